"""Headings that a dump printed behind their lists stand in front of them again; a clear order is left alone."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline

LATE = """
    Ⅳ　施策の展開
    （１）水辺の再生
    ・船着場を直す。
    （２）水路の清掃
    ・清掃の日を設ける。
    基本目標１　水とともに暮らす
    （１）朝市の開催
    ・朝市を開く。
    （２）店舗の誘致
    ・空き店舗を貸す。
    基本目標２　にぎわいを生む
    （１）見守りの充実
    ・見守り隊を増やす。
    基本目標３　安心して老いる
    Ⅴ　推進体制
    ・本部を置く。
"""


def test_each_heading_gets_the_list_before_it() -> None:
    document = outline(LATE)
    above = {node.text: document.nodes[node.parent].text for node in document.nodes if node.parent is not None}
    assert above["水辺の再生"] == above["水路の清掃"] == "水とともに暮らす"
    assert above["朝市の開催"] == above["店舗の誘致"] == "にぎわいを生む"
    assert above["見守りの充実"] == "安心して老いる"
    moved = [node for node in document.nodes if "layout.heading_behind_list" in node.reasons]
    assert [node.text for node in moved] == ["水とともに暮らす", "にぎわいを生む", "安心して老いる"]


def test_headings_in_front_of_their_lists_stay() -> None:
    lines = [line.strip() for line in LATE.strip().splitlines()]
    clear = [lines[0], lines[5], *lines[1:5], lines[10], *lines[6:10], lines[13], *lines[11:13], *lines[14:]]
    document = outline("\n".join(clear))
    assert not any("layout.heading_behind_list" in node.reasons for node in document.nodes)
    above = {node.text: document.nodes[node.parent].text for node in document.nodes if node.parent is not None}
    assert above["朝市の開催"] == "にぎわいを生む"


def test_a_list_too_few_moves_nothing() -> None:
    document = outline(LATE.replace("（１）水辺の再生", "水辺の再生について").replace("（２）水路の清掃", "水路の清掃"))
    assert not any("layout.heading_behind_list" in node.reasons for node in document.nodes)


def test_a_list_below_the_last_heading_moves_nothing() -> None:
    document = outline(LATE.replace("    Ⅴ　推進体制", "    （１）地域の支え合い\n    Ⅴ　推進体制"))
    assert not any("layout.heading_behind_list" in node.reasons for node in document.nodes)


def test_a_status_in_brackets_does_not_hide_what_a_heading_announces() -> None:
    text = "計画\nⅠ　施策\n・橋を架ける。\nⅡ　推進体制（案）\n・本部を置く。\nⅢ　策定スケジュール（予定）\n・公表する。"
    zones = {node.text: node.zone for node in outline(text).nodes}
    assert zones["本部を置く。"] == "organisation"
    assert zones["公表する。"] == "schedule"


def test_the_outline_is_drawn_in_the_new_order() -> None:
    drawn = [line.strip() for line in draw(outline(LATE))]
    places = [
        next(at for at, line in enumerate(drawn) if word in line) for word in ("水とともに", "水辺", "にぎわい", "朝市")
    ]
    assert places == sorted(places)


ONE_LATE = """
    第３章　施策の展開
    {part}１　水とともに暮らす
    {word}１－１　水辺の再生
    {one}船着場の改修
    ・船着場を直す。
    {word}１－２　水路の清掃
    {one}清掃の日
    ・清掃の日を設ける。
    {part}２　にぎわいを生む
    {one}朝市の開催
    ・朝市を開く。
    {two}店舗の誘致
    ・空き店舗を貸す。
    {word}２－１　商いの再生
    {word}２－２　祭りの継承
    {one}担い手の育成
    ・太鼓を教える。
"""


def _above(text: str) -> dict[str, str]:
    nodes = outline(text).nodes
    return {node.text: nodes[node.parent].text for node in nodes if node.parent is not None}


@pytest.mark.parametrize(
    ("part", "word", "one", "two"),
    [
        ("基本方針", "戦略", "①", "②"),
        ("基本目標", "施策", "（１）", "（２）"),
        ("柱", "施策の方向", "１　", "２　"),
    ],
)
def test_a_single_late_heading_is_lifted_over_its_list(part: str, word: str, one: str, two: str) -> None:
    above = _above(ONE_LATE.format(part=part, word=word, one=one, two=two))
    assert above["商いの再生"] == above["祭りの継承"] == "にぎわいを生む"
    assert above["朝市の開催"] == above["店舗の誘致"] == "商いの再生"
    assert above["担い手の育成"] == "祭りの継承"


def test_a_second_list_below_one_heading_is_that_of_the_late_one_behind_it() -> None:
    text = """
        基本方針１　水とともに暮らす
        戦略１－１　水辺の再生
        ①船着場の改修
        ②桟橋の改修
        ①清掃の日
        戦略１－２　水路の清掃
        戦略１－３　水の学び
        ①出前授業
        ・出前授業を行う。
    """
    above = _above(text)
    assert above["船着場の改修"] == "水辺の再生"
    assert above["清掃の日"] == "水路の清掃"
    assert above["出前授業"] == "水の学び"


def test_a_heading_without_content_is_left_where_its_list_may_be_the_parts_own() -> None:
    text = ONE_LATE.format(part="基本方針", word="戦略", one="①", two="②")
    alone = text.replace("    戦略１－２　水路の清掃\n    ①清掃の日\n    ・清掃の日を設ける。\n", "")
    alone = alone.replace("    ①担い手の育成\n", "")
    assert not any("layout.heading_behind_list" in node.reasons for node in outline(alone).nodes)
    other = text.replace("①朝市の開催", "◆朝市の開催").replace("②店舗の誘致", "◆店舗の誘致")
    assert not any("layout.heading_behind_list" in node.reasons for node in outline(other).nodes)
