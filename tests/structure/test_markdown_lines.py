"""Bold lines head what follows, bold words lose their marks, lines of dashes part and say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from planextract.ingest.markdown import read_markdown
from planextract.settings import Settings
from tests.documents import actions, draw, outline

MARKDOWN = "text/markdown"
PROMISES = """
# みどりの約束

## 1. 水辺を守る

**なぜ**

- 川の水は10年前の半分です。

**やること**

- **水門**を直します。
- 清掃の日を設けます。

## 2. 店を増やす

**なぜ**

- 空き店舗は40軒です。

**やること**

- 家賃を助成します。

## 3. 道を直す

**やること**

- 歩道を広げます。
"""


def test_bold_lines_are_headings_below_those_with_marks() -> None:
    drawn = draw(outline(PROMISES, media_type=MARKDOWN))
    assert drawn[:4] == ["みどりの約束", "  水辺を守る", "    なぜ", "      川の水は10年前の半分です。"]


def test_what_bold_lines_announce_is_known() -> None:
    assert actions(PROMISES, media_type=MARKDOWN) == [
        "水門を直します。", "清掃の日を設けます。", "家賃を助成します。", "歩道を広げます。",
    ]  # fmt: skip


def test_bold_words_keep_their_place_in_the_text() -> None:
    document = outline("- **水門**を__早く__直します。", media_type=MARKDOWN)
    (node,) = document.nodes
    assert node.text == "水門を早く直します。"
    assert [span.of(document.text) for span in node.body.spans(document.text)] == ["水門", "を", "早く", "直します。"]


def test_a_bold_sentence_and_marks_without_partner_are_text() -> None:
    nodes = outline("**水門を直します。**\n\n面積は縦 ** 横である。", media_type=MARKDOWN).nodes
    assert [(node.kind, node.text) for node in nodes] == [
        ("paragraph", "水門を直します。"),
        ("paragraph", "面積は縦 ** 横である。"),
    ]


def test_other_texts_keep_their_stars() -> None:
    assert outline("**水門**を直します。").nodes[0].text == "**水門**を直します。"


def test_lines_of_dashes_are_furniture_and_underlines_are_not(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("# 計画\n\n---\n\n見出し\n---\n\n* * *\n\n本文\n", "utf-8")
    document = read_markdown(path, "plan", Settings(nlp="off"))
    assert [line.span.of(document.text) for line in document.lines if line.furniture] == ["---", "* * *"]


def test_a_heading_is_one_entry_whatever_its_number() -> None:
    for number in ("Ⅰ　", "Ⅱ ", "１　", "第１章　", "【重点】Ⅲ "):
        (head,) = (
            node
            for node in outline(f"# 計画\n\n### {number}防災の充実\n", media_type=MARKDOWN).nodes
            if node.text == "防災の充実"
        )
        assert head.kind == "heading"


STARS = "## 取組\n\n{0}水門を直します。\n{0}清掃の日を設けます。\n\n## 指標\n\n{0}家賃を助成します。\n"


@pytest.mark.parametrize("sign", ["* ", "- ", "+ "])
def test_stars_are_bullets_like_dashes(sign: str) -> None:
    nodes = outline(STARS.format(sign), media_type=MARKDOWN).nodes
    kinds = [node.label.kind for node in nodes if node.label is not None]
    assert kinds == ["bullet"] * 3


@pytest.mark.parametrize("text", ["- 水門を直します。\n\n", "１．水門\n\n２．水路\n\n"])
def test_a_star_beside_other_lists_marks_a_note(text: str) -> None:
    nodes = outline(f"## 取組\n\n{text}* 令和５年度の実績\n", media_type=MARKDOWN).nodes
    assert nodes[-1].label is not None
    assert nodes[-1].label.kind == "note"


def test_stars_below_stars_stand_further_in() -> None:
    text = "## 取組\n\n* 水辺を守る\n  * 水門を直します。\n  * 清掃の日を設けます。\n* 店を増やす\n"
    assert draw(outline(text, media_type=MARKDOWN)) == [
        "取組", "  水辺を守る", "    水門を直します。", "    清掃の日を設けます。", "  店を増やす",
    ]  # fmt: skip


@pytest.mark.parametrize("told", ["【現状と課題】", "現状・課題", "【目指す姿】", "＜背景＞"])
@pytest.mark.parametrize(("caption", "group"), [("**", "**"), ("### ", ""), ("#### ", "")])
def test_a_line_without_mark_holds_no_heading_with_a_mark(told: str, caption: str, group: str) -> None:
    goals = "".join(
        f"## 基本目標{number}　{goal}\n{told}\n森が荒れている。\n{caption}【数値目標】{group}\n"
        f"間伐の面積　3ha（R5）→9ha（R11）\n### （１）{goal}取組\n・間伐を進める。\n\n"
        for number, goal in enumerate(("森を守る", "川を守る"), 1)
    )
    assert actions(f"# 計画\n\n{goals}", media_type=MARKDOWN) == [
        "森を守る取組", "  間伐を進める。", "川を守る取組", "  間伐を進める。",
    ]  # fmt: skip


def test_a_line_without_mark_that_announces_measures_may_hold_bold_ones() -> None:
    text = "# 計画\n\n施策の方向\n\n**（１）森を守る**\n\n- 間伐を進める。\n\n**（２）川を守る**\n\n- 堰を直す。\n"
    drawn = draw(outline(text, media_type=MARKDOWN))
    assert drawn[1:] == [
        "  施策の方向", "    森を守る", "      間伐を進める。", "    川を守る", "      堰を直す。",
    ]  # fmt: skip
