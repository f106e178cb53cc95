"""A folder in, a manifest out: what is new is extracted, what the disk already holds is skipped.

Disk is the truth: `plan_batch` compares the inputs with the records and the quarantine, `run_shard` writes both,
and `finish_batch` reads them back, so that a shard whose answer was lost is still counted. Who calls
`run_shard`, and where, is not decided here.
"""

from __future__ import annotations

import os
import secrets
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from planextract.batch.inputs import Input, Shard, hash_file, list_inputs, pack_inputs
from planextract.batch.run import accept, refuse
from planextract.batch.supervise import close_pools, run_and_settle_inputs
from planextract.errors import PlanextractError, StoreFailed, UnsafePath, WorkerDied
from planextract.records.plan import Extractor
from planextract.rules.fingerprint import describe_extractor, fingerprint
from planextract.settings import Settings
from planextract.store import Manifest, Row, Rows, count_outcomes, find_current, find_quarantined, save_manifest
from planextract.store.files import check_writable, sweep
from planextract.store.index import Index
from planextract.store.ledger import find_done, find_note
from planextract.store.paths import LEDGER_FOLDER, quarantine_path, record_path
from planextract.store.places import Place, is_remote
from planextract.workers import Limits


class BatchOptions(BaseModel):
    """What a batch run is told.

    Attributes:
        input: Folder of documents, also as a URL.
        output: Folder of records, also as a URL.
        settings: How to extract.
        limits: What one document may take.
        shard_size: Documents per shard. Between two shards nothing is read for a moment, so on one machine they are
            large; on a cluster each should be a few minutes' work.
        jobs: Supervised processes per shard; 0 extracts in the calling process, unprotected.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Place = Path("raw")
    output: Place = Path("processed")
    settings: Settings = Field(default_factory=Settings)
    limits: Limits = Field(default_factory=Limits)
    shard_size: int = Field(default=1000, ge=1)
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
        index: What the next run need not ask the notes for.
    """

    options: BatchOptions
    extractor: Extractor
    started: str
    shards: tuple[Shard, ...]
    settled: Rows
    ignored: tuple[str, ...]
    index: Index

    @property
    def open_count(self) -> int:
        """Return the number of documents to extract."""
        return sum(map(len, self.shards))


def plan_batch(options: BatchOptions) -> Batch:
    """List the inputs and settle those that the disk already answers; loads no model.

    Where nothing can be written, every input is settled with that as the reason.
    """
    started = _now()
    extractor = describe_extractor(options.settings)
    listing = list_inputs([options.input], output=options.output)
    settled = Rows(refuse(item, error) for item, error in listing.refused)
    fault = find_store_fault(options.output)
    if not fault:
        sweep(options.output)
    index = Index(options.output, fingerprint(extractor))
    root = options.input if options.input.is_dir() else options.input.parent
    shards: list[Shard] = []
    todo: list[Input] = []
    for item in listing.inputs:
        try:
            hashed = replace(item, sha256=hash_file(item.path))
            line = index.find(hashed.name, hashed.sha256) or _find_skipped(hashed, extractor, index, options.output)
        except PlanextractError as error:
            settled.add(refuse(item, error))
            continue
        if line:
            settled.add_line(line)
        elif fault:
            settled.add(refuse(hashed, fault))
        else:
            todo.append(hashed)
        if len(todo) == options.shard_size:
            shards.append(pack_inputs(todo, root))
            todo = []
    index.close()
    if todo:
        shards.append(pack_inputs(todo, root))
    return Batch(options, extractor, started, tuple(shards), settled, listing.ignored, index)


def run_shard(items: Iterable[Input], options: BatchOptions) -> Iterator[Row]:
    """Extract the documents of one shard, store each record or the reason why there is none, and yield the rows.

    A shard that is run again, after a crash of whatever ran it, takes up where it stopped. When the output can no
    longer be written to, the documents that are left are refused for that reason and extracted by the next run.
    """
    extractor = describe_extractor(options.settings)
    digest = fingerprint(extractor)
    found = deque[Row]()

    def pull() -> Iterator[Input]:
        for item in items:
            row = _find_settled(item, extractor, digest, options.output)
            if row:
                found.append(row)
            else:
                yield item

    yield from _run_open(pull(), options)
    yield from found


