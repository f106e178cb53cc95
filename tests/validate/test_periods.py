"""Periods that end before they begin, last otherwise than printed, or lie outside the plan."""

from __future__ import annotations

import pytest

from planextract.validate import validate
from tests.builders import Draft


def with_period(draft: Draft, start: str | None, end: str | None, text: str = "計画期間") -> Draft:
    draft.plan["document"]["period"] = {"start": start, "end": end, "text": text, "evidence": draft.prove(text)}
    return draft


def add_kpi(draft: Draft, at: str, baseline_at: str | None = None) -> None:
    target = {"value": 3, "at": at, "basis": "level", "evidence": draft.prove("3")}
    baseline = {"value": 1, "at": baseline_at, "evidence": draft.prove("1")} if baseline_at else None
    draft.add("kpis", "参加者数", name="参加者数", targets=[target], baseline=baseline)


def codes(draft: Draft) -> list[tuple[str, str]]:
    return [(issue.code, issue.severity) for issue in validate(draft.build(), draft.text).issues]


def test_a_plan_does_not_end_before_it_begins() -> None:
    assert codes(with_period(Draft(), "2030-03-31", "2025-04-01")) == [("plan.period_reversed", "error")]
    assert codes(with_period(Draft(), "2025-04-01", "2030-03-31")) == []
    assert codes(with_period(Draft(), None, "2030-03-31")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("令和７年度から令和11年度までの５年間", []),
        ("令和７年度から令和11年度までの６年間", [("plan.period_duration", "warning")]),
        ("令和７年度から令和11年度までの５か年", []),
        ("令和７年度から令和11年度まで", []),
    ],
)
def test_a_plan_lasts_as_long_as_is_printed(text: str, found: list[tuple[str, str]]) -> None:
    assert codes(with_period(Draft(), "2025-04-01", "2030-03-31", text)) == found


def test_a_date_lasts_as_long_as_is_printed() -> None:
    draft = Draft()
    text = "令和２年度～６年度（４年間）"
    draft.add("dates", text, text=text, start="2020-04-01", end="2025-03-31", kind="reference", precision="range")
    assert codes(draft) == [("date.duration_mismatch", "warning")]


def test_a_date_does_not_end_before_it_begins() -> None:
    draft = Draft()
    draft.add("dates", "6月", text="6月", start="2025-06-30", end="2025-06-01", kind="event", precision="month")
    assert codes(draft) == [("date.reversed", "error")]


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ("2029-04-01/2030-03-31", []),
        ("2030-03-31", []),
        ("2050-01-01/2050-12-31", [("kpi.target_outside_period", "info")]),
        ("2023-04-01/2024-03-31", [("kpi.target_outside_period", "warning")]),
    ],
)
def test_targets_lie_within_the_plan(at: str, found: list[tuple[str, str]]) -> None:
    draft = with_period(Draft(), "2025-04-01", "2030-03-31")
    add_kpi(draft, at)
    assert codes(draft) == found


def test_many_targets_outside_are_one_doubt_about_the_period() -> None:
    draft = with_period(Draft(), "2020-04-01", "2025-03-31")
    for year in range(2030, 2035):
        add_kpi(draft, f"{year}-04-01/{year + 1}-03-31")
    assert codes(draft) == [("kpi.target_outside_period", "warning")]


def test_a_baseline_is_not_later_than_its_target() -> None:
    draft = Draft()
    add_kpi(draft, "2024-04-01/2025-03-31", baseline_at="2026-04-01/2027-03-31")
    assert codes(draft) == [("kpi.baseline_after_target", "warning")]
