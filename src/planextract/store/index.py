"""All notes of an output folder in one file, so that an unchanged re-run opens no note and parses no row.

The index proves itself by a digest, and each entry is held against the disk like the note that it was made from. It
may be old, damaged or missing: then the notes decide, and without them the records.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NamedTuple

from planextract.errors import PlanextractError
from planextract.store.files import write_hint
from planextract.store.ledger import Note, digest_stored
from planextract.store.paths import index_path
from planextract.store.pile import Pile
from planextract.store.places import is_remote, storage_faults

HEAD = b"planextract index 1\t"
FOOT = b"sha256\t"


class Entry(NamedTuple):
    """A finished input.

    Attributes:
        name: Path of the input below the input folder, with extension.
        sha256: Digest of the input's bytes.
        stored: Digest of record and text as they lay on the disk.
        plan_id: Id of the document.
        row: Its row as the next manifest spells it: skipped.
    """

    name: str
    sha256: str
    stored: str
    plan_id: str
    row: bytes

    def to_line(self) -> bytes:
        """Return the entry as it is stored; neither names nor JSON hold tabs or line ends."""
        return "\t".join(self[:4]).encode() + b"\t" + self.row


class Index:
    """The notes of one output folder, made by one extractor.

    Only the place of each entry is kept in memory; the file is looked into.

    Args:
        output: The output folder.
        fingerprint: Digest of the extractor; an index of another one is not used.
    """

    def __init__(self, output: Path, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._output, self._head = output, HEAD + fingerprint.encode() + b"\n"
        self._kept = Pile()
        self._is_changed = False
        try:
            path = index_path(output)
            self._file: IO[bytes] = io.BytesIO(path.read_bytes()) if is_remote(path) else path.open("rb")
            self._places = _find_places(self._file, self._head)
        except storage_faults():
            self._file, self._places = io.BytesIO(), {}
        self._found = len(self._places)

    def find(self, name: str, sha256: str) -> bytes | None:
        """Find the row of exactly this content whose record is what it was; None where the notes must be asked."""
        place = self._places.get(hash(name))
        if place is None:
            return None
        self._file.seek(place)
        entry = _parse(self._file.readline().rstrip(b"\n"))
        if (entry.name, entry.sha256) != (name, sha256):
            return None
        try:
            if entry.stored != digest_stored(self._output, entry.plan_id):
                return None
        except PlanextractError:
            return None
        self._kept.add(entry.to_line())
        return entry.row

    def add(self, note: Note) -> bytes:
        """Add a finished input and return its row as the next manifest spells it."""
        row = note.row.model_copy(update={"outcome": "skipped", "seconds": 0.0})
        entry = Entry(note.name, row.sha256, note.stored, row.id, row.model_dump_json().encode())
        self._kept.add(entry.to_line())
        self._is_changed = True
        return entry.row

    def close(self) -> None:
        """Let go of the file; nothing is found any more."""
        self._file.close()
        self._places = {}

    def save(self) -> None:
        """Write what was found and added; nothing where that is what lies there.

        Raises:
            StoreFailed: The disk is full, or the place may not be written to.
        """
        if self._is_changed or len(self._kept) != self._found:
            write_hint(index_path(self._output), _sign(self._head, self._kept))


def _parse(line: bytes) -> Entry:
    name, sha256, stored, plan_id, row = line.split(b"\t", 4)
    return Entry(name.decode(), sha256.decode(), stored.decode(), plan_id.decode(), row)


def _find_places(file: IO[bytes], head: bytes) -> dict[int, int]:
    """Return the place of each entry by its name; nothing where the file is of another extractor, or not whole."""
    if file.readline() != head:
        return {}
    digest, place = hashlib.sha256(head), len(head)
    places: dict[int, int] = {}
    for line in file:
        if line.startswith(FOOT):
            return places if line == FOOT + digest.hexdigest().encode() + b"\n" else {}
        places[hash(line[: line.index(b"\t")].decode())] = place
        digest.update(line)
        place += len(line)
    return {}


def _sign(head: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the file: its head, its entries, and their digest."""
    digest = hashlib.sha256(head)
    yield head
    for line in lines:
        digest.update(line + b"\n")
        yield line + b"\n"
    yield FOOT + digest.hexdigest().encode() + b"\n"
