"""Eras and Western years, both ways."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.values.eras import ERAS, find_era, find_era_year, from_year, read_kanji_number, to_year


@pytest.mark.parametrize(
    ("sign", "number", "year"),
    [("令和", 7, 2025), ("R", 5, 2023), ("Ｈ", 22, 2010), ("昭和", 64, 1989), ("平成", 32, 2020), ("明治", 1, 1868)],
)
def test_an_era_year_is_a_western_year(sign: str, number: int, year: int) -> None:
    era = find_era(sign)
    assert era is not None
    assert to_year(era, number) == year


def test_every_western_year_comes_back_from_its_era_years() -> None:
    for year in range(1868, 2100):
        years = from_year(year)
        assert years
        assert all(to_year(era, number) == year for era, number in years)


def test_a_year_of_change_has_two_names() -> None:
    assert [(era.name, number) for era, number in from_year(2019)] == [("平成", 31), ("令和", 1)]


def test_no_era_before_meiji() -> None:
    assert from_year(1867) == ()
    assert find_era("慶応") is None


def test_eras_follow_each_other_without_a_gap() -> None:
    for before, after in pairwise(ERAS):
        assert before.last is not None
        assert (after.first - before.last).days == 1


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("元", 1),
        ("1", 1),
        ("09", 9),
        ("９", 9),
        ("99", 99),
        ("十", 10),
        ("二十九", 29),
        ("二九", 29),
        ("0", None),
        ("百", None),
        ("", None),
    ],
)
def test_era_year_numbers(printed: str, number: int | None) -> None:
    assert find_era_year(printed) == number


@given(st.integers(min_value=1, max_value=9999))
def test_kanji_numbers_round_trip(number: int) -> None:
    digits = "〇一二三四五六七八九"
    assert read_kanji_number("".join(digits[int(sign)] for sign in str(number))) == number
    spelled, rest = "", number
    for sign, unit in (("千", 1000), ("百", 100), ("十", 10)):
        count, rest = divmod(rest, unit)
        spelled += ("" if count == 1 else digits[count]) + sign if count else ""
    assert read_kanji_number(spelled + (digits[rest] if rest else "")) == number


@pytest.mark.parametrize("printed", ["十百", "一二十", "人", "二十〇"])
def test_words_that_are_no_kanji_number(printed: str) -> None:
    assert read_kanji_number(printed) is None
