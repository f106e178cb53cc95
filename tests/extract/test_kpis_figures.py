"""Cells: what is a number, with which unit, year and basis, and what is none."""

from __future__ import annotations

import pytest

from planextract.extract.kpi_figures import Amount, read_figures
from planextract.rules.loader import load_rules
from planextract.spans import fold

RULES = load_rules("kpis")


def read(text: str) -> tuple[Amount, ...]:
    return read_figures(fold(text), RULES).amounts


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("67.3％", 67.3, "%"),
        ("75.0％以上", 75.0, "%"),
        ("延べ412人", 412, "人"),
        ("82.1％\n（23校／28校）", 82.1, "%"),
        ("15,000人", 15000, "人"),
        ("△38人", -38, "人"),
        ("▲1,284", -1284, None),
        ("±０人", 0, "人"),
        ("41.2万人", 41.2, "万人"),
        ("68,400t-CO2", 68400, "t-CO2"),
        ("73.4（△38％）", 73.4, None),
        ("０（実質ゼロ）", 0, None),
        ("実質ゼロ", 0, None),
        ("100を維持", 100, None),
        ("５路線を維持", 5, "路線"),
        ("９人（延べ243日）", 9, "人"),
        ("900ｇ", 900, "g"),
        ("642人／日", 642, "人/日"),
    ],
)
def test_a_cell_of_one_number_gives_it_with_its_unit(text: str, value: float, unit: str | None) -> None:
    (amount,) = read(text)
    assert amount.value == value
    assert (amount.unit.text if amount.unit else None) == unit


@pytest.mark.parametrize(
    "text",
    [
        "－", "―", "", "未実施", "設定中", "全避難所で実施", "運用開始",
        "10～15％", "23校／28校", "令和７年度の市民意識調査により把握し、設定する", "12月", "令和８年度",
        "１年間収録しＤＶＤ化し中学校へ配布", "10％増", "５件減少", "第２回", "Ver.2.0",
    ],
)  # fmt: skip
def test_what_is_no_single_number_gives_none(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("text", ["10～15％", "23校／28校", "10％増", "1億2,000"])
def test_digits_that_are_not_understood_are_reported(text: str) -> None:
    assert read_figures(fold(text), RULES).unread


@pytest.mark.parametrize(("text", "word"), [("増加", "increase"), ("維持", "keep"), ("低減を目指す", "decrease")])
def test_a_word_gives_a_direction_and_no_value(text: str, word: str) -> None:
    reading = read_figures(fold(text), RULES)
    assert (reading.word, reading.amounts) == (word, ())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1,234人（R5）", "2023-04-01", "2024-03-31"),
        ("33.7％\n（令和６年４月１日）", "2024-04-01", "2024-04-01"),
        ("3（令和６年12月末）", "2024-12-31", "2024-12-31"),
        ("46（令和５（2023）年）", "2023-01-01", "2023-12-31"),
        ("23（令和５（2023）年度末）", "2024-03-31", "2024-03-31"),
        ("28人（R6～R9累計）", "2024-04-01", "2028-03-31"),
        ("令和７～12年度の累計 9,600", "2025-04-01", "2031-03-31"),
    ],
)
def test_a_year_in_the_cell_belongs_to_its_number(text: str, first: str, last: str) -> None:
    (amount,) = read(text)
    assert amount.when is not None
    assert (amount.when.first, amount.when.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "basis", "years"),
    [
        ("年６校", "increment", None),
        ("年間36,000件", "increment", None),
        ("年400", "increment", None),
        ("5年間で延べ2,500人", "cumulative", 5),
        ("３か年で30件", "cumulative", 3),
        ("累計20件", "cumulative", None),
        ("1,500人（年間）", "increment", None),
        ("60（５年間の累計）", "cumulative", 5),
        ("1,500人", None, None),
    ],
)
def test_the_words_around_a_number_say_what_it_counts(text: str, basis: str | None, years: int | None) -> None:
    (amount,) = read(text)
    assert (amount.basis, amount.years) == (basis, years)


def test_a_yearly_number_with_its_sum_in_brackets_is_two() -> None:
    one, other = read("年３人（５年間で15人）")
    assert (one.value, one.basis) == (3, "increment")
    assert (other.value, other.basis, other.years) == (15, "cumulative", 5)


def test_a_figure_picked_out_of_a_remark_is_not_exact() -> None:
    (amount,) = read("東京・札幌・地元各地域で年１回")
    assert (amount.value, amount.exact) == (1, False)


def test_the_view_of_a_number_maps_to_what_is_printed() -> None:
    text = "　５年間で延べ\n２，５００人以上"
    (amount,) = read_figures(fold(text), RULES).amounts
    assert amount.view.printed(text) == "２，５００人"
