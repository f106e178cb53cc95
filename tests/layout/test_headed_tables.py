"""Tables without rules below a row of headings: cells over several lines, columns of units, pages that go on."""

from __future__ import annotations

import pytest

from planextract.layout.repair import Char
from planextract.layout.row_lines import part_rows, read_lines
from tests.layout.drawn import Drawn, lay_out, rows_of

COLUMNS = (60.0, 220.0, 280.0, 360.0)
HEAD = ["指標", "単位", "現状値", "目標値"]
BELOW = "移住の相談に応じ、住まいと仕事を合わせて紹介する窓口を市役所に設けます。"
Rows = list[list[list[str]]]


def write(page: Drawn, top: float, rows: Rows, *, leading: float = 15.0, between: float = 8.0) -> float:
    """Set rows whose cells have some lines in the middle of their row, and return where the next one would begin."""
    for row in rows:
        most = max(len(lines) for lines in row)
        for x, lines in zip(COLUMNS, row, strict=True):
            page.column(x, top + (most - len(lines)) * leading / 2, lines, leading=leading)
        top += most * leading + between
    return top


def one(*texts: str) -> list[list[str]]:
    return [[text] for text in texts]


def test_columns_of_units_and_words_for_goals() -> None:
    page = Drawn()
    end = write(page, 100, [one(*HEAD), one("通いの場の数", "か所", "41", "増加"), one("登録者数", "人", "7", "12")])
    page.text(60, end + 10, BELOW)
    table = [HEAD, ["通いの場の数", "か所", "41", "増加"], ["登録者数", "人", "7", "12"]]
    assert rows_of(lay_out(page)) == table


def test_names_and_headings_over_two_lines() -> None:
    page = Drawn()
    head = [["指標"], ["単位"], ["現状値", "（R5）"], ["目標値", "（R11）"]]
    rows = [
        head,
        [["子育て支援に満足する", "保護者の割合"], ["％"], ["58.4"], ["75"]],
        one("出生数", "人", "96", "110"),
    ]
    end = write(page, 100, rows)
    page.text(60, end + 10, BELOW)
    read = rows_of(lay_out(page))
    assert [["".join(cell.split()) for cell in row] for row in read] == [
        ["指標", "単位", "現状値（R5）", "目標値（R11）"],
        ["子育て支援に満足する保護者の割合", "％", "58.4", "75"],
        ["出生数", "人", "96", "110"],
    ]


def test_heading_in_the_middle_of_a_wide_column() -> None:
    page = Drawn().text(150, 100, "指標").text(280, 100, "現状値").text(360, 100, "目標値")
    page.text(60, 120, "出生数").text(280, 120, "96").text(360, 120, "110").text(60, 150, BELOW)
    assert rows_of(lay_out(page)) == [["指標", "現状値", "目標値"], ["出生数", "96", "110"]]


def test_a_long_name_close_to_its_figure() -> None:
    page = Drawn()
    write(
        page, 100, [one(*HEAD), one("出生数", "人", "96", "110"), one("満足する保護者の数とその割合", "人", "58", "75")]
    )
    page.glyphs = [glyph for glyph in page.glyphs if glyph.box[0] < COLUMNS[1] or glyph.box[0] >= COLUMNS[2] - 1]
    page.text(60, 190, BELOW)
    columns = [["指標", "現状値", "目標値"], ["出生数", "96", "110"], ["満足する保護者の数とその割合", "58", "75"]]
    assert rows_of(lay_out(page)) == columns


def test_the_heading_below_is_no_part_of_the_table() -> None:
    page = Drawn()
    end = write(page, 100, [one(*HEAD), one("出生数", "人", "96", "110")])
    page.text(60, end, "（２）移住の促進").text(60, end + 18, BELOW)
    document = lay_out(page)
    assert rows_of(document) == [HEAD, ["出生数", "人", "96", "110"]]
    assert "\n（２）移住の促進\n" in document.text


def test_rows_on_the_next_page_go_on() -> None:
    first, second = Drawn(), Drawn()
    write(first, 700, [one(*HEAD), one("出生数", "人", "96", "110")])
    end = write(second, 60, [one("移住者数", "人", "12", "72"), one("満足度", "％", "45", "60")])
    second.text(60, end + 10, BELOW)
    document = lay_out(first, second)
    cells = [cell for table in document.tables for cell in table.cells]
    assert {"移住者数", "満足度"} <= {span.of(document.text) for cell in cells for span in cell.spans}


@pytest.mark.parametrize(
    "rows",
    [
        [
            one("実施する。", "・訓練を行う。", "R5", "・数を増やす。"),
            one("情報伝達の強化", "・受信機を配る。", "2か所", "13か所"),
        ],
        [one(*HEAD), one("オンライン申請の数", "38 → 120", "17.4 → 50.0", "2 → 9")],
    ],
    ids=["columns of lists", "cards"],
)
def test_text_in_columns_is_no_table(rows: Rows) -> None:
    page = Drawn()
    end = write(page, 100, rows)
    page.text(60, end + 10, BELOW)
    assert not lay_out(page).tables


def test_boxes_over_a_name_and_its_figure_are_cards() -> None:
    page = Drawn()
    for x, name, figure in zip(COLUMNS, ("申請の数", "窓口", "利用率", "手続"), ("12", "9", "50", "120"), strict=True):
        page.box(x - 4, 95, x + 46, 140).text(x, 100, name).text(x, 120, figure)
    assert not lay_out(page).tables


def lines(*tops: float, figures: tuple[int, ...]) -> list[list[str]]:
    """Return by rows the names of lines of one name each, some of them with a figure beside it."""
    chars = [Char(chr(ord("ア") + at), (0, top, 10, top + 10), 10, at) for at, top in enumerate(tops)]
    chars += [Char("9", (50, tops[at], 55, tops[at] + 10), 10, 100 + at) for at in figures]
    return [[line.pieces[0].text for line in row] for row in part_rows(read_lines(chars), headed=False)]


def test_lines_go_to_the_row_that_is_nearer() -> None:
    assert lines(0, 15, 40, 55, figures=(0, 2)) == [["ア", "ィ"], ["イ", "ゥ"]]


def test_lines_as_far_from_both_rows_tell_nothing() -> None:
    assert lines(0, 15, 30, figures=(0, 2)) == []
