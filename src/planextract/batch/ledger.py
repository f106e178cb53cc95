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
from planextract.batch.run import accept, refuse
from planextract.batch.supervise import close_pools, run_and_settle_inputs
from planextract.errors import PlanextractError, StoreFailed, WorkerDied
from planextract.pipeline import describe_extractor, fingerprint
from planextract.records.plan import Extractor
from planextract.settings import Settings
from planextract.store import Manifest, Row, count_outcomes, find_current, find_quarantined, save_manifest
from planextract.store.files import check_writable, sweep
from planextract.store.ledger import find_done
from planextract.store.paths import LEDGER_FOLDER
from planextract.store.places import Place
from planextract.workers import Limits


class BatchOptions(BaseModel):
    """What a batch run is told.

    Attributes:
        input: Folder of documents, also as a URL.
        output: Folder of records, also as a URL.
        settings: How to extract.
        limits: What one document may take.
        shard_size: Documents per shard.
        jobs: Supervised processes per shard; 0 extracts in the calling process, unprotected.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Place = Path("raw")
    output: Place = Path("processed")
    settings: Settings = Field(default_factory=Settings)
    limits: Limits = Field(default_factory=Limits)
    shard_size: int = Field(default=50, ge=1)
    jobs: int = Field(default=1, ge=0, le=64)


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
    """List the inputs and settle those that the disk already answers; loads no model.

    Where nothing can be written, every input is settled with that as the reason.
    """
    started = _now()
    extractor = describe_extractor(options.settings)
    digest = fingerprint(extractor)
    listing = list_inputs([options.input], output=options.output)
    settled = [refuse(item, error) for item, error in listing.refused]
    fault = find_store_fault(options.output)
    if not fault:
        sweep(options.output)
    todo: list[Input] = []
    for item in listing.inputs:
        try:
            hashed = replace(item, sha256=hash_file(item.path))
            row = _find_settled(hashed, extractor, digest, options.output)
        except PlanextractError as error:
            settled.append(refuse(item, error))
            continue
        if row:
            settled.append(row.model_copy(update={"outcome": "skipped", "seconds": 0.0}))
        elif fault:
            settled.append(refuse(hashed, fault))
        else:
            todo.append(hashed)
    size = options.shard_size
    shards = tuple(tuple(todo[i : i + size]) for i in range(0, len(todo), size))
    return Batch(options, extractor, started, shards, tuple(settled), listing.ignored)


def run_shard(items: Iterable[Input], options: BatchOptions) -> Iterator[Row]:
    """Extract the documents of one shard, store each record or the reason why there is none, and yield the rows.

    A shard that is run again, after a crash of whatever ran it, takes up where it stopped. When the output can no
    longer be written to, the documents that are left are refused for that reason and extracted by the next run.
    """
    extractor = describe_extractor(options.settings)
    digest = fingerprint(extractor)
    todo: dict[str, Input] = {}
    for item in items:
        row = _find_settled(item, extractor, digest, options.output)
        if row:
            yield row
        else:
            todo[item.plan_id] = item
    fault = find_store_fault(options.output) if todo else None
    if not fault:
        inputs = tuple(todo.values())
        for row in run_and_settle_inputs(
            inputs, options.settings, options.output, jobs=options.jobs, limits=options.limits
        ):
            del todo[row.id]
            yield row
            fault = find_store_fault(options.output) if row.code == StoreFailed.code else None
            if fault:
                break
    if fault:
        yield from (refuse(item, fault) for item in todo.values())


def finish_batch(batch: Batch, rows: Iterable[Row]) -> tuple[Manifest, StoreFailed | None]:
    """Write the manifest: one row per input, those of lost shards read back from the disk.

    Returns:
        The manifest, and why it could not be written; None where it was.
    """
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
    try:
        save_manifest(manifest, output=batch.options.output)
    except StoreFailed as error:
        return manifest, error
    return manifest, None


def run_batch(
    options: BatchOptions, *, on_row: Callable[[Row], None] = lambda _: None
) -> tuple[Manifest, StoreFailed | None]:
    """Do a whole batch from this process; the same result as the flow, without its bookkeeping."""
    batch = plan_batch(options)
    rows: list[Row] = []
    try:
        for shard in batch.shards:
            for row in run_shard(shard, options):
                rows.append(row)
                on_row(row)
    finally:
        close_pools()
    return finish_batch(batch, rows)


def find_store_fault(output: Path) -> StoreFailed | None:
    """Find why nothing can be written to an output folder; None where it can."""
    try:
        check_writable(output / LEDGER_FOLDER)
    except StoreFailed as error:
        return error
    return None


def _find_settled(item: Input, extractor: Extractor, digest: str, output: Path) -> Row | None:
    """Find what the disk says about an input; None where it has to be extracted."""
    done = find_done(item.name, sha256=item.sha256, fingerprint=digest, output=output)
    if done:
        return done
    found = find_current(item.plan_id, source=item.path.name, sha256=item.sha256, extractor=extractor, output=output)
    if found:
        return accept(item, *found, seconds=0.0)
    held = find_quarantined(item.name, sha256=item.sha256, fingerprint=digest, output=output)
    return held.row if held else None


def _read_back(item: Input, batch: Batch) -> Row:
    found = _find_settled(item, batch.extractor, fingerprint(batch.extractor), batch.options.output)
    return found or refuse(item, WorkerDied(item.name))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
