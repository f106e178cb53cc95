"""Figures of finance and statistics, laid out or dumped cell by cell, are no indicators."""

from __future__ import annotations

import pytest

from planextract.extract.kpi_statements import lists_accounts
from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline

RULES = load_rules("kpis")
ACCOUNTS = ("給水収益", "人件費", "当年度純利益")
PEOPLE = ("年少人口", "生産年齢人口", "老年人口")
FIGURES = ((412, 405, 400), (52, 51, 50), (14, 8, 5))
HEADS = (
    ("項目", "現状（R5）", "令和８年度", "令和12年度"),
    ("区分", "実績（R5）", "計画値（R8）", "目標値（R12）"),
    ("区分", "令和５年度", "令和８年度", "目標（R12）"),
    ("科目", "2026年度", "2027年度", "累計"),
)


def read(text: str, *, media_type: str = "text/plain") -> list[tuple[str, int]]:
    kpis, _ = extract_kpis(tokenise(outline(text, media_type=media_type)), RULES)
    return [(kpi.view.text, len(kpi.targets)) for kpi in kpis]


def markdown(head: tuple[str, ...], names: tuple[str, ...]) -> str:
    rows = [head, ("---",) * len(head), *((name, *map(str, row)) for name, row in zip(names, FIGURES, strict=True))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def dumps(head: tuple[str, ...], names: tuple[str, ...]) -> dict[str, str]:
    rows = [[name, *map(str, row)] for name, row in zip(names, FIGURES, strict=True)]
    return {
        "rows": "\n".join(" ".join(row) for row in [head, *rows]),
        "cells": "\n".join(cell for row in [head, *rows] for cell in row),
        "columns": "\n".join([*head, *names, *(str(figure) for row in FIGURES for figure in row)]),
        "blanks": "\n".join("　　".join(row) for row in [head, *rows]),
    }


@pytest.mark.parametrize("names", [ACCOUNTS, PEOPLE])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("title", ["投資・財政計画（収支計画）", "（単位：千円）", "財政の見通し"])
def test_no_row_of_a_statement_is_an_indicator(title: str, head: tuple[str, ...], names: tuple[str, ...]) -> None:
    above = f"第４章　経営の目標\n料金回収率を100％以上に保つことを目標とします。\n２　{title}\n"
    for way, dumped in dumps(head, names).items():
        assert (way, read(above + dumped)) == (way, [])
    drawn = f"# 経営戦略\n\n## 経営の目標\n\n### {title}\n\n{markdown(head, names)}\n"
    assert read(drawn, media_type="text/markdown") == []


@pytest.mark.parametrize("title", ["将来人口", "児童数の推計", "公共施設の一覧"])
def test_a_title_tells_statistics_whatever_the_rows_are(title: str) -> None:
    for head in HEADS[:3]:
        text = f"# まちの計画\n\n## 目標年度\n\n### {title}\n\n{markdown(head, ('北部', '中部', '南部'))}\n"
        assert read(text, media_type="text/markdown") == []


def test_years_without_a_word_of_a_goal_anywhere_are_statistics() -> None:
    table = markdown(HEADS[0], ("図書館の蔵書数", "貸出冊数", "来館者数"))
    assert read(f"# まちの計画\n\n## 第２章 現況\n\n{table}\n", media_type="text/markdown") == []
    assert len(read(f"# まちの計画\n\n## 第２章 目標\n\n{table}\n", media_type="text/markdown")) == 3


@pytest.mark.parametrize(
    ("title", "head", "names"),
    [
        # The header names indicators.
        ("収支計画", ("指標", "現状（R5）", "令和８年度", "目標（R12）"), ACCOUNTS),
        ("将来人口", ("ＫＰＩ", "現状（R5）", "令和８年度", "目標（R12）"), ("移住者数", "転入者数", "出生数")),
        # The title does, or speaks of nothing else.
        ("財政見通しの目標指標", HEADS[1], ("経常収支比率", "実質公債費比率", "市税の収納率")),
        # Shares and stocks are measured, not booked.
        ("収支の見通し", HEADS[1], ("経常収支比率", "将来負担比率", "財政調整基金残高")),
        ("健康づくり", HEADS[0], ("健診の受診者数", "教室の参加者数", "歩く会の数")),
    ],
)
def test_indicators_stay(title: str, head: tuple[str, ...], names: tuple[str, ...]) -> None:
    text = f"# まちの計画\n\n## 目標\n\n### {title}\n\n{markdown(head, names)}\n"
    assert [name for name, _ in read(text, media_type="text/markdown")] == list(names)


def test_a_table_of_indicators_ends_where_a_statement_begins() -> None:
    indicators = "第５章　数値目標\n指標名 現状値（R5） 目標値（R9）\n有収率 88.0％ 90.0％\n耐震化率 40％ 55％\n"
    for after in ("収支計画（単位：千円）\n区分 R5 R9", "（単位：千円）", "区分 令和５年度 令和９年度"):
        assert read(f"{indicators}{after}\n給水収益 412 400\n純利益 14 5\n") == [("有収率", 1), ("耐震化率", 1)]


def test_dumped_sums_of_accounts_and_dates_are_no_indicators() -> None:
    years = "2025年度\n2026年度\n累計\n"
    assert read(f"第５章　数値目標\n{years}市税収入額\n繰入金額\n10\n12\n22\n3\n4\n7\n") == []
    assert read(f"第５章　経営\n目標年度：令和９年度\n{years}建設改良費\n10\n12\n22\n3\n4\n7\n") == []


def test_most_of_the_names_must_be_items() -> None:
    assert lists_accounts(["市税", "うち人件費", "歳出合計"], RULES)
    assert not lists_accounts(["市税の収納率", "人件費", "移住者数"], RULES)
    assert not lists_accounts(["使用料"], RULES)
