"""Rows of a lost table: fields on lines of their own, and rows read from the right end by the header's columns."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from tests.documents import outline

RULES = load_rules("kpis")
Row = tuple[str | None, float | None, list[float]]

BROKEN = """
みどり市文化計画

Ⅰ　数値目標

指標　　　　　　　　　　　　　　　　　単位　　現状値　　目標値
　　　　　　　　　　　　　　　　　　　　　　　（R5年度）（R11年度）
柱１　図書館の貸出冊数　　　　　　　　　千冊　　　48.2　　　60.0
{rest}

Ⅱ　推進体制
"""
FLAT = """
みどり圏域構想

４　目標指標

{header}
{rows}

５　推進体制
"""


def read(text: str) -> dict[str, Row]:
    kpis, _ = extract_kpis(outline(text), RULES)
    return {
        kpi.view.text: (
            kpi.unit,
            kpi.baseline.value if kpi.baseline else None,
            [target.value for target in kpi.targets],
        )
        for kpi in kpis
    }


@pytest.mark.parametrize(
    "rest",
    [
        "柱２　学校で劇を見た児童の割合　　　　　％　　　23.0　　\n100.0",
        "柱２　学校で劇を見た児童の割合\n％\n23.0\n100.0",
        "柱２　学校で劇を見た児童の割合　　　　　％\n23.0\n100.0",
        "　　　学校で劇を見た児童の割合　　　　　％　　　23.0　　　100.0",
    ],
)
def test_lone_fields_below_a_row_are_its_last_ones(rest: str) -> None:
    found = read(BROKEN.format(rest=rest))
    assert found["図書館の貸出冊数"] == ("千冊", 48.2, [60.0])
    assert found["学校で劇を見た児童の割合"] == ("％", 23.0, [100.0])


def test_one_field_too_many_is_nobodys() -> None:
    rest = "柱２　学校で劇を見た児童の割合　　　　　％　　　23.0　　\n100.0\n120.0"
    found = read(BROKEN.format(rest=rest))
    assert found["図書館の貸出冊数"] == ("千冊", 48.2, [60.0])
    assert found.get("学校で劇を見た児童の割合", (None, None, []))[2] != [100.0]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (
            "指標 基準値（2023年度） 目標値（2029年度） 分野",
            "直売所の売上額 ４億円 ５億円 １\n体験会の参加者数 92人 130人 ２",
        ),
        ("指標 単位 現状値（R5） 目標値（R11）", "直売所の売上額 億円 ４ ５\n体験会の参加者数 人 92 130"),
        (
            "分野 指標名 現状値（R5） 目標値（R11） 担当課",
            "農 直売所の売上額 ４億円 ５億円 農課\n商 体験会の人数 92人 130人 商課",
        ),
        (
            "指標 基準値（2023年度） 目標値（2029年度） 分野",
            "直売所の 売上額 ４億円 ５億円 １\n体験会の人数 92人 130人 ２",
        ),
    ],
)
def test_a_row_is_read_from_its_right_end(header: str, rows: str) -> None:
    found = read(FLAT.format(header=header, rows=rows))
    assert [(row[1], row[2]) for row in found.values()] == [(4, [5]), (92, [130])]


def test_a_row_with_a_cell_too_few_is_not_read() -> None:
    header = "指標 基準値（2023年度） 目標値（2029年度） 分野"
    assert read(FLAT.format(header=header, rows="直売所の売上額 ５億円 １\n体験会の参加者数 130人 ２")) == {}
