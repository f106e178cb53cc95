"""Indicators in one phrase, and prose that is none."""

from __future__ import annotations

import pytest

from planextract.extract import kpi_phrases
from planextract.extract.kpi_phrases import read_phrase
from planextract.rules.loader import load_rules
from planextract.spans import fold

RULES = load_rules("kpis")


@pytest.mark.parametrize(
    ("text", "name", "start", "goals"),
    [
        ("ＫＰＩ：観光入込客数 120万人（令和６年度）→ 150万人（令和11年度）", "観光入込客数", 120, [150]),
        ("高校の入学者数４０人（2014 年度）→年４０人（2019 年度）", "高校の入学者数", 40, [40]),
        ("新規就業者数０人（2014年度）→５年間で６人（2019年度）", "新規就業者数", 0, [6]),
        ("・新規就農者数：５年間で10人", "新規就農者数", None, [10]),
        ("ＫＰＩ：開設日数　令和11年度　365日（令和５年度　342日）", "開設日数", 342, [365]),
        ("ＫＰＩ：新規貸与者数　令和11年度までに年８人（４年間で32人）", "新規貸与者数", None, [8, 32]),
        ("移住者数：現状値 12人（R5） 目標値 30人（R10）", "移住者数", 12, [30]),
        ("移住者数　現状値12人（令和５年度）目標値30人以上（令和10年度）", "移住者数", 12, [30]),
        ("・移住者数（基準値（R5）：12人、目標値（R10）：計画期間累\n計30人）", "移住者数", 12, [30]),
        ("・移住者数（基準値（R5）：12人、目標値（R10）：計画期間累計\n30人）", "移住者数", 12, [30]),
        ("作業時間（年\n間）\n640 ➡ 3,000 時間", "作業時間(年間)", 640, [3000]),
        ("１人１日当たりのごみ排出量\n842 ➡ 760 g", "1人1日当たりのごみ排出量", 842, [760]),
        ("相談会の参加者数\n－ ➡ 900 人", "相談会の参加者数", None, [900]),
    ],
)
def test_a_phrase_gives_name_start_and_goals(text: str, name: str, start: float | None, goals: list[float]) -> None:
    phrase = read_phrase(fold(text), RULES)
    assert phrase is not None
    assert phrase.name.view.text == name
    assert (phrase.start.value if phrase.start else None) == start
    assert [goal.value for goal in phrase.goals] == goals


def test_yearly_numbers_with_their_sum() -> None:
    phrase = read_phrase(fold("ＫＰＩ：受講者数　R7：80人　R8：90人　計170人"), RULES)
    assert phrase is not None
    assert [(goal.value, goal.basis) for goal in phrase.goals] == [
        (80, "increment"),
        (90, "increment"),
        (170, "cumulative"),
    ]
    total = phrase.goals[-1].when
    assert total is not None
    assert (total.first, total.last) == ("2025-04-01", "2027-03-31")


@pytest.mark.parametrize(
    "text",
    [
        "観光客は120万人に達しました。",
        "令和６年４月１日に開設",
        "第２回会議",
        "本町の農業産出額は約31億円で",
        "10人→",
        "移住者数 10人→20人→30人",
        "移住者数 10人（R5）→20人→30人（R11）",
        "移住者数 10人（R5）→30人（R11）→20人（R9）",
        "担い手 10～15人",
        "担い手 10人、15人",
        "担い手 10人/15人",
    ],
)
def test_prose_and_what_is_not_wholly_understood_is_no_phrase(text: str) -> None:
    assert read_phrase(fold(text), RULES) is None


@pytest.mark.parametrize("start", ["12.7％（R5）", "令和5年度:12.7％", "－"])
def test_arrows_may_lead_over_steps_that_have_their_years(start: str) -> None:
    phrase = read_phrase(fold(f"耐震適合率　{start} → 20.0％（R9）→ 令和11年度末:30.0％"), RULES)
    assert phrase is not None
    assert (phrase.start.value if phrase.start else None) == (None if start == "－" else 12.7)
    assert [(goal.value, goal.when and goal.when.last) for goal in phrase.goals] == [
        (20.0, "2028-03-31"),
        (30.0, "2030-03-31"),
    ]


@pytest.mark.parametrize("repeated", ["12人 ", "12人→", "年3人 ", "令和5年度 ", "▶ 1"])
def test_figures_without_end_are_no_phrase_and_are_not_tried(repeated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kpi_phrases, "without_labels", pytest.fail)
    assert read_phrase(fold("移住者数 " + repeated * 10_000), RULES) is None
