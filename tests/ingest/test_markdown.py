from __future__ import annotations

from pathlib import Path

import pytest

from planextract.document import Document
from planextract.ingest import ingest
from planextract.settings import Settings

TABLE = "| 指標 | 現状 | 目標 |\n|:---|---:|:---:|\n| 移住者数 | 12 | 72 |\n| 比率 a\\|b |  | 60 |\n"


def read(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "plan.md"
    path.write_text(text, encoding="utf-8")
    return ingest(path, document_id="plan", settings=Settings())


def test_pipe_table_is_a_table(tmp_path: Path) -> None:
    document = read(tmp_path, f"# 計画\n\n{TABLE}\n本文\n")
    table = document.tables[0]
    assert (table.how, table.height, table.width) == ("markdown", 3, 3)
    cells = [
        ["".join(span.of(document.text) for span in cell.spans) if cell else "" for cell in row] for row in table.rows()
    ]
    assert cells == [["指標", "現状", "目標"], ["移住者数", "12", "72"], ["比率 a\\|b", "", "60"]]
    assert [line.table for line in document.lines] == [None, None, 0, 0, 0, 0, None, None]


def test_table_without_outer_bars(tmp_path: Path) -> None:
    document = read(tmp_path, "指標 | 目標\n--- | ---\n人口 | 100\n")
    assert [(table.height, table.width) for table in document.tables] == [(2, 2)]


def test_what_only_looks_like_a_table(tmp_path: Path) -> None:
    text = "表題\n---\nＡ|Ｂ のいずれか\n\n```\n| a | b |\n|---|---|\n```\n"
    document = read(tmp_path, text)
    assert document.tables == ()
    assert document.text == text
    assert document.source.media_type == "text/markdown"


def test_comments_are_no_text_of_the_plan(tmp_path: Path) -> None:
    document = read(tmp_path, "# 計画\n\n<!-- page: 3 -->\n\n本文 <!-- 注 --> の続き\n")
    assert [line.span.of(document.text) for line in document.lines if line.furniture] == ["<!-- page: 3 -->"]


def test_breaks_part_sentences_and_items_of_a_cell_but_no_names(tmp_path: Path) -> None:
    row = "| ・畑を貸す。<br>・苗を配る。 | 見回る。<br>直す。 | 商工会<br>大学 |"
    table = read(tmp_path, f"| 一 | 二 | 三 |\n|---|---|---|\n{row}\n").tables[0]
    assert [len(cell.spans) for cell in table.cells if cell.row == 1] == [2, 2, 1]


@pytest.mark.parametrize(
    "text",
    [
        "# 計画\n\n## 基本目標１　森\n\n## 基本目標２　川\n",
        "計画\n\n**基本目標１　森**\n- 植える。\n**（１）間伐**\n- 切る。\n**基本目標２　川**\n",
        "#　計画\n##　第１章\n##　第２章\n",
    ],
)
def test_a_text_with_marks_of_markdown_is_markdown(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"{text}{TABLE}", encoding="utf-8")
    document = ingest(path, document_id="plan", settings=Settings())
    assert document.source.media_type == "text/markdown"
    assert len(document.tables) == 1
    assert document.text == f"{text}{TABLE}"


@pytest.mark.parametrize(
    "text",
    [
        "計画\n# 1 から数える。\n本文**強調**と続く。\n",
        "氏名 ____\n住所 ____\n電話 ____\n",
        "****\n****\n****\n",
        "#ハッシュタグ\n#計画\n#市民\n",
    ],
)
def test_a_text_with_stray_signs_stays_plain(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    assert ingest(path, document_id="plan", settings=Settings()).source.media_type == "text/plain"
