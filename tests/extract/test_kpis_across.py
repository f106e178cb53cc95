"""Rows whose cells are wider than the columns of indicators: headings of rows, and forms that follow."""

from __future__ import annotations

import pytest

from tests.extract.test_kpis_tables import read

HEAD: list[list[str | None]] = [
    ["指標名", "<", "単位", "現状値（R6）", "目標値（R12）"],
    ["登録者数", "<", "人", "12", "40"],
]


@pytest.mark.parametrize(
    "row",
    [
        ["基本目標", "緑を守るまち", "<", "<", "<"],
        ["緑を守るまち", "<", "<", "<", "<"],
        ["施策１", "里山の手入れ ★重点", "<", "<", "<"],
    ],
)
def test_a_cell_over_name_and_figures_names_no_indicator(row: list[str | None]) -> None:
    kpis, _ = read([*HEAD, row])
    assert [kpi.view.text for kpi in kpis] == ["登録者数"]


def test_a_wide_cell_of_figures_alone_leaves_the_indicator() -> None:
    kpis, _ = read([*HEAD, ["利用者数", "<", "人", "今後設定", "<"]])
    assert [(kpi.view.text, kpi.targets) for kpi in kpis][1] == ("利用者数", ())
