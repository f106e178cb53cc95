"""Tables of demand and provision: whose provision, which years, which row."""

from __future__ import annotations

from planextract.mentions import KpiMention
from tests.extract.test_kpis_tables import read

YEARS: list[str | None] = ["R7", "R8", "R9"]


def provisions(*rows: list[str | None]) -> list[tuple[str, str | None, list[float]]]:
    kpis: tuple[KpiMention, ...] = read(list(rows))[0]
    return [(kpi.view.text, kpi.unit, [target.value for target in kpi.targets]) for kpi in kpis]


def test_the_service_may_stand_in_the_corner_of_the_header() -> None:
    found = provisions(
        ["子育て短期支援", *YEARS],
        ["量の見込み", "30人日", "28人日", "25人日"],
        ["確保方策", "40人日", "40人日", "42人日"],
    )
    assert found == [("子育て短期支援", "人日", [40, 40, 42])]


def test_the_unit_may_have_a_column() -> None:
    header: list[str | None] = ["産後ケア事業", "単位", *YEARS]
    assert provisions(header, ["量の見込み", "人", "9", "9", "8"], ["確保の内容", "人", "10", "10", "9"]) == [
        ("産後ケア事業", "人", [10, 10, 9])
    ]


def test_results_beside_the_plan_are_no_targets() -> None:
    found = provisions(
        ["病後児の保育", "実績", "<", "計画", "<"],
        ["^", "R5", "R6", "R7", "R8"],
        ["量の見込み", "－", "－", "30", "31"],
        ["確保方策", "28", "29", "32", "33"],
    )
    assert found == [("病後児の保育", None, [32, 33])]


def test_parts_of_a_provision_count_by_their_sum_only() -> None:
    rows: list[list[str | None]] = [
        ["子どもの預かり", "", *YEARS],
        ["量の見込み", "", "80", "81", "82"],
        ["確保方策", "認定こども園", "50", "50", "50"],
        ["^", "小規模保育", "30", "31", "32"],
    ]
    assert provisions(*rows) == []
    rows[2:] = [*rows[2:], ["^", "合計", "80", "81", "82"]]
    assert provisions(*rows) == [("子どもの預かり", None, [80, 81, 82])]


def test_several_figures_for_one_year_are_nobodys() -> None:
    found = provisions(
        ["幼児の受入れ", "R7", "<", "R8", "<"],
        ["^", "１号", "２号", "１号", "２号"],
        ["量の見込み", "10", "20", "11", "21"],
        ["確保方策", "12", "22", "13", "23"],
    )
    assert found == []


def test_a_blank_cell_under_the_service_goes_on_with_it() -> None:
    rows: list[list[str | None]] = [
        ["事業", "区分", *YEARS],
        ["病後児の保育", "量の見込み", "30", "31", "32"],
        ["", "確保方策", "32", "33", "34"],
        ["時間外の保育", "①量の見込み", "60", "61", "62"],
        ["", "②確保の内容", "65", "66", "67"],
        ["", "確保方策（他市）", "5", "6", "7"],
    ]
    assert provisions(*rows) == [("病後児の保育", None, [32, 33, 34]), ("時間外の保育", None, [65, 66, 67])]


def test_a_name_of_another_table_row_is_no_service() -> None:
    rows: list[list[str | None]] = [
        ["", "区分", *YEARS],
        ["備考", "説明", "", "", ""],
        ["", "量の見込み", "30", "31", "32"],
        ["", "確保方策", "32", "33", "34"],
    ]
    assert provisions(*rows) == []
