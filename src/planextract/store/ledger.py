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
from planextract.store.files import read_bytes, write_hint
from planextract.store.paths import note_path, record_path, text_path
from planextract.store.rows import Row


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
    note = Note(name=name, fingerprint=fingerprint, stored=digest_stored(output, row.id), row=row)
    # Not waited for: what a power failure leaves of a note is noticed, and the record decides.
    write_hint(note_path(output, name), (to_json(note).encode(),))


def find_note(name: str, *, output: Path) -> Note | None:
    """Find the note of an input, whatever it says; None where there is none, or a damaged one."""
    try:
        path = note_path(output, name)
        return from_json(read_bytes(path), Note, where=str(path))
    except PlanextractError:
        return None


def find_done(name: str, *, sha256: str, fingerprint: str, output: Path) -> Row | None:
    """Find what was said about exactly this content and extractor; None where the record must be looked at."""
    note = find_note(name, output=output)
    if not note or (note.row.sha256, note.fingerprint, note.name) != (sha256, fingerprint, name):
        return None
    try:
        return note.row if note.stored == digest_stored(output, note.row.id) else None
    except PlanextractError:
        # The record is missing, or cannot be read.
        return None


def digest_stored(output: Path, plan_id: str) -> str:
    """Return the digest of a record and its text as they lie on the disk.

    Raises:
        FileMissing: One of them is not there.
    """
    digest = hashlib.sha256(read_bytes(record_path(output, plan_id)))
    digest.update(read_bytes(text_path(output, plan_id)))
    return digest.hexdigest()
