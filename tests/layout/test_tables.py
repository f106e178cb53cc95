from __future__ import annotations

import pytest

from planextract.document import Document, Line, Source, Table
from planextract.ingest.text import split_pages
from planextract.layout import layout
from planextract.spans import Span
from tests.layout.drawn import Drawn, lay_out, read, rows_of

XS = (60.0, 160.0, 260.0, 360.0)
YS = (100.0, 120.0, 140.0, 160.0)
HEAD = ["指標", "現状", "目標"]
ROWS = [HEAD, ["移住者数", "12", "72"], ["満足度", "45", "60"]]


def test_ruled_table_keeps_its_cells_and_one_line_per_row() -> None:
    document = lay_out(Drawn().table(XS, YS, ROWS))
    assert rows_of(document) == ROWS
    assert document.text == "指標\t現状\t目標\n移住者数\t12\t72\n満足度\t45\t60\n\f"
    assert [line.table for line in document.lines] == [0, 0, 0]


def test_borders_drawn_cell_by_cell_as_thin_rectangles() -> None:
    page = Drawn()
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            x0, x1, top, bottom = XS[column], XS[column + 1], YS[row], YS[row + 1]
            page.rects += [(x0, top, x1, top + 0.7), (x0, bottom - 0.7, x1, bottom)]
            page.rects += [(x0, top, x0 + 0.7, bottom), (x1 - 0.7, top, x1, bottom)]
            page.text(x0 + 4, top + 4, text)
    assert rows_of(lay_out(page)) == ROWS


def test_merged_cells_know_their_rows_and_columns() -> None:
    page = Drawn()
    page.lines += [(60, y, 360, y) for y in (100, 140, 160, 180)] + [(160, 120, 360, 120)]
    page.lines += [(x, 100, x, 180) for x in (60, 160, 360)] + [(260, 120, 260, 180)]
    page.text(64, 110, "指標").text(200, 104, "目標値").text(164, 124, "Ｒ７").text(264, 124, "Ｒ８")
    page.text(64, 144, "移住者数").text(164, 144, "85").text(264, 144, "87")
    page.text(64, 164, "満足度").text(164, 164, "45").text(264, 164, "60")
    table = lay_out(page).tables[0]
    spans = {(cell.row, cell.column): (cell.rows, cell.columns) for cell in table.cells}
    assert spans[0, 0] == (2, 1)
    assert spans[0, 1] == (1, 2)
    assert (table.height, table.width) == (4, 3)


def test_open_sides_are_no_obstacle() -> None:
    page = Drawn()
    page.lines += [(60, y, 360, y) for y in YS] + [(x, 100, x, 160) for x in XS[1:-1]]
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            page.text(XS[column] + 4, YS[row] + 4, text)
    assert rows_of(lay_out(page)) == ROWS


def test_lines_of_a_cell_stay_apart_spans() -> None:
    document = lay_out(
        Drawn().table(XS, (100, 140, 160), [["", "", ""], ROWS[1]]).column(64, 104, ["指標", "の名"], leading=14)
    )
    head = document.tables[0].cells[0]
    assert [span.of(document.text) for span in head.spans] == ["指標", "の名"]
    assert document.text.startswith("指標 の名\t\t\n")


def test_labels_and_values_are_a_form() -> None:
    page = Drawn().table((60, 160, 400), (100, 120, 140), [["担当課", "企画課"], ["関連計画", "総合計画"]])
    assert rows_of(lay_out(page)) == [["担当課", "企画課"], ["関連計画", "総合計画"]]


def test_touching_boxes_with_lists_are_no_table() -> None:
    page = Drawn().grid((60, 300, 540), (100, 200, 300))
    for x in (64, 304):
        for y in (104, 204):
            page.column(x, y, [f"・施策{x}の{y}", "・取組を進める", "・連携を強める", "・人を育てる"])
    assert lay_out(page).tables == ()


def test_single_row_of_fields_is_one_line() -> None:
    page = Drawn().table((60, 110, 140, 170, 200, 230), (100, 120), [["2024", "年", "４", "月", "から"]])
    assert read(page) == ["2024\t年\t４\t月\tから"]


