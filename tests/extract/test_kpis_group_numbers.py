"""Numbers of groups, and figures that go on, between the rows of a table whose frame was lost."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline

RULES = load_rules("kpis")
HEAD = "各チームの成果指標\n\n指標名 現状値（R6） 目標値（R9）\n\n"


def read(rows: str) -> list[tuple[str, float | None, list[float]]]:
    kpis, _ = extract_kpis(tokenise(outline("第３章　取組\n" + HEAD + rows)), RULES)
    return [
        (kpi.view.text, kpi.baseline.value if kpi.baseline else None, [t.value for t in kpi.targets])
        for kpi in kpis
        if kpi.targets or kpi.baseline
    ]


ROWS = ["山道の点検率 38％ 100％", "シカの捕獲頭数（年間） 412頭 600頭", "商談会の成約件数 （年間） － 40件"]
FOUND = [("山道の点検率", 38, [100]), ("シカの捕獲頭数(年間)", 412, [600]), ("商談会の成約件数(年間)", None, [40])]


@pytest.mark.parametrize("numbers", ["１２３", "①②③", "ⅠⅡⅢ", "123"])
def test_the_number_of_a_group_is_no_figure_of_its_rows(numbers: str) -> None:
    behind = [part for row, number in zip(ROWS, numbers, strict=True) for part in (row, number, "")]
    assert read("\n".join(behind)) == FOUND
    assert read("\n\n".join(behind)) == FOUND
    assert read("\n".join([ROWS[0], ROWS[1], numbers[0], "", ROWS[2], numbers[1]])) == FOUND


def test_bare_figures_that_go_on_make_the_row_uncertain() -> None:
    assert read("山道を歩く\n人の声\n木の声\n38\n100\n412\n600\n3\n40\n") == []
    assert read("山道の点検率\n38\n100\n412\n600\n") == []


def test_a_page_number_behind_bare_figures_is_none() -> None:
    assert read("山道の点検率 38 100\n\n7\n\n第４章　推進\n") == [("山道の点検率", 38, [100])]
