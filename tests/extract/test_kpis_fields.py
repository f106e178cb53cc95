"""Lines of a table set with blanks: words that go with a number, and figures for which there is no column."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline

RULES = load_rules("kpis")
HEAD = "第３章　数値目標\n指標　　　　　　　　　　　現状値（R5）　　　目標値（R9）\n"
OTHER = "参加した企業の数　　　　　　12社　　　　　　20社\n"


def read(row: str) -> list[tuple[str, float | None, list[tuple[float, str]]]]:
    kpis, _ = extract_kpis(tokenise(outline(HEAD + row + "\n" + OTHER)), RULES)
    return [
        (kpi.view.text, kpi.baseline.value if kpi.baseline else None, [(t.value, t.basis) for t in kpi.targets])
        for kpi in kpis
    ]


@pytest.mark.parametrize(
    ("start", "goal", "basis"),
    [
        ("年 18件", "年 30件", "increment"),
        ("年間　18件", "年間　30件", "increment"),
        ("延べ 18件", "延べ 30件", "level"),
        ("約 18件", "約 30件", "level"),
        ("18件", "３年間で 30件", "cumulative"),
        ("18件", "30件", "level"),
    ],
)
def test_a_word_of_counting_goes_with_its_number(start: str, goal: str, basis: str) -> None:
    row = f"商談会の成約件数　　　　　　{start}　　　　　{goal}"
    assert read(row) == [("商談会の成約件数", 18, [(30, basis)]), ("参加した企業の数", 12, [(20, "level")])]


@pytest.mark.parametrize("row", ["商談会の成約件数　18件　　20件　　30件", "商談会の成約件数　　18　　20　　30"])
def test_a_figure_too_many_leaves_the_row_out(row: str) -> None:
    assert [name for name, *_ in read(row)] == ["参加した企業の数"]


def test_a_label_in_front_is_no_figure() -> None:
    assert read("ＫＰＩ①　商談会の成約件数　　18件　　　30件")[0] == ("商談会の成約件数", 18, [(30, "level")])
