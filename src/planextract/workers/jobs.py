"""What becomes of a document whose process died or was killed: tried again, tried without a page, or given up.

A death or a time-out may be a neighbour's fault, so the first one is answered by a fresh process. The second one on
the same page convicts that page: the document is read without it. When too many pages fail or too much time is
gone, only the pages that were finished before are read again, so that what is good survives.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from planextract.workers.limits import Limits

Item = TypeVar("Item")
Status = Literal["timeout", "died"]

# More pages than this that kill their process: the file is malicious or the machine is ill.
MAX_BAD_PAGES = 5
# All attempts together, in deadlines of one document; the last one, with the finished pages only, comes on top.
MAX_DEADLINES = 2.0
_SIGNAL_CODES = {"SIGABRT": "limit.memory", "SIGXCPU": "limit.time"}


@dataclass(frozen=True)
class Loss:
    """Why a document gave nothing.

    Attributes:
        status: Whether it was killed at a deadline or ended by itself.
        code: Error code: ``limit.time``, ``limit.memory`` or ``worker.died``.
        exit_code: Exit code of the last process, negative for a signal.
        page: One-based page it was at, None outside the pages.
        attempts: How often it was tried.
        seconds: Time taken by all attempts.
        detail: What is known, in one line; below it the last words of the process.
    """

    status: Status
    code: str
    exit_code: int | None
    page: int | None
    attempts: int
    seconds: float
    detail: str


@dataclass(eq=False)
class Job(Generic[Item]):
    """One document and what happened to it so far.

    Attributes:
        item: The document.
        skip: Pages to leave out, with the code of the reason.
        losses: How often its process died or was killed.
        spent: Seconds taken by those attempts.
        finished: Pages that were read to their end.
        pages: Number of pages, None where unknown.
        page: Page in work, None outside the pages.
        convicted: Page of the last loss.
        is_last: Whether no further attempt follows.
    """

    item: Item
    skip: dict[int, str] = field(default_factory=dict)
    losses: int = 0
    spent: float = 0.0
    finished: set[int] = field(default_factory=set)
    pages: int | None = None
    page: int | None = None
    convicted: int | None = None
    is_last: bool = False

    def enter_page(self, number: int | None, count: int) -> None:
        """Note that a page was begun, and the one before it finished; None for the end of the pages."""
        if self.page is not None:
            self.finished.add(self.page)
        self.page, self.pages = number, count


def explain_exit(exit_code: int | None, *, timed_out: bool) -> tuple[Status, str, str]:
    """Return status, error code and a few words for how a process ended."""
    if timed_out:
        return "timeout", "limit.time", "deadline"
    name = ""
    if exit_code is not None and exit_code < 0:
        name = next((one.name for one in signal.Signals if one.value == -exit_code), f"signal {-exit_code}")
    code = _SIGNAL_CODES.get(name, "worker.died")
    return "timeout" if code == "limit.time" else "died", code, name or f"exit {exit_code}"


def try_again(job: Job[Item], code: str, seconds: float, limits: Limits) -> bool:
    """Note a loss and return whether the document is to be handed out again."""
    page, job.page = job.page, None
    job.losses += 1
    job.spent += seconds
    if job.is_last:
        return False
    if job.losses == 1:
        job.convicted = page
        return True
    in_time = job.spent < MAX_DEADLINES * limits.document_seconds
    if page is not None and in_time and len(job.skip) < MAX_BAD_PAGES:
        if page == job.convicted or job.skip:
            job.skip[page] = code
        job.convicted = page
        return True
    return _keep_finished(job, code, page)


def _keep_finished(job: Job[Item], code: str, page: int | None) -> bool:
    """Prepare the last attempt, with the finished pages only; False where that would change nothing."""
    if page is None or not job.finished or job.pages is None:
        return False
    job.skip |= {number: code for number in range(1, job.pages + 1) if number not in job.finished | job.skip.keys()}
    job.is_last = True
    return True
