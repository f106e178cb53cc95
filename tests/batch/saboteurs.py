"""What goes wrong in processes, by the content of the document; importable by name, so that processes find it."""

from __future__ import annotations

import os
import time
from pathlib import Path

from planextract.batch import Input
from planextract.batch.run import run_and_settle
from planextract.errors import LanguageModelMissing
from planextract.settings import Settings
from planextract.store import Row
from planextract.workers import Watch


def run_or_fail(item: Input, settings: Settings, output: Path, watch: Watch) -> Row:
    """Do what a short document says; extract a long one."""
    word = item.path.read_text("utf-8")[:5]
    if word == "die":
        os._exit(9)
    if word == "hang":
        time.sleep(60)
    if word == "abort":
        os.abort()
    return run_and_settle(item, settings, output, watch)


def lack_a_model(_settings: Settings) -> None:
    """Miss what the settings ask for."""
    raise LanguageModelMissing("ja_ginza")


def children() -> list[int]:
    """Return the processes that this one started and that read documents."""
    mine = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = status.read_text("utf-8").rpartition(")")[2].split()[1]
            words = (status.parent / "cmdline").read_text("utf-8")
        except OSError:
            continue
        if parent == str(os.getpid()) and "planextract.workers" in words:
            mine.append(int(status.parent.name))
    return mine
