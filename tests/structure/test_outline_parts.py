"""Parts of a measure stand side by side: challenges, figures and what will be done."""

from __future__ import annotations

import pytest

from tests.documents import outline


@pytest.mark.parametrize("caption", ["■成果指標", "●現状と課題", "◆目指す姿"])
@pytest.mark.parametrize("label", ["○施策の内容", "▪主な取組"])
def test_measures_stand_beside_what_has_a_larger_bullet(caption: str, label: str) -> None:
    document = outline(f"題名\n１　海を知る\n{caption}\n・観察会の参加者数\n{label}\n・観察会の開催\n２　港\n・更新\n")
    nodes = {node.text: node for node in document.nodes}
    assert nodes[label[1:]].parent == nodes[caption[1:]].parent == nodes["海を知る"].index


def test_measures_below_a_larger_bullet_that_names_them_stay() -> None:
    nodes = {node.text: node for node in outline("題名\n■磯の再生\n○主な取組\n・藻場の造成\n■港\n・更新\n").nodes}
    assert nodes["主な取組"].parent == nodes["磯の再生"].index


@pytest.mark.parametrize("figures", ["現状値（R5）41人 → 目標値（R11）65人", "目標値（令和11年度）：33％⇒60％"])
def test_figures_announce_nothing(figures: str) -> None:
    nodes = outline(f"題名\n１　海を知る\n○観察会の参加者数\n{figures}\n（１）学習\n２　港\n（１）更新\n").nodes
    assert [node.announces for node in nodes if "→" in node.text or "⇒" in node.text] == [None]
    assert {node.text: node for node in nodes}["学習"].parent == {node.text: node for node in nodes}["海を知る"].index


def test_measures_stand_beside_a_field_of_every_part() -> None:
    text = "題名\n"
    for number, name in (("１", "磯"), ("２", "港"), ("３", "船")):
        text += f"【基本目標{number}】{name}\n現状・課題\n{name}が減っています。\n○施策の内容\n・{name}の更新\n"
        text += f"＜実施主体＞\n・みなと町\n【数値目標】\n{name}の数\n{number}\n"
    nodes = outline(text).nodes
    owners = [nodes[node.parent].text for node in nodes if node.text == "施策の内容" and node.parent is not None]
    assert owners == ["磯", "港", "船"]


@pytest.mark.parametrize("sign", ["■", "◆", "○"])
def test_figures_one_a_line_do_not_end_the_part_that_they_stand_in(sign: str) -> None:
    figures = "数値目標\n指標名\n現状値（R5）\n目標値（R11）\n観察会の数\n4回\n12回"
    text = f"題名\n１　磯\n{figures}\n{sign}具体的な施策\n・磯の清掃\n２　港\n・更新\n"
    document = outline(text)
    nodes = {node.text: node for node in document.nodes}
    assert nodes["磯"].index in {above.index for above in document.ancestors(nodes["磯の清掃"])}


_PAGE = "{head}\n施策{n}　{name}\n（１）{name}の更新\n・{name}を直す。\n"


@pytest.mark.parametrize("head", ["第２編　基本計画", "第３章　施策の展開", "Ⅱ　施策の展開", "第２編\n\n基本計画"])
def test_a_heading_that_every_page_begins_with_is_one_heading(head: str) -> None:
    pages = (_PAGE.format(head=head, n=n, name=name) for n, name in (("１", "磯"), ("２", "港"), ("３", "船")))
    nodes = outline("題名\n" + "- 1 -\n".join(pages)).nodes
    owners = {node.parent for node in nodes if node.text in ("磯", "港", "船")}
    assert len(owners) == 1
    assert [nodes[node.parent].text for node in nodes if node.text == "港の更新" and node.parent is not None] == ["港"]


def test_a_heading_that_the_list_of_parts_names_before_is_no_head_of_a_page() -> None:
    document = outline("題名\n１　施策の体系\n柱１　磯\n２　施策の内容\n柱１　磯\n（１）清掃\n・磯を掃く。\n")
    owners = [
        document.nodes[node.parent].text for node in document.nodes if node.text == "磯" and node.parent is not None
    ]
    assert owners == ["施策の体系", "施策の内容"]