def test_table_goes_on_over_the_page() -> None:
    first = Drawn().table(XS, (700, 720, 740), ROWS[:2]).text(300, 815, "1")
    second = Drawn().table(XS, (60, 80, 100), [HEAD, ROWS[2]]).text(300, 815, "2")
    document = lay_out(first, second)
    assert len(document.tables) == 1
    assert rows_of(document) == ROWS
    repeated = [line for line in document.lines if line.page == 2 and line.furniture]
    assert [line.span.of(document.text) for line in repeated] == ["指標\t現状\t目標", "2"]


def test_a_form_whose_caption_counts_on_is_a_table_of_its_own() -> None:
    """施策２ … over the whole width, at the top of the page behind the form of 施策１ …."""

    def form(top: float, caption: str, does: str) -> Drawn:
        page = Drawn()
        page.lines += [(60, y, 540, y) for y in (top, top + 20, top + 40, top + 60)] + [(160, top + 20, 160, top + 60)]
        page.lines += [(x, top, x, top + 60) for x in (60, 540)]
        page.text(64, top + 4, caption).text(64, top + 24, "概要").text(164, top + 24, does)
        return page.text(64, top + 44, "実施主体").text(164, top + 44, "上山市")

    one, two = form(700, "施策１　里山の手入れ", "間伐を行う。"), form(60, "施策２　水辺の再生", "護岸を直す。")
    assert [table.height for table in lay_out(one, two).tables] == [3, 3]
    rest = form(60, "施策名　水辺の再生", "護岸を直す。")
    assert [table.height for table in lay_out(one, rest).tables] == [6]


def test_a_head_of_every_page_does_not_go_on_from_the_table_before() -> None:
    """Two pages begin 施策｜…, the first of them right behind a table of indicators."""

    def begin(name: str, last: str) -> Drawn:
        page = Drawn().table((60, 300, 540), (60, 80, 100), [["施策", name], [last, "企画課"]])
        return page.table((60, 300, 420, 540), (640, 660, 680), [["指標", "R5", "R11"], ["来訪者数", "120", "150"]])

    tables = lay_out(begin("里の交通", "主管課"), begin("里の学び", "主管課"), begin("里の医療", "主管課")).tables
    assert [table.height for table in tables] == [2] * 6
    # 施策 stands within a form too: what begins with it may be the rest of the form.
    goes_on = lay_out(begin("里の交通", "施策"), begin("里の学び", "施策"), begin("里の医療", "施策")).tables
    assert [table.height for table in goes_on] == [2, 4, 4, 2]


def test_next_form_on_the_next_page_is_a_table_of_its_own() -> None:
    xs, ys = (60.0, 160.0, 400.0), (700.0, 720.0, 740.0)
    first = Drawn().table(xs, ys, [["事業名", "ア-1 観光"], ["概要", "周遊を促す"]])
    second = Drawn().table(xs, (60, 80, 100), [["事業名", "ア-2 農業"], ["概要", "担い手を育てる"]])
    assert len(lay_out(first, second).tables) == 2


def test_appointments_over_the_lines_of_a_schedule_stay_whole() -> None:
    xs = (60.0, 160.0, 190.0, 220.0, 250.0, 280.0)
    page = Drawn().table(xs, (100, 120, 160), [["取組", "４月", "５月", "６月", "７月"], ["推進", "", "", "", ""]])
    page.text(170, 124, "第２回会議を開く").fill(165, 140, 245, 146)
    document = lay_out(page)
    cell = next(cell for cell in document.tables[0].cells if cell.row == 1 and cell.spans and cell.column)
    assert (cell.column, cell.columns) == (1, 3)
    assert cell.spans[0].of(document.text) == "第２回会議を開く"


