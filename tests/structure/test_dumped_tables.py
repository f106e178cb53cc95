"""Tables of measures that a conversion left as a pile of cells get their rows back; other piles stay as they are."""

from __future__ import annotations

import pytest

from planextract.document import Table
from planextract.structure import dumped_tables
from planextract.structure.dumped_cells import DumpedCell
from planextract.structure.dumped_tables import _Pile as Pile
from planextract.structure.dumped_tables import _Reader as Reader
from tests.documents import actions, found, outline

HEAD = (
    "みどり市計画\n\n基本目標１ 学びのまち\n施策１－１ 図書館の充実\n現状と課題\n来館者が減っています。\n\n主な取組\n"
)
TAIL = "\n\n基本目標２ 働くまち\n・商店街の振興\n・農業の振興\n"
ROWS = (
    ("移動図書館の運行", "車を一台増やし、山間の地区を週に\n二回巡ります。停留所を増やします。", "図書館\n管理課"),
    ("読書会の開催", "市民が選んだ本を語り合う会を開きます。", "図書館課"),
    ("学校との連携", "学級文庫に本を貸し出します。", "図書館課\n学校教育課"),
)
WANTED = [
    "図書館の充実",
    "  移動図書館の運行",
    "    車を一台増やし、山間の地区を週に二回巡ります。",
    "    停留所を増やします。",
    "  読書会の開催",
    "    市民が選んだ本を語り合う会を開きます。",
    "  学校との連携",
    "    学級文庫に本を貸し出します。",
]


def stacked(text: str) -> list[Table]:
    return [table for table in outline(text).tables if table.how == "stacked"]


def pile(*cells: str) -> str:
    return "\n\n".join(cells)


def read(text: str) -> list[str]:
    return [line for line in actions(HEAD + text + TAIL) if not line.endswith("振興")]


@pytest.mark.parametrize(
    "header", [("取組", "内容", "担当課"), ("事業名", "事業内容", "所管課"), ("施策", "概要", "担当部署")]
)
def test_rows_are_read_cell_after_cell(header: tuple[str, ...]) -> None:
    assert read(pile(*header, *(cell for row in ROWS for cell in row))) == WANTED


def test_numbers_and_classes_are_columns_too() -> None:
    cells = (cell for number, row in enumerate(ROWS, 1) for cell in (str(number), *row[:2], "新規", row[2]))
    assert read(pile("No.", "事業名", "事業内容", "区分", "担当課", *cells)) == WANTED
    marked = [
        one.marker for _, one in found(HEAD + pile("Ｎｏ．", "事業名", "事業内容", "担当課", "１", *ROWS[1])).actions
    ]
    assert "1" in marked


def test_columns_printed_one_after_the_other_are_read() -> None:
    columns = [[row[column] for row in ROWS] for column in range(3)]
    assert read(pile("取組", "内容", "担当課", *columns[0], *columns[1], *columns[2])) == WANTED
    below = [("取組", *columns[0]), ("内容", *columns[1]), ("担当課", *columns[2])]
    assert read(pile(*(cell for column in below for cell in column))) == WANTED


def test_cells_of_a_row_may_be_out_of_order() -> None:
    cells = [str(cell) for row in ROWS for cell in row]
    cells[:3] = [cells[2], cells[0], cells[1]]
    assert read(pile("取組", "内容", "担当課", *cells)) == WANTED


def test_a_header_printed_around_the_heading_above_is_found() -> None:
    rows = [(str(number), *row[:2], "継続", row[2]) for number, row in enumerate(ROWS, 1)]
    head = "みどり市計画\n\n基本目標１ 学びのまち\n\n事業内容\n\n区分\n\n担当課\n\n基本施策１ 図書館の充実\n\n"
    head += "本に親しむ場を広げます。\nNo.\n\n事業名\n\n"
    listed = actions(head + pile(*(cell for row in rows for cell in row)) + TAIL)
    assert listed[:4] == [WANTED[0], "  本に親しむ場を広げます。", *WANTED[1:3]]
    assert len(listed) == len(WANTED) + 3


def test_sections_printed_below_all_rows_are_given_out_if_they_are_as_many() -> None:
    text = pile(
        "取組", "内容", "担当課", *(cell for row in ROWS for cell in row[:2]), *("図書館課", "管理課", "学校教育課")
    )
    (table,) = stacked(HEAD + text + TAIL)
    assert [cell.text for cell in table.cells if cell.column == 2][1:] == ["図書館課", "管理課", "学校教育課"]
    (fewer,) = stacked(HEAD + text.replace("\n\n管理課", "") + TAIL)
    assert fewer.height == 4
    assert not [cell for cell in fewer.cells if cell.row and cell.column == 2]


def test_a_row_that_nothing_closes_stays_outside() -> None:
    text = pile("取組", "内容", "担当課", *ROWS[1], "駐車場", "指標名", "単位")
    (table,) = stacked(HEAD + text + TAIL)
    assert table.height == 2


