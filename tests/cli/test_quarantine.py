from __future__ import annotations

from pathlib import Path

import pytest

from planextract.batch import BatchOptions, run_batch
from planextract.store import list_quarantined
from tests.cli.conftest import Command


@pytest.fixture
def processed(inbox: Path, tmp_path: Path, calls: list[str]) -> Path:
    """Return a folder of records with two inputs in quarantine."""
    (inbox / "empty.txt").touch()
    (inbox / "huge.txt").write_bytes(b"memory")
    run_batch(BatchOptions(input=inbox, output=tmp_path / "processed"))
    assert len(calls) == 4
    return tmp_path / "processed"


def names(folder: Path) -> list[str]:
    return [entry.name for entry in list_quarantined(folder)]


def test_what_is_held_is_listed_with_its_reason(planextract: Command, processed: Path) -> None:
    answer = planextract("quarantine", "list", processed, "--json")
    assert answer.code == 0
    assert "[file.empty]" in answer.err
    assert "メモリー" in answer.err
    assert "隔離 2 件" in answer.err
    assert [entry["row"]["code"] for entry in answer.plain] == ["file.empty", "limit.memory"]
    assert "1 in quarantine" in planextract("quarantine", "list", processed, "--code", "file.empty", "--lang", "en").err


def test_what_is_released_is_tried_by_the_next_run(planextract: Command, processed: Path, inbox: Path) -> None:
    assert planextract("quarantine", "retry", processed, "--name", "huge.txt").code == 0
    assert names(processed) == ["empty.txt"]
    manifest, _ = run_batch(BatchOptions(input=inbox, output=processed))
    assert {row.id: row.outcome for row in manifest.rows}["huge"] == "quarantined"
    assert names(processed) == ["empty.txt", "huge.txt"]


def test_a_retry_can_be_done_at_once(planextract: Command, processed: Path, inbox: Path) -> None:
    (inbox / "empty.txt").write_bytes(b"content")
    answer = planextract("quarantine", "retry", processed, "--input", inbox)
    assert answer.code == 1
    assert "[limit.memory]" in answer.err
    assert names(processed) == ["huge.txt"]


def test_a_damaged_entry_harms_nobody(planextract: Command, processed: Path) -> None:
    (processed / ".planextract" / "quarantine" / "empty.txt.json").write_bytes(b"{")
    assert "隔離 1 件" in planextract("quarantine", "list", processed).err


def test_a_folder_that_is_not_there_is_a_typed_error(planextract: Command, tmp_path: Path) -> None:
    for verb in ("list", "retry"):
        answer = planextract("quarantine", verb, tmp_path / "none")
        assert answer.code == 1
        assert "[file.not_found]" in answer.err
