"""A folder in, a manifest out: what is new is extracted, what the disk already holds is skipped.

Disk is the truth: `plan_batch` compares the inputs with the records and the quarantine, `run_shard` writes both,
and `finish_batch` reads them back, so that a shard whose answer was lost is still counted. Who calls
`run_shard`, and where, is not decided here.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from planextract.batch.inputs import Input, hash_file, list_inputs
from planextract.batch.run import accept, refuse, run_inputs
from planextract.errors import PlanextractError, WorkerDied
from planextract.pipeline import describe_extractor, fingerprint
from planextract.records.plan import Extractor
from planextract.settings import Settings
from planextract.store import (
    Manifest,
    Row,
    count_outcomes,
    find_current,
    find_quarantined,
    put_in_quarantine,
    quarantine_path,
    record_path,
    release,
    save_manifest,
)


class BatchOptions(BaseModel):
    """What a batch run is told.

    Attributes:
        input: Folder of documents.
        output: Folder of records.
        settings: How to extract.
        shard_size: Documents per shard.
        jobs: Processes per shard.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Path = Path("raw")
    output: Path = Path("processed")
    settings: Settings = Field(default_factory=Settings)
    shard_size: int = Field(default=50, ge=1)
    jobs: int = Field(default=1, ge=1, le=64)


@dataclass(frozen=True)
class Batch:
    """What a run has to do.

    Attributes:
        options: What it was told.
        extractor: Versions and settings that decide results.
        started: When it began, ISO with zone.
        shards: Documents to extract, shard by shard.
        settled: Rows of inputs that need no work: skipped or refused.
        ignored: Files that are no documents.
    """

    options: BatchOptions
    extractor: Extractor
    started: str
    shards: tuple[tuple[Input, ...], ...]
    settled: tuple[Row, ...]
    ignored: tuple[str, ...]

    @property
    def open_inputs(self) -> tuple[Input, ...]:
        """Return all documents to extract."""
        return tuple(item for shard in self.shards for item in shard)


def plan_batch(options: BatchOptions) -> Batch:
    """List the inputs and settle those that the disk already answers; loads no model."""
    started = _now()
    extractor = describe_extractor(options.settings)
    listing = list_inputs([options.input])
    settled = [refuse(item, error) for item, error in listing.refused]
    todo: list[Input] = []
    for item in listing.inputs:
        try:
            hashed = replace(item, sha256=hash_file(item.path))
        except PlanextractError as error:
            settled.append(refuse(item, error))
            continue
        row = _find_settled(hashed, extractor, options.output)
        if row:
            settled.append(row.model_copy(update={"outcome": "skipped", "seconds": 0.0}))
        else:
            todo.append(hashed)
    size = options.shard_size
    shards = tuple(tuple(todo[i : i + size]) for i in range(0, len(todo), size))
    return Batch(options, extractor, started, shards, tuple(settled), listing.ignored)


def run_shard(items: Iterable[Input], options: BatchOptions) -> Iterator[Row]:
    """Extract the documents of one shard, store each record or the reason why there is none, and yield the rows.

    A shard that is run again, after a crash of whatever ran it, takes up where it stopped.
    """
    extractor = describe_extractor(options.settings)
    todo: dict[str, Input] = {}
    for item in items:
        row = _find_settled(item, extractor, options.output)
        if row:
            yield row
        else:
            todo[item.plan_id] = item
    for row in run_inputs(tuple(todo.values()), options.settings, options.output, jobs=options.jobs):
        name = todo[row.id].name
        if row.outcome == "quarantined":
            put_in_quarantine(name, row, fingerprint=fingerprint(extractor), output=options.output)
        else:
            release(name, output=options.output)
        yield row


def finish_batch(batch: Batch, rows: Iterable[Row]) -> Manifest:
    """Write the manifest: one row per input, those of lost shards read back from the disk."""
    known = {row.id: row for row in rows}
    done = [known.get(item.plan_id) or _read_back(item, batch) for item in batch.open_inputs]
    everything = tuple(sorted((*batch.settled, *done), key=lambda row: (row.id, row.source)))
    manifest = Manifest(
        run_id=f"{batch.started[:19].replace(':', '')}-{secrets.token_hex(3)}",
        started=batch.started,
        ended=_now(),
        input=str(batch.options.input),
        extractor=batch.extractor,
        inputs=len(everything),
        outcomes=count_outcomes(everything),
        ignored=batch.ignored,
        rows=everything,
    )
    save_manifest(manifest, output=batch.options.output)
    return manifest


def run_batch(options: BatchOptions, *, on_row: Callable[[Row], None] = lambda _: None) -> Manifest:
    """Do a whole batch in this process; the same result as the flow, without its bookkeeping."""
    batch = plan_batch(options)
    rows: list[Row] = []
    for shard in batch.shards:
        for row in run_shard(shard, options):
            rows.append(row)
            on_row(row)
    return finish_batch(batch, rows)


def count_settled(batch: Batch) -> int:
    """Count the documents that the disk has an answer for since the run began, wherever it was found."""
    since = datetime.fromisoformat(batch.started).timestamp()
    output = batch.options.output
    return sum(
        any(_is_newer(path, since) for path in (record_path(output, i.plan_id), quarantine_path(output, i.name)))
        for i in batch.open_inputs
    )


def _find_settled(item: Input, extractor: Extractor, output: Path) -> Row | None:
    """Find what the disk says about an input; None where it has to be extracted."""
    found = find_current(item.plan_id, source=item.path.name, sha256=item.sha256, extractor=extractor, output=output)
    if found:
        return accept(item, *found, seconds=0.0)
    held = find_quarantined(item.name, sha256=item.sha256, fingerprint=fingerprint(extractor), output=output)
    return held.row if held else None


def _read_back(item: Input, batch: Batch) -> Row:
    found = _find_settled(item, batch.extractor, batch.options.output)
    return found or refuse(item, WorkerDied(item.name))


def _is_newer(path: Path, since: float) -> bool:
    try:
        return path.stat().st_mtime >= since
    except OSError:
        return False


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
