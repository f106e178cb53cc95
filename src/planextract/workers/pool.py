"""The parent's side: hand out documents, watch the clocks, replace what dies, and lose nothing."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from time import monotonic
from types import TracebackType
from typing import IO, Any, Generic, TypeVar

from planextract.errors import PlanextractError, WorkerDied
from planextract.workers.child import Done, Entered, Order, Ready, Task, Unfit
from planextract.workers.frames import receive, send
from planextract.workers.jobs import Job, Loss, explain_exit, try_again
from planextract.workers.limits import Limits

Item = TypeVar("Item")
Result = TypeVar("Result")

LOG = logging.getLogger(__name__)
# How long the parent sleeps at most between two looks at the clocks.
TICK_SECONDS = 0.2
# A process that dies this often in a row before it is ready will not get ready.
MAX_FAILED_STARTS = 3
# How long a process that is told to end may take.
FAREWELL_SECONDS = 2.0
LAST_WORDS = 1500
# The parent's search path goes along: a child must find whatever its parent found.
START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from planextract.workers.child import serve; serve()"


class _Worker(Generic[Item, Result]):
    """One child process and what it is doing."""

    def __init__(self, task: Task[Item, Result], limits: Limits, events: queue.SimpleQueue[Any]) -> None:
        self.job: Job[Item] | None = None
        self.served = 0
        self.is_ready = self.is_leaving = self.is_late = False
        self.first_memory_mb = 0
        self.since = self.page_since = monotonic()
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process is buried
        # In a session of its own: a key press meant for the parent spares it, and its own children die with it.
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter with our own words
            [sys.executable, "-c", START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            start_new_session=True,
        )
        self._ear = threading.Thread(target=self._listen, args=(events,), daemon=True)
        self._ear.start()
        self._tell((task, limits))

    @property
    def is_idle(self) -> bool:
        """Whether it can take a document."""
        return self.is_ready and self.job is None and not self.is_leaving

    def hand(self, job: Job[Item]) -> None:
        """Hand it a document and start its clock."""
        self.job = job
        self.since = monotonic()
        self._tell(Order(job.item, dict(job.skip)))

    def dismiss(self) -> None:
        """Let it end, as it has nothing to do."""
        self.is_leaving = True
        with contextlib.suppress(OSError):
            if self._process.stdin:
                self._process.stdin.close()

    def kill(self) -> None:
        """End it and whatever it started, now."""
        self.is_leaving = True
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def bury(self) -> tuple[int, str]:
        """Wait for its end and return its exit code and last words."""
        self.dismiss()
        try:
            self._process.wait(FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            self._process.wait()
        self._ear.join()
        if self._process.stdout:
            self._process.stdout.close()
        self._words.seek(max(0, self._words.seek(0, os.SEEK_END) - LAST_WORDS))
        words = self._words.read().decode("utf-8", "replace").strip()
        self._words.close()
        return self._process.returncode, words

    def overdue(self, limits: Limits) -> bool:
        """Whether a deadline has passed."""
        now = monotonic()
        if self.job is None:
            return not self.is_ready and now - self.since > limits.start_seconds
        in_page = self.job.page is not None
        return now - self.since > limits.document_seconds or (in_page and now - self.page_since > limits.page_seconds)

    def _tell(self, message: object) -> None:
        # One that died meanwhile hears nothing; its end is noticed where all ends are.
        with contextlib.suppress(OSError):
            if self._process.stdin:
                send(self._process.stdin, message)

    def _listen(self, events: queue.SimpleQueue[Any]) -> None:
        stream = self._process.stdout
        try:
            while stream and (message := receive(stream)) is not None:
                events.put((self, message))
        finally:
            # Also where an answer cannot be decoded: a process that is not understood is as good as dead.
            events.put((self, None))


class Pool(Generic[Item, Result]):
    """Processes that work on documents, one document per process at a time.

    Used as a context manager; several runs may follow each other and find the models loaded.

    Args:
        task: What the processes do.
        jobs: How many there are at most.
        limits: What one document may take.
    """

    def __init__(self, task: Task[Item, Result], *, jobs: int, limits: Limits) -> None:
        self._task, self._jobs, self._limits = task, jobs, limits
        self._workers: list[_Worker[Item, Result]] = []
        self._events: queue.SimpleQueue[tuple[_Worker[Item, Result], Any]] = queue.SimpleQueue()
        self._failed_starts = 0
        self._reported: set[str] = set()

    def __enter__(self) -> Pool[Item, Result]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self, items: Iterable[Item]) -> Generator[tuple[Item, Result | Loss]]:
        """Work on documents and yield each with its result, in the order in which they end.

        Raises:
            PlanextractError: If the processes cannot prepare, e.g. as a model is missing.
            WorkerDied: If they die again and again while they prepare.
        """
        queue, waiting = iter(items), deque[Job[Item]]()
        try:
            while self._refill(waiting, queue) or any(worker.job for worker in self._workers):
                self._engage(len(waiting))
                self._hand_out(waiting)
                done = [answer for worker, message in self._hear() for answer in self._take(worker, message, waiting)]
                # Whoever is idle gets the next document before anybody looks at what is done.
                self._refill(waiting, queue)
                self._hand_out(waiting)
                yield from done
                for worker in self._workers:
                    if not worker.is_late and worker.overdue(self._limits):
                        worker.is_late = True
                        worker.kill()
        finally:
            self._drop(worker for worker in self._workers if worker.job or not worker.is_ready)

    def _refill(self, waiting: deque[Job[Item]], queue: Iterator[Item]) -> bool:
        """Keep a document ready for each process; return whether any waits. The rest is not even looked at."""
        waiting.extend(Job(item) for item in islice(queue, max(0, self._jobs - len(waiting))))
        return bool(waiting)

    def close(self) -> None:
        """End all processes."""
        self._drop(self._workers)

    def _engage(self, waiting: int) -> None:
        staff = [worker for worker in self._workers if not worker.is_leaving]
        busy = sum(worker.job is not None for worker in staff)
        for _ in range(min(self._jobs, waiting + busy) - len(staff)):
            self._workers.append(_Worker(self._task, self._limits, self._events))

    def _hand_out(self, waiting: deque[Job[Item]]) -> None:
        for worker in [worker for worker in self._workers if worker.is_idle]:
            if not waiting:
                return
            # A document that lost a process is tried in a fresh one; the others take any.
            fits = (job for job in waiting if not (job.losses and worker.served))
            job = next(fits, None)
            if job is None:
                worker.dismiss()
                continue
            waiting.remove(job)
            worker.hand(job)

    def _hear(self) -> Iterator[tuple[_Worker[Item, Result], Any]]:
        """Yield all messages there are; wait a moment for the first."""
        try:
            yield self._events.get(timeout=TICK_SECONDS)
            while True:
                yield self._events.get_nowait()
        except queue.Empty:
            return

    def _take(
        self, worker: _Worker[Item, Result], message: object, waiting: deque[Job[Item]]
    ) -> Iterator[tuple[Item, Result | Loss]]:
        if worker not in self._workers:
            return  # one of a run that was broken off
        job = worker.job
        if isinstance(message, Done) and job:
            worker.job, worker.served = None, worker.served + 1
            self._recycle(worker, message.memory_mb)
            yield job.item, message.result
        elif isinstance(message, Entered) and job:
            job.enter_page(message.page, message.count)
            worker.page_since = monotonic()
        elif isinstance(message, Ready):
            worker.is_ready, worker.first_memory_mb = True, message.memory_mb
            self._failed_starts = 0
            self._report(message.error)
        elif isinstance(message, Unfit):
            raise message.error
        elif message is None:
            yield from self._mourn(worker, waiting)

    def _mourn(self, worker: _Worker[Item, Result], waiting: deque[Job[Item]]) -> Iterator[tuple[Item, Result | Loss]]:
        """Remove a process that has ended, and decide about the document that it was at."""
        seconds = monotonic() - worker.since
        self._workers.remove(worker)
        exit_code, words = worker.bury()
        status, code, how = explain_exit(exit_code, timed_out=worker.is_late)
        job = worker.job
        if job is None:
            if not worker.is_ready:
                self._failed_starts += 1
                if self._failed_starts >= MAX_FAILED_STARTS:
                    raise WorkerDied("worker", detail=f"{how}\n{words}".strip())
            return
        page = job.page
        if try_again(job, code, seconds, self._limits):
            waiting.appendleft(job)
            return
        place = f"p.{page}/{job.pages}, " if page else ""
        detail = f"{how}, {place}{job.losses} attempts, {job.spent:.1f} s\n{words}".strip()
        yield job.item, Loss(status, code, exit_code, page, job.losses, job.spent, detail)

    def _report(self, defect: PlanextractError | None) -> None:
        """Say once that preparing fails; the documents are tried all the same."""
        if defect and str(defect) not in self._reported:
            self._reported.add(str(defect))
            LOG.error(defect.message("en"))

    def _recycle(self, worker: _Worker[Item, Result], memory_mb: int) -> None:
        growth = memory_mb - worker.first_memory_mb
        if worker.served >= self._limits.recycle_after or growth > self._limits.recycle_growth_mb:
            worker.dismiss()

    def _drop(self, workers: Iterable[_Worker[Item, Result]]) -> None:
        for worker in list(workers):
            if worker.job:
                worker.kill()
            else:
                worker.dismiss()
            worker.bury()
            self._workers.remove(worker)
