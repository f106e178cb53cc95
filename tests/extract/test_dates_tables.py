"""Dates in tables of projects and in chronicles, and months that come back every year."""

from __future__ import annotations

import pytest

from tests.extract.test_dates import read

PROJECTS = [["事業名", "事業主体", "実施期間", "事業費"], ["水路の改修", "小川町", "R8～R10", "40"]]


def kinds(*parts: str | list[list[str]]) -> dict[str, str]:
    return {mention.view.text: mention.kind for mention in read(*parts)}


def test_the_years_of_a_project_are_no_period_of_the_plan() -> None:
    table = [*PROJECTS, ["集会所の建替え", "小川町", "R9", "12"], ["橋の補修", "県", "令和8~9年度", "7"]]
    assert kinds(table) == {"R8~R10": "project_period", "R9": "project_period", "令和8~9年度": "project_period"}


def test_the_column_may_be_called_a_period_where_the_rows_are_projects() -> None:
    table = [["路線名", "期間", "延長"], ["西町線", "令和9年度", "300"], ["東町線", "令和9~11年度", "1,200"]]
    assert set(kinds(table).values()) == {"project_period"}


def test_a_year_in_a_table_of_figures_is_none_of_a_project() -> None:
    table = [["指標", "年度", "値"], ["来館者数", "令和5年度", "300"]]
    assert kinds(table) == {"令和5年度": "fiscal_year"}


def test_a_bare_letter_outside_such_a_column_is_no_date() -> None:
    assert read([["事業名", "型番", "事業主体"], ["ポンプの更新", "R9", "12"]]) == []


def test_costs_by_year_are_headed_by_years_also_in_the_middle_of_a_form() -> None:
    form = [["事業名", "巡回図書"], ["事業費(千円)", "R7", "R8"], ["", "1,200", "1,300"]]
    assert kinds(form) == {"R7": "fiscal_year", "R8": "fiscal_year"}


@pytest.mark.parametrize(
    "text",
    [
        "令和7年12月1日から12月26日まで",
        "令和7年11月20日～令和8年1月9日",
        "令和6年7月～9月",
        "令和6年5月1日から同月20日まで",
    ],
)
def test_what_lasts_for_weeks_happens(text: str) -> None:
    (found,) = read([["期日", "内容"], [text, "意見の募集"]])
    assert (found.view.text, found.kind) == (text.replace("～", "~"), "event")


def test_a_time_for_opinions_is_no_period_of_the_plan() -> None:
    assert set(kinds("募集期間:令和7年12月1日から12月26日まで").values()) == {"event"}


def test_a_plan_that_begins_with_its_approval_keeps_its_period() -> None:
    text = "地域再生計画の認定の日から令和11年3月31日まで"
    assert kinds(text) == {text: "plan_period"}


def test_before_a_time_is_no_target() -> None:
    assert kinds("平成12年3月以前に敷設した管を取り替える。") == {"平成12年3月以前": "reference"}


def test_the_month_after_a_yearly_one_comes_back_too() -> None:
    found = read("毎年度5月に実績をまとめ、会議の意見を聴いた上で、8月に公表する。10月に祭りがある。")
    assert [(date.view.text, date.recurs) for date in found] == [("毎年度5月", "--05"), ("8月", "--08"), ("10月", None)]


def test_the_day_of_each_year_comes_back() -> None:
    (found,) = read("図2 園児数の推移(各年4月1日、単位:人)")
    assert (found.view.text, found.start, found.end, found.recurs) == ("各年4月1日", None, None, "--04-01")


def test_what_stands_behind_a_blank_is_no_part_of_a_month() -> None:
    assert list(kinds("令和8年10月 中央公園の開園")) == ["令和8年10月"]


def test_accounts_name_no_year() -> None:
    assert read("当年度純利益は3百万円、前年度繰越利益剰余金は5百万円である。") == []


def test_a_first_budget_begins_with_its_amount() -> None:
    assert list(kinds("一般会計(2027年度当初410億円)の2%")) == ["2027年度"]


