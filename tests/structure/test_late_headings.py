"""Headings that a dump printed behind their lists stand in front of them again; a clear order is left alone."""

from __future__ import annotations

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
