"""Tables set with blanks whose cells go over several lines."""

from __future__ import annotations

import pytest

from tests.documents import actions, outline

HEAD = "みどり市計画\n\n基本目標１　学びのまち\n\n（１）図書館の充実\n"
TAIL = "\n\n（２）公民館の改修\n・屋根の修理を行う。\n\n基本目標２　働くまち\n\n・商店街の振興\n・農業の振興\n"
TABLE = """  事業名            事業内容                    実施主体

  山の図書館巡回事  車に本を積み、山あいの集落  みどり市、青葉大
  業                を月に二度巡る。            学

                    古い地図や写真を画像にし、
  郷土資料の公開    誰でも見られるようにする。  みどり市
                    学校の授業にも貸し出す。

  読書会            本を語る会を開く。          図書館友の会
"""


def test_wrapped_cells_are_read_whole() -> None:
    table = outline(HEAD + TABLE + TAIL).tables[0]
    assert [[cell.text if cell else "" for cell in row] for row in table.rows()] == [
        ["事業名", "事業内容", "実施主体"],
        ["山の図書館巡回事業", "車に本を積み、山あいの集落を月に二度巡る。", "みどり市、青葉大学"],
        ["郷土資料の公開", "古い地図や写真を画像にし、誰でも見られるようにする。学校の授業にも貸し出す。", "みどり市"],
        ["読書会", "本を語る会を開く。", "図書館友の会"],
    ]


def test_its_rows_are_measures_and_what_follows_is_none_of_it() -> None:
    assert actions(HEAD + TABLE + TAIL)[:9] == [
        "図書館の充実",
        "  山の図書館巡回事業",
        "    車に本を積み、山あいの集落を月に二度巡る。",
        "  郷土資料の公開",
        "    古い地図や写真を画像にし、誰でも見られるようにする。",
        "    学校の授業にも貸し出す。",
        "  読書会",
        "    本を語る会を開く。",
        "公民館の改修",
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "区分　　　　人口　　　　世帯\n\n東町　　　　1,200　　　　400\n西町　　　　　900　　　　310\n\n"
            "南町　　　　750　　　　260\n"
        ),
        "課名  電話  場所\n\n総務課\n\n企画課\n",
        (
            "施設            所在          電話\n\n中央図書館      東町          12\n北部図書館\n\n"
            "公民館          西町          34\n"
        ),
    ],
)
def test_rows_of_single_lines_are_not_run_together(text: str) -> None:
    assert all(len(cell.spans) <= 1 for table in outline(f"題名\n\n{text}").tables for cell in table.cells)
