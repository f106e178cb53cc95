"""Headers of text tables with words on lines of their own, and names that blank lines keep together."""

from __future__ import annotations

import unicodedata

import pytest

from tests.documents import found

HEAD = "４　地域再生計画の目標\n\n４－３　目標\n　漁業を次の世代に引き継ぐ。\n\n【数値目標】\n\n"
PART = "\n５　地域再生を図るために行う事業\n\n５－１　全体の概要\n　５－２のとおり。\n"
Row = tuple[str, str | None, float | None, list[float]]
ROWS: list[Row] = [
    ("漁業の新規就業者数", "人", 2, [3, 4, 5, 12]),
    ("加工場を使った新商品・新料理の件数", "件", 14, [2, 4, 6, 12]),
    ("磯体験の参加者数", "人", 860, [120, 200, 300, 620]),
]
LINES = [
    [(0, "漁業の新規就業者数（人）"), (30, "2"), (39, "3"), (50, "4"), (63, "5"), (78, "12")],
    [(0, "加工場を使った新商品・新")],
    [(0, "料理の件数（件）"), (28, "14"), (38, "2"), (49, "4"), (62, "6"), (77, "12")],
    [(0, "磯体験の参加者数（人）"), (27, "860"), (36, "120"), (47, "200"), (60, "300"), (76, "620")],
]
RAISED = [
    [(64, "2026年度")],
    [(26, "事業開始前"), (38, "2024年度"), (50, "2025年度"), (76, "ＫＰＩ")],
    [(26, "（現時点）"), (38, "増加分"), (50, "増加分"), (62, "増加分"), (76, "増加分")],
    [(38, "１年目"), (50, "２年目"), (62, "３年目"), (76, "の累計")],
]
LOWERED = [
    [(26, "事業開始前"), (38, "2024年度"), (50, "2025年度"), (62, "2026年度"), (76, "ＫＰＩ")],
    [(26, "（現時点）"), (38, "増加分"), (50, "増加分"), (62, "増加分"), (76, "増加分")],
    [(76, "の累計")],
]
MIDDLE = [
    [(52, "2025年度")],
    [(26, "事業開始前"), (38, "2024年度"), (62, "2026年度"), (76, "ＫＰＩ")],
    [(26, "（現時点）"), (38, "増加分"), (50, "増加分"), (62, "増加分"), (76, "増加分")],
    [(38, "１年目"), (50, "２年目"), (62, "３年目"), (76, "の累計")],
]
ERAS = [[(left, text.replace("2024", "Ｒ６").replace("2025", "Ｒ７").replace("2026", "Ｒ８")) for left, text in line]
        for line in RAISED]  # fmt: skip
ORDINALS = [[(left, f"（{text}）" if text.endswith("年目") else text) for left, text in line] for line in RAISED]


