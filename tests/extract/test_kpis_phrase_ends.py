"""Phrases in corner brackets, with notes at their end, with arrows on lines of their own or with two bare years."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline

RULES = load_rules("kpis")
PLAN = "みなと市水辺計画\n\n１ 計画期間\n令和７年度から令和12年度まで\n\n２ 取組\n\n"
Said = list[tuple[str, float | None, list[tuple[float, str | None, str]]]]


def read(text: str) -> Said:
    kpis, _ = extract_kpis(tokenise(outline(PLAN + text)), RULES)
    return [
        (k.view.text, k.baseline.value if k.baseline else None, [(t.value, t.start, t.basis) for t in k.targets])
        for k in kpis
    ]


@pytest.mark.parametrize(
    "phrase",
    [
        "・桟橋の利用者数【120人（R6）→200人（R12）】",
        "・桟橋の利用者数〔R6：120人→R12：200人〕",
        "・桟橋の利用者数　R6：120人　R12：200人",
        "【目標】桟橋の利用者数：120人（R6実績）⇒200人（R12目標）",
        "桟橋の利用者数\n120人（令和６年度）\n↓\n200人（令和12年度）",
    ],
)
def test_a_start_and_its_goal(phrase: str) -> None:
    assert read(f"【成果指標】\n{phrase}\n") == [("桟橋の利用者数", 120, [(200, "2030-04-01", "level")])]


def test_two_years_within_the_plan_are_both_goals() -> None:
    goals = [(120, "2026-04-01", "level"), (200, "2030-04-01", "level")]
    assert read("【成果指標】\n・桟橋の利用者数　R8：120人　R12：200人\n") == [("桟橋の利用者数", None, goals)]


@pytest.mark.parametrize(("note", "basis"), [("※累計", "cumulative"), ("　※年間", "increment"), ("", "level")])
def test_a_note_at_the_end_says_how_figures_are_counted(note: str, basis: str) -> None:
    found = read(f"【成果指標】\n・舟に乗った人の数　12人（R6）→80人（R12）{note}\n")
    assert found == [("舟に乗った人の数", 12, [(80, "2030-04-01", basis)])]


def test_a_bullet_may_leave_out_its_verb_where_indicators_are_announced() -> None:
    bullets = "・登録した舟の数を200隻に\n・令和12年度までに空き桟橋の割合を15％以下に\n"
    assert read(f"【数値目標】\n{bullets}") == [
        ("登録した舟の数", None, [(200, None, "level")]),
        ("空き桟橋の割合", None, [(15, "2030-04-01", "level")]),
    ]
    assert read(bullets) == []
