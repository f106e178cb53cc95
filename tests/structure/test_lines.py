"""Single lines: what is looked at only in part is answered as if it were looked at in full."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.document import Document, Line, Source
from planextract.spans import Span, fold
from planextract.structure import lines
from planextract.structure.entries import _measure_indent
from planextract.structure.lines import GOES_ON, count_open, cut_lines, ends_with, is_open, width
from planextract.values.labels import LabelMatch, find_label
from tests.documents import outline

CONTENTS = re.compile(r"(?:[.…‥・]{4}|・{3})\s*[0-9]{1,3}$")
SOURCE = Source("plan", "plan.txt", "text/plain", "0" * 64, 1)


def cut(text: str) -> list[str]:
    """Return the parts of one line."""
    line = Line(Span(0, len(text)), 1, view=fold(text))
    return [part.text for _, part, _ in cut_lines(Document(SOURCE, text=text, lines=(line,)))]


@given(st.text("計をかられ並びに又は年、 ", max_size=12))
def test_an_ending_is_found_at_the_end(text: str) -> None:
    assert ends_with(GOES_ON, text) == bool(GOES_ON.search(text))


@given(st.text("計(「)」", max_size=12), st.text("計(「)」", max_size=12))
def test_open_brackets_are_counted_on(left: str, right: str) -> None:
    assert count_open(right, count_open(left)) == count_open(left + right)
    assert is_open(left) == (count_open(left) > 0)


@given(st.text("目次.…・ 0１2", min_size=1, max_size=14))
def test_lines_of_a_table_of_contents_are_left_out(text: str) -> None:
    folded = fold(text).text.strip()
    assert bool(cut(text)) == bool(folded and not CONTENTS.search(folded))


@given(st.text("計 \t\u3000", max_size=12))
def test_the_indent_is_what_stands_in_front(text: str) -> None:
    raw = text.expandtabs(4)
    assert _measure_indent(text) == len(raw) - len(raw.lstrip())


@given(st.text("計a１ｱ-é", max_size=20))
def test_width_is_the_sum_of_its_characters(text: str) -> None:
    assert width(text) == sum(width(character) for character in text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ⅰ 現状　Ⅱ 対策", ["Ⅰ 現状", "Ⅱ 対策"]),
        ("・道路の整備　・橋の補修", ["・道路の整備", "・橋の補修"]),
        ("・道路（国道　・県道）の整備　・橋の補修", ["・道路(国道 ・県道)の整備", "・橋の補修"]),
        ("●道路●橋", ["●道路", "●橋"]),
        ("防災　○道路　○橋", ["防災", "○道路", "○橋"]),
        ("防災を進める中で　○道路　○橋", ["防災を進める中で ○道路", "○橋"]),
        ("１ 道路　２ 橋　４ 川", ["1 道路", "2 橋 4 川"]),
        ("施策　道路", ["施策 道路"]),
    ],
)
def test_entries_side_by_side(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize("line", ["・い " * 3000, "・" * 9000, "● " * 4000, "●い" * 4000, "施策 ・い（" * 2000])
def test_a_long_line_is_cut_without_copying_its_rest_for_each_label(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def count(text: str) -> LabelMatch | None:
        read.append(len(text))
        return find_label(text)

    def count_brackets(text: str, depth: int = 0) -> int:
        read.append(len(text))
        return count_open(text, depth)

    monkeypatch.setattr(lines, "find_label", count)
    monkeypatch.setattr(lines, "count_open", count_brackets)
    cut(line)
    assert sum(read) <= 250 * len(line)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("１　構想の期間　３　推進体制", ["1 構想の期間", "3 推進体制"]),
        ("２．計画期間　４．現状と課題", ["2.計画期間", "4.現状と課題"]),
        ("１　構想の期間　５　年ごとの見直し", ["1 構想の期間 5 年ごとの見直し"]),  # no heading of a part
        ("１　対象者　３　人以上の団体", ["1 対象者 3 人以上の団体"]),
    ],
)
def test_headings_of_two_columns_on_one_line(line: str, parts: list[str]) -> None:
    assert cut(line) == parts


CONTENTS_OF_TWO_LINES = """
みどり村総合戦略
{head}1
山の仕事をつくる・・・・・・・・12
{below}1-1
製材所の共同利用
{head}2
暮らしを支える・・・17
"""


@pytest.mark.parametrize(("head", "below"), [("基本目標", "施策"), ("基本方針", "取組"), ("重点戦略", "施策")])
def test_a_label_whose_name_stands_in_the_contents_is_left_out_with_it(head: str, below: str) -> None:
    document = outline(CONTENTS_OF_TWO_LINES.format(head=head, below=below))
    assert [(node.label.printed, node.text) for node in document.nodes if node.label] == [
        (f"{below}1-1", "製材所の共同利用")
    ]


@pytest.mark.parametrize("name", ["人材の誘致", "校舎の活用", "団体との連携"])
def test_a_label_alone_counts_nothing_on_the_next_line(name: str) -> None:
    document = outline(f"みどり村総合戦略\n施策1-3\n{name}\n施策1-4\n里山の再生")
    assert [node.text for node in document.nodes if node.label] == [name, "里山の再生"]


@pytest.mark.parametrize("heading", ["はじめに", "1 はじめに", "Ⅰ．おわりに", "は じ め に", "５　むすびに"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_heading_of_a_foreword_goes_on_nowhere(heading: str, gap: str) -> None:
    document = outline(f"令和7年度 施政方針\n\n{heading}{gap}町議会の開会に当たり、町政に臨む姿勢を申し述べます。")
    assert document.nodes[-1].text == "町議会の開会に当たり、町政に臨む姿勢を申し述べます。"


def test_a_short_heading_above_a_blank_line_is_no_beginning_of_a_word() -> None:
    document = outline("みどり市の目標\n\n1.地球環境\n\n省エネの設備を取り入れ、二酸化炭素を減らします\n")
    assert [node.text for node in document.nodes][1:] == ["地球環境", "省エネの設備を取り入れ、二酸化炭素を減らします"]


@pytest.mark.parametrize("line", ["▲▲▲", "▲ ▲ ▲", "◆　◆　◆", "▼▼"])
def test_signs_between_boxes_are_no_items(line: str) -> None:
    document = outline(
        f"みどり市計画\n\n柱１　学びのまち\n（１）図書館の充実\n・夜間の開館\n{line}\n柱２　働くまち\n・朝市の再開\n"
    )
    assert [node.text for node in document.nodes if node.kind == "item"] == ["夜間の開館", "朝市の再開"]


def test_a_sign_before_words_is_a_bullet() -> None:
    assert [node.text for node in outline("みどり市計画\n\n▲人手が足りない\n▲道が狭い\n").nodes][1:] == [
        "人手が足りない",
        "道が狭い",
    ]
