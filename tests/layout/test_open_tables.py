"""Tables without vertical rules, or without any rule."""

from __future__ import annotations

from planextract.layout.open_tables import find_gaps
from planextract.layout.repair import Char
from tests.layout.drawn import Drawn, lay_out, rows_of

LEFT, RIGHT = 60.0, 500.0
COLUMNS = (64.0, 240.0, 360.0)
ROWS = [["事業名", "実施時期", "所管"], ["橋の補修", "令和８年度", "道路課"], ["校舎の改修", "令和９年度", "教育課"]]
WIDE = "道路や橋りょうなどの点検を毎年行い、その結果に基づいて計画的に手を入れていくこととします。"


def underline(page: Drawn, *tops: float) -> Drawn:
    page.lines += [(LEFT, top, RIGHT, top) for top in tops]
    return page


def write_rows(page: Drawn, top: float, rows: list[list[str]], height: float = 20) -> Drawn:
    for index, texts in enumerate(rows):
        for x, text in zip(COLUMNS, texts, strict=True):
            page.text(x, top + index * height + 5, text)
    return page


def char(text: str, x: float, size: float = 10) -> Char:
    return Char(text, (x, 0, x + size, size), size, 0)


def test_rows_under_rules_with_their_heading() -> None:
    page = underline(write_rows(Drawn(), 80, ROWS), 100, 120, 140)
    assert rows_of(lay_out(page)) == ROWS


def test_painted_heading_is_the_first_row() -> None:
    page = underline(write_rows(Drawn(), 80, ROWS), 100, 120, 140).fill(LEFT, 80, RIGHT, 100)
    assert rows_of(lay_out(page)) == ROWS


def test_underlined_headings_over_running_text_are_no_table() -> None:
    page = underline(Drawn(), 100, 150, 200)
    for top in (80, 130, 180):
        page.text(64, top, "点検の徹底").text(64, top + 25, WIDE, 9)
    assert not lay_out(page).tables


def test_table_between_underlined_headings() -> None:
    page = underline(Drawn(), 100, 150).text(64, 85, "点検の徹底").text(64, 105, WIDE, 9)
    page.text(64, 135, "補修の推進").text(64, 155, WIDE, 9)
    underline(write_rows(page, 180, ROWS), 200, 220, 240).text(64, 245, WIDE, 9)
    underline(page, 290)
    assert rows_of(lay_out(page)) == ROWS


def test_words_and_figures_set_in_columns() -> None:
    rows = [["指標", "現状", "目標"], ["移住者数", "12", "72"], ["満足度", "45", "60"], ["利用者数", "80", "95"]]
    assert rows_of(lay_out(write_rows(Drawn(), 100, rows))) == rows


def test_one_row_of_figures_needs_a_heading_over_each_of_its_cells() -> None:
    head, row = ["指標", "現状", "目標"], ["移住者数", "12人", "72人"]
    below = "移住の相談に応じます。"
    table = write_rows(Drawn(), 100, [head, row]).text(64, 150, below)
    assert rows_of(lay_out(table)) == [head, row]
    without = write_rows(Drawn(), 100, [row]).text(64, 130, below)
    assert not lay_out(without).tables
    beside = write_rows(Drawn().text(64, 105, "指標").text(300, 105, "現状と目標"), 120, [row]).text(64, 150, below)
    assert not lay_out(beside).tables


def test_lists_in_columns_are_no_table() -> None:
    rows = [["農業", "林業", "水産業"], ["商業", "工業", "観光業"], ["交通", "福祉", "教育"]]
    assert not lay_out(write_rows(Drawn(), 100, rows, height=40)).tables


def test_gaps_are_free_in_every_row() -> None:
    bands = [[char("名", 0), char("１", 50)], [char("前", 0), char("２", 55)]]
    assert find_gaps(bands, 0, 70) == [(11.0, 50.0)]
    assert find_gaps([*bands, [char("間", 20), char("間", 30), char("間", 40)]], 0, 70) != [(11.0, 50.0)]


def test_a_heading_over_columns_may_cross_one_gap_of_many_rows() -> None:
    bands = [[char("名", 0), char("１", 50)] for _ in range(5)]
    across = [char("題", 0), char("を", 12), char("渡", 24), char("る", 36), char("字", 48)]
    assert find_gaps([across, *bands], 0, 70) == [(11.0, 50.0)]


def test_a_wide_blank_in_one_line_between_rules_parts_no_columns() -> None:
    page = Drawn()
    page.lines += [(60, y, 500, y) for y in (100, 140, 180, 200)]
    page.text(120, 114, "声が響きあい、育つ喜びを分かち合うまち").text(400, 114, "ひがしまち")
    page.text(66, 154, "２").text(100, 154, "施策の体系")
    assert not lay_out(page).tables


def test_rows_below_one_rule_are_parted_by_their_figures() -> None:
    rows = [["指標", "現状", "目標"], ["移住者数", "12", "72"], ["満足度", "45", "60"]]
    page = underline(write_rows(Drawn(), 80, rows), 80, 100, 142)
    assert rows_of(lay_out(page)) == rows


def test_two_figures_beside_one_name_are_one_row() -> None:
    rows = [["指標", "現状", "目標"], ["移住者数", "12", "72"], ["", "45", "60"]]
    page = Drawn()
    for index, texts in enumerate(rows):
        for x, text in zip(COLUMNS, texts, strict=True):
            page.text(x, 85 + index * 20, text)
    assert rows_of(lay_out(underline(page, 80, 100, 142))) == [["指標", "現状", "目標"], ["移住者数", "1245", "7260"]]
