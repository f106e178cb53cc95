"""Outlines of dumps: labels torn off their titles, scraps of tables, parts with and without signs."""

from __future__ import annotations

import pytest

from tests.documents import outline


def test_the_label_of_a_chapter_alone_on_its_line_is_given_to_its_title() -> None:
    document = outline("題名\n\n第３章 計画の推進\n\n第４章\n\n１\n\n施策の展開\n\n図書館を建てます。")
    (chapter,) = [node for node in document.nodes if node.text == "施策の展開"]
    assert (chapter.parent, chapter.label and chapter.label.printed) == (None, "第4章")
    unlabelled = outline("題名\n\n第４章\n\n図書館を建てます。").nodes
    assert not [node for node in unlabelled if node.label and node.text.endswith("。")]


@pytest.mark.parametrize("heading", ["施策１－１ 図書館の充実", "基本目標１ 学びのまち"])
def test_scraps_below_a_numbered_heading_close_nothing(heading: str) -> None:
    scraps = "来館者\n\n１２人\n\n１５人\n\n読書会\n\n"
    document = outline(f"題名\n\n{heading}\n\n{scraps}■ 主な取組\n・開館時間の延長\n")
    (part,) = [node for node in document.nodes if node.text == "主な取組"]
    assert any(above.text == heading.split()[1] for above in document.ancestors(part))


def test_scraps_below_no_number_are_another_column() -> None:
    document = outline("題名\n\n（１）図書館の充実\n\n来館者\n\n１２人\n\n１５人\n\n読書会\n\n■ 公民館の活用\n")
    (part,) = [node for node in document.nodes if node.text == "公民館の活用"]
    assert part.parent is None


@pytest.mark.parametrize("told", ["現状", "現　状\n来館者が減っている。\n\n課　題", "目標値"])
def test_a_signed_part_stands_beside_the_parts_without_sign(told: str) -> None:
    text = f"題名\n\n施策１－１ 図書館の充実\n\n{told}\n・本が古い。\n\n■ 施策の方針\n開館時間を延ばす。\n"
    (part,) = [node for node in outline(text).nodes if node.text == "施策の方針"]
    assert [above.text for above in outline(text).ancestors(part)] == ["図書館の充実"]
