from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planextract.errors import BadRecord, FileMissing, StoreFailed
from planextract.store.files import read_bytes, read_text, remove, write_text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(text=st.text())
def test_a_text_comes_back_exactly(tmp_path: Path, text: str) -> None:
    write_text(tmp_path / "a.txt", text)
    assert read_text(tmp_path / "a.txt") == text


def test_no_newline_is_translated(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "一\n二\r\n三\f四\u2028")
    assert (tmp_path / "a.txt").read_bytes() == "一\n二\r\n三\f四\u2028".encode()


def test_folders_are_made_and_nothing_passing_is_left(tmp_path: Path) -> None:
    write_text(tmp_path / "b" / "c" / "a.txt", "x")
    assert [p.name for p in (tmp_path / "b" / "c").iterdir()] == ["a.txt"]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreFailed, match="No space left"):
        write_text(path, "new")
    assert path.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_a_place_that_is_no_folder_is_a_typed_error(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "x")
    with pytest.raises(StoreFailed):
        write_text(tmp_path / "a" / "b.txt", "x")


def test_a_long_japanese_name_that_just_fits_can_be_written(tmp_path: Path) -> None:
    name = "計" * 83 + ".json"
    write_text(tmp_path / name, "x")
    assert read_text(tmp_path / name) == "x"


def test_reading_what_is_not_there_or_not_text_is_a_typed_error(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_bytes(tmp_path / "none")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(BadRecord):
        read_text(tmp_path / "bad.txt")


def test_removing_twice_is_no_error(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "x")
    remove(tmp_path / "a.txt")
    remove(tmp_path / "a.txt")
    assert not list(tmp_path.iterdir())
    write_text(tmp_path / "a", "x")
    with pytest.raises(StoreFailed):
        remove(tmp_path / "a" / "b")
