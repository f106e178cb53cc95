"""Yearly figures that a conversion left as a pile of cells get their rows back, if every row is whole."""

from __future__ import annotations

import pytest

from planextract.document import Table
from tests.documents import found, outline

YEARS = ("令和７年度", "令和８年度", "令和９年度")
TITLE = "みどり市計画\n\n■一時預かりの量の見込みと確保方策\n"


def pile(*cells: str) -> str:
    return "\n\n".join(cells)


def stacked(text: str) -> list[Table]:
    return [table for table in outline(text).tables if table.how == "stacked"]


@pytest.mark.parametrize("years", [YEARS, ("Ｒ７", "Ｒ８", "Ｒ９"), ("2025年度", "2026年度", "2027年度")])
@pytest.mark.parametrize("corner", ["区分", "項目"])
def test_rows_are_a_name_with_a_figure_for_every_year(years: tuple[str, ...], corner: str) -> None:
    text = TITLE + pile(corner, *years, "量の見込み（人）", "120", "1,130", "－", "確保方策（人）", "120", "125", "140")
    (table,) = stacked(text)
    assert [len([cell for cell in row if cell]) for row in table.rows()] == [4, 4, 4]


def test_provisions_are_indicators_of_their_service() -> None:
    text = TITLE + pile("区分", *YEARS, "量の見込み（人）", "120", "130", "140", "確保方策（人）", "110", "125", "140")
    (kpi,) = found(text).kpis
    assert (kpi.view.text, [target.value for target in kpi.targets]) == ("一時預かり", [110, 125, 140])


@pytest.mark.parametrize(
    "cells",
    [
        ("区分", *YEARS, "利用者", "120", "130"),  # a figure is missing
        ("区分", *YEARS, "利用者", "120", "130", "140", "150"),
        ("区分", *YEARS, "利用者", "職員", "120", "130", "140", "1", "2"),
        ("実績", *YEARS, "利用者", "120", "130", "140"),  # nothing says that the years head columns
        ("区分", "令和７年度", "利用者", "120"),
    ],
)
def test_what_is_not_whole_is_no_table(cells: tuple[str, ...]) -> None:
    assert stacked(TITLE + pile(*cells)) == []
