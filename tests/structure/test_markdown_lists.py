"""Lists of Markdown: nested by what is set further in, with signs of converters and of writers."""

from __future__ import annotations

import pytest

from tests.documents import actions, draw, outline

MARKDOWN = "text/markdown"
PLAN = """
# 岬町計画

## 基本目標１　磯を生かす

### （１）担い手づくり

{0}漁船の共同利用を進める。
{2}説明会を開く。
{3}手引きを作る。
{1}網を直す。

### （２）販路の拡大

{0}直売所を設ける。

## 基本目標２　丘を生かす

{0}堆肥を配る。
"""


@pytest.mark.parametrize(
    "signs",
    [
        ("- ", "- ", "  - ", "  - "),
        ("* ", "* ", "\t* ", "\t* "),
        ("- ", "- ", "    * ", "    * "),
        ("1. ", "2. ", "   1. ", "   2. "),
        ("1. ", "2. ", "   - ", "   - "),
        ("1\\. ", "2\\. ", "   \\- ", "   \\- "),
        ("- ", "- ", "  1. ", "  2. "),
        ("- ", "- ", "  - ① ", "  - ② "),
        ("- （１）", "- （２）", "  - ・", "  - ・"),
        ("- ア　", "- イ　", "  - （ア）", "  - （イ）"),
    ],
)
def test_what_is_set_further_in_stands_below(signs: tuple[str, ...]) -> None:
    assert actions(PLAN.format(*signs), media_type=MARKDOWN) == [
        "担い手づくり",
        "  漁船の共同利用を進める。",
        "    説明会を開く。",
        "    手引きを作る。",
        "  網を直す。",
        "販路の拡大",
        "  直売所を設ける。",
        "堆肥を配る。",
    ]


def test_numbered_headings_with_blanks_in_front_keep_their_lists() -> None:
    text = "# 計画\n\n## 施策\n\n  （１）森を守る\n\n- 間伐を進める。\n\n  （２）川を守る\n\n- 堰を直す。\n"
    assert draw(outline(text, media_type=MARKDOWN))[1:] == [
        "  施策", "    森を守る", "      間伐を進める。", "    川を守る", "      堰を直す。",
    ]  # fmt: skip


def test_a_star_at_the_edge_may_be_a_note() -> None:
    text = "# 計画\n\n- 間伐を進める。\n\n* 令和６年度の値\n"
    assert "* 令和6年度の値" in [node.whole.text for node in outline(text, media_type=MARKDOWN).nodes]
    assert actions(text, media_type=MARKDOWN) == ["間伐を進める。"]


def test_a_stroke_that_escapes_nothing_stays() -> None:
    text = "# 計画\n\n- 予算は\\100万とし、a\\|b を選ぶ。\n"
    assert draw(outline(text, media_type=MARKDOWN))[1:] == ["  予算は\\100万とし、a\\|b を選ぶ。"]
