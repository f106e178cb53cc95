"""Lists that a dump parted from their headings stand below them again; a clear order is left alone."""

from __future__ import annotations

import pytest

from tests.documents import outline

REST = """
柱２　岬
{a}移住の受け皿
・空き家を直す。
・家賃を助成する。

{b}見守り
・見守り隊を増やす。
柱３　島
・渡船の便を増やす。
"""


def owners(text: str) -> dict[str, str]:
    nodes = outline(text).nodes
    return {node.text: nodes[node.parent].text for node in nodes if node.parent is not None}


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize(("a", "b"), [("①", "②"), ("（１）", "（２）"), ("１　", "２　"), ("ア　", "イ　")])
def test_a_heading_behind_the_first_list_of_a_part(a: str, b: str, between: str) -> None:
    first = f"・漁船を共に使う。\n{between}・漁具を直す。\n{between}{a}担い手づくり\n\n"
    first += f"{b}販路の拡大\n{between}・直売所を設ける。"
    above = owners("題名\n柱１　磯\n" + first + REST.format(a=a, b=b))
    assert above["漁船を共に使う。"] == above["漁具を直す。"] == "担い手づくり"
    assert above["直売所を設ける。"] == "販路の拡大"
    assert above["担い手づくり"] == above["販路の拡大"] == "磯"
    assert above["渡船の便を増やす。"] == "島"


@pytest.mark.parametrize(("a", "b"), [("①", "②"), ("（１）", "（２）"), ("１－１　", "１－２　")])
def test_two_headings_before_two_lists(a: str, b: str) -> None:
    first = f"{a}担い手づくり\n\n{b}販路の拡大\n\n・漁船を共に使う。\n・漁具を直す。\n\n・直売所を設ける。"
    above = owners("題名\n柱１　磯\n" + first + REST.format(a=a, b=b))
    assert above["漁船を共に使う。"] == above["漁具を直す。"] == "担い手づくり"
    assert above["直売所を設ける。"] == "販路の拡大"


@pytest.mark.parametrize(("a", "b", "c"), [("①", "②", "③"), ("（１）", "（２）", "（３）"), ("１　", "２　", "３　")])
def test_headings_behind_their_lists_one_after_the_other(a: str, b: str, c: str) -> None:
    first = (
        f"{a}担い手づくり\n・漁船を共に使う。\n\n・直売所を設ける。\n・市を開く。\n{b}販路の拡大\n\n"
        f"・藻場を造成する。\n{c}磯の再生\n"
    )
    above = owners("題名\n柱１　磯\n" + first + REST.format(a=a, b=b))
    assert above["漁船を共に使う。"] == "担い手づくり"
    assert above["直売所を設ける。"] == above["市を開く。"] == "販路の拡大"
    assert above["藻場を造成する。"] == "磯の再生"


@pytest.mark.parametrize(
    "first",
    [
        "①担い手づくり\n②販路の拡大\n・漁船を共に使う。\n・直売所を設ける。",  # nothing parts two lists
        "①担い手づくり\n\n・漁船を共に使う。\n\n・直売所を設ける。\n\n②販路の拡大",  # blank lines say nothing
        "・漁船を共に使う。\n\n①担い手づくり\n・直売所を設ける。\n\n②販路の拡大\n・市を開く。",  # of the pillar itself
    ],
)
def test_what_nothing_shows_to_be_parted_stays(first: str) -> None:
    document = outline("題名\n柱１　磯\n" + first + REST.format(a="①", b="②"))
    assert not any("layout.heading_behind_list" in node.reasons for node in document.nodes)
