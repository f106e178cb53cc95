"""Many inputs in, their rows out, each document in a process that may die.

Processes are kept between shards, so that a batch of many shards loads its models once; they end with the program.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from planextract.batch.inputs import Input
from planextract.batch.run import refuse, run_and_settle, run_input, settle, warm_up
from planextract.errors import PlanextractError, ResourceLimit, WorkerDied
from planextract.settings import Settings
from planextract.store import Row
from planextract.workers import Limits, Loss, Pool, Task, Watch

Run = Callable[[Input, Settings, Path, Watch], Row]
Workforce = Pool[Input, Row]
Key = tuple[Run, Settings, str | None, Path, int, Limits]

_IDLE: dict[Key, Workforce] = {}
_LOCK = threading.Lock()


def run_inputs(
    items: Sequence[Input],
    settings: Settings,
    output: Path,
    *,
    jobs: int = 1,
    limits: Limits | None = None,
    run: Run = run_input,
) -> Iterator[Row]:
    """Extract documents in supervised processes and yield their rows as they are done.

    Args:
        items: What to extract.
        settings: How.
        output: Where the records go.
        jobs: Number of processes; with 0, everything happens in this one, and nothing holds a document to its limits.
        limits: What one document may take; None for the defaults.
        run: What is done with each document.
    """
    if jobs == 0:
        yield from (run(item, settings, output, Watch()) for item in items)
        return
    if not items:
        return
    open_items = dict.fromkeys(items)
    key = (run, settings, settings.password, output, jobs, limits or Limits())
    try:
        with _borrow_pool(key) as pool:
            for item, answer in pool.run(items):
                del open_items[item]
                yield _give_up(item, answer) if isinstance(answer, Loss) else answer
    except PlanextractError as error:
        # No process gets ready. That is no document's fault: none is held for it.
        yield from (refuse(item, error) for item in open_items)


def run_and_settle_inputs(
    items: Sequence[Input], settings: Settings, output: Path, *, jobs: int, limits: Limits
) -> Iterator[Row]:
    """Extract documents and leave on the disk what became of each, also of those whose process died."""
    names = {(item.plan_id, item.name): item for item in items}
    by_id = {plan_id: item for (plan_id, _), item in names.items()}
    for row in run_inputs(items, settings, output, jobs=jobs, limits=limits, run=run_and_settle):
        if is_loss(row):
            settle(by_id[row.id], row, settings, output)
        yield row


def close_pools() -> None:
    """End the processes that wait for further work."""
    with _LOCK:
        idle = list(_IDLE.values())
        _IDLE.clear()
    for pool in idle:
        pool.close()


@contextmanager
def _borrow_pool(key: Key) -> Iterator[Workforce]:
    run, settings, _, output, jobs, limits = key
    with _LOCK:
        pool = _IDLE.pop(key, None)
    if pool is None:
        task: Task[Input, Row] = Task(partial(warm_up, settings), partial(_work, run, settings, output))
        pool = Pool(task, jobs=jobs, limits=limits)
    try:
        yield pool
    except BaseException:
        pool.close()
        raise
    with _LOCK:
        spare = _IDLE.setdefault(key, pool)
    if spare is not pool:
        pool.close()


def _work(run: Run, settings: Settings, output: Path, item: Input, watch: Watch) -> Row:
    return run(item, settings, output, watch)


atexit.register(close_pools)
