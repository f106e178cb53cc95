"""Numbers on lines of their own in one cell are never closed up to one."""

from __future__ import annotations

import pytest

from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_views import PARTED
from planextract.rules.loader import load_rules
from planextract.spans import fold

RULES = load_rules("kpis")


@pytest.mark.parametrize("text", ["4\n22", "31 120", "５年間で15\n５年間で60", "1,500\n300人"])
def test_two_numbers_are_not_one(text: str) -> None:
    reading = read_figures(fold(text), RULES)
    assert reading.unread
    assert not reading.amounts


@pytest.mark.parametrize(("text", "value"), [("1,5\n00人", 1500), ("12\n人", 12), ("58.4\n％", 58.4)])
def test_an_open_thousand_and_a_unit_go_on(text: str, value: float) -> None:
    assert PARTED.search(text) is None
    assert [amount.value for amount in read_figures(fold(text), RULES).amounts] == [value]
