"""Markdown of converters that give every heading one level."""

from __future__ import annotations

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
