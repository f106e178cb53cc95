"""How many documents of a run are done, as the disk tells: right wherever the work is done."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from pathlib import Path

from planextract.batch.inputs import Input
from planextract.batch.ledger import Batch
from planextract.store import quarantine_path
from planextract.store.paths import note_path
from planextract.store.places import storage_faults

# Looked at per shard and glance: more than are in work at a time, so that one slow document hides none behind it.
WINDOW = 64


class Progress:
    """Counts the documents that got an answer since a run began.

    A shard is done roughly in its order, so only the first open documents of each are looked at: a glance costs the
    same however many documents there are.
    """

    def __init__(self, batch: Batch) -> None:
        self._since = datetime.fromisoformat(batch.started).timestamp()
        self._output = batch.options.output
        self._open = [deque(shard) for shard in batch.shards]
        self._done = 0

    def count(self) -> int:
        """Return the number of documents that are done."""
        for shard in self._open:
            while self._glance(shard):
                continue
        return self._done

    def _glance(self, shard: deque[Input]) -> bool:
        """Take the done ones off the front of a shard; return whether it is worth looking again."""
        front = [shard.popleft() for _ in range(min(WINDOW, len(shard)))]
        still_open = [item for item in front if not self._is_done(item)]
        shard.extendleft(reversed(still_open))
        self._done += len(front) - len(still_open)
        return bool(shard) and len(still_open) < len(front)

    def _is_done(self, item: Input) -> bool:
        places = (note_path(self._output, item.name), quarantine_path(self._output, item.name))
        return any(self._is_newer(path) for path in places)

    def _is_newer(self, path: Path) -> bool:
        try:
            return path.stat().st_mtime >= self._since
        except storage_faults():
            return False
