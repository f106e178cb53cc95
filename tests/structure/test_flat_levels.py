"""Markdown of converters that give every heading one level."""

from __future__ import annotations

import pytest

from tests.documents import actions, draw, outline, pillars

MARKDOWN = "text/markdown"
FLAT = """
## みどり市環境基本計画

## 第１章　計画の基本

## １　計画の期間

令和８年度から令和17年度までとします。

## 第２章　施策の展開

## 基本目標１　森を守る

## 1-1　間伐の推進

## 市の取組

- ・間伐の費用を補助します。
- ・調査を行い、順番を

決めます。

## 市民の取組

- ・植樹に参加します。

## 1-2　獣害の防止

## 市の取組

- ・柵を設けます。

## 基本目標２　ごみを減らす

## 2-1　分別の徹底

## 市の取組

- ・分別の手引を配ります。
"""


def test_numbers_give_levels_where_all_marks_are_the_same() -> None:
    assert pillars(FLAT, media_type=MARKDOWN) == ["森を守る", "ごみを減らす"]
    assert actions(FLAT, media_type=MARKDOWN) == [
        "間伐の推進",
        "  間伐の費用を補助します。",
        "  調査を行い、順番を決めます。",
        "  植樹に参加します。",
        "獣害の防止",
        "  柵を設けます。",
        "分別の徹底",
        "  分別の手引を配ります。",
    ]


def test_headings_without_number_stand_below_the_numbered_one() -> None:
    drawn = draw(outline(FLAT, media_type=MARKDOWN))
    start = drawn.index("  施策の展開")
    assert drawn[start : start + 4] == ["  施策の展開", "    森を守る", "      間伐の推進", "        市の取組"]


def test_levels_that_the_marks_tell_are_kept() -> None:
    text = "# 計画\n\n" + "".join(
        f"## {name}\n\n### {number}　取組\n\n- 行う。\n\n" for number, name in enumerate("春夏秋", 1)
    )
    drawn = draw(outline(text, media_type=MARKDOWN))
    assert drawn[1:7] == ["  春", "    取組", "      行う。", "  夏", "    取組", "      行う。"]


SPEECH = """
{h}令和８年度施政方針{t}

{h}はじめに{t}

市民の皆様とともに歩んでまいります。

{h}主要施策{t}

{h}１　子どもが育つまち{t}

{h}保育の充実{t}

保育士の家賃を補助します。

{h}２　道がつながるまち{t}

{h}道路の維持{t}

市道の補修を進めます。

{h}３　緑を残すまち{t}

{h}公園の手入れ{t}

街路樹の植え替えを始めます。

{h}結びに{t}

議員各位の御理解をお願い申し上げます。
"""
MARKS = [("## ", ""), ("# ", ""), ("### ", ""), ("**", "**"), ("__", "__")]


@pytest.mark.parametrize(("before", "after"), MARKS)
def test_empty_numbered_headings_head_the_ones_without_number(before: str, after: str) -> None:
    text = SPEECH.format(h=before, t=after)
    assert pillars(text, media_type=MARKDOWN) == ["子どもが育つまち", "道がつながるまち", "緑を残すまち"]
    assert actions(text, media_type=MARKDOWN) == [
        "保育の充実",
        "  保育士の家賃を補助します。",
        "道路の維持",
        "  市道の補修を進めます。",
        "公園の手入れ",
        "  街路樹の植え替えを始めます。",
    ]


PROMISES = """
# 港町政策集

{h}約束１　海で稼ぐ{t}

{h}現状と課題{t}

- 漁に出る人が減っている。

{h}具体策{t}

- 養殖いけすを更新します。

{h}約束２　丘で暮らす{t}

{h}現状と課題{t}

- 空き家が増えている。

{h}具体策{t}

- 坂道に手すりを設けます。

{h}推進体制{t}

- 町に本部を置く。
"""


@pytest.mark.parametrize(("before", "after"), MARKS)
def test_headings_that_are_said_again_stand_below_each_number(before: str, after: str) -> None:
    text = PROMISES.format(h=before, t=after)
    assert pillars(text, media_type=MARKDOWN) == ["海で稼ぐ", "丘で暮らす"]
    assert actions(text, media_type=MARKDOWN) == ["養殖いけすを更新します。", "坂道に手すりを設けます。"]


def test_headings_beside_numbered_ones_stay_beside_them() -> None:
    text = """
# 港町の計画

## はじめに

## １　海の仕事

- 養殖いけすを更新します。

## ２　丘の暮らし

- 坂道に手すりを設けます。

## ３　川の恵み

- 魚道を直します。

## 推進体制

- 町に本部を置く。

## 用語集
"""
    drawn = draw(outline(text, media_type=MARKDOWN))
    at = drawn.index("  推進体制")
    assert drawn[at : at + 3] == ["  推進体制", "    町に本部を置く。", "  用語集"]
    assert [line for line in drawn if line[2:] in ("はじめに", "海の仕事", "川の恵み")] == [
        "  はじめに",
        "  海の仕事",
        "  川の恵み",
    ]


