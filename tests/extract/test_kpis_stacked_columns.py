"""Columns of a lost table one below the other: proved by the sum of every indicator, or not read."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from tests.documents import outline

RULES = load_rules("kpis")
Row = tuple[str | None, float | None, list[tuple[float, str]]]
NAMES = "ＫＰＩ①　直売所の売上額　　　単位　千円\nＫＰＩ②　体験教室の参加者数　　　単位　人\n"
STACK = ["ＫＰＩ①", "ＫＰＩ②"]
BASELINE = ["事業開始前（現時点）", "12,000.00", "0.00"]
YEARS = [["2030年度増加分（１年目）", "500.00", "10.00"], ["2031年度増加分（２年目）", "700.00", "15.00"]]
BLANK = [["2032年度増加分（３年目）", "-", "-"]]
TOTAL = ["ＫＰＩ増加分の累計", "1,200.00", "25.00"]


def read(*lines: str) -> dict[str, Row]:
    text = f"題名\n\n１　目標\n【数値目標】\n{NAMES}\n" + "\n".join(lines) + "\n\n２　事業\n"
    kpis, _ = extract_kpis(outline(text), RULES)
    return {
        kpi.view.text: (
            kpi.unit,
            kpi.baseline.value if kpi.baseline else None,
            [(target.value, target.basis) for target in kpi.targets],
        )
        for kpi in kpis
        if kpi.targets
    }


WHOLE = {
    "直売所の売上額": ("千円", 12000, [(500, "increment"), (700, "increment"), (1200, "cumulative")]),
    "体験教室の参加者数": ("人", 0, [(10, "increment"), (15, "increment"), (25, "cumulative")]),
}


@pytest.mark.parametrize(
    "columns",
    [
        [BASELINE, *YEARS, *BLANK, TOTAL],
        [BASELINE, *YEARS, TOTAL],
        [BASELINE, TOTAL, *YEARS],  # columns in another order
        [BASELINE, YEARS[1], YEARS[0], TOTAL],
        [["事業開始前", "（現時点）", *BASELINE[1:]], ["2030年度", "増加分", "500", "10"], YEARS[1], TOTAL],
        [["現状値", "12,000 0"], ["令和12年度", "500 10"], ["令和13年度", "700 15"], ["累計", "1,200 25"]],
    ],
)
def test_every_header_is_followed_by_a_figure_for_each_label(columns: list[list[str]]) -> None:
    assert read(*STACK, *(line for column in columns for line in column)) == WHOLE


@pytest.mark.parametrize(
    "columns",
    [
        [BASELINE, *YEARS, ["ＫＰＩ増加分の累計", "1,300.00", "25.00"]],  # a sum that does not hold
        [BASELINE, YEARS[0][:2], YEARS[1], TOTAL],  # a figure is missing
        [BASELINE, [*YEARS[0], "3.00"], YEARS[1], TOTAL],  # one too many
    ],
)
def test_nothing_is_read_where_the_columns_are_not_proved(columns: list[list[str]]) -> None:
    found = read(*STACK, *(line for column in columns for line in column))
    assert found == {}
