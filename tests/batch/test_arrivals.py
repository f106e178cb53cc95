from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planextract.batch import watch_arrivals


def watch(folder: Path, *steps: Callable[[], object]) -> list[tuple[str, ...]]:
    """Return what is reported while the steps happen, one before each look."""
    left = list(steps)

    def pause(_: float) -> None:
        if not left:
            raise StopIteration
        left.pop(0)()

    found = []
    watching = watch_arrivals(folder, seconds=1.0, pause=pause)
    try:
        for names in watching:
            found.append(names)  # noqa: PERF402 - what came before the end is kept
    except RuntimeError:
        return found
    return found


def nothing() -> None:
    """Let time pass."""


def test_what_is_there_is_reported_once(inbox: Path) -> None:
    assert watch(inbox, nothing, nothing, nothing) == [("a.txt", "市/b.md")]


def test_a_file_that_still_grows_is_not_reported(inbox: Path) -> None:
    new = inbox / "c.txt"
    steps = (nothing, lambda: new.write_bytes(b"1"), lambda: new.write_bytes(b"12"), nothing, nothing)
    assert watch(inbox, *steps) == [("a.txt", "市/b.md"), ("c.txt",)]


def test_what_changes_or_comes_back_is_reported_again(inbox: Path) -> None:
    path = inbox / "a.txt"
    steps = (
        nothing,
        lambda: path.write_bytes(b"changed"),
        nothing,
        path.unlink,
        lambda: path.write_bytes(b"changed"),
        nothing,
    )
    assert watch(inbox, *steps) == [("a.txt", "市/b.md"), ("a.txt",), ("a.txt",)]


def test_other_files_and_missing_folders_are_nothing(inbox: Path, tmp_path: Path) -> None:
    (inbox / "table.xlsx").touch()
    (inbox / ".hidden.txt").touch()
    assert watch(inbox, nothing, nothing) == [("a.txt", "市/b.md")]
    assert watch(tmp_path / "none", nothing, nothing) == []
