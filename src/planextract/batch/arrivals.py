"""Files that arrive in a folder, reported when they are whole; looks again and again, on any disk and object store."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from planextract.settings import DOCUMENT_SUFFIXES
from planextract.store.places import storage_faults, walk_files

Look = dict[str, tuple[int, float]]


def watch_arrivals(
    folder: Path, *, seconds: float, pause: Callable[[float], None] = time.sleep
) -> Iterator[tuple[str, ...]]:
    """Yield the names of documents that are new or changed, once they no longer grow; the first look yields all.

    A file counts as whole when two looks in a row find the same size and time. Ends when it is closed.

    Args:
        folder: Where files arrive.
        seconds: Time between two looks.
        pause: How to wait.
    """
    reported: Look = {}
    before = look(folder)
    while True:
        pause(seconds)
        now = look(folder)
        whole = {name: state for name, state in now.items() if before.get(name) == state}
        fresh = tuple(sorted(name for name, state in whole.items() if reported.get(name) != state))
        # What is taken away and comes back is new again.
        reported = {name: state for name, state in reported.items() if name in now} | whole
        before = now
        if fresh:
            yield fresh


def look(folder: Path) -> Look:
    """Return size and time of every document below a folder."""
    found: Look = {}
    for name, path in walk_files(folder):
        if path.suffix.casefold() not in DOCUMENT_SUFFIXES:
            continue
        try:
            status = path.stat()
        except storage_faults():
            continue  # gone again
        found[name] = status.st_size, status.st_mtime
    return found
