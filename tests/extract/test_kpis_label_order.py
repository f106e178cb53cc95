"""Names, units and rows of a lost table that labels tie, in whatever order a conversion left them."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline

RULES = load_rules("kpis")
NAMES = ("ＫＰＩ① 里山で働き始めた者の数 人", "ＫＰＩ② 木製品の出荷額 千円")
HEAD = "事業開始前\n（現時点）\n2025年度\n増加分\n（１年目）\n2026年度\n増加分\n（２年目）\nＫＰＩ増加分\nの累計"
ROWS = ("0.00 8.00 12.00 20.00", "1,000.00 10.00 20.00 30.00")
BOTH = [("里山で働き始めた者の数", "人", 0, [8, 12, 20]), ("木製品の出荷額", "千円", 1000, [10, 20, 30])]


def read(*parts: str) -> list[tuple[str, str | None, float | None, list[float]]]:
    kpis, _ = extract_kpis(tokenise(outline("【数値目標】\n単位\n" + "\n\n".join(parts))), RULES)
    return [
        (kpi.view.text, kpi.unit, kpi.baseline.value if kpi.baseline else None, [t.value for t in kpi.targets])
        for kpi in kpis
    ]


def labelled(rows: tuple[str, ...], *, before: bool) -> list[str]:
    labels = ("ＫＰＩ①", "ＫＰＩ②")
    return [part for pair in zip(labels, rows, strict=True) for part in (pair if before else pair[::-1])]


@pytest.mark.parametrize(
    "names",
    [
        NAMES,
        ("ＫＰＩ①　里山で働き始めた者の数　　人", "ＫＰＩ②　木製品の出荷額　　千円"),
        ("ＫＰＩ①", "里山で働き始めた者の数 人", "ＫＰＩ②", "木製品の出荷額 千円"),
        ("ＫＰＩ① 里山で働き", "始めた者の数 人", "ＫＰＩ② 木製品の出荷額 千円"),
        ("ＫＰＩ① 里山で働き始めた者の数（人）", "ＫＰＩ② 木製品の出荷額（千円）"),
    ],
)
def test_a_blank_parts_name_and_unit(names: tuple[str, ...]) -> None:
    assert read(*names, HEAD, *labelled(ROWS, before=True)) == BOTH


def test_a_short_word_behind_a_blank_is_no_unit_of_an_unmeasured_name() -> None:
    assert read("ＫＰＩ① 里山の 人", "ＫＰＩ② 木製品の出荷額 千円", HEAD, *labelled(ROWS, before=True)) == BOTH[1:]


def test_names_may_stand_behind_the_figures() -> None:
    assert read(HEAD, *labelled(ROWS, before=True), *NAMES) == BOTH


@pytest.mark.parametrize("rows", [ROWS, tuple(row.replace(" ", "\n") for row in ROWS)])
def test_labels_behind_their_figures_never_get_those_of_the_next(rows: tuple[str, ...]) -> None:
    assert read(*NAMES, HEAD, *labelled(rows, before=False)) == BOTH


@pytest.mark.parametrize(
    "rows",
    [
        [ROWS[0], "ＫＰＩ①", ROWS[1]],  # the second label is lost, or the first row is nobody's
        [ROWS[0], ROWS[1], "ＫＰＩ①", "ＫＰＩ②"],
        ["0.00 8.00 12.00 21.00", "ＫＰＩ①", ROWS[1], "ＫＰＩ②"],  # a sum does not hold
    ],
)
def test_where_labels_and_rows_do_not_go_by_turns_no_row_is_tied_to_a_label(rows: list[str]) -> None:
    assert [entry for entry in read(*NAMES, HEAD, *rows) if entry[3] and entry not in BOTH] == []
