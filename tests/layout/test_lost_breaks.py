"""Text whose line breaks were lost: which blanks were breaks."""

from __future__ import annotations

import textwrap

import pytest

from planextract.layout import layout
from tests.documents import draw, outline, raw

FORM = (
    "地域再生計画 1 地域再生計画の名称 湧水と和紙がつなぐ小さな手仕事の里づくり計画 2 地域再生計画の作成主体"
    "の名称 山形県みどり町 3 地域再生計画の区域 山形県みどり町の全域 4 地域再生計画の目標 4-1 地域の現状 (人"
    "口) みどり町の人口は、昭和 40 年の 12,340 人をピークに減り続け、平成 27 年には 6,120 人とな り、空き家が"
    "増えている。 和紙の職人は 3 人となり、技の継承が難しくなっている。 4-2 地域の課題 担い手の不足が続く中で"
    "、里の仕事を次の世代に伝える場が足りない。 "
)
NUMBERED = (
    "みどり市産業ビジョンの概要 1.背景 ・人口が減る中で、地場の産業を支える仕組みを見直す時期に来ており、木工"
    "の 事業者からも支援を求める声が寄せられている 2.概要 ・木工と観光を結び、販路を広げるための計画 (1) 木工"
    "の振興 ・工房の共同利用を進め、若い職人が道具をそろえる費用を助成 ・展示会を春と秋に開催 (2) 観光との連"
    "携 ・体験の場を宿と結び、三泊の旅程を商品化 3 推進体制 ・みどり市産業会議で年に一度点検"
)
BULLETS = (
    "【施策の柱】 ○ 住まいの支援 ・ 空き家の情報を一か所に集め、移住を望む世帯に紹介する ・ 改修に要する費用"
    "の一部を助成し、職人の手配も行う ○ 仕事の支援 ・ 創業の相談を商工会と共に受け、必要な資金の借入れを支え"
    "る ・ 冬の間の仕事を農家と観光の事業者が分け合う仕組みをつくる ○ 学びの支援 ・ 放課後の学び舎を三地区に"
    "開く"
)
PROSE = (
    "みどり町では、"
    + "山の恵みを生かした仕事づくりを町民とともに進めており、" * 8
    + "2 つの学校と 3 つの工房が協力している。"
)


def _lines(text: str) -> list[str]:
    document = layout(raw(text))
    return [document.text[line.span.start : line.span.end].strip() for line in document.lines]


def test_headings_and_values_of_a_form_stand_on_lines_of_their_own() -> None:
    lines = _lines(FORM)
    assert lines[1:8] == [
        "1 地域再生計画の名称",
        "湧水と和紙がつなぐ小さな手仕事の里づくり計画",
        "2 地域再生計画の作成主体の名称",
        "山形県みどり町",
        "3 地域再生計画の区域",
        "山形県みどり町の全域",
        "4 地域再生計画の目標",
    ]


def test_a_blank_beside_a_figure_is_no_break() -> None:
    assert any("昭和 40 年の 12,340 人をピークに" in line for line in _lines(FORM))
    assert not any(line.startswith("3 人と") for line in _lines(FORM))


def test_a_word_torn_by_a_break_is_joined_again() -> None:
    assert any("6,120 人となり、空き家が増えている。" in line for line in draw(outline(FORM)))


@pytest.mark.parametrize("label", ["1.背景", "2.概要", "(1) 木工の振興", "(2) 観光との連携", "3 推進体制"])
def test_labels_that_their_sequence_expects_begin_lines(label: str) -> None:
    assert label in _lines(NUMBERED)


@pytest.mark.parametrize("blank", [" ", "　", "  "])
def test_bullets_begin_lines_whatever_the_blank(blank: str) -> None:
    lines = _lines(BULLETS.replace(" ", blank))
    assert [line for line in lines if line.startswith("○")] == [
        f"○{blank}住まいの支援",
        f"○{blank}仕事の支援",
        f"○{blank}学びの支援",
    ]
    assert sum(line.startswith("・") for line in lines) == 5


def test_the_text_stays_and_a_finding_tells() -> None:
    document = layout(raw(NUMBERED))
    assert document.text == NUMBERED
    assert "".join(document.text[line.span.start : line.span.end] for line in document.lines) == NUMBERED
    assert [finding.code for finding in document.findings] == ["text.breaks_restored"]


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        (PROSE, "text/plain"),  # a paragraph on one line
        (NUMBERED, "text/markdown"),
        (NUMBERED.replace(" ", "\t"), "text/plain"),  # a row of a table
        (textwrap.shorten(FORM, 150, placeholder=""), "text/plain"),  # no longer than a printed line may be
    ],
)
def test_other_lines_stay_as_they_are(text: str, media_type: str) -> None:
    assert len(layout(raw(text, media_type=media_type)).lines) == 1
