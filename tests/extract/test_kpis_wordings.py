"""Other ways to write an indicator: labels, brackets in brackets, years before figures, sentences with a lead."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.mentions import KpiMention
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline
from tests.extract.test_kpis import FY

RULES = load_rules("kpis")


def read(text: str) -> tuple[KpiMention, ...]:
    return extract_kpis(tokenise(outline(text)), RULES)[0]


def one(text: str) -> KpiMention:
    (kpi,) = read(f"第２章　施策の展開\n・苗木を配る。\n\n{text}")
    return kpi


@pytest.mark.parametrize(
    "text",
    [
        "指標：植えた苗木の数（基準値：120本（令和６年度）　目標値：200本（令和12年度））",
        "＜数値目標＞\n○植えた苗木の数\n（令和６年度）120本　⇒　（令和12年度）200本",
        "【活動指標】植えた苗木の数　現状 120本（R6）／目標 200本（R12）",
        "本計画では、植えた苗木の数を、令和６年度の120本から令和12年度には200本に増やすことを目標とします。",
        "指標\n植えた苗木の数\n単位\n本\n現状値（R6）\n120\n目標値（R12）\n200",
    ],
)
def test_name_start_and_goal_are_found(text: str) -> None:
    kpi = one(text)
    assert (kpi.view.text, kpi.unit) == ("植えた苗木の数", "本")
    assert kpi.baseline is not None
    assert (kpi.baseline.value, kpi.baseline.start, kpi.baseline.end) == (120, *FY[2024])
    assert [(t.value, t.start, t.end, t.basis) for t in kpi.targets] == [(200, *FY[2030], "level")]


def test_what_a_sentence_reports_is_no_goal() -> None:
    text = "第２章　施策の展開\n植えた苗木の数は、令和２年度の120本から令和６年度には200本に増えました。"
    assert read(text) == ()


def test_a_bracket_apart_from_its_figure_gives_the_start() -> None:
    kpi = one("数値目標（令和12年度）\n・植えた苗木の数　　200本　（令和６年度　120本）")
    assert kpi.baseline is not None
    assert (kpi.baseline.value, [(t.value, t.start) for t in kpi.targets]) == (120, [(200, FY[2030][0])])


def test_what_is_said_to_be_a_result_is_no_goal() -> None:
    assert read("第２章　施策の展開\n□目標値\n植えた苗木の数\n　120本（令和６年度実績）\n・苗木を配る。") == ()


def test_marks_of_a_markdown_cell_are_none_of_its_name() -> None:
    table = (
        "| 指標 | 現状（R6） | 目標（R12） |\n|:--|--:|--:|\n| **植えた苗木の数**<br>（市有林） | 120本 | **200本** |"
    )
    ((kpi,), _) = extract_kpis(outline(f"# 施策\n{table}", media_type="text/markdown"), RULES)
    assert (kpi.view.text, [t.value for t in kpi.targets]) == ("植えた苗木の数(市有林)", [200])


@pytest.mark.parametrize(
    "text",
    [
        "植えた苗木の数は、令和６年度に120本にとどまりました。これを令和12年度に200本まで増やすことを目標に掲げ、配ります。",
        "植えた苗木の数は令和６年度で120本でした。この数を、令和12年度には200本に増やしてまいります。",
        "植えた苗木の数は、令和６年度現在120本となっており、これを令和12年度までに200本といたします。",
    ],
)
def test_a_goal_for_what_was_just_told(text: str) -> None:
    kpi = one(text)
    assert (kpi.view.text, kpi.unit) == ("植えた苗木の数", "本")
    assert kpi.baseline is not None
    assert (kpi.baseline.value, kpi.baseline.start, kpi.baseline.end) == (120, *FY[2024])
    assert [(t.value, t.start, t.end, t.basis) for t in kpi.targets] == [(200, *FY[2030], "level")]


@pytest.mark.parametrize(
    "text",
    [
        "植えた苗木の数は、令和６年度に120本にとどまりました。これを受け、令和12年度に制度を見直します。",
        "植えた苗木の数は、令和６年度に120本でした。これを支える仕組みを令和12年度につくります。",
    ],
)
def test_what_points_back_without_a_figure_is_no_goal(text: str) -> None:
    assert read(f"第２章　施策の展開\n・苗木を配る。\n\n{text}") == ()
