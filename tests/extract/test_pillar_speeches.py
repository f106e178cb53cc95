"""Speeches: headings over running text that says what will be done."""

from __future__ import annotations

import pytest

from tests.documents import actions, pillars

SPEECH = """
令和８年度　施政方針

議会の開会に当たり、市政に臨む所信を申し述べます。

{first}　安心して暮らせるまち

（医療の確保）
　まず、医療について申し上げます。
　市立病院に総合診療の医師を招き、夜間の診療を続けてまいります。
　在宅で療養する方のもとへ、看護師が通う日を増やします。

（防災の強化）
　避難所に蓄電池を配備いたします。

{second}　働く場のあるまち

（農業の振興）
　昨年は長雨により出荷が落ち込みました。
　水はけのよい農地に改める工事を進めてまいります。

（商業の振興）
　空き店舗を借りて店を開く方に、改修の費用を助成いたします。

以上、新年度の施策を申し上げまして、施政方針といたします。
"""
MEASURES = [
    "医療の確保",
    "  市立病院に総合診療の医師を招き、夜間の診療を続けてまいります。",
    "  在宅で療養する方のもとへ、看護師が通う日を増やします。",
    "防災の強化",
    "  避難所に蓄電池を配備いたします。",
    "農業の振興",
    "  水はけのよい農地に改める工事を進めてまいります。",
    "商業の振興",
    "  空き店舗を借りて店を開く方に、改修の費用を助成いたします。",
]


@pytest.mark.parametrize(
    ("first", "second"),
    [("１", "２"), ("Ⅰ", "Ⅱ"), ("（１）", "（２）"), ("１．", "２．"), ("第１", "第２"), ("■", "■"), ("一", "二")],
)
def test_numbered_headings_over_sentences_are_the_pillars(first: str, second: str) -> None:
    text = SPEECH.format(first=first, second=second)
    assert pillars(text) == ["安心して暮らせるまち", "働く場のあるまち"]
    assert actions(text) == MEASURES


def test_brackets_of_another_shape_stand_above_round_ones() -> None:
    text = SPEECH.format(first="〈", second="〈").replace("〈　", "〈").replace("まち\n", "まち〉\n")
    assert pillars(text) == ["安心して暮らせるまち", "働く場のあるまち"]
    assert actions(text) == MEASURES


def test_no_other_document_has_pillars_for_its_sentences() -> None:
    minutes = SPEECH.format(first="１", second="２").replace("施政方針", "委員会の会議録").replace("所信", "意見")
    assert pillars(minutes) == []


def test_brackets_that_add_to_a_title_are_no_headings() -> None:
    measures = "（１）港の整備\n・桟橋を直す。\n（２）宿の支援\n・改修を助ける。\n"
    text = f"北町観光計画\n\n（令和８年３月策定）\n\n第１章　施策\n\n（案）\n\n{measures}"
    assert "（案）" not in actions(text)
