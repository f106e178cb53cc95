"""Sums, levels, shares and repeated targets: each check beside a plan that passes it."""

from __future__ import annotations

from typing import Any

import pytest

from planextract.records.issue import Issue
from planextract.validate import validate
from tests.builders import Draft

FY = {year: f"{year}-04-01/{year + 1}-03-31" for year in range(2020, 2032)}


def check(
    *targets: tuple[float, str | None, str], name: str = "参加者数", unit: str = "人", start: float | None = None
) -> list[str]:
    return [issue.code for issue in issues(*targets, name=name, unit=unit, start=start)]


def issues(
    *targets: tuple[float, str | None, str], name: str = "参加者数", unit: str = "人", start: float | None = None
) -> tuple[Issue, ...]:
    draft = Draft()
    figures: list[dict[str, Any]] = [
        {"value": value, "at": at, "basis": basis, "evidence": draft.prove(f"{value:g}")}
        for value, at, basis in targets
    ]
    baseline = {"value": start, "at": None, "evidence": draft.prove(f"{start:g}")} if start is not None else None
    draft.add("kpis", name, name=name, unit=unit, targets=figures, baseline=baseline)
    return validate(draft.build(), draft.text).issues


PERIOD = "2024-04-01/2027-03-31"


def yearly(*values: float) -> list[tuple[float, str | None, str]]:
    return [(value, FY[2024 + index], "increment") for index, value in enumerate(values)]


def test_additions_that_make_the_sum_are_right() -> None:
    assert check(*yearly(72, 85, 87), (244, PERIOD, "cumulative")) == []


def test_additions_that_do_not_make_the_sum_are_an_issue_with_all_figures() -> None:
    (issue,) = issues(*yearly(18, 20, 22), (62, PERIOD, "cumulative"))
    assert (issue.code, issue.severity, len(issue.evidence)) == ("kpi.sum_mismatch", "warning", 4)
    assert "60" in issue.message
    assert "62" in issue.message


def test_tenths_are_added_as_printed() -> None:
    assert check(*yearly(0.1, 0.2), (0.3, "2024-04-01/2026-03-31", "cumulative")) == []


def test_additions_with_a_gap_are_not_summed() -> None:
    assert check((3, FY[2024], "increment"), (3, FY[2026], "increment"), (10, PERIOD, "cumulative")) == []


def test_one_yearly_number_says_nothing_of_the_sum() -> None:
    assert check((3, FY[2026], "increment"), (10, PERIOD, "cumulative")) == []


def test_baseline_and_additions_must_make_the_level() -> None:
    assert check(*yearly(5, 7), (22, FY[2025], "level"), start=10) == []
    assert check(*yearly(5, 7), (23, FY[2025], "level"), start=10) == ["kpi.level_mismatch"]


@pytest.mark.parametrize(
    ("name", "unit", "value", "codes"),
    [
        ("受診率", "％", 146.8, ["kpi.ratio_over_100"]),
        ("女性委員の割合", "%", 100, []),
        ("観光消費額の増加率", "％", 120, []),
        ("食料自給率", "％", 130, []),
        ("受診者数", "人", 1200, []),
    ],
)
def test_a_share_does_not_exceed_the_whole(name: str, unit: str, value: float, codes: list[str]) -> None:
    assert check((value, FY[2025], "level"), name=name, unit=unit) == codes


def test_one_year_has_one_target_of_a_kind() -> None:
    assert check((30, FY[2025], "level"), (40, FY[2025], "level")) == ["kpi.target_repeated"]
    assert check((3, FY[2025], "increment"), (40, FY[2025], "level")) == []
    assert check((30, None, "level"), (40, None, "level")) == []
