"""The story on one page: a path goes in, a checked plan comes out, one call per stage."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from planextract.extract import extract
from planextract.ingest import PageWatch, ingest
from planextract.layout import layout
from planextract.link import link
from planextract.normalise import normalise
from planextract.records.plan import Extractor, Plan
from planextract.rules.fingerprint import hash_rules
from planextract.settings import Settings
from planextract.structure import structure
from planextract.tokenise import is_inside_word, parse_sentences, tokenise
from planextract.validate import validate

# Packages whose version can change a record.
RESULT_PACKAGES = ("sudachipy", "sudachidict_core", "ginza", "ja_ginza", "pdfplumber", "pdfminer.six", "pypdfium2")


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
    document = ingest(path, document_id=plan_id, settings=settings, watch=watch)
    document = layout(document)
    with _collector_at_rest():
        document = normalise(document)
        document = structure(document, settings, in_word=is_inside_word)
        document = tokenise(document)
        mentions = extract(document, nlp=settings.nlp, parse=parse_sentences)
        plan = link(document, mentions, describe_extractor(settings))
        return Extraction(validate(plan, document.text), document.text)


def describe_extractor(settings: Settings) -> Extractor:
    """Return what makes records with these settings: versions, rules, settings."""
    return Extractor(
        version=_package_versions()["planextract"],
        rules=hash_rules(),
        packages={name: version for name, version in _package_versions().items() if name != "planextract"},
        settings=settings.result_key(),
    )


def fingerprint(extractor: Extractor) -> str:
    """Return one digest of everything that can change a record apart from the document."""
    content = json.dumps(extractor.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep Python from looking for cycles meanwhile: the stages make many values that live on, and no cycles.

    Looking costs a twentieth of the time of a text and finds nothing. Reading a PDF, whose libraries do make
    cycles, stays outside.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@lru_cache(maxsize=1)
def _package_versions() -> dict[str, str]:
    installed = {name: _find_version(name) for name in ("planextract", *RESULT_PACKAGES)}
    return {name: version for name, version in installed.items() if version is not None}


def _find_version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # without GiNZA everything but parsing works
        return None
