"""How many documents of a run are done, as the disk tells: right wherever the work is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import islice
from pathlib import Path

from planextract.batch.inputs import Input, Shard
from planextract.batch.ledger import Batch
from planextract.store import quarantine_path
from planextract.store.paths import note_path
from planextract.store.places import storage_faults

# Shards are begun in their order: behind so many in a row in which nothing happened, nothing has begun.
MAX_IDLE = 32


class _Front:
    """The first open documents of a shard: in front of what is not begun there is nothing but what is in work."""

    def __init__(self, shard: Shard, depth: int) -> None:
        self._rest, self._depth = iter(shard), depth
        self._open: list[Input] = []

    def advance(self, is_done: Callable[[Input], bool]) -> int:
        """Go on to the first documents that are open now and return how many were done since the last time."""
        total = 0
        while True:
            self._open.extend(islice(self._rest, self._depth - len(self._open)))
            still_open = [item for item in self._open if not is_done(item)]
            done = len(self._open) - len(still_open)
            self._open = still_open
            if not done:
                return total
            total += done


class Progress:
    """Counts the documents that got an answer since a run began.

    Only the documents that may be in work are looked at: a glance costs the same however many documents there are.
    """

    def __init__(self, batch: Batch) -> None:
        self._since = datetime.fromisoformat(batch.started).timestamp()
        self._output = batch.options.output
        self._fronts = [_Front(shard, batch.options.jobs + 1) for shard in batch.shards]
        self._open = [len(shard) for shard in batch.shards]
        self._done = 0

    def count(self) -> int:
        """Return the number of documents that are done."""
        idle = 0
        for place, front in enumerate(self._fronts):
            if not self._open[place]:
                continue
            done = front.advance(self._is_done)
            self._open[place] -= done
            self._done += done
            idle = 0 if done else idle + 1
            if idle == MAX_IDLE:
                break
        return self._done

    def _is_done(self, item: Input) -> bool:
        places = (note_path(self._output, item.name), quarantine_path(self._output, item.name))
        return any(self._is_newer(path) for path in places)

    def _is_newer(self, path: Path) -> bool:
        try:
            return path.stat().st_mtime >= self._since
        except storage_faults():
            return False
