"""Inputs that gave no record, each with the reason; they are not tried again until something changes."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from planextract.errors import BadRecord, PlanextractError
from planextract.records.evidence import Record
from planextract.store.canonical import from_json, to_json
from planextract.store.files import read_bytes, remove, write_text
from planextract.store.paths import LEDGER_FOLDER, RECORD_SUFFIX, quarantine_path
from planextract.store.places import walk_files
from planextract.store.rows import Row

Status = Literal["error", "timeout", "died"]
# Not the document's fault: it is tried again by the next run, and never held.
PASSING_CODES = frozenset({"output.not_written", "file.not_found", "setup.model_missing"})
STATUS_OF: dict[str, Status] = {"limit.time": "timeout", "worker.died": "died"}


class Quarantined(Record):
    """An input that gave no record.

    Attributes:
        name: Path of the input below the input folder, with extension.
        status: How it failed.
        fingerprint: Digest of the extractor that failed; another one tries again.
        attempts: How often this content failed in a row with this extractor.
        time: When it failed last, ISO with zone.
        row: What the manifest says about it.
    """

    name: str
    status: Status
    fingerprint: str
    attempts: int
    time: str
    row: Row


def put_in_quarantine(name: str, row: Row, *, fingerprint: str, output: Path) -> Path:
    """Write why an input gave no record, and return where that lies."""
    before = find_quarantined(name, sha256=row.sha256, fingerprint=fingerprint, output=output)
    entry = Quarantined(
        name=name,
        status=STATUS_OF.get(row.code or "", "error"),
        fingerprint=fingerprint,
        attempts=before.attempts + 1 if before else 1,
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        row=row,
    )
    path = quarantine_path(output, name)
    write_text(path, to_json(entry))
    return path


def release(name: str, *, output: Path) -> None:
    """Remove an input from quarantine, as it has a record now or is to be tried again."""
    remove(quarantine_path(output, name))


def find_quarantined(name: str, *, sha256: str, fingerprint: str, output: Path) -> Quarantined | None:
    """Find the entry of exactly this content and extractor; None where the input may be tried."""
    try:
        path = quarantine_path(output, name)
        entry = from_json(read_bytes(path), Quarantined, where=str(path))
    except PlanextractError:
        return None
    return entry if entry.row.sha256 == sha256 and entry.fingerprint == fingerprint else None


def list_quarantined(output: Path) -> Iterator[Quarantined]:
    """Yield all entries of an output folder, in the order of their names; damaged ones hold nothing."""
    for name, path in walk_files(output / LEDGER_FOLDER / "quarantine"):
        if name.endswith(RECORD_SUFFIX):
            with contextlib.suppress(BadRecord):
                yield from_json(read_bytes(path), Quarantined, where=str(path))