def test_bars_in_a_merged_cell_tell_the_years() -> None:
    page = Drawn().table((60, 160, 240, 320, 400), (100, 120), [["施策", "Ｒ７", "Ｒ８", "Ｒ９"]])
    page.lines += [(60, y, 400, y) for y in (140, 160)] + [(x, 120, x, 160) for x in (60, 160, 400)]
    page.text(64, 124, "窓口").text(64, 144, "研修")
    page.fill(162, 123, 236, 137).text(166, 125, "試行").fill(244, 123, 398, 137).text(250, 125, "本格実施")
    page.fill(162, 143, 398, 157).text(166, 145, "毎年実施")
    table = lay_out(page).tables[0]
    assert [(cell.column, cell.columns) for cell in table.cells if cell.row and cell.column] == [(1, 1), (2, 2), (1, 3)]


def schedule() -> Drawn:
    xs = (60.0, 160.0, 220.0, 280.0, 340.0, 400.0)
    return Drawn().table(
        xs, (100, 120, 150, 180), [["施策", "Ｒ５", "Ｒ６", "Ｒ７", "Ｒ８"], ["窓口"], ["研修"], []]
    )  # fmt: skip


def filled(document: Document, row: int) -> list[tuple[int, int, str]]:
    cells = (cell for cell in document.tables[0].cells if cell.row == row and cell.column and cell.spans)
    return [(cell.column, cell.columns, "".join(span.of(document.text) for span in cell.spans)) for cell in cells]


def test_half_transparent_bars_are_pictures_and_keep_their_text() -> None:
    page = schedule()
    page.picture(162, 126, 279, 140).text(225, 128, "電子申請試行", 8, tracking=1)  # over two years
    page.picture(281, 126, 398, 140).text(282, 128, "電子申請実施", 8, tracking=1)  # right behind it
    page.picture(162, 156, 338, 176).text(164, 158, "初任者", 8).text(164, 167, "（全員）", 8)  # two lines, first year
    document = lay_out(page)
    assert filled(document, 1) == [(1, 2, "電子申請試行"), (3, 2, "電子申請実施")]
    assert filled(document, 2) == [(1, 3, "初任者（全員）")]


def test_a_bar_that_ends_beyond_the_schedule_keeps_its_text_in_it() -> None:
    page = schedule().picture(350, 126, 420, 140).text(352, 128, "新庁舎で稼働", 10)
    document = lay_out(page)
    assert filled(document, 1) == [(4, 1, "新庁舎で稼働")]
    assert [line for line in document.lines if line.table is None] == []


def test_a_picture_behind_a_row_is_no_bar() -> None:
    document = lay_out(schedule().picture(60, 100, 400, 120))
    assert filled(document, 0) == [(1, 1, "Ｒ５"), (2, 1, "Ｒ６"), (3, 1, "Ｒ７"), (4, 1, "Ｒ８")]


def test_bars_that_begin_in_one_column_are_parted_in_the_text() -> None:
    page = schedule()
    page.picture(162, 122, 278, 134).text(164, 123, "計画をつくる仕事", 9)
    page.picture(162, 136, 338, 148).text(164, 137, "計画をすすめる仕事の全体", 9)
    document = lay_out(page)
    assert "窓口\t計画をつくる仕事 計画をすすめる仕事の全体" in document.text