@pytest.mark.parametrize("end", ["計画の進行管理", "推進体制"])
def test_what_ends_the_plan_stands_beside_its_numbered_parts(end: str) -> None:
    drawn = draw(outline(f"{FLAT}\n## {end}\n\n毎年度、結果を公表します。\n", media_type=MARKDOWN))
    chapter = next(line for line in drawn if line.strip() == "施策の展開")
    last = next(line for line in drawn if line.strip() == end)
    assert len(last) - len(last.lstrip()) == len(chapter) - len(chapter.lstrip())


GOALS = """
{h} 第２期海辺町まち・ひと・しごと創生総合戦略

{h} 第１章　計画の基本

{h} １　計画期間

令和７年度から令和11年度までとします。

{h} 第２章　施策の展開

{h} 基本目標１　磯の恵みを生かす

{bold}

| 指標 | 基準値（令和５年度） | 目標値（令和11年度） |
|---|---|---|
| 水揚げ量 | 120t | 150t |

{h} {first}　漁業の担い手づくり

船の共同利用を進めます。

主な事業

- 漁船の更新事業

{h} {second}　浜の販路拡大【重点】

直売所を設けます。

{h} 基本目標２　岬に人を呼び込む

{bold}

| 指標 | 基準値（令和５年度） | 目標値（令和11年度） |
|---|---|---|
| 来訪者数 | 900人 | 1,200人 |

{h} {third}　移住の受け皿づくり

空き家の改修費を補助します。
"""


@pytest.mark.parametrize("mark", ["#", "##", "####"])
@pytest.mark.parametrize("bold", ["**【数値目標】**", "**数値目標**", "__■ 数値目標__"])
@pytest.mark.parametrize(
    ("first", "second", "third"),
    [("施策１－１", "施策１－２", "施策２－１"), ("１－１", "１－２", "２－１"), ("施策①", "施策②", "施策①")],
)
def test_a_bold_line_over_a_table_holds_no_heading_with_a_mark(
    mark: str, bold: str, first: str, second: str, third: str
) -> None:
    text = GOALS.format(h=mark, bold=bold, first=first, second=second, third=third)
    assert pillars(text, media_type=MARKDOWN) == ["磯の恵みを生かす", "岬に人を呼び込む"]
    assert actions(text, media_type=MARKDOWN) == [
        "漁業の担い手づくり",
        "  船の共同利用を進めます。",
        "  漁船の更新事業",
        "浜の販路拡大",
        "  直売所を設けます。",
        "移住の受け皿づくり",
        "  空き家の改修費を補助します。",
    ]


def test_a_bold_line_still_holds_the_numbered_list_below_it() -> None:
    text = "# 計画\n\n## 施策の展開\n\n**主な取組**\n\n次の取組を進める。\n\n１　桟橋を直す。\n\n２　灯台を守る。\n"
    drawn = draw(outline(text, media_type=MARKDOWN))
    at = drawn.index("    主な取組")
    assert [line.strip() for line in drawn[at + 2 : at + 4]] == ["桟橋を直す。", "灯台を守る。"]
    assert all(line.startswith("      ") for line in drawn[at + 2 : at + 4])


@pytest.mark.parametrize("bold", ["**【数値目標】**", "**数値目標**", "**《数値目標》**"])
@pytest.mark.parametrize("title", ["# 海辺町総合戦略\n", "海辺町総合戦略\n", "**海辺町総合戦略**\n"])
def test_bold_lines_stand_below_numbers_without_marks(bold: str, title: str) -> None:
    body = GOALS.split("戦略\n", 1)[1].format(
        h="", bold=bold, first="施策１－１", second="施策１－２", third="施策２－１"
    )
    text = f"{title}{body}".replace("\n ", "\n")
    assert pillars(text, media_type=MARKDOWN) == ["磯の恵みを生かす", "岬に人を呼び込む"]
    assert actions(text, media_type=MARKDOWN)[:3] == [
        "漁業の担い手づくり",
        "  船の共同利用を進めます。",
        "  漁船の更新事業",
    ]


def test_bold_lines_over_mere_lists_keep_their_level() -> None:
    text = "# 計画\n\n**取組の方針**\n\n1. 桟橋を直す。\n2. 灯台を守る。\n\n**推進体制**\n\n1. 町に本部を置く。\n"
    drawn = draw(outline(text, media_type=MARKDOWN))
    assert [line.strip() for line in drawn] == [
        "計画", "取組の方針", "桟橋を直す。", "灯台を守る。", "推進体制", "町に本部を置く。",
    ]  # fmt: skip
    depth = {line.strip(): len(line) - len(line.lstrip()) for line in drawn}
    assert depth["取組の方針"] == depth["推進体制"] < depth["桟橋を直す。"]
