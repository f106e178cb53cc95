"""Check digits of local government codes and corporate numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.values.codes import (
    corporate_check_digit,
    government_check_digit,
    is_corporate_number,
    is_government_code,
)


@pytest.mark.parametrize(
    ("number", "digit"),
    [("06000", 3), ("01100", 2), ("13101", 6), ("22138", 4), ("36302", 2), ("44322", 1)],
)
def test_the_check_digit_completes_the_code(number: str, digit: int) -> None:
    assert government_check_digit(number) == digit
    assert is_government_code(f"{number}{digit}")


@pytest.mark.parametrize("code", ["060004", "6000", "0600030", "", "06000３", "06000X", " 60003"])
def test_anything_else_is_no_code(code: str) -> None:
    assert not is_government_code(code)


@given(st.integers(1000, 47999), st.integers(0, 4), st.integers(1, 9))
def test_a_wrong_digit_is_noticed(number: int, place: int, change: int) -> None:
    digits = f"{number:05}"
    code = f"{digits}{government_check_digit(digits)}"
    wrong = f"{code[:place]}{(int(code[place]) + change) % 10}{code[place + 1 :]}"
    # Remainders 0 and 10 of the sum share the digit 1 or 0 with others, so a few swaps are beyond one digit.
    assert is_government_code(wrong) == (government_check_digit(wrong[:5]) == int(code[5]))


def test_a_corporate_number_may_have_hyphens() -> None:
    assert is_corporate_number("5-8356-7825-6246")
    assert is_corporate_number("5835678256246")


@pytest.mark.parametrize(
    "number", ["1234567890123", "583567825624", "", "５８３５６７８２５６２４６", "5-8356-7825-6247"]
)
def test_anything_else_is_no_corporate_number(number: str) -> None:
    assert not is_corporate_number(number)


@given(st.integers(0, 10**12 - 1))
def test_the_first_digit_of_a_corporate_number_is_never_zero(number: int) -> None:
    body = f"{number:012}"
    digit = corporate_check_digit(body)
    assert 1 <= digit <= 9
    assert is_corporate_number(f"{digit}{body}")
