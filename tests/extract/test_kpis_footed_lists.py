"""Indicators whose years stand below their values, as a conversion leaves the last column of a table."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from tests.documents import outline

RULES = load_rules("kpis")
PLAN = "あおば市計画\n\n１ 計画の期間\n令和６年度から令和11年度までの６年間とする。\n\n２ まちの店\n"
LATER = ("令和５年度", "令和11年度")
FOOT = ("現状値Ｒ５", "目標値Ｒ11")


def read(*lines: str) -> dict[str, tuple[float | None, list[float], str | None]]:
    kpis, _ = extract_kpis(outline(PLAN + "\n".join(lines) + "\n\n３ 推進体制\n推進会議を置く。\n"), RULES)
    return {
        kpi.view.text: (
            kpi.baseline.value if kpi.baseline else None,
            [t.value for t in kpi.targets],
            kpi.targets[0].start,
        )
        for kpi in kpis
    }


@pytest.mark.parametrize(
    "foot",
    [
        ("現状値：令和５年度　目標値：令和11年度",),
        FOOT,
        ("現状値", "Ｒ５", "目標値", "Ｒ11"),
        ("（Ｒ５）", "（Ｒ11）"),
        LATER,
    ],
)
def test_rows_above_their_years(foot: tuple[str, ...]) -> None:
    rows = ("起業した人の数", "人", "－", "12", "買い物の不便な世帯の割合（山あい）", "31.5％", "20％")
    assert read("３－１　店を開く", *rows, *foot) == {
        "起業した人の数": (None, [12], "2029-04-01"),
        "買い物の不便な世帯の割合(山あい)": (31.5, [20], "2029-04-01"),
    }


def test_the_years_of_one_list_are_no_caption_of_the_next_lines() -> None:
    found = read("起業した人の数", "人", "3", "12", *FOOT, "", "施策２", "空き店舗の数 40軒")
    assert list(found) == ["起業した人の数"]


@pytest.mark.parametrize(
    "lines",
    [
        ("町の人口", "3,513", "3,092", "平成17年度", "令和２年度"),  # nothing yet to come
        ("起業した人の数", "人", "3", "7", "12", *FOOT),  # a value too many
        ("３－１　起業した人の数", "3", "12", *FOOT),  # a numbered line is a measure
        ("店を開く人を増やします。", "3", "12", *FOOT),
        ("起業した人の数", "3", "12", "目標値Ｒ11", "現状値Ｒ５"),  # the order is another one
    ],
)
def test_what_may_be_read_in_another_way_is_left_out(lines: tuple[str, ...]) -> None:
    assert read(*lines) == {}


def test_years_that_the_plan_gives_elsewhere_need_no_words() -> None:
    known = ("起業した人の数", "人", "3", "12", "現状値Ｒ２", "目標値Ｒ３", "")
    later = ("空き店舗の数", "軒", "40", "20", "Ｒ２", "Ｒ３")
    assert read(*known, *later)["空き店舗の数"] == (40, [20], "2021-04-01")
    assert read(*later) == {}