def _run_open(items: Iterator[Input], options: BatchOptions) -> Iterator[Row]:
    """Extract documents of which the disk does not know anything; looks at each only when its turn comes."""
    todo: dict[str, Input] = {}

    def pull() -> Iterator[Input]:
        for item in items:
            todo[item.plan_id] = item
            yield item

    waiting = pull()
    first = next(waiting, None)
    if first is None:
        return
    fault = find_store_fault(options.output)
    if not fault:
        inputs = chain((first,), waiting)
        for row in run_and_settle_inputs(
            inputs, options.settings, options.output, jobs=options.jobs, limits=options.limits
        ):
            del todo[row.id]
            yield row
            fault = find_store_fault(options.output) if row.code == StoreFailed.code else None
            if fault:
                break
    if fault:
        yield from (refuse(item, fault) for item in (*todo.values(), *items))


def finish_batch(batch: Batch, rows: Iterable[Row]) -> tuple[Manifest, StoreFailed | None]:
    """Write the manifest: one row per input, those of lost shards read back from the disk.

    Returns:
        The manifest, and why it could not be written; None where it was.
    """
    everything, known = Rows(), set[str]()
    for line in batch.settled.lines():
        everything.add_line(line)
    for row in rows:
        known.add(row.id)
        everything.add(row)
    for item in chain.from_iterable(batch.shards):
        if item.plan_id not in known:
            everything.add(_read_back(item, batch))
        _remember(item, batch.index, batch.options.output)
    everything.sort()
    manifest = Manifest(
        run_id=f"{batch.started[:19].replace(':', '')}-{secrets.token_hex(3)}",
        started=batch.started,
        ended=_now(),
        input=str(batch.options.input),
        extractor=batch.extractor,
        inputs=len(everything),
        outcomes=count_outcomes(everything),
        ignored=batch.ignored,
        rows=(),
    ).model_copy(update={"rows": everything})
    try:
        save_manifest(manifest, output=batch.options.output)
        batch.index.save()
    except StoreFailed as error:
        return manifest, error
    return manifest, None


def run_batch(
    options: BatchOptions, *, on_row: Callable[[Row], None] = lambda _: None
) -> tuple[Manifest, StoreFailed | None]:
    """Do a whole batch from this process; the same result as the flow, without its bookkeeping."""
    batch = plan_batch(options)
    rows = Rows()
    try:
        # One after the other without a border: at a border, processes wait for each other.
        for row in _run_open(chain.from_iterable(batch.shards), options):
            rows.add(row)
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
    if not is_remote(output) and not _has_traces(item, output):
        return None
    done = find_done(item.name, sha256=item.sha256, fingerprint=digest, output=output)
    if done:
        return done
    found = find_current(item.plan_id, source=item.path.name, sha256=item.sha256, extractor=extractor, output=output)
    if found:
        return accept(item, *found, seconds=0.0)
    held = find_quarantined(item.name, sha256=item.sha256, fingerprint=digest, output=output)
    return held.row if held else None


def _has_traces(item: Input, output: Path) -> bool:
    """Return whether anything may have become of an input; most inputs of a first run are told by this alone."""
    try:
        places = record_path(output, item.plan_id), quarantine_path(output, item.name)
    except UnsafePath:
        return False
    return any(os.path.exists(place) for place in places)  # noqa: PTH110 - tells too long names without raising


def _find_skipped(item: Input, extractor: Extractor, index: Index, output: Path) -> bytes | None:
    """Find what the disk says about an input that the index does not know, as the manifest spells it."""
    row = _find_settled(item, extractor, index.fingerprint, output)
    if not row:
        return None
    known = None if row.code else _remember(item, index, output)
    return known or row.model_copy(update={"outcome": "skipped", "seconds": 0.0}).model_dump_json().encode()


def _remember(item: Input, index: Index, output: Path) -> bytes | None:
    """Take the note of an input into the index; None where there is none of this content and extractor."""
    note = find_note(item.name, output=output)
    if note and (note.row.sha256, note.fingerprint) == (item.sha256, index.fingerprint):
        return index.add(note)
    return None


def _read_back(item: Input, batch: Batch) -> Row:
    found = _find_settled(item, batch.extractor, fingerprint(batch.extractor), batch.options.output)
    return found or refuse(item, WorkerDied(item.name))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
