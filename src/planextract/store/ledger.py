"""What is done: one note per finished input, so that a re-run need not read its record again.

A note is written after the record and names the digest of what lies on the disk; a record that was damaged, edited or
removed since is not done. Notes may be deleted: the next run finds the records themselves.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from planextract.errors import PlanextractError
from planextract.records.evidence import Record
from planextract.store.canonical import from_json, to_json
from planextract.store.files import read_bytes, write_text
from planextract.store.manifest import Row
from planextract.store.paths import note_path, record_path, text_path


class Note(Record):
    """A finished input.

    Attributes:
        name: Path of the input below the input folder, with extension.
        fingerprint: Digest of the extractor.
        stored: Digest of record and text as they lie on the disk.
        row: What the manifest said about it.
    """

    name: str
    fingerprint: str
    stored: str
    row: Row


def note_done(name: str, row: Row, *, fingerprint: str, output: Path) -> None:
    """Note that an input has its record.

    Raises:
        StoreFailed: The disk is full, or the place may not be written to.
    """
    note = Note(name=name, fingerprint=fingerprint, stored=_digest(output, row.id), row=row)
    write_text(note_path(output, name), to_json(note))


def find_done(name: str, *, sha256: str, fingerprint: str, output: Path) -> Row | None:
    """Find what was said about exactly this content and extractor; None where the record must be looked at."""
    try:
        path = note_path(output, name)
        note = from_json(read_bytes(path), Note, where=str(path))
        current = note.row.sha256 == sha256 and note.fingerprint == fingerprint and note.name == name
        return note.row if current and note.stored == _digest(output, note.row.id) else None
    except PlanextractError:
        # Missing or damaged: the record itself decides.
        return None


def _digest(output: Path, plan_id: str) -> str:
    digest = hashlib.sha256(read_bytes(record_path(output, plan_id)))
    digest.update(read_bytes(text_path(output, plan_id)))
    return digest.hexdigest()
