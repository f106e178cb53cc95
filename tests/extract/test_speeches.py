"""Speeches of a head of government: pillars called by their order, headings in brackets, sentences as measures."""

from __future__ import annotations

import pytest

from planextract.extract.titles import extract_front
from planextract.rules.loader import load_rules
from tests.documents import actions, found, outline, pillars

SPEECH = """
令和９年度　施政方針

１　基本姿勢
次の二つの柱を定めました。
第一の柱　水辺を生かすまち
第二の柱　学びを支えるまち

２　主要施策の概要
【第一の柱】水辺を生かすまち
〈河川の整備〉
青川の堤防をかさ上げいたします。
川沿いの人口は減少が続いております。
〈観光の振興〉
遊覧船の運航を再開いたします。
以上のような取組により、水辺に人が集うまちを形づくってまいります。

【第二の柱】学びを支えるまち
図書館の開館時間を延ばします。
"""


def test_pillars_are_called_by_their_order() -> None:
    assert pillars(SPEECH) == ["水辺を生かすまち", "学びを支えるまち"]
    assert [pillar.number for pillar in found(SPEECH).pillars] == ["一", "二"]


def test_headings_in_brackets_group_the_sentences_below() -> None:
    assert actions(SPEECH) == [
        "河川の整備",
        "  青川の堤防をかさ上げいたします。",
        "観光の振興",
        "  遊覧船の運航を再開いたします。",
        "図書館の開館時間を延ばします。",
    ]


def test_the_year_is_part_of_the_title() -> None:
    front = extract_front(outline(SPEECH), load_rules("titles"))
    assert front.title is not None
    assert front.title.text == "令和9年度 施政方針"


def test_a_word_of_the_plan_with_a_number_names_its_pillars() -> None:
    text = """
    はまなす会の公約集

    約束１　通える病院を守る
    ・医師の住まいを用意する。
    ・往診の車を増やす。

    約束２　冬の道を守る
    ・除雪の車を増やす。
    ・除雪の担い手に研修を行う。
    """
    assert pillars(text) == ["通える病院を守る", "冬の道を守る"]


def test_a_heading_about_a_pillar_is_no_pillar() -> None:
    text = """
    みどり県観光戦略

    戦略Ⅰ　旅の入口をひろげる
    ・空港の路線を増やす。
    【戦略Ⅰの指標】

    戦略Ⅱ　旅の質をたかめる
    ・宿の改修を支援する。
    【戦略Ⅱの指標】
    """
    assert pillars(text) == ["旅の入口をひろげる", "旅の質をたかめる"]


DOUBLE = """
    令和９年度 市政運営の所信

    令和９年２月26日
    益田市長　石見　花子

    １ はじめに

    定例会の開会に当たり、所信を申し述べます。

    ３ 重点施策

    （１）第一の柱　子育てと学び

    遠くから通う方がいらっしゃいます。給食の無償化を中学校まで広げます。

    （２）第二の柱　産業と交流

    人手不足は深刻でございます。就職相談会を年３回開催いたします。

    （３）第三の柱　安全と安心

    機能別団員の制度を設けます。
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("（１）", "（１）"),
        ("３ 重点施策", "第３　重点施策"),
        ("３ 重点施策", "３ 主要施策"),
    ],
)
def test_a_counter_before_the_word_for_a_pillar_only_adorns_it(before: str, after: str) -> None:
    text = DOUBLE.replace(before, after)
    assert pillars(text) == ["子育てと学び", "産業と交流", "安全と安心"]
    assert actions(text) == [
        "給食の無償化を中学校まで広げます。",
        "就職相談会を年3回開催いたします。",
        "機能別団員の制度を設けます。",
    ]


def test_a_counter_of_another_number_is_no_ornament() -> None:
    labels = [
        node.label.printed for node in outline("計画\n\n（３）第一の柱　学び\n\n本文です。\n").nodes if node.label
    ]
    assert labels == ["(3)"]


def test_nothing_goes_on_with_a_heading_that_ends_like_a_phrase() -> None:
    nodes = outline(DOUBLE).nodes
    assert "はじめに" in [node.text for node in nodes if node.kind == "heading"]
