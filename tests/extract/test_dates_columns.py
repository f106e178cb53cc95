"""Months that take their year from the head of their column, and periods that the whole plan is headed with."""

from __future__ import annotations

import pytest

from tests.documents import found


def days(text: str, media_type: str = "text/plain") -> dict[str, tuple[str | None, str | None]]:
    return {date.view.text: (date.start, date.end) for date in found(text, media_type=media_type).dates}


LOST = """
二県連携プロジェクトの概要

平成30年10月　意見交換を開始した。

プロジェクト　　　　主査　　　　　{head}

湖の保全　　　　　　島根県　　　　10月　植栽の試行
湖の観光　　　　　　鳥取県
　　　　　　　　　　（観光課）　　１月～２月　試験運航

湖の学び　　　　　　島根県　　　　８月２日～４日　自然学校
"""


@pytest.mark.parametrize(
    "head", ["令和６年度の予定", "令和６年度スケジュール", "予定（令和６年度）", "R6年度の主な取組", "令和６年度"]
)
def test_a_month_in_a_lost_column_is_of_the_year_in_its_head(head: str) -> None:
    read = days(LOST.format(head=head))
    assert read["10月"] == ("2024-10-01", "2024-10-31")
    assert read["1月~2月"] == ("2025-01-01", "2025-02-28")
    assert read["8月2日~4日"] == ("2024-08-02", "2024-08-04")


@pytest.mark.parametrize("head", ["目標（令和６年度）", "令和５年度　　　　令和６年度", "令和６年度予算額"])
def test_other_heads_and_several_years_say_nothing(head: str) -> None:
    assert days(LOST.format(head=head))["10月"] == (None, None)


def test_the_year_ends_with_the_table() -> None:
    text = LOST.format(head="令和６年度の予定") + "\n会議は毎回公開する。\n\n次の会議　　　　11月　松江市\n"
    assert days(text)["11月"] == (None, None)


TABLE = """# 二県連携の概要

| プロジェクト | 主査 | {head} |
|---|---|---|
| 湖の保全 | 島根県 | 10月 植栽の試行 |
| 湖の観光 | 鳥取県 | １月末 試験運航 |

{first}
"""


@pytest.mark.parametrize("head", ["令和６年度の予定", "実施時期（令和６年度）"])
def test_the_head_of_a_column_is_nearer_than_the_document(head: str) -> None:
    read = days(TABLE.format(head=head, first="令和５年度に始めた。"), "text/markdown")
    assert (read["10月"], read["1月末"]) == (("2024-10-01", "2024-10-31"), ("2025-01-31", "2025-01-31"))


PERIOD = "二県連携の概要\n\n{before}{heading}\n\n令和６年度から令和８年度まで（３か年）\n\n推進体制\n\n・会議を置く。\n"


@pytest.mark.parametrize("heading", ["取組期間", "３　取組期間", "実施期間", "活動期間", "■連携期間"])
def test_a_period_headed_once_at_the_top_is_the_plans(heading: str) -> None:
    (date,) = found(PERIOD.format(before="", heading=heading)).dates
    assert date.kind == "plan_period"


def test_the_period_of_a_project_is_not() -> None:
    assert found(PERIOD.format(before="", heading="事業実施期間")).dates[0].kind == "project_period"


def test_nor_is_one_of_several() -> None:
    case = "取組期間\n\n平成30年度～令和２年度\n\n成果\n\n・人が増えた。\n\n"
    assert "plan_period" not in {date.kind for date in found(PERIOD.format(before=case, heading="取組期間")).dates}
