"""Indicators of the whole plan behind the last of its numbered parts."""

from __future__ import annotations

import pytest

from planextract.document import Document, Node
from tests.documents import outline

PARTS = """
湖の連携プラン

１．湖の保全
①葦の植栽
②水質の調査
２．湖の観光
①遊覧船の運航
{third}
"""


def find(document: Document, text: str) -> Node:
    return next(node for node in document.nodes if node.text == text)


@pytest.mark.parametrize("number", ["１．", "（１）", "１　"])
def test_one_part_on_indicators_behind_three_others_is_of_none_of_them(number: str) -> None:
    text = PARTS.format(third="３．湖の学び\n①学校の開催\n②教材の作成\n\n成果指標\n\n来訪者数（人）　1,200　2,000")
    for digit in "１２３":
        text = text.replace(f"{digit}．", number.replace("１", digit))
    assert find(outline(text), "成果指標").parent is None


def test_the_indicators_of_a_part_stay_in_it_where_others_have_theirs() -> None:
    text = PARTS.format(
        third="成果指標\n来訪者数　12　20\n３．湖の学び\n①学校の開催\n②教材の作成\n\n成果指標\n\n参加者数　12　20"
    )
    document = outline(text)
    assert [node.parent is None for node in document.nodes if node.text == "成果指標"] == [False, False]


def test_of_two_parts_the_second_may_have_the_only_indicators() -> None:
    document = outline(PARTS.format(third="②桟橋の改修\n\n成果指標\n\n来訪者数（人）　1,200　2,000"))
    assert find(document, "成果指標").parent is not None


def test_a_chapter_that_announces_the_parts_is_none_of_them() -> None:
    before = "計画\n１　目的\n湖を守る。\n２　現状\n人が減った。\n３　主な取組\n"
    chapters = before + "（１）植栽\n（２）調査\n\n成果指標\n\n本数　12　20"
    document = outline(chapters)
    chapter = find(document, "主な取組").index
    assert chapter in [node.index for node in document.ancestors(find(document, "成果指標"))]
