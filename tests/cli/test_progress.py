from __future__ import annotations

import sys

import pytest

from planextract.cli.progress import open_progress


def test_elsewhere_than_on_a_terminal_there_are_a_few_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with open_progress(100, "en") as progress:
        for done in range(1, 101):
            progress.move_to(done)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "extracting 10/100"
    assert lines[-1] == "extracting 100/100"
    assert len(lines) == 10


def test_nothing_to_do_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with open_progress(0, "ja") as progress:
        progress.move_to(0)
    assert capsys.readouterr().err == ""


def test_on_a_terminal_there_is_a_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with open_progress(2, "ja") as progress:
        progress.move_to(2)
    assert "2/2" in capsys.readouterr().err
