"""Bands in tables of measures become headings over tables; in tables of indicators they stay rows."""

from __future__ import annotations

from planextract.mentions import Mentions
from planextract.normalise import normalise
from planextract.structure import structure
from planextract.tokenise import is_inside_word
from tests.documents import OFF, found, outline
from tests.layout.drawn import Drawn, lay_out

MARKDOWN = "text/markdown"
BANDED = """
# みどり市見守り計画 取組一覧

| 番号 | 取組 | 内容 | 担当課 |
|---|---|---|---|
| 基本施策１　声をかけあう | | | |
| 1 | 声かけ隊の結成 | 隊員を募り、通学路に立ちます。 | 安全課 |
| 2 | 見守り研修【重点】 | 研修を年２回開きます。 | 安全課 |
| 基本施策２　備える | | | |
| 3 | 倉庫の整備 | 備蓄の倉庫を建てます。 | 防災課 |
"""


def read(text: str) -> Mentions:
    return found(text, media_type=MARKDOWN)


def test_bands_are_pillars_and_their_rows_actions() -> None:
    mentions = read(BANDED)
    assert [(pillar.number, pillar.view.text) for pillar in mentions.pillars] == [
        ("1", "声をかけあう"),
        ("2", "備える"),
    ]
    told = [(place, action.view.text, action.priority) for place, action in mentions.actions if action.above is None]
    assert told == [(0, "声かけ隊の結成", False), (0, "見守り研修", True), (1, "倉庫の整備", False)]
    assert [action.view.text for _, action in mentions.actions if action.above is not None] == [
        "隊員を募り、通学路に立ちます。", "研修を年２回開きます。".replace("２", "2"), "備蓄の倉庫を建てます。",
    ]  # fmt: skip


def test_every_part_keeps_the_header() -> None:
    document = outline(BANDED, media_type=MARKDOWN)
    parts = [table for table in document.tables if table.height > 1]
    assert [[cell.text for cell in table.cells if cell.row == 0] for table in parts] == [
        ["番号", "取組", "内容", "担当課"],
        ["番号", "取組", "内容", "担当課"],
    ]


def test_a_table_of_indicators_is_not_cut() -> None:
    text = BANDED.replace("| 番号 | 取組 | 内容 | 担当課 |", "| 番号 | 指標 | 現状値 | 目標値 |")
    assert len(outline(text, media_type=MARKDOWN).tables) == 1


def test_a_lone_sentence_over_the_table_is_no_band() -> None:
    text = BANDED.replace("基本施策１　", "").replace("基本施策２　", "")
    assert len(outline(text, media_type=MARKDOWN).tables) == 1


def test_a_numbered_cell_over_a_whole_form_is_its_heading() -> None:
    page = Drawn().text(60, 60, "みどり市読書計画", 20).text(60, 110, "柱１　本に出会うまち", 14)
    page.grid([60, 140, 500], [150, 170, 190, 210]).text(64, 134, "施策１－１　本の貸出")
    page.lines += [(60, 130, 500, 130), (60, 130, 60, 150), (500, 130, 500, 150)]
    page.column(64, 154, ["概要", "取組", "担当課"], leading=20)
    page.column(144, 154, ["借りやすくします。", "①夜も開けます。②駅でも返せます。", "図書館"], leading=20)
    document = structure(normalise(lay_out(page)), OFF, in_word=is_inside_word)
    assert [node.text for node in document.nodes if node.label is not None] == ["本に出会うまち", "本の貸出"]
    assert [cell.text for cell in document.tables[0].cells][:2] == ["概要", "借りやすくします。"]
