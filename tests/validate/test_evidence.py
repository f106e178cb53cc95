"""Quotes that the text does not hold, and numbers that their quotes do not hold."""

from __future__ import annotations

import pytest

from planextract.validate import validate
from tests.builders import Draft


def codes(draft: Draft, text: str | None = None) -> list[str]:
    return [issue.code for issue in validate(draft.build(), draft.text if text is None else text).issues]


def draft_with(value: float, quote: str) -> Draft:
    draft = Draft()
    target = {"value": value, "at": None, "basis": "level", "evidence": draft.prove(quote)}
    draft.add("kpis", "参加者数", name="参加者数", targets=[target])
    return draft


def test_quotes_stand_in_the_text() -> None:
    draft = draft_with(12, "12人")
    assert codes(draft) == []
    assert set(codes(draft, draft.text.replace("12", "13"))) == {"evidence.not_proved"}


def test_quotes_stand_on_their_page() -> None:
    draft = draft_with(12, "12人")
    draft.plan["kpis"][0]["evidence"][0]["page"] = 2
    assert codes(draft) == ["evidence.not_proved"]


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        (1200, "1,200人"),
        (1200, "１，２００人"),
        (-38, "△38人"),
        (-38, "▲\n38"),
        (41.2, "41.2万人"),
        (0, "実質ゼロ"),
        (0, "±０人"),
    ],
)
def test_a_value_is_printed_in_its_quote(value: float, quote: str) -> None:
    assert codes(draft_with(value, quote)) == []


@pytest.mark.parametrize(
    ("value", "quote"), [(1300, "1,200人"), (38, "383人"), (38, "△38人"), (-38, "38人"), (5, "増加"), (200, "1,200")]
)
def test_a_value_that_its_quote_does_not_hold_is_an_error(value: float, quote: str) -> None:
    assert codes(draft_with(value, quote)) == ["kpi.value_not_in_quote"]
