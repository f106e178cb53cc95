"""Headers of indicators that a conversion mixed with the cells of the first row."""

from __future__ import annotations

import pytest

from tests.documents import found

ROWS = (("来館者数", "人", "1,200", "1,500"), ("貸出冊数", "冊", "8,400", "9,000"), ("満足度", "％", "61.5", "70.0"))
WHOLE = [("来館者数", 1200, 1500), ("貸出冊数", 8400, 9000), ("満足度", 61.5, 70)]


def read(*cells: str) -> list[tuple[str, float | None, float]]:
    kpis = found("みどり市計画\n\n【成果指標】\n" + "\n\n".join(cells) + "\n\n第３章 計画の推進\n").kpis
    return [
        (kpi.view.text, kpi.baseline.value if kpi.baseline else None, kpi.targets[0].value)
        for kpi in kpis
        if kpi.targets
    ]


@pytest.mark.parametrize(
    "header",
    [
        ("基準値\n（Ｒ６）", "目標値\n（Ｒ12）", "指標名", "単位"),
        ("指標名", "基準値（令和６年度）", "目標値（令和12年度）", "単位"),
        ("単位", "指標", "現状値（2024年度）", "目標値（2030年度）"),
    ],
)
def test_the_column_of_names_may_come_late(header: tuple[str, ...]) -> None:
    assert read(*header, *(cell for row in ROWS for cell in row)) == WHOLE


def test_the_first_name_may_stand_in_the_header() -> None:
    cells = [cell for row in ROWS for cell in (row[0], row[2], row[3])]
    assert read("基準値（Ｒ６）", "目標値（Ｒ12）", cells[0], "指標", *cells[1:]) == WHOLE
    assert read("指標\n" + cells[0], "基準値（Ｒ６）", "目標値（Ｒ12）", *cells[1:]) == WHOLE


def test_two_orders_are_no_order() -> None:
    names = [row[0] for row in ROWS[:2]]
    assert read("指標", *names, "基準値（Ｒ６）", "目標値（Ｒ12）", "10人", "20人", "30人", "40人") == []


def test_a_row_short_of_a_figure_is_left_out() -> None:
    cells = [cell for row in ROWS for cell in row]
    del cells[2]
    assert WHOLE[0] not in read("基準値（Ｒ６）", "目標値（Ｒ12）", "指標名", "単位", *cells)


def test_units_printed_before_the_names_are_no_names() -> None:
    units, names = [row[1] for row in ROWS], [row[0] for row in ROWS]
    columns = ("基準値（Ｒ６）", *(row[2] for row in ROWS), "目標値（Ｒ12）", *(row[3] for row in ROWS))
    told = read("指標名", "単位", *units, *names, *columns)
    assert not {name for name, *_ in told} & set(units)
