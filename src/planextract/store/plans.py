"""Plan ↔ disk: one record and its canonical text, always of the same run.

The record is put in place last and removed first, so a record on disk always has its own text beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from planextract.errors import PlanextractError
from planextract.records.plan import Extractor, Plan
from planextract.store.canonical import from_json, to_json
from planextract.store.files import encode, read_bytes, read_text, write_together
from planextract.store.paths import RECORD_SUFFIX, record_path, text_path
from planextract.store.places import walk_files
from planextract.store.proof import prove


def save_plan(plan: Plan, text: str, *, output: Path) -> Path:
    """Write a record and the text that its offsets refer to.

    Args:
        plan: The record; its document id decides the place.
        text: The canonical text.
        output: The output folder.

    Returns:
        Where the record lies.
    """
    record, beside = record_path(output, plan.document.id), text_path(output, plan.document.id)
    write_together(((beside, encode(beside, text)), (record, encode(record, to_json(plan)))))
    return record


def load_plan(path: Path) -> Plan:
    """Read a record.

    Raises:
        FileMissing: There is none.
        BadRecord: It does not follow the contract.
    """
    return from_json(read_bytes(path), Plan, where=str(path))


def load_text(record: Path) -> str:
    """Read the canonical text that lies beside a record."""
    return read_text(record.with_name(record.name.removesuffix(RECORD_SUFFIX) + ".txt"))


def find_records(folder: Path) -> Iterator[Path]:
    """Yield every record below a folder, in the order of their paths."""
    yield from (path for name, path in walk_files(folder) if name.endswith(RECORD_SUFFIX))


def find_current(
    plan_id: str, *, source: str, sha256: str, extractor: Extractor, output: Path
) -> tuple[Plan, str] | None:
    """Find the stored record of exactly this content, made by exactly this extractor, its quotes still proven.

    Args:
        plan_id: Document id.
        source: File name of the input; the same content under another name may be read by another reader.
        sha256: Digest of the input's bytes.
        extractor: What would extract it now.
        output: The output folder.

    Returns:
        The record and its text, or None where the document has to be extracted (again).
    """
    path = record_path(output, plan_id)
    try:
        plan = load_plan(path)
        wanted = (plan_id, source, sha256, extractor)
        if wanted != (plan.document.id, plan.document.source.name, plan.document.source.sha256, plan.extractor):
            return None
        text = load_text(path)
        return None if prove(plan, text) else (plan, text)
    except PlanextractError:
        # Missing or damaged: extracting again repairs both.
        return None
