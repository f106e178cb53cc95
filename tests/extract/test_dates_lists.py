"""Dates without a year: in lists of dated lines, and in schedules whose lines have lost their heading."""

from __future__ import annotations

import pytest

from tests.documents import found

STACK = """
    みどり市水辺ビジョン骨子案

    ９　今後の予定

    骨子案の公表
    素案の公表
    意見の募集
    策定

    令和６年10月
    12月
    令和７年１月
    ３月
"""
SCHEDULE = """
    みどり圏「連携プロジェクト」の推進について

    この計画は平成２１年８月５日に定めた。

    推進ＰＴのスケジュール（H22年度）

    ４月 ５月 ６月 ７月 ８月 ９月 １０月 １１月 １２月 １月 ２月 ３月

    防災ＰＴ
    医療ＰＴ
    交通ＰＴ
    観光ＰＴ

    ・【５／２８】第１回開催（設置）
    ・利用者アンケート
    ・【１／１５】中間整理

    合同報告会
    （２月１８日　みどり市）

    ・（年度内）設置

    平成２３年度以降の予定
    ・４月に体制を見直す
"""


def spans(text: str) -> dict[str, tuple[str | None, str | None]]:
    return {date.view.text: (date.start, date.end) for date in found(text).dates}


def test_a_bare_month_is_in_the_year_of_the_line_above() -> None:
    dates = spans(STACK)
    assert dates["12月"] == ("2024-12-01", "2024-12-31")
    assert dates["3月"] == ("2025-03-01", "2025-03-31")


@pytest.mark.parametrize(
    "lines",
    [
        "令和６年10月　骨子案の公表\n    12月　素案の公表\n    令和７年１月　意見の募集\n    ３月　策定",
        "・令和６年10月　骨子案の公表\n    ・12月　素案の公表\n    ・令和７年１月　意見の募集\n    ・３月　策定",
        "（令和６年10月）骨子案の公表\n    （12月）素案の公表\n    （令和７年１月）意見の募集\n    （３月）策定",
        "令和6年10月5日 第1回検討会\n    12月20日 第2回検討会\n    3月1日 第3回検討会",
    ],
)
def test_so_is_one_in_front_of_what_is_to_happen(lines: str) -> None:
    dates = spans(f"みどり市水辺ビジョン骨子案\n\n    ９　今後の予定\n    {lines}")
    assert [start for start, _ in dates.values() if start is None] == []
    assert {start[:7] for start, _ in dates.values() if start} >= {"2024-10", "2024-12", "2025-03"}


def test_a_list_that_goes_back_in_time_tells_no_year() -> None:
    dates = spans(STACK.replace("令和７年１月", "令和６年１月"))
    assert dates["12月"] == dates["3月"] == (None, None)


def test_a_sentence_between_ends_the_list() -> None:
    assert spans(STACK.replace("    ３月", "    策定の後に公表する。\n    ３月"))["3月"] == (None, None)


def test_what_a_lost_layout_moved_out_of_a_schedule_is_in_its_year() -> None:
    dates = spans(SCHEDULE)
    assert dates["5/28"] == ("2010-05-28", "2010-05-28")
    assert dates["1/15"] == ("2011-01-15", "2011-01-15")
    assert dates["2月18日"] == ("2011-02-18", "2011-02-18")
    assert dates["年度内"] == ("2010-04-01", "2011-03-31")


def test_the_next_line_with_a_year_ends_the_schedule() -> None:
    april = [date for date in found(SCHEDULE).dates if date.view.text == "4月"]
    assert [date.start for date in april] == ["2010-04-01", None]


def test_a_schedule_without_a_year_gives_none() -> None:
    assert spans(SCHEDULE.replace("（H22年度）", ""))["5/28"] == (None, None)


MEETINGS = """
みどり部会一覧（令和６年度）

令和６年10月１日現在

１　水道の管理
進捗
・第１回（６／14）において、候補を抽出した。
・調査は９月30日に完了した。
・１月から２月まで試験を行う。
スケジュール
第１回 ６／14　第２回 11／8（予定）　第３回 ３／4（予定）
"""


@pytest.mark.parametrize(
    "title",
    ["みどり部会一覧（令和６年度）", "令和６年度　みどり部会日程表", "みどり研究会の活動状況報告〔令和６年度〕"],
)
def test_dates_of_a_yearly_list_take_the_year_of_its_title(title: str) -> None:
    dates = {
        date.view.text: date.start for date in found(MEETINGS.replace("みどり部会一覧（令和６年度）", title)).dates
    }
    assert dates["6/14"] == "2024-06-14"
    assert dates["11/8"] == "2024-11-08"
    assert dates["3/4"] == "2025-03-04"
    assert dates["9月30日"] == "2024-09-30"
    assert dates["1月から2月まで"] == "2025-01-01"


@pytest.mark.parametrize("title", ["みどり市総合計画（令和６年度）", "みどり部会一覧", "基準値（令和６年度）"])
def test_other_titles_give_no_year(title: str) -> None:
    dates = {
        date.view.text: date.start for date in found(MEETINGS.replace("みどり部会一覧（令和６年度）", title)).dates
    }
    assert dates["3/4"] is None


def test_a_slash_in_a_sentence_is_a_fraction() -> None:
    text = MEETINGS.replace("候補を抽出した。", "費用の1/2を補助し、回答率は3/4であった。")
    dates = {date.view.text for date in found(text).dates}
    assert not {"1/2"} & dates
