"""The child's side: load the models once, then take one document after the other until standard input ends.

Messages go out through a private copy of standard output, so that a library that prints cannot garble them. What
is printed, and the trace of a crash, goes to standard error, which the parent keeps for its report.
"""

from __future__ import annotations

import faulthandler
import os
import queue
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import IO, Any, Generic, TypeVar

from planextract.errors import PlanextractError
from planextract.workers.frames import decode, read_frame, send
from planextract.workers.limits import Limits, cap_memory, cap_processor, current_memory_mb

Item = TypeVar("Item")
Result = TypeVar("Result")

# Share of a document's time that its pages may take; what they leave undone is reported, the rest is still extracted.
PAGES_SHARE = 0.7


@dataclass(frozen=True)
class Task(Generic[Item, Result]):
    """What children do; both functions must be importable by name.

    Attributes:
        prepare: Called once per process; a typed error in it ends the whole run, a defect (``internal.bug``)
            is reported.
        work: Called once per document; handles its own errors.
    """

    prepare: Callable[[], None]
    work: Callable[[Item, Watch], Result]


@dataclass(frozen=True)
class Order:
    """One document for a child: what it is and which pages to leave out."""

    item: Any
    skip: Mapping[int, str]


@dataclass(frozen=True)
class Ready:
    """The models are loaded; an error says that preparing met a defect, which is no reason not to try documents."""

    memory_mb: int
    error: PlanextractError | None = None


@dataclass(frozen=True)
class Entered:
    """A page was begun, or for None the last one was left."""

    page: int | None
    count: int


@dataclass(frozen=True)
class Done:
    """A document is finished."""

    result: Any
    memory_mb: int


@dataclass(frozen=True)
class Unfit:
    """The process cannot work: a typed error while it prepared."""

    error: PlanextractError


@dataclass
class Watch:
    """Tells the parent which page is read, and the reader which pages to leave out.

    Attributes:
        report: Sends a message to the parent.
        skip: Pages to leave out, with the code of the reason.
        until: Time on the monotonic clock after which no further page is begun; None for no limit.
        failures: Pages that were not read, with the code of the reason; known when the last page is left.
    """

    report: Callable[[Entered], None] = lambda _: None
    skip: Mapping[int, str] = field(default_factory=dict)
    until: float | None = None
    failures: dict[int, str] = field(default_factory=dict)

    def enter(self, page: int, count: int) -> str | None:
        """Note that a page is about to be read; an error code says that it must not be."""
        if page in self.skip:
            return self.skip[page]
        if self.until is not None and monotonic() > self.until:
            return "limit.time"
        self.report(Entered(page, count))
        return None

    def leave(self, count: int, failures: Mapping[int, str]) -> None:
        """Note that the last page was read."""
        self.failures = dict(failures)
        self.report(Entered(None, count))


def serve() -> None:
    """Work for the parent at the other end of standard input and output."""
    inlet, outlet = _take_streams()
    faulthandler.enable()
    orders: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(inlet, orders), daemon=True).start()
    task, limits = decode(orders.get())
    defect: PlanextractError | None = None
    try:
        task.prepare()
    except PlanextractError as error:
        if error.error_code != PlanextractError.code:
            send(outlet, Unfit(error))
            return
        # Each document that meets the same defect says so itself; the others are done.
        defect = error
    cap_memory(limits)
    send(outlet, Ready(current_memory_mb(), defect))
    while True:
        _work(task, limits, decode(orders.get()), outlet)


def _work(task: Task[Any, Any], limits: Limits, order: Order, outlet: IO[bytes]) -> None:
    cap_processor(limits.document_seconds)
    until = monotonic() + PAGES_SHARE * limits.document_seconds
    watch = Watch(lambda message: send(outlet, message), order.skip, until)
    result = task.work(order.item, watch)
    send(outlet, Done(result, current_memory_mb()))


def _listen(inlet: IO[bytes], orders: queue.SimpleQueue[bytes]) -> None:
    """Pass on what the parent says; when it says no more, it is gone or wants us to be.

    Decoding is left to the main thread: where a module cannot be imported, the process must end, not this thread.
    """
    while (message := read_frame(inlet)) is not None:
        orders.put(message)
    os._exit(0)


def _take_streams() -> tuple[IO[bytes], IO[bytes]]:
    inlet, outlet = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return inlet, outlet
