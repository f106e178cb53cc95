"""One heading of a run that a dump printed behind its list stands in front of it again; anything less clear stays."""

from __future__ import annotations

import pytest

from tests.documents import outline, pillars

NUMBERED = """
    港町振興ビジョン骨子

    ３　施策の柱

    Ⅰ　漁業の担い手の育成
    (1) 就業の支援
    ・研修船を用意する。
    (2) 住まいの確保
    ・空き家を改修する。

    Ⅲ　港のにぎわいづくり
    (1) 朝市の開催
    ・出店者を募る。
    (2) 桟橋の活用
    ・遊覧船を試験運航する。

    (1) 加工品の開発
    ・試作の費用を補助する。
    (2) 販路の開拓
    ・商談会に出展する。
    Ⅱ　水産加工の強化

    ４　推進体制
    ・推進会議を置く。
"""
BULLETS = """
    東西連携協定の概要

    ２　連携項目ごとの取組

    〔連携項目１〕防災
    ○ 備蓄品の融通
    　・毛布を互いに貸し出す。
    ○ 訓練の実施
    　・合同で図上訓練を行う。

    ○ 周遊券の発行
    　・鉄道とバスを結ぶ。
    ○ 案内所の相互利用
    　・地図を置く。
    〔連携項目２〕観光

    〔連携項目３〕交通
    ○ 乗合バスの延伸
    　・時刻を調整する。

    ※ 周遊券　二つの町を巡る切符をいう。
"""


def above(text: str) -> dict[str, str]:
    document = outline(text)
    return {node.text: document.nodes[node.parent].text for node in document.nodes if node.parent is not None}


def moved(text: str) -> list[str]:
    return [node.text for node in outline(text).nodes if "layout.heading_behind_list" in node.reasons]


def test_the_list_that_begins_again_is_the_bare_headings() -> None:
    parents = above(NUMBERED)
    assert parents["加工品の開発"] == parents["販路の開拓"] == "水産加工の強化"
    assert parents["桟橋の活用"] == "港のにぎわいづくり"
    assert parents["推進会議を置く。"] == "推進体制"
    assert pillars(NUMBERED) == ["漁業の担い手の育成", "水産加工の強化", "港のにぎわいづくり"]


def test_bullets_behind_the_only_blank_line_are_the_bare_headings() -> None:
    parents = above(BULLETS)
    assert parents["周遊券の発行"] == parents["案内所の相互利用"] == "観光"
    assert parents["訓練の実施"] == "防災"
    assert pillars(BULLETS) == ["防災", "観光", "交通"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("〔連携項目１〕", "【協定事項①】"),
        ("〔連携項目１〕", "《約定Ⅰ》"),
        ("〔連携項目１〕", "＜連携の道１＞　"),
        ("〔連携項目１〕", "１．"),
    ],
)
def test_whatever_the_headings_are_numbered_with(old: str, new: str) -> None:
    text = BULLETS
    for number, (circled, roman, full) in enumerate(zip("①②③", "ⅠⅡⅢ", "１２３", strict=True)):
        label = new.replace("①", circled).replace("Ⅰ", roman).replace("１", full)
        text = text.replace(old.replace("１", "１２３"[number]), label)
    assert moved(text) == ["観光"]


def test_a_heading_that_is_the_last_of_the_page_too() -> None:
    text = BULLETS.replace(
        "〔連携項目２〕観光\n\n    〔連携項目３〕交通", "〔連携項目３〕交通\n\n    〔連携項目２〕観光"
    )
    assert moved(text) == ["交通"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ⅱ　水産加工の強化", "Ⅱ　水産加工の強化\n    加工場を直す。"),  # it has a text of its own
        ("(1) 加工品の開発", "【これまでの取組】\n    (1) 加工品の開発"),  # the second list has a head of its own
        ("Ⅱ　水産加工の強化", "Ⅳ　水産加工の強化"),  # a heading is missing
        ("(1) 加工品の開発", "(3) 加工品の開発"),  # the list goes on
    ],
)
def test_what_is_less_clear_stays(old: str, new: str) -> None:
    assert moved(NUMBERED.replace(old, new)) == []


def test_blank_lines_between_all_bullets_say_nothing() -> None:
    assert moved(BULLETS.replace("    ○ 訓練の実施", "\n    ○ 訓練の実施")) == []
