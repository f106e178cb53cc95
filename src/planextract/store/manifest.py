"""What a batch did: one row per input, and counts that must add up.

Times, host and run ids belong here and nowhere else: records are deterministic, manifests are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from planextract.records.evidence import Record
from planextract.records.plan import Extractor
from planextract.store.canonical import from_json, to_json
from planextract.store.files import read_bytes, write_pieces
from planextract.store.paths import manifest_path
from planextract.store.rows import Outcome, Row, Rows


class Manifest(Record):
    """One batch run.

    Attributes:
        run_id: Start time and a few random characters.
        started: ISO time with zone.
        ended: ISO time with zone.
        input: The input folder.
        extractor: Versions and settings that decide results.
        inputs: Number of inputs.
        outcomes: Number of inputs per outcome; they add up to ``inputs``.
        ignored: Files of the input folder that are no documents.
        rows: One per input, in the order of their ids.
    """

    run_id: str
    started: str
    ended: str
    input: str
    extractor: Extractor
    inputs: int
    outcomes: dict[Outcome, int]
    ignored: tuple[str, ...] = ()
    rows: Annotated[Sequence[Row], AfterValidator(tuple)]


def save_manifest(manifest: Manifest, *, output: Path) -> Path:
    """Write a manifest, one line per row, and return where it lies."""
    path = manifest_path(output, manifest.run_id)
    head = to_json(manifest.model_copy(update={"rows": ()})).removesuffix("[]\n}\n")
    write_pieces(path, _spell(head, manifest.rows))
    return path


def load_manifest(path: Path) -> Manifest:
    """Read a manifest.

    Raises:
        BadRecord: It does not follow the contract.
    """
    return from_json(read_bytes(path), Manifest, where=str(path))


def _spell(head: str, rows: Sequence[Row]) -> Iterator[bytes]:
    """Yield a manifest row by row: ten thousand rows at once would take a hundred megabytes on their way."""
    yield f"{head}[\n".encode()
    lines = rows.lines() if isinstance(rows, Rows) else (row.model_dump_json().encode() for row in rows)
    for number, line in enumerate(lines):
        yield (b",\n" if number else b"") + line
    yield b"\n]\n}\n"
