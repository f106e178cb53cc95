"""Rows of a table of indicators that begin with a number are no headings."""

from __future__ import annotations

import pytest

from planextract.structure.figures import is_figure_row
from tests.documents import actions, found, outline

PLAN = """
北の森連携プロジェクトの概要

１．森の保全
①植樹の実施
②鹿の捕獲
２．森の活用
①薪の販売
３．森の学び
①自然学校の開催

{heading}

区分　　指標　　　　令和５年度　　令和８年度
　　　　　　　　　（現状）　　（目標）

{rows}

推進体制

・森の会議が進める。
"""
ROWS = """２　薪の購入者数（人）　　　1,200　　　2,000

１　植樹の本数（件）　　　－　　　3,000

３　学校の参加者数（人）　96　　180"""


@pytest.mark.parametrize("heading", ["成果指標", "数値目標", "目標指標（案）"])
@pytest.mark.parametrize("label", ["{}　", "{}．", "（{}）"])
def test_a_numbered_row_below_a_heading_of_indicators_is_no_measure(heading: str, label: str) -> None:
    rows = "\n".join(
        label.format(row[0]) + row[1:].strip() if row[:1] in {"１", "２", "３"} else row for row in ROWS.split("\n")
    )
    text = PLAN.format(heading=heading, rows=rows)
    assert actions(text) == ["植樹の実施", "鹿の捕獲", "薪の販売", "自然学校の開催"]


def test_its_figures_are_still_read() -> None:
    kpis = found(PLAN.format(heading="成果指標", rows=ROWS)).kpis
    assert [(kpi.view.text, [target.value for target in kpi.targets]) for kpi in kpis] == [
        ("薪の購入者数", [2000]),
        ("植樹の本数", [3000]),
        ("学校の参加者数", [180]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "薪の販売量(束)    1,200    2,000",
        "参加者数 - 300",
        "満足度(%) 31.5% 80.0%",
        "地区数 3か所 5か所",
        "世帯数 4世帯 計画期間累計15世帯",
        "排出量 412千t 280千t",
        "量 884g 790g",
    ],
)
def test_a_name_and_figures_make_a_row(text: str) -> None:
    assert is_figure_row(text)


@pytest.mark.parametrize(
    "text", ["参加者数 300人", "1,200 2,000", "参加者数 - -", "森の保全", "来館者数を 300人 にする", ""]
)
def test_other_lines_make_none(text: str) -> None:
    assert not is_figure_row(text)


def test_outside_of_indicators_a_number_keeps_its_label() -> None:
    nodes = outline("計画\n\n１　森の保全　100　200\n\n２　森の活用　300　400").nodes
    assert [node.label.number for node in nodes if node.label is not None] == [1, 2]
