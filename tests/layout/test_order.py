from __future__ import annotations

from tests.layout.drawn import Drawn, lay_out, read

LEFT = ["左の一行目は右端まで続きます", "左の二行目も右端まで続きます", "左の三行目も右端まで続きます"]
RIGHT = ["右の一行目は右端まで続きます", "右の二行目も右端まで続きます", "右の三行目も右端まで続きます"]


def test_single_column_reads_from_top_to_bottom() -> None:
    assert read(Drawn().column(60, 100, LEFT)) == LEFT


def test_two_columns_under_a_spanning_title() -> None:
    page = Drawn().text(60, 60, "第１章　計画の基本的事項として全体にわたる表題をここに置く", 14)
    page.column(60, 100, LEFT).column(320, 100, RIGHT)
    assert read(page)[1:] == LEFT + RIGHT


def test_a_centred_line_over_a_short_heading_is_read_first() -> None:
    page = (
        Drawn()
        .text(190, 80, "地域交通計画の案", 20)
        .text(232, 111, "令和６年３月")
        .text(328, 111, "北山市")
        .text(50, 150, "１．概要", 14)
    )
    page.table([50, 150, 540], [180, 200, 220], [["区域", "市の全域"], ["期間", "３年間"]])
    page.text(50, 240, "この計画は、全体にわたって右の端の近くまで続く長い一行で始まる。ここまで続く。")
    page.column(50, 300, LEFT).column(320, 300, RIGHT)
    assert read(page)[:3] == ["地域交通計画の案", "令和６年３月　北山市", "１．概要"]


def test_columns_whose_lines_are_not_level() -> None:
    page = Drawn().column(60, 100, LEFT).column(320, 107, RIGHT)
    assert read(page) == LEFT + RIGHT


def test_footnote_below_a_rule_comes_after_both_columns() -> None:
    page = Drawn().column(60, 100, LEFT).column(320, 100, RIGHT).text(60, 170, "※１　注", 8)
    page.lines.append((60, 160, 540, 160))
    assert read(page) == [*LEFT, *RIGHT, "※１　注"]


def test_headings_with_lines_below_them_stay_with_their_columns() -> None:
    page = Drawn().text(60, 60, "施策１　全体にわたる表題をここに置き、右の端まで続ける長い見出し", 14)
    page.text(60, 100, "現状と課題").column(60, 125, LEFT).text(320, 94, "主な取組").column(320, 119, RIGHT)
    for x0, at in ((60, 117), (320, 111)):
        page.lines.append((x0, at, x0 + 245, at))
    page.text(60, 200, "指標の一覧は、次の表に示すとおりであり、これは全体にわたる一行である。ここまで")
    assert read(page)[1:-1] == ["現状と課題", *LEFT, "主な取組", *RIGHT]


def test_a_short_heading_over_each_column_is_read_with_it() -> None:
    page = Drawn().text(60, 100, "現状").text(225, 100, "取組").column(60, 150, LEFT).column(225, 150, RIGHT)
    assert read(page) == ["現状", *LEFT, "取組", *RIGHT]


def test_labels_are_read_with_what_they_label() -> None:
    page = (
        Drawn()
        .column(60, 100, ["令和２年12月", "令和３年９月"])
        .column(160, 100, ["計画を策定し、公表した", "デジタル庁が発足した"])
    )
    assert read(page) == ["令和２年12月　計画を策定し、公表した", "令和３年９月　デジタル庁が発足した"]


def test_numbers_decide_how_a_grid_of_boxes_is_read() -> None:
    across, down = Drawn(), Drawn()
    for page, order in ((across, "１２３４"), (down, "１３２４")):
        for number, (x, y) in zip(order, ((60, 100), (300, 100), (60, 220), (300, 220)), strict=True):
            page.box(x, y, x + 220, y + 100).text(x + 5, y + 5, f"〔{number}〕施策")
        assert read(page) == ["〔１〕施策", "〔２〕施策", "〔３〕施策", "〔４〕施策"]


def test_a_number_that_follows_at_once_counts_more_than_one_that_follows_later() -> None:
    page, wide = Drawn(), 24
    for y, left, right in ((100, "Ⅰ 相互理解", "Ⅱ 態勢整備"), (208, "○人材の活用", "○普及")):
        page.box(60, y, 260, y + 100).text(65, y + 5, left)
        page.box(260 + wide, y, 460 + wide, y + 100).text(265 + wide, y + 5, right)
    assert read(page) == ["Ⅰ 相互理解", "Ⅱ 態勢整備", "○人材の活用", "○普及"]


def test_heading_boxes_stay_with_the_boxes_below_them() -> None:
    page = Drawn()
    for x, name in ((60, "人材育成"), (200, "環境整備")):
        page.box(x, 100, x + 130, 125).text(x + 5, 105, name)
        page.box(x, 127, x + 130, 250).text(x + 5, 135, f"・{name}の取組")
    assert read(page) == ["人材育成", "・人材育成の取組", "環境整備", "・環境整備の取組"]


