"""Many inputs in, their rows out, each document in a process that may die.

Processes are kept between shards, so that a batch of many shards loads its models once; they end with the program.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

from planextract.batch.inputs import Input
from planextract.batch.run import refuse, run_and_settle, run_input, settle, warm_up
from planextract.errors import PlanextractError, ResourceLimit, WorkerDied
from planextract.settings import Settings
from planextract.store import Row
from planextract.workers import Limits, Loss, Pool, Task, Watch

Run = Callable[[Input, Settings, Path, Watch], Row]
Mourn = Callable[[Input, Row, Settings, Path], None]
Workforce = Pool[Input, Row]
Key = tuple[Run, Settings, Path, int, Limits]

_IDLE: dict[Key, Workforce] = {}
_LOCK = threading.Lock()


def run_inputs(
    items: Iterable[Input], settings: Settings, output: Path, *, jobs: int = 1, limits: Limits | None = None
) -> Iterator[Row]:
    """Extract documents in supervised processes and yield their rows as they are done; only records are written.

    Args:
        items: What to extract.
        settings: How.
        output: Where the records go.
        jobs: Number of processes; with 0, everything happens in this one, and nothing holds a document to its limits.
        limits: What one document may take; None for the defaults.
    """
    yield from _run(items, (run_input, settings, output, jobs, limits or Limits()), lambda *_: None)


def run_and_settle_inputs(
    items: Iterable[Input], settings: Settings, output: Path, *, jobs: int, limits: Limits
) -> Iterator[Row]:
    """Do the same and leave on the disk what became of each document, also of those whose process died."""
    yield from _run(items, (run_and_settle, settings, output, jobs, limits), settle)


def _run(items: Iterable[Input], key: Key, mourn: Mourn) -> Iterator[Row]:
    run, settings, output, jobs, _ = key
    if jobs == 0:
        yield from (run(item, settings, output, Watch()) for item in items)
        return
    open_items: dict[Input, None] = {}
    queue = iter(items)

    def pull() -> Iterator[Input]:
        for item in queue:
            open_items[item] = None
            yield item

    try:
        with _borrow_pool(key) as pool:
            for item, answer in pool.run(pull()):
                del open_items[item]
                if not isinstance(answer, Loss):
                    yield answer
                    continue
                row = _give_up(item, answer)
                mourn(item, row, settings, output)
                yield row
    except PlanextractError as error:
        # No process gets ready. That is no document's fault: none is held for it.
        yield from (refuse(item, error) for item in chain(open_items, queue))


def close_pools() -> None:
    """End the processes that wait for further work."""
    with _LOCK:
        idle = list(_IDLE.values())
        _IDLE.clear()
    for pool in idle:
        pool.close()


@contextmanager
def _borrow_pool(key: Key) -> Iterator[Workforce]:
    run, settings, output, jobs, limits = key
    with _LOCK:
        pool = _IDLE.pop(key, None)
    if pool is None:
        task: Task[Input, Row] = Task(partial(warm_up, settings), partial(_work, run, settings, output))
        pool = Pool(task, jobs=jobs, limits=limits)
    is_whole = False
    try:
        yield pool
        is_whole = True
    finally:
        with _LOCK:
            is_kept = is_whole and _IDLE.setdefault(key, pool) is pool
        if not is_kept:
            pool.close()


def _work(run: Run, settings: Settings, output: Path, item: Input, watch: Watch) -> Row:
    return run(item, settings, output, watch)


def _give_up(item: Input, loss: Loss) -> Row:
    kind = WorkerDied if loss.code == WorkerDied.code else ResourceLimit
    return refuse(item, kind(item.name, detail=loss.detail, code=loss.code), seconds=loss.seconds)


atexit.register(close_pools)
