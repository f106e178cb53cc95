"""Stamps beside a line mark it; a word in a box of its own does not."""

from __future__ import annotations

import pytest

from planextract.document import Node
from planextract.normalise import normalise
from planextract.structure import structure
from planextract.tokenise import is_inside_word
from tests.documents import OFF
from tests.layout.drawn import Drawn, lay_out


def read(page: Drawn) -> dict[str, Node]:
    document = structure(normalise(lay_out(page)), OFF, in_word=is_inside_word)
    return {node.text: node for node in document.nodes}


@pytest.mark.parametrize(("x", "word"), [(420, "重点"), (300, "重点施策"), (24, "重点")])
def test_a_stamp_before_or_behind_a_line_marks_it(x: float, word: str) -> None:
    page = Drawn().text(60, 60, "みどり市計画", 20)
    page.column(
        60, 120, ["・図書館の開館時間を延ばします。", "・移動図書館を走らせます。", "・絵本を配ります。"], 10, 20
    )
    nodes = read(page.text(x, 141, word, 8))
    assert nodes["移動図書館を走らせます。"].marks == ("priority",)
    assert not nodes["図書館の開館時間を延ばします。"].marks
    assert word not in nodes


def test_a_word_that_stands_beside_no_line_is_a_line() -> None:
    page = Drawn().text(60, 60, "みどり市計画", 20).text(60, 120, "・絵本を配ります。").text(400, 300, "重点", 8)
    nodes = read(page)
    assert "重点" in nodes
    assert not nodes["絵本を配ります。"].marks


def test_a_sign_and_the_word_at_the_end_of_a_line_are_a_mark_and_no_entry() -> None:
    nodes = read(
        Drawn().text(60, 60, "みどり市計画", 20).text(60, 120, "① 移動図書館の運行　◆重点").text(60, 140, "② 絵本")
    )
    assert nodes["移動図書館の運行"].marks == ("priority",)
    assert "重点" not in nodes


def test_a_heading_of_the_size_of_one_with_smaller_headings_stands_beside_it() -> None:
    page = Drawn().text(60, 60, "みどり市計画", 24).text(60, 110, "第１章　計画の考え方", 16)
    page.text(60, 140, "１　策定の趣旨", 13).column(60, 165, ["市の人は減っています。"] * 4).text(
        60, 250, "三つの挑戦", 16
    )
    nodes = read(page)
    assert nodes["三つの挑戦"].parent == nodes["計画の考え方"].parent