def test_badge_and_title_are_one_line() -> None:
    page = Drawn().fill(60, 95, 120, 120).text(65, 100, "基本目標１", 10).text(130, 99, "稼ぐ力を高める", 12)
    assert read(page) == ["基本目標１　稼ぐ力を高める"]


def test_text_that_runs_out_of_its_box_stays_with_it() -> None:
    page = Drawn().box(60, 100, 140, 160).column(64, 104, ["あいうえおかきく", "けこさ"])
    page.box(160, 100, 300, 160).text(164, 104, "となりの箱")
    assert read(page) == ["あいうえおかきく", "けこさ", "となりの箱"]


def test_lines_that_fall_out_of_their_box_stay_with_it() -> None:
    page = (
        Drawn()
        .box(60, 100, 300, 150)
        .column(64, 104, ["・施策の一つ目", "・施策の二つ目", "・施策の三つ目", "・施策の四つ目"])
    )
    page.box(60, 152, 300, 190).text(64, 172, "次の箱")
    assert read(page) == ["・施策の一つ目", "・施策の二つ目", "・施策の三つ目", "・施策の四つ目", "次の箱"]


def test_vertical_text_reads_from_the_right() -> None:
    page = Drawn().down(500, 60, "地域再生計画の概要について").down(480, 60, "県内の町村と連携します")
    assert read(page) == ["地域再生計画の概要について", "県内の町村と連携します"]


def test_running_heads_and_page_numbers_are_set_apart_but_kept() -> None:
    pages = []
    for number in range(1, 5):
        page = Drawn().text(60, 20, "みどり市総合計画", 8).column(60, 100, LEFT).text(290, 815, f"－{number}－", 9)
        pages.append(page)
    document = lay_out(*pages)
    furniture = [line.span.of(document.text) for line in document.lines if line.furniture]
    assert furniture == [text for number in range(1, 5) for text in ("みどり市総合計画", f"－{number}－")]
    assert document.text.count("みどり市総合計画") == 4


def test_table_of_contents_is_set_apart() -> None:
    page = Drawn().text(250, 80, "目　次", 14)
    for index in range(6):
        page.text(60, 120 + 20 * index, f"第{'１２３４５６'[index]}章　基本的な考え方").text(
            520, 120 + 20 * index, str(index + 3)
        )
    document = lay_out(page, Drawn().column(60, 100, LEFT))
    assert [line.furniture for line in document.lines] == [True] * 7 + [False] * 3


def test_blocks_number_what_is_read_together() -> None:
    document = lay_out(Drawn().column(60, 100, LEFT).column(320, 107, RIGHT))
    columns = [line.column for line in document.lines]
    assert columns[:3] == [columns[0]] * 3
    assert columns[3:] == [columns[3]] * 3
    assert columns[0] != columns[3]


def test_a_painted_label_is_read_before_the_list_beside_it() -> None:
    page = Drawn().fill(60, 95, 155, 150).text(64, 98, "取組の内容")
    page.column(160, 97, ["・巡回の回数を増やす。", "・案内板を置く。", "・見守りの担い手を募る。"])
    assert read(page) == ["取組の内容", "・巡回の回数を増やす。", "・案内板を置く。", "・見守りの担い手を募る。"]


def test_a_title_down_the_side_of_every_page_is_one_line_of_furniture() -> None:
    pages = [
        Drawn().down(30, 300, "施設管理計画").column(60, 100, [*LEFT, f"その{number}のまとめ"]) for number in "一二三四"
    ]
    document = lay_out(*pages)
    side = [line for line in document.lines if line.span.of(document.text) == "施設管理計画"]
    assert [line.page for line in side] == [1, 2, 3, 4]
    assert all(line.furniture for line in side)
    assert sum(line.furniture for line in document.lines) == len(side)


def test_marks_in_a_column_are_no_word() -> None:
    page = Drawn().column(60, 100, LEFT).column(320, 100, ["○", "◎", "○"]).column(360, 100, "有無有", leading=15)
    assert read(page)[0].startswith("左の一行目")
    assert "有無有" not in "".join(read(page))


def test_a_number_between_dashes_below_a_short_page_is_furniture() -> None:
    pages = [Drawn().column(60, 100, LEFT).text(280, 200 + 40 * number, f"― {number} ―") for number in (1, 2)]
    document = lay_out(*pages)
    assert [line.span.of(document.text) for line in document.lines if line.furniture] == ["―1―", "―2―"]


def test_a_row_that_goes_on_behind_a_blank_stays_one_row() -> None:
    page = Drawn().column(60, 100, ["現況31世帯", "移住者数", "現況は12,000人"])
    page.text(130, 100, "→目標55世帯").text(150, 130, "→目標15,000人")
    assert read(page) == ["現況31世帯 →目標55世帯", "移住者数", "現況は12,000人 →目標15,000人"]


def test_short_lines_beside_a_column_with_a_margin_of_its_own() -> None:
    page = Drawn().column(60, 100, LEFT).column(225, 100, ["右の一行目", "右の二行目", "右の三行目"])
    assert read(page) == [*LEFT, "右の一行目", "右の二行目", "右の三行目"]
