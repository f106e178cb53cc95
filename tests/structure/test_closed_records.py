"""Records that a line in brackets closes: the heading stands in front, challenges are told from measures."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline

OVERVIEW = """
山海連携構想【概要】

{head}

・若い漁師が減っている
・港の設備が古い
{one} 水産
○ 担い手の育成
・ 研修船の共同運航
・ 住まいのあっせん
（{word}：青浜漁業協同組合、県立海洋高等学校）

・峠道の通行止めが多い
・迂回路が狭い
○ 道路の共同管理
・ 除雪区間の相互分担
{two} 交通
○ 公共交通の接続
・ 乗継割引の設定
（{word}：青浜バス株式会社）

{three} 教育
・学校の小規模化
○ 学びの交流
・ 合同授業の実施
（{word}：青浜大学）
"""


def _fill(head: str, numbers: tuple[str, str, str], word: str) -> str:
    one, two, three = numbers
    return OVERVIEW.format(head=head, one=one, two=two, three=three, word=word)


@pytest.mark.parametrize("word", ["連携団体", "関係機関", "実施主体"])
@pytest.mark.parametrize("numbers", [("１", "２", "３"), ("(1)", "(2)", "(3)"), ("Ⅰ", "Ⅱ", "Ⅲ")])
@pytest.mark.parametrize("head", ["分野 課題 連携して進める取組", "区分　現状と課題　主な施策"])
def test_headings_inside_their_records_stand_in_front(head: str, numbers: tuple[str, str, str], word: str) -> None:
    text = _fill("１ 分野別の取組\n" + head if numbers[0] != "１" else "第１章 分野別の取組\n" + head, numbers, word)
    nodes = outline(text).nodes
    fields = {node.index: node.text for node in nodes if node.text in ("水産", "交通", "教育")}
    assert [(fields[node.parent], node.text) for node in nodes if node.label and node.parent in fields] == [
        ("水産", "若い漁師が減っている"),
        ("水産", "港の設備が古い"),
        ("水産", "担い手の育成"),
        ("交通", "峠道の通行止めが多い"),
        ("交通", "迂回路が狭い"),
        ("交通", "道路の共同管理"),
        ("交通", "公共交通の接続"),
        ("教育", "学校の小規模化"),
        ("教育", "学びの交流"),
    ]
    assert [node.text for node in nodes if node.zone == "challenge"] == [
        "若い漁師が減っている",
        "港の設備が古い",
        "峠道の通行止めが多い",
        "迂回路が狭い",
        "学校の小規模化",
    ]


def test_other_brackets_belong_to_the_item_before_them() -> None:
    text = "題名\n１ 取組\n・ 研修船の共同運航\n（対象：中学生、高校生）\n・ 住まいのあっせん\n"
    assert [line.strip() for line in draw(outline(text))][-2:] == [
        "研修船の共同運航(対象:中学生、高校生)",
        "住まいのあっせん",
    ]


def test_nothing_moves_where_a_record_has_no_end() -> None:
    text = _fill("分野 課題 取組", ("(1)", "(2)", "(3)"), "連携団体").replace("（連携団体：青浜バス株式会社）", "")
    lines = [line.strip() for line in draw(outline(text))]
    assert lines.index("道路の共同管理") < lines.index("交通")


@pytest.mark.parametrize("caption", ["【数値目標】", "数値目標", "＜重要業績評価指標（KPI）＞", "期待される効果"])
def test_a_part_behind_the_line_belongs_to_the_record_before(caption: str) -> None:
    text = "題名\n"
    for number, name in (("柱１", "水産"), ("柱２", "交通"), ("柱３", "教育")):
        text += f"{number}　{name}\n・ {name}の取組の推進\n（実施主体：みなと町）\n{caption}\n・ {name}の参加者数\n\n"
    nodes = {node.text: node for node in outline(text).nodes}
    for name in ("水産", "交通", "教育"):
        assert nodes[f"{name}の取組の推進"].parent == nodes[name].index
        chain = [node.text for node in outline(text).ancestors(nodes[f"{name}の参加者数"])]
        assert name in chain