def draw(lines: list[list[tuple[int, str]]], blank: str = " ") -> str:
    out = []
    for line in lines:
        text, at = "", 0
        for left, word in line:
            text += (blank * ((left - at) // (2 if blank == "\u3000" else 1))) if left else ""
            at = left
            text += word
            at += sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in word)
        out.append(text)
    return "\n".join(out) + "\n"


def part(lines: list[list[tuple[int, str]]]) -> list[list[tuple[int, str]]]:
    """Put a blank line between the rows, not within a name."""
    out: list[list[tuple[int, str]]] = [[]]
    for line in lines:
        out.append(line)
        if len(line) > 1:
            out.append([])
    return out


def read(text: str) -> list[Row]:
    kpis = found(HEAD + text + PART).kpis
    return [
        (k.view.text, k.unit, k.baseline.value if k.baseline else None, [target.value for target in k.targets])
        for k in kpis
    ]


def years(text: str) -> list[list[str | None]]:
    return [[target.start and target.start[:4] for target in kpi.targets] for kpi in found(HEAD + text + PART).kpis]


@pytest.mark.parametrize("blank", [" ", "\u3000"])
@pytest.mark.parametrize("header", [RAISED, LOWERED, MIDDLE, ERAS, ORDINALS])
def test_a_year_above_its_column_and_a_word_below_it(header: list[list[tuple[int, str]]], blank: str) -> None:
    text = draw(header, blank) + draw(part(LINES), blank)
    assert read(text) == ROWS
    assert years(text) == [["2024", "2025", "2026", "2024"]] * 3


def test_rows_without_blank_lines() -> None:
    lines = [LINES[0], LINES[3]]
    assert read(draw(RAISED) + draw(lines)) == [ROWS[0], ROWS[2]]
    assert read(draw(RAISED) + "\n" + draw(lines)) == [ROWS[0], ROWS[2]]


def test_blank_lines_between_rows_only() -> None:
    lines = [LINES[0], [], LINES[1], LINES[2], [], LINES[3]]
    assert read(draw(RAISED) + draw(lines)) == ROWS


def test_figures_of_another_kind_behind_a_blank_line_are_no_rows() -> None:
    lines = [LINES[0], [], [(0, "（参考）人口"), (30, "900"), (39, "880")]]
    assert read(draw(RAISED) + draw(lines)) == ROWS[:1]


@pytest.mark.parametrize("year", ["2027年度", "2025年度", "2023年度"])
def test_a_year_that_does_not_go_on_is_no_columns(year: str) -> None:
    """Nor can the years of the sum be told then."""
    header = [[(64, year)], *RAISED[1:]]
    text = draw(header) + draw(part(LINES))
    assert [figures for *_, figures in read(text)] == [[*figures[:2], figures[3]] for *_, figures in ROWS]
    assert years(text) == [["2024", "2025", None]] * 3


def test_a_year_over_a_whole_table_is_no_columns() -> None:
    header = [[(64, "2027年度")], *LOWERED]
    assert years(draw(header) + draw(part(LINES))) == [["2024", "2025", "2026", "2024"]] * 3


@pytest.mark.parametrize(
    "lines",
    [
        [[(0, "加工場を使った新商品・新")], [(28, "14"), (38, "2"), (49, "4"), (62, "6"), (77, "12")],
         [(0, "料理の件数（件）")]],
        [[(0, "加工場を使った新商品・新"), (28, "14"), (38, "2"), (49, "4"), (62, "6"), (77, "12")],
         [(0, "料理の件数（件）")]],
        [[(0, "加工場を使った新商品・新")], [(0, "料理の"), (28, "14"), (38, "2"), (49, "4"), (62, "6"), (77, "12")],
         [(0, "件数（件）")]],
    ],
)  # fmt: skip
@pytest.mark.parametrize("last", [True, False])
def test_a_name_around_its_figures(lines: list[list[tuple[int, str]]], last: bool) -> None:
    rows = [[LINES[0]], [LINES[3]], lines] if last else [[LINES[0]], lines, [LINES[3]]]
    text = draw(RAISED) + "".join("\n" + draw(row) for row in rows)
    assert sorted(name for name, *_ in read(text)) == sorted(name for name, *_ in ROWS)


@pytest.mark.parametrize("group", ["水産業", "浜の産業を起こす"])
def test_the_name_of_a_group_is_no_part_of_a_name(group: str) -> None:
    lines = [[(0, group)], LINES[0], [], LINES[3]]
    assert [name for name, *_ in read(draw(RAISED) + "\n" + draw(lines))] == [ROWS[0][0], ROWS[2][0]]


def test_figures_alone_between_blank_lines_have_no_name() -> None:
    lines = [[], LINES[0], [], [(30, "1"), (39, "2"), (50, "3"), (63, "4"), (78, "9")], [], LINES[3]]
    assert [name for name, *_ in read(draw(RAISED) + draw(lines))] == [ROWS[0][0], ROWS[2][0]]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_name_that_fills_its_line_goes_on_between_rows(gap: str) -> None:
    rows = gap.join(draw([line]) for line in LINES)
    assert read(draw(RAISED[:1]) + gap + draw(RAISED[1:]) + rows) == ROWS


@pytest.mark.parametrize("head", ["水産業", "浜の産業を起こす", "基本目標２　浜の産業"])
def test_a_line_that_is_not_filled_begins_no_name(head: str) -> None:
    lines = [LINES[0], [(0, head)], LINES[3]]
    assert [name for name, *_ in read(draw(RAISED) + draw(lines))] == [ROWS[0][0], ROWS[2][0]]


def test_what_may_be_the_rest_of_the_name_above_begins_none() -> None:
    lines = [[(0, "漁業と養殖業への新規就業"), *LINES[0][1:]], [(0, "または継業をした家族経営")], LINES[3]]
    assert read(draw(RAISED) + draw(lines))[-1] == ROWS[2]
