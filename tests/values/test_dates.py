"""Temporal expressions: forms, values, context, false positives."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planextract.rules.loader import load_rules
from planextract.spans import fold
from planextract.values import periods
from planextract.values.dates import DateMatch, find_dates, resolve
from planextract.values.eras import ERAS, to_year

KANJI = "〇一二三四五六七八九"


def only(text: str, *, table_header: bool = False) -> DateMatch:
    """Return the one date that a text consists of."""
    matches = find_dates(text, table_header=table_header)
    assert [text[match.start : match.end] for match in matches] == [text]
    return matches[0]


def spell(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else KANJI[tens]) + ("十" if tens else "") + (KANJI[ones] if ones else "")


def year_forms() -> list[tuple[str, int]]:
    forms = []
    for era in ERAS:
        for number in range(1, 100):
            year = to_year(era, number)
            signs = [
                str(number),
                spell(number),
                f"{number:02d}",
                fold(chr(0xFF10 + number // 10) + chr(0xFF10 + number % 10)).text,
            ]
            signs += ["元"] if number == 1 else []
            forms += [(f"{era.name}{sign}", year) for sign in signs]
            forms += [(f"{era.letter}{number}", year), (fold(f"{chr(ord(era.letter) + 0xFEE0)}{number}").text, year)]
    return forms


def test_every_era_year_in_every_spelling() -> None:
    for printed, year in year_forms():
        whole, fiscal = periods.calendar_year(year), periods.fiscal_year(year)
        match = only(f"{printed}年")
        assert (match.first, match.last, match.precision) == (whole.first.isoformat(), whole.last.isoformat(), "year")
        match = only(f"{printed}年度")
        assert (match.first, match.last, match.precision) == (
            fiscal.first.isoformat(),
            fiscal.last.isoformat(),
            "fiscal_year",
        )
        month = only(f"{printed}年9月")
        assert (month.first, month.last, month.precision) == (f"{year}-09-01", f"{year}-09-30", "month")
        day = only(f"{printed}年12月31日")
        assert (day.first, day.last, day.precision) == (f"{year}-12-31", f"{year}-12-31", "day")


def test_every_western_year() -> None:
    for year in range(1900, 2100):
        match = only(f"{year}年度")
        assert match.first == f"{year}-04-01"
        assert only(f"{year}/4/1").first == f"{year}-04-01"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("平成29年8月23日", "2017-08-23", "2017-08-23"),
        ("平成二十九年八月", "2017-08-01", "2017-08-31"),
        ("H29.8", "2017-08-01", "2017-08-31"),
        ("R5.4.1", "2023-04-01", "2023-04-01"),
        ("2024/04/01", "2024-04-01", "2024-04-01"),
        ("令和12(2030)年度", "2030-04-01", "2031-03-31"),
        ("2025年度(令和7年度)", "2025-04-01", "2026-03-31"),
        ("1975年(昭和50年)", "1975-01-01", "1975-12-31"),
        ("2023年(令和5年)6月", "2023-06-01", "2023-06-30"),
        ("平成30年度末", "2019-03-31", "2019-03-31"),
        ("令和4年9月現在", "2022-09-01", "2022-09-30"),
        ("令和6年12月末現在", "2024-12-31", "2024-12-31"),
        ("H22年度中", "2010-04-01", "2011-03-31"),
        ("令和6年12月中旬", "2024-12-11", "2024-12-20"),
        ("令和5年度上半期", "2023-04-01", "2023-09-30"),
        ("令和5年度第3四半期", "2023-10-01", "2023-12-31"),
        ("2023年度秋頃", "2023-09-01", "2023-11-30"),
        ("2020年代", "2020-01-01", "2029-12-31"),
        ("昭和40年代", "1965-01-01", "1974-12-31"),
        ("平成27年度から", "2015-04-01", None),
        ("H22年度以降", "2010-04-01", None),
        ("2024年5月末より", "2024-05-31", None),
        ("2030年まで", None, "2030-12-31"),
        ("2018年度まで", None, "2019-03-31"),
        ("令和3年以前", None, "2021-12-31"),
        ("認定の日から2027年3月31日まで", None, "2027-03-31"),
        ("2024 年 4 月 1 日 から 2027 年 3\n 月 31\n 日 まで", "2024-04-01", "2027-03-31"),
    ],
)
def test_single_forms(text: str, first: str | None, last: str | None) -> None:
    match = only(text)
    assert (match.first, match.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last", "years"),
    [
        ("令和5年度から令和9年度まで", "2023-04-01", "2028-03-31", 5),
        ("令和2年度~6年度", "2020-04-01", "2025-03-31", 5),
        ("令和2年度〜6年度", "2020-04-01", "2025-03-31", 5),
        ("2020~2024年度", "2020-04-01", "2025-03-31", 5),
        ("2020~24年度", "2020-04-01", "2025-03-31", 5),
        ("R4~R8", "2022-04-01", "2027-03-31", 5),
        ("R4~R8年度", "2022-04-01", "2027-03-31", 5),
        ("令和7~12年度", "2025-04-01", "2031-03-31", 6),
        ("令和7(2025)年度から令和12(2030)年度まで", "2025-04-01", "2031-03-31", 6),
        ("平成29年度から令和4年度まで", "2017-04-01", "2023-03-31", 6),
        ("令和6年4月1日から令和9年3月31日まで", "2024-04-01", "2027-03-31", 3),
        ("令和7年度から5年間", "2025-04-01", "2030-03-31", 5),
        ("令和5・6年度", "2023-04-01", "2025-03-31", 2),
        ("2003年から2023年にかけて", "2003-01-01", "2023-12-31", 21),
        ("令和8年度を初年度とし、令和17年度を目標年度", "2026-04-01", "2036-03-31", 10),
        ("令和8年度を初年度とする10年間", "2026-04-01", "2036-03-31", 10),
    ],
)
def test_ranges_have_the_length_they_say(text: str, first: str, last: str, years: int) -> None:
    match = only(text)
    assert (match.first, match.last, match.precision) == (first, last, "range")
    assert periods.years_on(date.fromisoformat(first), years) == date.fromisoformat(last)
    (checked, *_) = find_dates(f"{text}({years}年間)")
    assert checked.agrees
    assert checked.end == len(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("令和6年12月2日から12月27日まで", "2024-12-02", "2024-12-27"),
        ("令和7年2月3日から同月28日まで", "2025-02-03", "2025-02-28"),
        ("令和6年10月~翌3月", "2024-10-01", "2025-03-31"),
        ("令和6年10月から翌年3月まで", "2024-10-01", "2025-03-31"),
        ("令和6年4~9月", "2024-04-01", "2024-09-30"),
        ("令和6年10月1~5日", "2024-10-01", "2024-10-05"),
        ("令和6年12月16日(月)から令和7年1月15日(水)まで", "2024-12-16", "2025-01-15"),
        ("令和5年11月から2月まで", "2023-11-01", "2024-02-29"),
    ],
)
def test_the_right_side_inherits(text: str, first: str, last: str) -> None:
    match = only(text)
    assert (match.first, match.last) == (first, last)


def test_a_duration_that_disagrees_is_told() -> None:
    (match, *_) = find_dates("令和2年度~6年度(3年間)")
    assert not match.agrees


def test_a_second_calendar_that_disagrees_is_told() -> None:
    assert not only("令和12(2031)年度").agrees
    text = "2030年度 (2013年度)"
    assert [text[match.start : match.end] for match in find_dates(text)] == ["2030年度", "2013年度"]


def test_a_list_shares_its_era() -> None:
    text = "平成27年度、28年度及び29年度"
    assert [match.first for match in find_dates(text)] == ["2015-04-01", "2016-04-01", "2017-04-01"]


@pytest.mark.parametrize(
    ("text", "needs", "first", "last"),
    [
        ("7月31日", "year", "2009-07-31", "2009-07-31"),
        ("3月", "year", "2010-03-01", "2010-03-31"),
        ("1月末", "year", "2010-01-31", "2010-01-31"),
        ("10月 中旬", "year", "2009-10-11", "2009-10-20"),
        ("4月~9月", "year", "2009-04-01", "2009-09-30"),
        ("10月から翌年3月まで", "year", "2009-10-01", "2010-03-31"),
        ("年度内", "fiscal_year", "2009-04-01", "2010-03-31"),
        ("第3四半期", "fiscal_year", "2009-10-01", "2009-12-31"),
        ("上半期", "fiscal_year", "2009-04-01", "2009-09-30"),
        ("昨年度末", "fiscal_year", "2009-03-31", "2009-03-31"),
        ("今年度中", "fiscal_year", "2009-04-01", "2010-03-31"),
    ],
)
def test_a_fiscal_year_completes(text: str, needs: str, first: str, last: str) -> None:
    match = only(text)
    assert (match.needs, match.first, match.last) == (needs, None, None)
    resolved = resolve(match, fiscal_year=2009)
    assert (resolved.needs, resolved.first, resolved.last) == (None, first, last)


@pytest.mark.parametrize(
    ("before", "text", "first", "last"),
    [
        ("2012年度", "同年", "2012-04-01", "2013-03-31"),
        ("2012年10月", "同年", "2012-01-01", "2012-12-31"),
        ("令和5年1月", "同年12月末", "2023-12-31", "2023-12-31"),
        ("令和5年1月", "同年度", "2022-04-01", "2023-03-31"),
        ("令和5年度", "翌年度", "2024-04-01", "2025-03-31"),
        ("令和5年2月3日", "同月28日", "2023-02-28", "2023-02-28"),
        ("令和5年2月28日", "翌日", "2023-03-01", "2023-03-01"),
        ("令和5年12月", "翌月", "2024-01-01", "2024-01-31"),
    ],
)
def test_a_date_before_completes(before: str, text: str, first: str, last: str) -> None:
    match = resolve(only(text), previous=only(before))
    assert (match.first, match.last) == (first, last)


def test_what_no_context_gives_stays_open() -> None:
    for text in ("今月", "同年", "7月31日", "年度内"):
        assert resolve(only(text)) == only(text)
    assert resolve(only("今月"), fiscal_year=2009, year=2009).first is None


@pytest.mark.parametrize(
    ("text", "recurs"),
    [
        ("毎年度9月", "--09"),
        ("毎年4月1日", "--04-01"),
        ("例年6月", "--06"),
        ("毎月15日", "---15"),
        ("毎\n年\n度9\t月", "--09"),
    ],
)
def test_recurring(text: str, recurs: str) -> None:
    match = only(text)
    assert (match.recurs, match.first, match.last, match.needs) == (recurs, None, None, None)


def test_the_month_of_a_yearly_week_recurs() -> None:
    (match,) = find_dates("6月の男女共同参画週間に合わせて")
    assert match.recurs == "--06"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("R5", "2023-04-01"),
        ("R12", "2030-04-01"),
        ("H28", "2016-04-01"),
        ("2030", "2030-04-01"),
        ("令和12", "2030-04-01"),
    ],
)
def test_bare_years_of_table_headers(text: str, first: str) -> None:
    assert only(text, table_header=True).first == first
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "date_text"),
    [
        ("目標値(R12)", "R12"),
        ("現状値(2014年度)", "2014年度"),
        ("2024年度増加分(1年目)", "2024年度"),
        ("令和7年度当初予算", "令和7年度"),
        ("2013年度比で46%", "2013年度"),
        ("令和10年度目標値", "令和10年度"),
        ("2026~2028年度目標", "2026~2028年度"),
        ("令和2年国勢調査", "令和2年"),
        ("令和5年4月より多い", "令和5年4月"),
        ("令和5年度から10月に", "令和5年度から"),
        ("【10/30】第1回", "10/30"),
        ("平成26年8月25日制定", "平成26年8月25日"),
        ("令和元年10月の台風第19号", "令和元年10月"),
    ],
)
def test_dates_within_text(text: str, date_text: str) -> None:
    match = find_dates(text, table_header=True)[0]
    assert text[match.start : match.end] == date_text


NO_DATES = (
    "人生100年時代|第4次山形県総合発展計画|第1次産業|6次産業化|4-2|3市町村|4つの柱|24時間|3年目|令和3年度目|"
    "10年後|今後5年間|概ね10年間|5か年|5カ年計画|当面|近年|7.18メートル|年 月 日|年月日から年月日まで|"
    "1/2|(1/2)|補助率2/3|A3007|V2.0|No.3|0234-22-1234|平成17年法律第24号|平成17年高島市条例第3号|"
    "2030アジェンダ|H21WG|上旬|中旬 下旬|2024年5月号|令和3年度版|平成28年熊本地震|2025年問題|"
    "「2050年ゼロカーボン宣言」|前年比4750人|前年度比|同年代|各年度末|毎年|毎年度の予算|3か月|"
    "月額5万円|第3月曜日|12.3月|40歳代|2年生|高校3年生|21世紀|24/7|令和0年|令和5年2月30日|13月|"
    "7月32日|令和100年|年末年始|3年内|同日付|R410A|M7.1|10年ぶり"
)


@pytest.mark.parametrize("text", NO_DATES.split("|"))
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_the_lead_lets_every_example_through() -> None:
    rules = load_rules("dates")
    for rule in rules:
        if rule.id.split(".")[0] in ("date", "range", "schedule", "header"):
            for example in rule.examples:
                hit = rule.pattern.search(example)
                assert hit is not None
                assert rules["lead.any"].pattern.match(example, hit.start()), (rule.id, example)


def test_every_point_rule_finds_its_own_examples() -> None:
    for rule in load_rules("dates"):
        if rule.id.split(".")[0] in ("date", "range", "schedule", "header"):
            for example in rule.examples:
                forms = [match.form for match in find_dates(example, table_header=rule.id.startswith("header."))]
                assert rule.id in forms, (rule.id, example, forms)


DATE_SIGNS = st.text(
    alphabet="0123456789元〇一二三十年月日度令和平成RHS./-~〜からよりまで以降末中旬同翌前毎第四半期()【】、の間 \n現在",
    max_size=40,
)


@given(st.one_of(st.text(max_size=60), DATE_SIGNS), st.booleans())
@settings(max_examples=400)
def test_any_text_is_read_without_error(text: str, header: bool) -> None:
    end = 0
    for match in find_dates(text, table_header=header):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        for day in (match.first, match.last):
            assert day is None or date.fromisoformat(day).isoformat() == day
        assert match.first is None or match.last is None or match.first <= match.last
        resolve(match, fiscal_year=2024, year=2024)


@given(
    st.integers(min_value=1, max_value=99),
    st.sampled_from(["令和{}年度", "平成{}年", "R{}年度", "令和{}年9月", "H{}.8.3", "令和{}年度末"]),
    st.sampled_from(["から", "まで", "以降", "現在", "", "から令和99年度まで"]),
)
def test_what_was_found_reads_the_same_alone(number: int, form: str, particle: str) -> None:
    text = f"本市は、{form.format(number)}{particle}、取り組む。"
    for match in find_dates(text):
        again = only(text[match.start : match.end])
        assert (again.first, again.last, again.recurs, again.precision) == (
            match.first,
            match.last,
            match.recurs,
            match.precision,
        )
