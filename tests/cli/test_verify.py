from __future__ import annotations

from pathlib import Path

import pytest

from planextract.store import save_plan
from tests.builders import sample_draft
from tests.cli.conftest import Command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for plan_id in ("a", "市/b"):
        draft = sample_draft(plan_id)
        save_plan(draft.build(), draft.text, output=tmp_path / "out")
    return tmp_path / "out"


def test_proven_records_exit_with_zero(planextract: Command, folder: Path) -> None:
    answer = planextract("verify", folder)
    assert answer.code == 0
    assert "記録 2 件、引用 12 件すべてが原文と一致しました" in answer.err


def test_one_wrong_quote_exits_with_one_and_is_shown(planextract: Command, folder: Path) -> None:
    path = folder / "市" / "b.txt"
    path.write_text(path.read_text("utf-8").replace("山形県", "宮城県"), "utf-8")
    answer = planextract("verify", folder, "--json")
    assert answer.code == 1
    assert "'山形県' ≠ '宮城県'" in answer.err
    verdicts = answer.plain
    assert [verdict["proven"] for verdict in verdicts.values()] == [True, False]
    assert verdicts[str(folder / "市" / "b.json")]["breaches"][0]["reason"] == "quote.differs"


def test_a_missing_text_and_a_damaged_record_are_failures(planextract: Command, folder: Path) -> None:
    (folder / "a.txt").unlink()
    (folder / "市" / "b.json").write_text("{", "utf-8")
    answer = planextract("verify", folder, "--lang", "en")
    assert answer.code == 1
    assert "[file.not_found]" in answer.err
    assert "[record.invalid]" in answer.err
    assert "2 of 2 records" in answer.err


def test_nothing_to_verify_is_a_typed_error(planextract: Command, tmp_path: Path) -> None:
    assert "[file.not_found]" in planextract("verify", tmp_path / "none").err
    answer = planextract("verify", tmp_path, "--lang=en")
    assert answer.code == 1
    assert "[file.empty_folder]" in answer.err
    assert "The folder holds" in answer.err
