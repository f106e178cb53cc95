"""What children do in these tests: the word that they are given says what happens to them."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from planextract.errors import LanguageModelMissing, PlanextractError
from planextract.workers import Limits, Task, Watch


def no_preparation() -> None:
    """Need nothing."""


def lack_a_model() -> None:
    raise LanguageModelMissing("ginza")


def meet_a_defect() -> None:
    raise PlanextractError("sample", detail="KeyError: an unforeseen thing")


def die_at_once() -> None:
    os._exit(3)


def work(word: str, _watch: Watch) -> tuple[str, int]:
    """Do what the word says and return it with the process's id."""
    verb, _, rest = word.partition(":")
    if verb == "exit":
        os._exit(9)
    elif verb == "signal":
        os.kill(os.getpid(), getattr(signal, rest))
    elif verb == "sleep":
        time.sleep(60)
    elif verb == "spin":
        sum(1 for _ in iter(int, 1))
    elif verb == "crash":
        message = "an unforeseen thing"
        raise KeyError(message)
    elif verb == "print":
        sys.stdout.write("noise\n" * 1000)
        os.system("echo more noise")  # noqa: S605, S607 - a child that writes to the same stream
    elif verb == "grow":
        Path(rest).write_bytes(bytearray(60 << 20))
    elif verb == "hoard":
        try:
            bytearray(int(rest) << 20)
        except MemoryError:
            return "too much", os.getpid()
    return word, os.getpid()


def die_once(folder: Path, word: str, _watch: Watch) -> tuple[str, int]:
    """Die at the first attempt of every word, and never again."""
    mark = folder / word
    if not mark.exists():
        mark.touch()
        os._exit(9)
    return word, os.getpid()


def read_pages(word: str, watch: Watch) -> str:
    """Read pages as the word says, e.g. ``ok exit ok``; return the numbers of the pages that were read."""
    acts = word.split()
    done, failures = [], {}
    for number, act in enumerate(acts, 1):
        if code := watch.enter(number, len(acts)):
            failures[number] = code
            continue
        if act == "exit":
            os._exit(9)
        elif act == "abort":
            os.abort()
        elif act == "hang":
            time.sleep(60)
        elif act == "slow":
            time.sleep(0.3)
        done.append(number)
    watch.leave(len(acts), failures)
    if acts[0] == "then-hang":
        time.sleep(60)
    return f"{done} {watch.failures}"


QUICK = Limits(document_seconds=2.0, page_seconds=0.5, start_seconds=30.0)
WORK = Task(no_preparation, work)
PAGES = Task(no_preparation, read_pages)


def dying_once(folder: Path) -> Task[str, tuple[str, int]]:
    return Task(no_preparation, partial(die_once, folder))


def alive(pids: set[int]) -> Iterator[int]:
    """Yield the processes that still run; one that has ended but was not waited for does not."""
    for pid in pids:
        try:
            os.kill(pid, 0)
            status = Path(f"/proc/{pid}/stat")
            if status.parent.parent.is_dir() and status.read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                continue
        except (ProcessLookupError, FileNotFoundError):
            continue
        yield pid
