"""The outline where numbers alone do not tell: indents, words that count through the parts, headings in brackets."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline

NESTED = """
みどり県林業計画

{0}1. 林業の基本方向
{1}1. 担い手の確保
{2}・研修を開く。
{1}2. 販路の開拓
{2}1. 県内の販路
{2}・直売所を設ける。
{1}3. 技術の継承
{0}2. 推進体制
"""


@pytest.mark.parametrize(
    "blanks", [("", "  ", "    "), ("  ", "    ", "      "), ("", "　", "　　"), ("　", "　　", "　　　")]
)
def test_a_list_of_the_same_numbers_set_further_in_stands_below(blanks: tuple[str, str, str]) -> None:
    text = NESTED.strip("\n").format(*blanks)
    assert draw(outline(text))[1:] == [
        "林業の基本方向",
        "  担い手の確保",
        "    研修を開く。",
        "  販路の開拓",
        "    県内の販路",
        "      直売所を設ける。",
        "  技術の継承",
        "推進体制",
    ]


def test_numbers_at_one_indent_start_again() -> None:
    nodes = outline(NESTED.strip("\n").format("", "", "")).nodes
    assert [node.depth for node in nodes if node.text in ("林業の基本方向", "担い手の確保", "推進体制")] == [0, 0, 0]


def test_headings_in_the_same_brackets_that_come_but_once_are_siblings() -> None:
    text = """
    みどり圏域の連携
    <取組内容>
    (1) 産業のけん引
    (2) 暮らしの支え合い
    <手続き>
    (1) 協約の締結
    """
    assert draw(outline(text))[1:] == [
        "<取組内容>",
        "  産業のけん引",
        "  暮らしの支え合い",
        "<手続き>",
        "  協約の締結",
    ]


def test_headings_in_brackets_that_come_again_stand_in_their_part() -> None:
    text = """
    みどり市計画
    【施策の展開】
    1 水辺の再生
    【現状】
    ・水が濁っている。
    2 森の手入れ
    【現状】
    ・木が混んでいる。
    """
    assert draw(outline(text))[1:] == [
        "【施策の展開】",
        "  水辺の再生",
        "    【現状】",
        "      水が濁っている。",
        "  森の手入れ",
        "    【現状】",
        "      木が混んでいる。",
    ]


def test_a_list_right_behind_its_heading_is_no_other_column() -> None:
    text = """
    みどり市運動計画
    1 現状
    区分 上位の計画

    期間 五か年

    方向 親しむ場の確保

    具体的な施策

    ・体育館の改修
    ・プールの再開
    """
    assert draw(outline(text))[-3:] == ["  具体的な施策", "    体育館の改修", "    プールの再開"]


@pytest.mark.parametrize(("upper", "lower"), [("基本目標", "重点目標"), ("柱", "戦略"), ("基本方針", "重点項目")])
def test_a_word_that_counts_through_the_parts_stays_below_them(upper: str, lower: str) -> None:
    text = f"""
    みどり県男女共同参画計画
    {upper}1 意識を変える
    {lower}1 慣行の見直し
    {lower}2 学びの充実
    {upper}2 参画を進める
    {lower}3 登用の拡大
    {upper}3 働きやすくする
    {lower}4 職場の見直し
    {lower}5 育児の支援
    """
    assert draw(outline(text))[1:] == [
        "意識を変える",
        "  慣行の見直し",
        "  学びの充実",
        "参画を進める",
        "  登用の拡大",
        "働きやすくする",
        "  職場の見直し",
        "  育児の支援",
    ]
