"""The command line, run in this process."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from planextract.cli import main


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def plain(self) -> Any:  # noqa: ANN401 - whatever JSON was printed
        return json.loads(self.out)


class Command(Protocol):
    """`planextract` with these arguments."""

    def __call__(self, *arguments: str | Path) -> Answer: ...


@pytest.fixture
def planextract(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    # Wide enough for no table to be folded.
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str | Path) -> Answer:
        monkeypatch.setattr(sys, "argv", ["planextract", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return run
