"""One side of a comparison: a record with its text, and the document itself where it is at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planextract.batch import Input
from planextract.batch.inputs import hash_file
from planextract.pipeline import describe_extractor, extract_document
from planextract.records.plan import Plan
from planextract.settings import Settings
from planextract.store import document_id, find_current, load_plan, load_text, read_bytes, save_plan

RECORD_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Side:
    """A plan as one revision has it.

    Attributes:
        plan: The record.
        text: The canonical text that its offsets refer to.
        source: The document it was made from; None where it is not at hand or has changed since.
    """

    plan: Plan
    text: str
    source: Path | None = None


def open_side(path: Path, *, settings: Settings, sources: Path | None = None, plan_id: str | None = None) -> Side:
    """Load a record, or extract a document.

    Args:
        path: A record (``.json``) or a document.
        settings: How to extract.
        sources: Folder of documents in which the source of a record may lie.
        plan_id: Document id of an extracted document; its stem if None.

    Raises:
        FileMissing: If there is no such file.
        BadRecord: If it is a record that does not follow the contract.
        InputError: If it is a document that cannot be read.
    """
    if path.suffix == RECORD_SUFFIX:
        plan = load_plan(path)
        return Side(plan, load_text(path), find_source(plan, path, sources))
    extraction = extract_document(path, plan_id=plan_id or document_id(path), settings=settings)
    return Side(extraction.plan, extraction.text, path)


def open_input(item: Input, *, records: Path, settings: Settings) -> Side:
    """Return a document of the input folder with its stored record, extracted and stored where it is not current.

    Args:
        item: The document.
        records: Folder of records.
        settings: How to extract.

    Raises:
        InputError: If the document cannot be read.
    """
    found = find_current(
        item.plan_id,
        source=item.path.name,
        sha256=item.sha256 or hash_file(item.path),
        extractor=describe_extractor(settings),
        output=records,
    )
    if found is None:
        extraction = extract_document(item.path, plan_id=item.plan_id, settings=settings)
        save_plan(extraction.plan, extraction.text, output=records)
        found = extraction.plan, extraction.text
    return Side(*found, item.path)


def find_source(plan: Plan, record: Path, sources: Path | None) -> Path | None:
    """Find the document that a record was made from: beside it or in a folder of documents, with the same content."""
    source = plan.document.source
    for place in _places(plan, record, sources):
        path = place / source.name
        if path.is_file() and hashlib.sha256(read_bytes(path)).hexdigest() == source.sha256:
            return path
    return None


def _places(plan: Plan, record: Path, sources: Path | None) -> Iterator[Path]:
    yield record.parent
    if sources is not None:
        yield sources / PurePosixPath(plan.document.id).parent
        yield sources