def test_a_numbered_heading_ends_the_table() -> None:
    text = pile("取組", "内容", "担当課", *ROWS[1], "（２）公民館の活用", "夜間の講座を開きます。", "公民館係")
    (table,) = stacked(HEAD + text + TAIL)
    assert table.height == 2


def test_a_numbered_heading_with_its_sentence_ends_the_table() -> None:
    text = pile("取組", "内容", "担当課", *ROWS[1], "みどり市計画", "（２）公民館の活用\n夜間の講座を開きます。")
    (table,) = stacked(HEAD + text + TAIL)
    assert table.height == 2


def test_priority_is_read_in_a_cell() -> None:
    text = HEAD + pile("取組", "内容", "担当課", "【重点】" + ROWS[0][0], *ROWS[0][1:]) + TAIL
    assert [one.view.text for _, one in found(text).actions if one.priority] == [ROWS[0][0]]


def test_restored_rows_are_less_certain_than_drawn_ones() -> None:
    mentions = found(HEAD + pile("取組", "内容", "担当課", *ROWS[1]) + TAIL)
    rows = [one for _, one in mentions.actions if one.rule == "action.table_row"]
    assert {(one.grade, one.reasons) for one in rows} == {("medium", ("table.stacked",))}


@pytest.mark.parametrize(
    "text",
    [
        pile("取組", "内容", "来館者の声を聞きます。"),  # one value under each word: a form
        pile("事業名", "移動図書館の運行", "事業概要", "車を一台増やします。", "役割分担", "市が運行します。"),
        pile("指標名", "単位", "基準値", "目標値", "来館者数", "人", "120", "150"),
        pile("取組", "読書会の開催", "移動図書館の運行"),  # a heading and its list
        pile("取組", "内容", "担当課", "を巡ります。停留所を増やします。", "移動図書館の運行", "図書館課"),  # torn
    ],
)
def test_other_piles_are_no_tables(text: str) -> None:
    assert stacked(HEAD + text + TAIL) == []


PROJECTS = (
    ("(1)農業施設", "用水路の改修 L=300m", "村"),
    ("(2)林業施設", "林道みどり線舗装 L=1,200m", "みどり森林組合"),
    ("(10)特別事業", "苗木購入支援事業", "村"),
)


def read_projects(*cells: str) -> list[str]:
    text = "みどり村過疎地域持続的発展計画\n\n１ 産業の振興\n（１）その対策\n・林業を支援する。\n・農業を支援する。\n\n"
    text += "（２）計画\n"
    tail = "\n\n２ 交通の確保\n（１）その対策\n・バスを運行する。\n・道路を補修する。\n"
    return [line.strip() for line in actions(text + pile(*cells) + tail) if "する。" not in line]


WANTED_PROJECTS = ["用水路の改修 L=300m", "林道みどり線舗装 L=1,200m", "苗木購入支援事業"]


def test_projects_are_told_by_what_is_built() -> None:
    cells = [cell for row in PROJECTS for cell in row]
    assert read_projects("事業名\n（施設名）", "事業内容", "事業主体", *cells, "備考") == WANTED_PROJECTS


def test_pieces_of_the_header_may_stand_among_the_projects() -> None:
    cells = [cell for row in PROJECTS for cell in row]
    assert read_projects("事業名", "事業主体", *cells[1:], cells[0], "事業内容", "備考") == WANTED_PROJECTS


def test_bodies_that_stand_together_belong_to_the_projects_in_their_order() -> None:
    names = [cell for row in PROJECTS for cell in row[:2]]
    bodies = "村\nみどり森林組\n合\n村"
    assert read_projects("事業名", "事業内容", "事業主体", *names, bodies) == WANTED_PROJECTS


def test_a_project_beside_the_name_of_its_kind_is_parted_where_a_body_waits_for_it() -> None:
    names = [*(cell for row in PROJECTS[:2] for cell in row[:2]), "(10)特別 苗木購入支援事業\n事業"]
    assert read_projects("事業名", "事業内容", "事業主体", *names, "村\nみどり森林組合\n村") == WANTED_PROJECTS
    fewer = read_projects("事業名", "事業内容", "事業主体", *names, "村\nみどり森林組合")
    assert "苗木購入支援事業" not in fewer


def test_a_centre_in_the_column_of_sections_is_a_section() -> None:
    text = HEAD + pile("取組", "内容", "担当課", *ROWS[1][:2], "こども読書支\n援センター") + TAIL
    (actor,) = [one for one in found(text).actors if one.unit == "こども読書支援センター"]
    assert (actor.role, actor.kind) == ("lead", "own")


def test_the_same_word_again_and_again_is_read_in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0
    take = dumped_tables._take

    def count(pile: Pile, cell: DumpedCell, reader: Reader, left: Pile) -> bool:
        nonlocal taken
        taken += 1
        return take(pile, cell, reader, left)

    monkeypatch.setattr(dumped_tables, "_take", count)
    outline("計画\n\n" + "取組\n\n" * 500)
    assert taken < 20 * 500