def test_boxes_beside_boxes_are_related() -> None:
    page = Drawn()
    for x, name in ((60, "プロジェクト"), (300, "推進ＰＴ")):
        page.box(x, 60, x + 200, 80).text(x + 5, 64, name)
    for row, name in enumerate(("低炭素社会", "歴史文化", "地域医療")):
        page.box(60, 100 + 60 * row, 260, 150 + 60 * row).text(65, 105 + 60 * row, f"{row + 1} {name}")
    page.box(300, 105, 500, 125).text(305, 108, "エネルギーＰＴ").box(300, 225, 500, 245).text(305, 228, "医療ＰＴ")
    table = lay_out(page).tables[0]
    assert table.how == "boxes"
    assert {(cell.row, cell.column) for cell in table.cells} == {(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (3, 0), (3, 1)}


def test_too_many_rules_end_with_a_finding_not_a_hang() -> None:
    page = (
        Drawn().text(60, 50, "密な格子").grid([60 + 1.6 * i for i in range(300)], [100 + 2.2 * i for i in range(300)])
    )
    document = lay_out(page)
    assert [finding.code for finding in document.findings] == ["table.grid_too_dense"]
    assert "密な格子" in document.text


def from_text(text: str) -> tuple[Document, tuple[Table, ...]]:
    pages = tuple(split_pages(text))
    lines, start = [], 0
    for row in text.split("\n"):
        lines.append(Line(Span(start, start + len(row)), 1))
        start += len(row) + 1
    source = Source("plan", "plan.txt", "text/plain", "0" * 64, 1)
    document = layout(Document(source, text=text, pages=pages, lines=tuple(lines)))
    return document, document.tables


def test_tabs_set_a_table() -> None:
    document, tables = from_text("数値目標\n指標\t現状\t目標\n移住者数\t12\t72\n\n本文が続く。")
    assert [table.how for table in tables] == ["tabbed"]
    assert rows_of(document) == [["指標", "現状", "目標"], ["移住者数", "12", "72"]]
    assert [line.table for line in document.lines] == [None, 0, 0, None, None]


def test_blanks_set_a_table_where_columns_agree() -> None:
    _, tables = from_text("指標        現状    目標\n移住者数    12      72\n満足度      45      60")
    assert [(table.how, table.height, table.width) for table in tables] == [("spaced", 3, 3)]


def test_indents_and_loose_blanks_set_no_table() -> None:
    text = "　本計画は、  次のとおり  である。\n１  目的  及び  趣旨\n　第１条　　目的　　　趣旨"
    assert from_text(text)[1] == ()


def test_rows_of_a_form_above_a_schedule_keep_label_and_value_apart() -> None:
    page = Drawn()
    for top, bottom in ((100, 120), (120, 170), (170, 215)):
        page.box(60, top, 540, bottom).fill(61, top, 155, bottom)
    page.text(64, 104, "取組１").text(160, 104, "見守りの充実")
    page.text(64, 124, "取組の内容").column(160, 124, ["・巡回の回数を増やす。", "・担い手を募る。"])
    page.text(64, 174, "実施時期")
    page.table((160, 280, 400, 532), (174, 193, 213), (("令和６年", "令和７年", "令和８年"), ("準備", "実施", "")))
    assert read(page) == [
        "取組１",
        "見守りの充実",
        "取組の内容",
        "・巡回の回数を増やす。",
        "・担い手を募る。",
        "実施時期",
        "令和６年\t令和７年\t令和８年",
        "準備\t実施\t",
    ]
    assert [(table.height, table.width) for table in lay_out(page).tables] == [(2, 3)]


COLUMNS = (60.0, 160.0, 400.0, 460.0)


def test_a_single_row_at_the_head_of_a_page_goes_on_with_the_table_before() -> None:
    first = Drawn().table(COLUMNS, (700, 720), [["取組", "内容", "担当課"]]).text(300, 815, "1")
    second = Drawn().grid(COLUMNS, (60, 130)).text(300, 815, "2")
    second.text(64, 64, "①窓口の設置").column(
        164, 64, ["電話で受け付ける窓口を", "図書館に置く。駅にも", "受付を設ける。"]
    )
    second.text(404, 64, "図書館")
    document = lay_out(first, second)
    assert rows_of(document) == [
        ["取組", "内容", "担当課"],
        ["①窓口の設置", "電話で受け付ける窓口を図書館に置く。駅にも受付を設ける。", "図書館"],
    ]


@pytest.mark.parametrize("columns", [(60.0, 110.0, 250.0, 310.0, 460.0), (60.0, 200.0, 460.0)])
def test_a_form_of_other_columns_at_the_head_of_a_page_is_no_more_rows(columns: tuple[float, ...]) -> None:
    first = Drawn().table(COLUMNS, (700, 720, 740), [["指標", "単位", "目標"], ["来館者の数", "人", "900"]])
    labels = [["基本目標", "本に親しむまち", "主管課", "図書館"][: len(columns) - 1]] * 2
    second = Drawn().table(columns, (60, 80, 100), labels)
    assert [table.height for table in lay_out(first, second).tables] == [2, 2]


def test_rows_whose_cells_are_merged_share_some_column_lines() -> None:
    first = Drawn().table(COLUMNS, (700, 720, 740), [["取組", "内容", "担当課"], ["窓口", "図書館に置く。", "図書館"]])
    second = Drawn().table(
        (60.0, 160.0, 460.0), (60, 80, 100), [["本の紹介", "新聞に載せる。"], ["貸出", "駅で貸す。"]]
    )
    assert [table.height for table in lay_out(first, second).tables] == [4]


def test_boxes_of_other_columns_at_the_head_of_a_page_are_no_table() -> None:
    first = Drawn().table(COLUMNS, (700, 720), [["取組", "内容", "担当課"]])
    second = Drawn().grid((60, 230, 460), (60, 140))
    for x in (64, 234):
        second.column(x, 64, ["・本を貸し出す", "・本を紹介する", "・本を直す"])
    assert len(lay_out(first, second).tables) == 1


def test_a_row_that_a_page_break_cuts_is_one() -> None:
    rows = [["取組", "内容", "担当課"], ["窓口の設置", "電話で受け付ける窓口を", "図書館"]]
    first = Drawn().table(COLUMNS, (700, 720, 740), rows)
    second = Drawn().table(
        COLUMNS, (60, 80, 100), [["", "図書館に置く。", ""], ["本の紹介", "新聞に載せる。", "総務課"]]
    )
    assert rows_of(lay_out(first, second)) == [
        ["取組", "内容", "担当課"],
        ["窓口の設置", "電話で受け付ける窓口を図書館に置く。", "図書館"],
        ["本の紹介", "新聞に載せる。", "総務課"],
    ]


def test_a_row_of_figures_is_never_joined_to_the_one_before() -> None:
    rows = [["区分", "指標", "目標"], ["子ども", "図書館で借りる本の数", "85"]]
    first = Drawn().table(COLUMNS, (700, 720, 740), rows)
    second = Drawn().table(COLUMNS, (60, 80, 100), [["", "来館者の数", "90"], ["", "読書会の数", "12"]])
    assert len(rows_of(lay_out(first, second))) == 4


@pytest.mark.parametrize("heads", [("現　状", "課　題"), ("市の取組", "市民の取組"), ("課題", "今後の取組")])
def test_two_columns_of_long_cells_are_a_table_below_their_names(heads: tuple[str, str]) -> None:
    page = Drawn().table((60, 300, 540), (100, 120, 200), [heads])
    for x in (64, 304):
        page.column(x, 124, ["・本を貸し出す", "・本を紹介する", "・本を直す", "・本を返す"])
    assert rows_of(lay_out(page))[0] == list(heads)


def test_a_blank_strip_above_a_table_is_no_row() -> None:
    page = Drawn().table(COLUMNS, (100, 120, 140), [["取組", "内容", "担当課"], ["窓口", "置く", "図書館"]])
    page.lines += [(60, 95.5, 460, 95.5)] + [(x, 95.5, x, 100) for x in COLUMNS]
    assert rows_of(lay_out(page)) == [["取組", "内容", "担当課"], ["窓口", "置く", "図書館"]]


@pytest.mark.parametrize(("end", "is_wrapped"), [(395.0, True), (300.0, False)])
def test_a_row_with_gaps_that_fills_its_cell_wraps_and_is_no_pair_of_columns(end: float, is_wrapped: bool) -> None:
    """利用者の数⎵⎵現状値 120人 → 目標値 wraps before 300人; a short second column does not reach the cell's end."""
    page = (
        Drawn().grid((60, 120, 400), (60, 100, 120)).text(70, 64, "目標").text(70, 104, "備考").text(130, 104, "なし")
    )
    words = "現状→目標"
    page.text(130, 64, "利用者の数").text(end - 10 * len(words), 64, words).text(130, 82, "300人")
    text = lay_out(page).text
    assert (text.index("300人") > text.index(words)) is is_wrapped
