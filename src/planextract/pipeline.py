"""The story on one page: a path goes in, a checked plan comes out, one call per stage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planextract.document import Document
from planextract.extract import extract
from planextract.ingest import PageWatch, ingest
from planextract.layout import layout
from planextract.link import link
from planextract.normalise import normalise
from planextract.records.plan import Plan
from planextract.rules.fingerprint import describe_extractor, fingerprint
from planextract.settings import Settings
from planextract.structure import structure
from planextract.tokenise import is_inside_word, parse_sentences, tokenise
from planextract.validate import validate

__all__ = ["Extraction", "describe_extractor", "extract_document", "fingerprint", "read_plan"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document gives.

    Attributes:
        plan: The record.
        text: The canonical text that its offsets refer to.
    """

    plan: Plan
    text: str


def extract_document(path: Path, *, plan_id: str, settings: Settings, watch: PageWatch | None = None) -> Extraction:
    """Read one document and make its plan record.

    Args:
        path: PDF, text or Markdown file.
        plan_id: Path under the input folder without extension; becomes ``document.id``.
        settings: What the user chose.
        watch: Who follows the reading of pages, and may have some left out; None for nobody.

    Raises:
        InputError: If the file cannot be read.
        ResourceLimit: If it needs more than the settings allow.
        LanguageModelMissing: If the settings ask for a model that is not installed.
    """
    return read_plan(layout(ingest(path, document_id=plan_id, settings=settings, watch=watch)), settings)


def read_plan(document: Document, settings: Settings) -> Extraction:
    """Make the plan record of a document that is laid out.

    Args:
        document: With its text, lines and tables.
        settings: What the user chose.
    """
    with _collector_at_rest():
        return _take_stages(document, settings)


def _take_stages(document: Document, settings: Settings) -> Extraction:
    document = normalise(document)
    document = structure(document, settings, in_word=is_inside_word)
    document = tokenise(document)
    mentions = extract(document, nlp=settings.nlp, parse=parse_sentences)
    plan = link(document, mentions, describe_extractor(settings))
    return Extraction(validate(plan, document.text), document.text)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python from looking for cycles meanwhile: the stages make many values that live on, and no cycles.

    Looking costs a twentieth of the time of a text and finds nothing. It starts when rest ends, so what the stages
    made must be gone by then. Reading a PDF, whose libraries do make cycles, stays outside.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
