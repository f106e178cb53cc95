"""How far a long run is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from planextract.cli.language import Lang, say

# A log gets about this many lines, however many documents there are.
PLAIN_STEPS = 10


class Progress(Protocol):
    """Something that shows how many documents are done."""

    def move_to(self, done: int) -> None:
        """Show that so many documents are done."""


class _Lines:
    """Plain lines, one per tenth of the work."""

    def __init__(self, total: int, label: str) -> None:
        self._total, self._label, self._shown = total, label, 0

    def move_to(self, done: int) -> None:
        step = max(1, self._total // PLAIN_STEPS)
        if done > self._shown and (done - self._shown >= step or done >= self._total):
            self._shown = done
            sys.stderr.write(f"{self._label} {done}/{self._total}\n")
            sys.stderr.flush()


@contextmanager
def open_progress(total: int, lang: Lang) -> Iterator[Progress]:
    """Show progress until the block is left; nothing where there is nothing to do."""
    label = say("progress", lang)
    if not sys.stderr.isatty() or not total:
        yield _Lines(total, label)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield _Bar(lambda done: bar.update(task, completed=done))


class _Bar:
    """A bar that is redrawn in place."""

    def __init__(self, draw: Callable[[int], None]) -> None:
        self._draw = draw

    def move_to(self, done: int) -> None:
        self._draw(done)
