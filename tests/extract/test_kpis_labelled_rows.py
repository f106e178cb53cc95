"""Rows of a lost table that begin with their label: read row by row, and not at all where a figure is missing."""

from __future__ import annotations

import pytest

from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_flat import extract_flat_kpis
from planextract.extract.kpi_labels import Labels
from planextract.extract.kpi_line_texts import LineTexts
from planextract.mentions import KpiMention
from planextract.rules.loader import load_rules
from tests.extract.test_kpis_flat import document_of

RULES = load_rules("kpis")
NAMES = "ＫＰＩ①\n森林を案内する人の数\n単位\n人\nＫＰＩ②\n貸し出した山小屋の延べ\n利用日数\n単位\n日"
HEADER = (
    "事業開始前\n（現時点）\n2026年度\n増加分\n（１年目）\n2027年度\n増加分\n（２年目）\n"
    "2028年度\n増加分\n（３年目）\nＫＰＩ増加分\nの累計"
)
ROWS = "ＫＰＩ① 1,040.00 20.00 24.00 － 44.00\nＫＰＩ② 0.00 300.00 340.00 400.00 1,040.00"


def read(*parts: str) -> tuple[KpiMention, ...]:
    document = document_of("\n".join(parts))
    return extract_flat_kpis(document, LineTexts.of(document.lines), Anchors(document), Labels(document, RULES), RULES)[
        0
    ]


def test_a_label_with_as_many_figures_as_columns_is_a_row() -> None:
    guides, days = read(NAMES, HEADER, ROWS)
    assert (guides.view.text, guides.unit, days.view.text, days.unit) == (
        "森林を案内する人の数",
        "人",
        "貸し出した山小屋の延べ利用日数",
        "日",
    )
    assert guides.baseline is not None
    assert guides.baseline.value == 1040
    assert [(t.value, t.start, t.end, t.basis) for t in guides.targets] == [
        (20, "2026-04-01", "2027-03-31", "increment"),
        (24, "2027-04-01", "2028-03-31", "increment"),
        (44, "2026-04-01", "2028-03-31", "cumulative"),
    ]
    assert [t.value for t in days.targets] == [300, 340, 400, 1040]
    assert "sum.checked" in days.reasons


def test_rows_broken_over_lines_are_read_if_their_sums_hold() -> None:
    broken = ROWS.replace(" ", "\n")
    assert [[t.value for t in kpi.targets] for kpi in read(NAMES, HEADER, broken)] == [
        [20, 24, 44],
        [300, 340, 400, 1040],
    ]
    wrong = broken.replace("400.00\n", "410.00\n")
    assert "row.labelled" not in {reason for kpi in read(NAMES, HEADER, wrong) for reason in kpi.reasons}


@pytest.mark.parametrize("rows", [ROWS.replace(" 24.00", ""), ROWS.replace("400.00", "400.00 410.00")])
def test_nobody_can_tell_the_columns_of_a_row_that_is_too_short_or_too_long(rows: str) -> None:
    assert not any(kpi.targets for kpi in read(NAMES, HEADER, rows))


def test_a_sum_that_does_not_hold_lowers_the_grade() -> None:
    guides, days = read(NAMES, HEADER, ROWS.replace("340.00 400.00", "340.00 410.00"))
    assert (guides.grade, days.grade) == ("medium", "low")


def test_the_page_number_below_the_last_row_is_none_of_its_figures() -> None:
    assert [t.value for t in read(NAMES, HEADER, ROWS, "12")[1].targets] == [300, 340, 400, 1040]
