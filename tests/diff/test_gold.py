"""The two hand-made lists of changes, compared from records that are right: what is left is the comparison alone."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from planextract.diff import compare
from planextract.records.change import PlanDiff
from planextract.store import to_json
from tests.diff.gold_plans import read_gold_plan

PAIRS = {
    "sogokeikaku_a__sogokeikaku_a_rev": (0.95, 0.8),
    "anno_education_v1__anno_education_v2": (0.90, 0.8),
}

pytestmark = pytest.mark.corpus


def compare_gold(name: str, shared: Path) -> PlanDiff:
    old, new = name.split("__")
    return compare(read_gold_plan(shared / f"gold/{old}.json"), read_gold_plan(shared / f"gold/{new}.json"))


def score(diffs: Path, shared: Path) -> dict[str, tuple[float, float]]:
    """Return (F1, share of exact fields) of every pair, as the shared scorer prints them."""
    done = subprocess.run(
        [sys.executable, shared / "score_diff.py", diffs], capture_output=True, text=True, check=True, cwd=shared
    )
    lines = re.findall(r"^(\S+): .* F1 (\S+) fields (\d+)/(\d+)$", done.stdout, re.MULTILINE)
    return {name: (float(f1), int(exact) / int(total) if int(total) else 1.0) for name, f1, exact, total in lines}


@pytest.mark.parametrize("name", PAIRS)
def test_right_records_give_the_hand_made_changes(name: str, shared: Path, tmp_path: Path) -> None:
    (tmp_path / f"{name}.json").write_text(to_json(compare_gold(name, shared)), "utf-8")
    f1, fields = score(tmp_path, shared)[name]
    assert (f1, fields) >= PAIRS[name]


def test_bodies_dates_and_the_document_are_compared_too(shared: Path) -> None:
    diff = compare_gold("sogokeikaku_a__sogokeikaku_a_rev", shared)
    found = {
        (c.op, c.kind, c.old and c.old.text, c.new and c.new.text): [f.name for f in c.fields] for c in diff.changes
    }
    assert found["changed", "actor", "飯山市", "飯山市"] == ["units"]
    assert found["added", "actor", None, "信濃町"] == []
    assert found["changed", "date", "令和８年３月", "令和10年３月"] == ["text"]
    title = "第６次飯山市総合計画　前期基本計画"
    assert found["changed", "document", title, f"{title}（改定版）"] == ["title"]


def test_what_matters_comes_out_grave(shared: Path) -> None:
    diff = compare_gold("sogokeikaku_a__sogokeikaku_a_rev", shared)
    grave = {(c.kind, (c.new or c.old).text) for c in diff.changes if c.severity == "major" and (c.new or c.old)}  # type: ignore[union-attr]  # one of the two is there
    assert grave == {
        ("action", "令和11年４月に、秋津地区で認定こども園を開園します。"),
        ("kpi", "克雪住宅化補助の利用件数（年間）"),
        ("kpi", "フレイル予防教室の参加者数（年間）"),
        ("kpi", "新規就農者数（計画期間累計）"),
    }
