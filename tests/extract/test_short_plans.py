"""Short plans give what their lists say, graded low; short texts that are no plans give nothing."""

from __future__ import annotations

import pytest

from planextract.extract.short_plans import MOST_NODES
from tests.documents import actions, found, pillars

NUMBERED = """
みどり町観光振興プラン（案）
計画期間：令和７年度～令和９年度
１　案内所の充実
・案内板を多言語にする。
２　交流の促進
・朝市を毎月開く。
"""
LISTED = """
みどり町防災計画

・避難所に備蓄倉庫を整備する。
・防災訓練を毎年９月に実施する。
"""


def test_numbered_headings_are_pillars_of_low_grade() -> None:
    mentions = found(NUMBERED)
    assert [(pillar.view.text, pillar.grade) for pillar in mentions.pillars] == [
        ("案内所の充実", "low"),
        ("交流の促進", "low"),
    ]
    assert actions(NUMBERED) == ["案内板を多言語にする。", "朝市を毎月開く。"]


def test_a_bare_list_gives_actions_without_pillar() -> None:
    assert pillars(LISTED) == []
    assert actions(LISTED) == ["避難所に備蓄倉庫を整備する。", "防災訓練を毎年9月に実施する。"]


@pytest.mark.parametrize("title", ["みどり町防災訓練のお知らせ", "みどり町防災条例", "防災計画策定委員会 議事録"])
def test_the_title_has_to_name_a_plan(title: str) -> None:
    text = LISTED.replace("みどり町防災計画", title)
    assert (pillars(text), actions(text)) == ([], [])


def test_what_is_or_was_is_no_action() -> None:
    text = "みどり町防災計画\n\n・倉庫が不足している。\n・訓練は中止となった。\n"
    assert actions(text) == []


def test_a_long_text_has_to_say_more_than_its_title() -> None:
    assert actions(LISTED + "\n".join(f"町の人口は{year}人である。\n" for year in range(MOST_NODES))) == []
