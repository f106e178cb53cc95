"""Words that a document numbers itself are labels, where it counts with them."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline, pillars

ROLES = """
みどり連携ビジョン

１　連携の進め方
役割Ⅰ　圏域の産業を支える
（１）商談会の開催
（２）農産物の販路の開拓
役割Ⅱ　暮らしを支える
（１）当番医の調整
（２）図書館の相互利用
"""


def test_a_word_that_counts_on_is_a_label() -> None:
    labels = [node.label.printed for node in outline(ROLES).nodes if node.label and node.label.kind == "named_upper"]
    assert labels == ["役割Ⅰ", "役割Ⅱ"]
    assert pillars(ROLES) == ["圏域の産業を支える", "暮らしを支える"]


@pytest.mark.parametrize(
    "lines",
    [
        "図１　人口の推移\n図２　世帯の推移",  # captions
        "別紙１　様式\n別紙２　記載例",
        "道筋１　港を生かす",  # counts no further
        "道筋２　港を生かす\n道筋３　海を守る",  # does not begin at one
        "道筋１　港を生かす。\n道筋２　海を守る。",  # sentences
    ],
)
def test_other_numbered_words_are_none(lines: str) -> None:
    document = outline("題名\n\n" + lines.replace("\n", "\n\n"))
    assert [node.label for node in document.nodes if node.label and node.label.kind.startswith("named")] == []


def test_a_bullet_before_a_named_label_only_adorns() -> None:
    text = """
    みどり町農業計画
    ■ 基本方針１　土をつくる
    ──────────────
    【現状と課題】
    土がやせている。
    施策（１）　堆肥の利用
    ・堆肥舎を整備する。
    ■ 基本方針２　人を育てる
    ──────────────
    施策（１）　研修の実施
    ・研修農場を開く。
    """
    assert draw(outline(text))[1:] == [
        "土をつくる",
        "  【現状と課題】",
        "    土がやせている。",
        "  堆肥の利用",
        "    堆肥舎を整備する。",
        "人を育てる",
        "  研修の実施",
        "    研修農場を開く。",
    ]


def test_the_name_of_a_vision_says_nothing_of_its_parts() -> None:
    assert {node.zone for node in outline(ROLES).nodes} == {"other"}


@pytest.mark.parametrize(
    "lines",
    [
        "1策定の趣旨\n2構想の柱\n・里山の再生\n3構想の期間",
        "１計画の目的\n町の森を守る。\n２施策の展開\n・間伐を進める。\n３推進の体制",
        "1「森の学校」の開設\n2「森の市」の開催\n3森林の整備\n4木の駅の運営",
    ],
)
def test_numbers_right_before_headings_are_labels_where_they_count_on(lines: str) -> None:
    labels = [node.label for node in outline("みどり構想\n\n" + lines).nodes if node.label and node.label.number]
    assert [label.number for label in labels] == list(range(1, len(labels) + 1))
    assert len(labels) >= 3
    assert {label.kind for label in labels} == {"digit"}


@pytest.mark.parametrize(
    "lines",
    [
        "1年目の取組\n2年目の取組\n3年目の取組",  # years
        "1市2町の連携\n2町の負担\n3村の役割",  # counts
        "1策定の趣旨\n町の森を守る。\n3構想の期間",  # a gap
        "1策定の趣旨\n2構想の期間",  # two may be chance
        "1策定の趣旨を述べる。\n2構想の柱を示す。\n3構想の期間を定める。",  # sentences
    ],
)
def test_other_numbers_at_the_start_of_a_line_are_none(lines: str) -> None:
    document = outline("みどり構想\n\n" + lines)
    assert [node.label for node in document.nodes if node.label and node.label.kind == "digit"] == []


KANJI = """
みどり町産業計画

一{gap}圏域の産業を支える
（１）商談会の開催
（２）販路の開拓
二{gap}暮らしを支える
（１）当番医の調整
"""


@pytest.mark.parametrize("gap", ["　", "　　", "．", "、"])
def test_kanji_that_count_on_are_labels(gap: str) -> None:
    assert pillars(KANJI.format(gap=gap)) == ["圏域の産業を支える", "暮らしを支える"]


@pytest.mark.parametrize("lines", ["三　重県\n四　日市市", "一、港を直す。\n二、海を守る。", "一般社団法人\n二次交通"])
def test_other_kanji_are_none(lines: str) -> None:
    labels = [node.label for node in outline("題名\n\n" + lines.replace("\n", "\n\n")).nodes if node.label]
    assert labels == []