def test_a_definition_in_brackets_ends_no_sentence() -> None:
    found = read("毎年度5月に、松江市会議（以下「会議」という。）の意見を聴き、8月に公表する。")
    assert [date.recurs for date in found] == ["--05", "--08"]


SPEECH = ("令和8年度 施政方針", "令和8年2月24日")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("7月に商品券を発行いたします。", "2026-07-01"),
        ("2月に成人の集いを開きます。", "2027-02-01"),
        ("実証運行を10月から行います。", "2026-10-01"),
        ("年度内に策定いたします。", "2026-04-01"),
        ("新年度は6校で工事を行います。", "2026-04-01"),
        ("9月に開催された大会は、観客でにぎわいました。", "2025-09-01"),
        ("11月には、商談会が実現しました。", "2025-11-01"),
        ("1月に協定を結びました。", "2026-01-01"),
    ],
)
def test_a_policy_speech_is_for_a_year_and_looks_back(text: str, start: str) -> None:
    assert read(*SPEECH, text)[-1].start == start


def test_a_new_year_that_has_begun_is_open() -> None:
    (*_, found) = read("松江市計画", "令和8年5月1日", "新年度は、工事を行う。")
    assert (found.view.text, found.start) == ("新年度", None)


def test_a_plan_of_several_years_gives_no_year_to_a_month() -> None:
    (*_, found) = read("第3期松江市計画", "令和8年3月", "7月に祭りを開く。")
    assert found.start is None


def test_what_is_counted_at_the_end_of_a_year_is_no_event() -> None:
    assert kinds("普及率は令和6年度末で62.4%である。") == {"令和6年度末": "reference"}


def test_the_year_of_an_annual_document_is_its_period() -> None:
    assert kinds(*SPEECH, "令和9年度に開設します。")["令和8年度"] == "plan_period"


SCHEDULE = [
    ["", *(f"{month}月" for month in (*range(4, 13), 1, 2, 3))],
    ["協議会", "", "5/20第1回", *[""] * 8, "2/9第2回", ""],
    ["現地調査", *[""] * 5, "9/3", *[""] * 6],
]


def test_a_day_in_a_schedule_takes_the_year_of_the_month_above_it() -> None:
    found = {mention.view.text: mention.start for mention in read("# 令和７年度の日程", SCHEDULE)}
    assert (found["5/20"], found["9/3"], found["2/9"]) == ("2025-05-20", "2025-09-03", "2026-02-09")


def test_a_fraction_in_another_table_is_no_day() -> None:
    assert read([["区分", "補助率"], ["屋根の改修", "1/2"], ["窓の改修", "2/3"]]) == []


def test_a_column_tells_of_which_year_the_figures_beside_it_are() -> None:
    table = [["指標", "現状値", "", "目標値"], ["", "数値", "時点", "令和12年度"], ["受診率", "21.6", "R5", "30.0"]]
    assert kinds(table)["R5"] == "fiscal_year"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("決算の比率は前年度から0.8ポイント上昇した。", []),
        ("広報の10月号に概要を載せる。", []),
        ("休業の期間は１月以下が半数を占める。", []),
        ("R12までに全ての窓口を改める。", [(None, "2031-03-31")]),
    ],
)
def test_what_is_a_date_in_a_sentence(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(mention.start, mention.end) for mention in read(text)] == expected


def test_months_of_every_year_are_not_of_the_last_year_named_before_them() -> None:
    schedule = [["", *(f"{month}月" for month in range(4, 10))], ["点検", "", "", "6/12", "", "", ""]]
    found = [mention.start for mention in read("令和8年度から令和17年度までとする。", schedule)][1:]
    assert set(found) == {None}


def test_a_line_that_is_a_year_dates_the_lines_below_it() -> None:
    found = {mention.view.text: mention.start for mention in read("令和7年度", "11月 発会", "2月上旬 催し")}
    assert (found["11月"], found["2月上旬"]) == ("2025-11-01", "2026-02-01")


def test_last_year_in_a_sentence_does_not_count_from_the_years_of_a_table() -> None:
    table = [["指標", "R8", "R12"], ["参加者数", "30", "50"]]
    assert [m.view.text for m in read(table, "矢印は、前年度の取組を続けることを示す。")] == ["R8", "R12"]
