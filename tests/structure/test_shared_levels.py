"""Headings of one mark that stand below each other by how they count."""

from __future__ import annotations

import pytest

from tests.documents import actions, draw, outline, pillars

MARKDOWN = "text/markdown"
PLAN = """
# 岬町総合戦略

{upper} {first}　磯の恵みを生かす

{lower} {one}　担い手づくり

{label}

- 漁船の共同利用を進める。

{lower} {two}　販路の拡大

{label}

- 直売所を設ける。

{upper} {second}　岬に人を呼び込む

{lower} {three}　移住の受け皿づくり

{label}

- 空き家の改修費を助成する。
"""


@pytest.mark.parametrize(
    ("upper", "lower", "label"),
    [
        ("##", "##", "### 主な取組"),
        ("##", "##", "**主な取組**"),
        ("##", "###", "### 主な取組"),
        ("##", "###", "### 【主な取組】"),
        ("###", "###", "##### ■具体的な施策"),
    ],
)
@pytest.mark.parametrize(
    ("first", "second", "one", "two", "three"),
    [
        ("基本目標１", "基本目標２", "（１）", "（２）", "（１）"),
        ("Ⅰ", "Ⅱ", "施策１", "施策２", "施策１"),
        ("１", "２", "１－１", "１－２", "２－１"),
    ],
)
def test_headings_of_one_mark_are_told_apart(
    upper: str, lower: str, label: str, first: str, second: str, one: str, two: str, three: str
) -> None:
    text = PLAN.format(upper=upper, lower=lower, label=label, first=first, second=second, one=one, two=two, three=three)
    assert pillars(text, media_type=MARKDOWN) == ["磯の恵みを生かす", "岬に人を呼び込む"]
    assert actions(text, media_type=MARKDOWN) == [
        "担い手づくり",
        "  漁船の共同利用を進める。",
        "販路の拡大",
        "  直売所を設ける。",
        "移住の受け皿づくり",
        "  空き家の改修費を助成する。",
    ]


def test_headings_of_one_mark_that_only_follow_each_other_stay_siblings() -> None:
    text = "".join(
        f"## {head}\n\n- 読む。\n\n" for head in ("第１章 森", "第２章 川", "（１） 表", "（２） 図", "索引")
    )
    drawn = draw(outline(f"# 計画\n\n{text}### 凡例\n", media_type=MARKDOWN))
    assert [line for line in drawn if not line.strip().endswith("。")] == [
        "計画", "  森", "  川", "  表", "  図", "  索引", "    凡例",
    ]  # fmt: skip


def test_a_heading_said_once_in_every_part_stays_beside_the_numbers() -> None:
    part = "## {part}\n\n### １　植える\n\n- 植える。\n\n### ２　切る\n\n- 切る。\n\n### 数値目標\n\n- 面積 3ha\n\n"
    text = "".join(part.format(part=part_name) for part_name in ("森", "川", "里"))
    drawn = draw(outline(f"# 計画\n\n{text}", media_type=MARKDOWN))
    assert drawn.count("    数値目標") == 3
    assert drawn.count("    切る") == 3


SLIPPED = """
# 岬町総合戦略

## 基本目標１　磯

### （１）担い手づくり

- 漁船の共同利用を進める。

{raised} （２）販路の拡大

- 直売所を設ける。

### （３）磯の再生

- 藻場を造成する。

## 基本目標２　岬

{first} （１）移住の受け皿づくり

- 空き家の改修費を助成する。

### （２）見守り

- 見守り隊を増やす。
"""


@pytest.mark.parametrize("raised", ["#", "##", "####", "######"])
@pytest.mark.parametrize("first", ["#", "##", "###", "#####"])
def test_a_heading_that_counts_on_is_of_the_level_of_its_list(raised: str, first: str) -> None:
    document = outline(SLIPPED.format(raised=raised, first=first), media_type=MARKDOWN)
    above = {node.text: document.nodes[node.parent].text for node in document.nodes if node.parent is not None}
    assert above["担い手づくり"] == above["販路の拡大"] == above["磯の再生"] == "磯"
    assert above["移住の受け皿づくり"] == above["見守り"] == "岬"


def test_numbers_of_the_same_kind_that_count_on_their_own_keep_their_level() -> None:
    text = "# 岬町計画\n\n# １　総則\n\n## １　趣旨\n\n## ２　期間\n\n# ２　施策\n\n## １　磯\n\n## ２　岬\n"
    document = outline(text, media_type=MARKDOWN)
    above = {node.text: document.nodes[node.parent].text for node in document.nodes if node.parent is not None}
    assert above["趣旨"] == above["期間"] == "総則"
    assert above["磯"] == above["岬"] == "施策"
