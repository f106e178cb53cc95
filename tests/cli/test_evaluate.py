from __future__ import annotations

import json
from pathlib import Path

import pytest

from planextract.store import save_plan
from tests.builders import sample_draft, to_gold
from tests.cli.conftest import Command


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    draft = sample_draft()
    save_plan(draft.build(), draft.text, output=tmp_path / "out")
    gold = to_gold(draft.build())
    gold["actions"][0]["text"] = "道路を直す。"
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "plan.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path / "out", tmp_path / "gold"


def test_figures_are_a_table_for_people(planextract: Command, folders: tuple[Path, Path]) -> None:
    answer = planextract("evaluate", *folders, "--misses")
    assert answer.code == 0
    assert answer.out == ""
    assert "総合 0.7" in answer.err
    assert "actions 不足: 道路を直す。" in answer.err
    assert "actions 余分: 交流会を開く。" in answer.err


def test_figures_are_json_for_machines(planextract: Command, folders: tuple[Path, Path]) -> None:
    plain = planextract("evaluate", *folders, "--format", "json").plain
    assert plain["documents"]["plan"]["pillars"] == 1
    assert plain["documents"]["plan"]["actions"] == 0
    assert plain["families"]["unknown"]["kpis"] == 1
    assert plain["confidence"]["high"] == {"right": 4, "items": 5, "share": 0.8}
    assert plain["misses"]["plan"]["actions"]["missing"] == ["道路を直す。"]


def test_no_gold_is_a_typed_error(planextract: Command, folders: tuple[Path, Path], tmp_path: Path) -> None:
    answer = planextract("evaluate", folders[0], tmp_path / "none")
    assert answer.code == 1
    assert "[file.empty_folder]" in answer.err
