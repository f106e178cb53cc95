"""What goes on, what is needed and what only describes, by the heading above."""

from __future__ import annotations

import pytest

from planextract.extract.statements import ANYWHERE, Place, find_statement, is_state
from planextract.rules.loader import load_rules
from tests.documents import actions

RULES = load_rules("actions")
LISTS, AHEAD = Place(lists=True), Place(ahead=True)


@pytest.mark.parametrize(
    "text",
    [
        "空き店舗の情報を町のサイトで公開している。",
        "林業の担い手を通年で雇用しています。",
        "朝市を月に二度開いております。",
    ],
)
def test_what_goes_on_is_a_measure_where_measures_are_described(text: str) -> None:
    assert find_statement(text, RULES, LISTS) == "action.doing"
    assert find_statement(text, RULES, ANYWHERE) is None


@pytest.mark.parametrize(
    "text",
    ["空き店舗が増えている。", "担い手が不足しています。", "町の玄関口となっております。", "視察が寄せられている。"],
)
def test_how_things_are_is_none_anywhere(text: str) -> None:
    assert [find_statement(text, RULES, place) for place in (ANYWHERE, LISTS, AHEAD)] == [None, None, None]
    assert is_state(text, RULES, LISTS)


def test_what_is_needed_is_a_measure_only_under_what_is_still_to_do() -> None:
    text = "渡船の維持に向け、運賃の在り方を見直す必要がある。"
    assert find_statement(text, RULES, AHEAD) == "action.needed"
    assert find_statement(text, RULES, LISTS) is None


@pytest.mark.parametrize(
    "text",
    [
        "これらの取組により、誰もが安心して暮らせる村の実現を目指します。",
        "産地の力を高めるため、以下を実施する。",
        "放課後も無料で使え、だれでも気軽に過ごせる。",
    ],
)
def test_closing_and_leading_sentences_are_none(text: str) -> None:
    assert find_statement(text, RULES, LISTS) is None


CASES = """
みなと町連携取組事例集

事例１　空き店舗の活用
取組の概要
・空き店舗を町が借り上げ、若者に転貸している。
今後の展開
・貸し出す店舗の改修費を積み立てる必要がある。

事例２　渡船の運航
取組の概要
・隣の村と共同で渡船を運航している。
背景
・利用者の減少が続いている。
"""


def test_a_case_gives_what_it_does_and_what_it_needs() -> None:
    assert actions(CASES) == [
        "空き店舗を町が借り上げ、若者に転貸している。",
        "貸し出す店舗の改修費を積み立てる必要がある。",
        "隣の村と共同で渡船を運航している。",
    ]


def test_what_people_will_not_do_is_a_measure_only_among_their_measures() -> None:
    text = "みどり市計画\n柱１　水辺を守る\n（１）川の清掃\n【{0}】\n・ごみを川に捨てません。\n・流れを汚しません。\n"
    text += "柱２　働くまち\n（１）朝市の再開\n・広場の改修\n"
    assert actions(text.format("市民の取組"))[:3] == ["川の清掃", "  ごみを川に捨てません。", "  流れを汚しません。"]
    assert actions(text.format("川のようす"))[:2] != ["川の清掃", "  ごみを川に捨てません。"]


def test_making_another_plan_is_a_measure_where_measures_are_described() -> None:
    rules = load_rules("actions")
    sentence = "沿線の町と話し合い、路線の再編計画を策定する。"
    assert find_statement(sentence, rules, Place(lists=True)) == "action.making"
    assert find_statement(sentence, rules, ANYWHERE) is None


@pytest.mark.parametrize("heading", ["概　　要", "概 要", "【概要】", "実施内容", "＜取組の概要＞"])
def test_a_heading_set_wide_says_what_it_says(heading: str) -> None:
    text = f"第１章 山の駅\n{heading}\n・二つの町で直売所を営んでいる。\n今後の予定\n・対象の農家を広げる。\n"
    said = actions(f"共同事業の事例集\n\n{text}{text.replace('第１章 山の駅', '第２章 海の駅')}")
    assert "二つの町で直売所を営んでいる。" in [line.strip() for line in said]


@pytest.mark.parametrize("heading", ["今後の進め方", "■今後の進め方", "推進の進め方（案）"])
def test_how_a_plan_is_carried_on_is_no_measure(heading: str) -> None:
    parts = "湖の連携プラン\n\n１．湖の保全\n①葦を植える。\n２．湖の観光\n①船を運航する。\n\n"
    assert actions(f"{parts}{heading}\n\n○会議は、毎年５月に開催する。\n") == ["葦を植える。", "船を運航する。"]


def test_what_is_still_to_do_is_one() -> None:
    assert "水門の改修を実施する。" in actions("湖の連携プラン\n\n今後の取組\n\n・水門の改修を実施する。\n")
