"""One input in, one row of the manifest out: whatever happens, nothing is lost and nobody else is harmed."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from planextract.batch.inputs import Input
from planextract.errors import PlanextractError, ResourceLimit, WorkerDied
from planextract.pipeline import extract_document
from planextract.records.plan import Plan
from planextract.settings import Settings
from planextract.store import Row, save_plan

KINDS = ("pillars", "actions", "kpis", "actors", "dates", "issues")
# Issues that say that part of the document was not read.
PARTIAL_CODES = frozenset({"pdf.page_failed", "limit.time", "pdf.needs_ocr"})
# Python's own words for a document that is too much, and ours.
LIMIT_CODES: tuple[tuple[type[Exception], str], ...] = ((MemoryError, "limit.memory"), (RecursionError, "limit.depth"))
TRACEBACK_LINES = 12
OUR_FOLDER = "planextract"

Run = Callable[[Input, Settings, Path], Row]


def run_input(item: Input, settings: Settings, output: Path) -> Row:
    """Extract one document and store its record; a failure becomes a row, never an exception."""
    started = perf_counter()
    try:
        extraction = extract_document(item.path, plan_id=item.plan_id, settings=settings)
        save_plan(extraction.plan, extraction.text, output=output)
    except PlanextractError as error:
        return refuse(item, error, seconds=perf_counter() - started)
    except Exception as error:  # noqa: BLE001 - the edge: a defect met by one document must not stop the others
        return refuse(item, _as_typed(error, item), seconds=perf_counter() - started)
    return accept(item, extraction.plan, extraction.text, seconds=perf_counter() - started)


def run_inputs(
    items: Sequence[Input], settings: Settings, output: Path, *, jobs: int = 1, run: Run = run_input
) -> Iterator[Row]:
    """Extract documents and yield their rows as they are done.

    Args:
        items: What to extract.
        settings: How.
        output: Where the records go.
        jobs: Number of processes; with one, everything happens in this one.
        run: What is done with each document.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from (run(item, settings, output) for item in items)
        return
    lost: list[Input] = []
    with _open_pool(min(jobs, len(items))) as pool:
        waiting: dict[Future[Row], Input] = {pool.submit(run, item, settings, output): item for item in items}
        for future in as_completed(waiting):
            try:
                yield future.result()
            except BrokenProcessPool:
                lost.append(waiting[future])
    # One document killed its process, and the pool died with it: each alone, only the guilty one dies again.
    for item in lost:
        with _open_pool(1) as pool:
            try:
                yield pool.submit(run, item, settings, output).result()
            except BrokenProcessPool:
                yield refuse(item, WorkerDied(item.name))


def accept(item: Input, plan: Plan, text: str, *, seconds: float) -> Row:
    """Return the row of a document that gave a record."""
    partial = any(issue.code in PARTIAL_CODES for issue in plan.issues)
    return Row(
        id=item.plan_id,
        source=str(item.path),
        outcome="partial" if partial else "ok",
        sha256=plan.document.source.sha256,
        seconds=round(seconds, 3),
        peak_memory_mb=_peak_memory_mb(),
        pages=plan.document.source.pages,
        characters=len(text),
        counts={kind: len(getattr(plan, kind)) for kind in KINDS},
    )


def refuse(item: Input, error: PlanextractError, *, seconds: float = 0.0) -> Row:
    """Return the row of an input that gave none."""
    return Row(
        id=item.plan_id,
        source=str(item.path),
        outcome="quarantined",
        sha256=item.sha256,
        code=error.error_code,
        cause={"ja": error.cause_ja, "en": error.cause_en},
        advice={"ja": error.advice_ja, "en": error.advice_en},
        detail=error.detail if error.page is None else f"p.{error.page} {error.detail}".strip(),
        seconds=round(seconds, 3),
        peak_memory_mb=_peak_memory_mb(),
    )


def _open_pool(processes: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork copies the locks of whatever has been imported, and may hang.
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _as_typed(error: Exception, item: Input) -> PlanextractError:
    for kind, code in LIMIT_CODES:
        if isinstance(error, kind):
            return ResourceLimit(item.name, detail=type(error).__name__, code=code)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if OUR_FOLDER in Path(frame.filename).parts]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    first = (str(error).splitlines() or [""])[0]
    lines = "".join(traceback.format_exception(error)).splitlines()
    return PlanextractError(
        item.name, detail="\n".join([f"{type(error).__name__}: {first} @ {place}", *lines[-TRACEBACK_LINES:]])
    )


def _peak_memory_mb() -> int | None:
    """Return the largest resident size of this process so far; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    return int(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))
