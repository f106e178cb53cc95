"""Tables of indicators with one cell a line, or with one blank between the cells."""

from __future__ import annotations

import pytest

from tests.extract.test_kpis_flow import read

HEAD = ("指標", "単位", "現状値（令和５年度）", "目標値（令和11年度）")
READ = {"健診の受診率": (41.6, [60], "2029-04-01"), "歩数の平均": (6820, [7400], "2029-04-01")}


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "cells",
    [
        (*HEAD, "資料", "健診の受診率", "％", "41.6", "60", "法定報告", "歩数の平均", "歩", "6,820", "7,400", "調査票"),
        (
            *HEAD,
            "担当課",
            "備考",
            "健診の受診率",
            "%",
            "41.6",
            "60",
            "保健課",
            "毎年",
            "歩数の平均",
            "歩",
            "6,820",
            "7,400",
            "総務課",
            "なし",
        ),
        (
            "分野",
            *HEAD,
            "保健",
            "健診の受診率",
            "％",
            "41.6",
            "60",
            "運動",
            "歩数の平均",
            "歩",
            "６，８２０",
            "７，４００",
        ),
        ("分野", *HEAD, "保健", "健診の受診率", "％", "41.6", "60", "歩数の平均", "歩", "6,820", "7,400"),
    ],
)
def test_columns_beside_the_figures_are_no_part_of_names(cells: tuple[str, ...], between: str) -> None:
    assert read(*cells, between=between) == READ


def test_a_row_that_lacks_a_cell_is_left_out_and_gives_nothing_to_its_neighbours() -> None:
    found = read(
        *(*HEAD, "資料", "健診の受診率", "％", "41.6", "60", "法定報告"),
        *("指導の実施率", "％", "63", "法定報告"),
        *("歩数の平均", "歩", "6,820", "7,400", "調査票"),
        between="\n",
    )
    assert {name: row for name, row in found.items() if row[0] is not None or row[1]} == READ


def test_years_above_the_words_of_a_header_are_joined_to_them() -> None:
    found = read(
        *("指標", "単位", "令和６年度", "令和７年度", "令和11年度", "基準", "目標", "目標"),
        *("貸出の冊数", "冊", "310", "330", "400", "講座の回数", "回", "4", "5", "9"),
        between="\n",
    )
    assert found == {"貸出の冊数": (310, [330, 400], "2029-04-01"), "講座の回数": (4, [5, 9], "2029-04-01")}


def test_words_without_figures_below_a_header_are_no_table() -> None:
    assert read(*HEAD, "健診の受診率", "保健課が集計する。", "歩数の平均", "41.6", between="\n") == {}


@pytest.mark.parametrize(
    "lines",
    [
        ("柱 指標 現状（R5） R11", "1 健診の受診率（％） 41.6 60", "2 歩数の平均（歩） 6,820 7,400"),
        (
            "指標 単位 現状値 （令和５年度） 目標値 （令和11年度） 資料",
            "健診の受診率 ％ 41.6 60 法定報告",
            "歩数の平均 歩 6,820 7,400 調査票",
        ),
    ],
)
def test_one_blank_between_the_cells(lines: tuple[str, ...]) -> None:
    assert list(read(*lines, between="\n").values()) == list(READ.values())


def test_a_word_too_many_beside_a_number_of_a_group_ends_the_table() -> None:
    lines = ("柱 指標 現状（R5） R11", "1 健診の 受診率（％） 41.6 60", "2 歩数の平均（歩） 6,820 7,400")
    assert "受診率" not in read(*lines, between="\n")


SET = (
    "　指標　　　　　　　　　　現状値　　　　目標値",
    "　　　　　　　　　　　　　(R5年度)　　 (R11年度)",
    "　健診の受診率（％）　　　　41.6　　　　　 60",
    "　歩数の平均　　　　　　　6,820歩　　　 7,400歩",
)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_blank_lines_between_all_rows_part_no_table(between: str) -> None:
    assert list(read(*SET, between=between).values()) == list(READ.values())
    grouped = (*SET[:2], "　【基本目標１】", SET[2], "　【基本目標２】", SET[3])
    assert list(read(*grouped, between=between).values()) == list(READ.values())


def test_a_blank_line_ends_a_table_whose_rows_it_does_not_part() -> None:
    lines = "\n".join((*SET[:3], "", "　貸出の冊数　　　　　　　　310　　　　　 400"))
    assert "貸出の冊数" not in read(lines)


def test_text_behind_a_table_with_blank_lines_is_no_row() -> None:
    found = read(*SET, "　第５章　計画の推進", "　推進会議を置く。", between="\n\n")
    assert len(found) == len(READ)


@pytest.mark.parametrize("head", ["Ⅵ　計画の推進体制", "第５章　計画の推進"])
def test_the_heading_of_the_next_part_ends_a_table(head: str) -> None:
    found = read(*SET, head, "青葉市役所　企画課", "２", between="\n")
    assert list(found.values()) == list(READ.values())
