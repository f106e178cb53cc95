"""What a batch did: one row per input, and counts that must add up.

Times, host and run ids belong here and nowhere else: records are deterministic, manifests are not.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from planextract.records.evidence import Record
from planextract.records.plan import Extractor
from planextract.store.canonical import from_json, to_json
from planextract.store.files import read_bytes, write_text
from planextract.store.paths import manifest_path

Outcome = Literal["ok", "partial", "quarantined", "skipped"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Row(Record):
    """What became of one input.

    Attributes:
        id: Document id.
        source: Path of the input as given.
        outcome: ``ok``; ``partial``: some pages could not be read; ``quarantined``: no record, see code;
            ``skipped``: this content was done by this extractor before.
        sha256: Digest of the input's bytes; empty where it could not be read.
        code: Error code of a quarantined input, also of one skipped for that reason.
        cause: What is wrong, in Japanese and English.
        advice: What to do about it, in Japanese and English.
        detail: What was found; for a defect its module, line and traceback.
        seconds: Time taken.
        peak_memory_mb: Largest memory of the process so far; None where the system does not tell.
        pages: Number of pages, None if unknown.
        failed_pages: Pages that could not be read, by the code of the reason.
        characters: Length of the canonical text.
        counts: Number of items per kind.
    """

    id: str
    source: str
    outcome: Outcome
    sha256: str = ""
    code: str | None = None
    cause: dict[str, str] = Field(default_factory=dict)
    advice: dict[str, str] = Field(default_factory=dict)
    detail: str = ""
    seconds: float = 0.0
    peak_memory_mb: int | None = None
    pages: int | None = None
    failed_pages: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    characters: int = 0
    counts: dict[str, int] = Field(default_factory=dict)


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
    rows: tuple[Row, ...]


def count_outcomes(rows: tuple[Row, ...]) -> dict[Outcome, int]:
    """Count the inputs per outcome, the ones that did not occur included."""
    found = Counter(row.outcome for row in rows)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def save_manifest(manifest: Manifest, *, output: Path) -> Path:
    """Write a manifest, one line per row, and return where it lies."""
    path = manifest_path(output, manifest.run_id)
    head = to_json(manifest.model_copy(update={"rows": ()})).removesuffix("[]\n}\n")
    # Row by row: ten thousand rows at once would take a hundred megabytes on their way.
    rows = ",\n".join(row.model_dump_json() for row in manifest.rows)
    write_text(path, f"{head}[\n{rows}\n]\n}}\n")
    return path


def load_manifest(path: Path) -> Manifest:
    """Read a manifest.

    Raises:
        BadRecord: It does not follow the contract.
    """
    return from_json(read_bytes(path), Manifest, where=str(path))
