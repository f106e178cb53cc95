"""Headers, labels and figures of a lost table in three piles: read where every sum proves the order."""

from __future__ import annotations

import pytest

from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_labels import Labels
from planextract.extract.kpi_torn_tables import read_torn_table
from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from tests.documents import outline

RULES = load_rules("kpis")
NAMES = ["ＫＰＩ① 直売所の売上額", "ＫＰＩ② 体験教室の参加者数", "ＫＰＩ③ 新たに起業した人数"]
UNITS = ["単位", "千円", "人", "人"]
LABELS = ["ＫＰＩ①", "ＫＰＩ②", "ＫＰＩ③"]
HEADERS = ["事業開始前", "（現時点）", "2030年度", "増加分", "（１年目）", "2031年度増加分", "ＫＰＩ増加分", "の累計"]
COLUMNS = ["12,000.00", "30.00", "0.00", "500.00", "10.00", "1.00", "700.00", "15.00", "2.00"]
TOTALS = ["1,200.00", "25.00", "3.00"]
WHOLE = {
    "直売所の売上額": ("千円", 12000, [500, 700, 1200]),
    "体験教室の参加者数": ("人", 30, [10, 15, 25]),
    "新たに起業した人数": ("人", 0, [1, 2, 3]),
}


def read(*piles: list[str], gap: str = "\n\n") -> dict[str, tuple[str | None, float | None, list[float]]]:
    lines = gap.join(line for pile in piles for line in pile)
    kpis, _ = extract_kpis(outline(f"題名\n\n１　目標\n\n【数値目標】\n\n{lines}\n\n２　事業\n"), RULES)
    return {
        kpi.view.text: (
            kpi.unit,
            kpi.baseline.value if kpi.baseline else None,
            [target.value for target in kpi.targets],
        )
        for kpi in kpis
        if kpi.targets
    }


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "piles",
    [
        (NAMES, UNITS, HEADERS, LABELS),
        (NAMES, UNITS, LABELS, HEADERS),
        (NAMES, UNITS, ["現状値", "令和12年度", "令和13年度", "累計"], LABELS),
        (["KPI① 直売所の売上額", *NAMES[1:]], UNITS, HEADERS, ["KPI①", *LABELS[1:]]),
    ],
)
def test_figures_stand_column_by_column(piles: tuple[list[str], ...], gap: str) -> None:
    assert read(*piles, COLUMNS, TOTALS, gap=gap) == WHOLE


def test_labels_may_stand_in_another_order() -> None:
    swapped = [*HEADERS, LABELS[1], LABELS[0], LABELS[2]]
    figures = [*COLUMNS[1::-1], COLUMNS[2], *COLUMNS[4:2:-1], COLUMNS[5], *COLUMNS[7:5:-1], COLUMNS[8]]
    told = read(NAMES, UNITS, swapped, figures, [TOTALS[1], TOTALS[0], TOTALS[2]])
    assert {name: row[1:] for name, row in told.items()} == {name: row[1:] for name, row in WHOLE.items()}


def test_a_year_may_be_blank() -> None:
    figures = [*COLUMNS[:6], *COLUMNS[6:8], "－"]
    told = read(NAMES, UNITS, HEADERS, LABELS, figures, [*TOTALS[:2], "1.00"])
    assert told["新たに起業した人数"] == ("人", 0, [1, 1])


@pytest.mark.parametrize(
    "piles",
    [
        (HEADERS, LABELS, COLUMNS, ["1,300.00", *TOTALS[1:]]),  # a sum that does not hold
        (HEADERS, LABELS, COLUMNS[:-1], TOTALS),  # a figure is missing
        (HEADERS, LABELS, COLUMNS, [*TOTALS, "4"]),  # one more: nobody knows which
    ],
)
def test_what_is_not_proved_is_not_read(piles: tuple[list[str], ...]) -> None:
    assert read(NAMES, UNITS, *piles) == {}


def test_figures_that_add_up_either_way_are_not_read() -> None:
    headers = ["2030年度増加分", "2031年度増加分", "ＫＰＩ増加分の累計"]
    lines = [line.view for line in outline("\n".join([*NAMES, *headers, *LABELS, *"123235358"])).lines if line.view]
    document = outline("\n".join(NAMES))
    told = read_torn_table(lines, Labels(document, RULES), Anchors(document), RULES)
    assert told is not None
    assert [(kpi.baseline, kpi.targets) for kpi in told] == [(None, ())] * len(NAMES)


def test_the_first_of_a_pile_of_units_is_not_that_of_the_last_name() -> None:
    text = "\n".join([*NAMES, *UNITS, *HEADERS, *LABELS])
    assert [name.unit for name in Labels(outline(text), RULES).found] == [None, None, None]
    own = "\n".join([NAMES[0], "単位", "千円", NAMES[1], "単位", "人"])
    units = [name.unit for name in Labels(outline(own), RULES).found]
    assert [unit.text for unit in units if unit is not None] == ["千円", "人"]
