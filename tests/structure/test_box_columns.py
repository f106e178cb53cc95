"""Boxes beside boxes: the second column is no part of the last box of the first one."""

from __future__ import annotations

from planextract.document import Document
from planextract.normalise import normalise
from planextract.settings import Settings
from planextract.structure import structure
from planextract.tokenise import is_inside_word
from tests.layout.drawn import Drawn, lay_out


def read(page: Drawn) -> Document:
    return structure(normalise(lay_out(page)), Settings(nlp="off"), in_word=is_inside_word)


def projects_and_teams() -> Drawn:
    page = Drawn().text(40, 20, "連携プロジェクトの体制", 16)
    for x, title in ((40, "プロジェクト"), (320, "設立するチーム")):
        page.box(x, 50, x + 220, 70).text(x + 4, 53, title, 14)
    for row, (project, first, second) in enumerate(
        (
            ("交流の拡大", "交流会の開催", "案内所の設置"),
            ("物流の強化", "港の整備", "便の増加"),
            ("農業の振興", "販路の開拓", "担い手の育成"),
        )
    ):
        top = 80 + row * 90
        page.box(40, top, 260, top + 80).text(44, top + 4, f"{row + 1}．{project}", 12)
        page.text(52, top + 26, f"①{first}").text(52, top + 44, f"②{second}")
    # Only the second project has a team, whose box heads a note.
    page.box(320, 175, 540, 205).text(324, 179, "物流チーム（港湾局）")
    page.box(320, 210, 540, 235).text(324, 214, "※既存の会議との連携")
    return page


def test_the_second_column_stands_beside_the_first() -> None:
    document = read(projects_and_teams())
    assert [table.how for table in document.tables] == ["boxes"]
    parents = {node.text: node.parent for node in document.nodes}
    above = parents["プロジェクト"]
    assert parents["設立するチーム"] == parents["物流チーム(港湾局)"] == above
    kinds = {node.text: node.kind for node in document.nodes}
    assert kinds["物流チーム(港湾局)"] == "paragraph"


def test_the_first_column_keeps_its_outline() -> None:
    document = read(projects_and_teams())
    nodes = {node.text: node for node in document.nodes}
    for title, members in (("交流の拡大", ("交流会の開催", "案内所の設置")), ("物流の強化", ("港の整備", "便の増加"))):
        assert {nodes[member].parent for member in members} == {nodes[title].index}
        assert nodes[title].parent == nodes["プロジェクト"].index


def test_pages_without_related_boxes_are_left_alone() -> None:
    page = Drawn().text(40, 20, "計画の名称", 16).text(40, 50, "１．交流の拡大").text(52, 70, "①交流会の開催")
    nodes = {node.text: node for node in read(page).nodes}
    assert nodes["交流会の開催"].parent == nodes["交流の拡大"].index
