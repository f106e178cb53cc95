"""Work that takes no time, so that what is measured is what surrounds it; importable by name, as processes need it."""

from __future__ import annotations

from pathlib import Path

from planextract.batch import KINDS, Input
from planextract.batch.run import settle
from planextract.settings import Settings
from planextract.store import Row, record_path, text_path
from planextract.store.files import write_together
from planextract.workers import Watch

RECORD = b"{}\n"


def prepare_nothing(settings: Settings) -> None:
    """Load no models."""


def store_nothing(item: Input, settings: Settings, output: Path, watch: Watch) -> Row:
    """Store an empty record and say of it what is said of a small plan."""
    row = Row(
        id=item.plan_id,
        source=str(item.path),
        outcome="ok",
        sha256=item.sha256,
        seconds=round(watch.until or 0.0, 3) % 1,
        peak_memory_mb=125,
        pages=1,
        characters=len(item.name) * 30,
        counts={kind: number * len(item.name) % 17 for number, kind in enumerate(KINDS)},
    )
    write_together(((text_path(output, row.id), b""), (record_path(output, row.id), RECORD)))
    settle(item, row, settings, output)
    return row
