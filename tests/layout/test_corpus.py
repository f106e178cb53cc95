"""Layout on real and hard files of the shared corpus; skipped where it is absent."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import pytest

from planextract.document import Document
from planextract.ingest import ingest
from planextract.layout import layout
from planextract.settings import Settings
from tests.layout.drawn import rows_of

pytestmark = pytest.mark.corpus

PLAIN = "pdf/003_de1ea04e5f540c0a.pdf"
# Actions that the gold takes from a part of the text dump that was not drawn.
NOT_DRAWN = {"003_de1ea04e5f540c0a": 3}
# With it the prose begins that vertical and two-column pages are set from.
FIRST_PARAGRAPH = "第4次山形県総合発展計画(山形県版総合戦略第2期)において、"
Open = Callable[[str], Document]


@pytest.fixture(scope="module")
def laid_out() -> Open:
    @lru_cache(maxsize=8)
    def read(path: str) -> Document:
        return layout(ingest(Path(path), document_id=Path(path).stem, settings=Settings()))

    return read


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def body(document: Document, page: int | None = None) -> str:
    lines = (line for line in document.lines if not line.furniture and page in (None, line.page))
    return folded("".join(line.span.of(document.text) for line in lines))


def in_order(text: str, twin: str) -> float:
    """Return the share of a text that stands in another one in the same order, in runs of ten characters and more."""
    blocks = SequenceMatcher(None, twin, text, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 10) / len(text)


def likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


@pytest.mark.parametrize("variant", ["kangxi", "enc_owner_only"])
def test_hard_copies_read_like_the_plain_document(shared: Path, laid_out: Open, variant: str) -> None:
    hard = laid_out(str(shared / f"corpus/variants/{variant}.pdf"))
    plain = laid_out(str(shared / "corpus" / PLAIN))
    assert body(hard) == body(plain)
    assert len(hard.tables) == len(plain.tables)


@pytest.mark.parametrize("variant", ["rot_content_norotate", "rot_content_rotate90", "rotate_flag_90"])
def test_turned_pages_read_like_the_plain_page(shared: Path, laid_out: Open, variant: str) -> None:
    turned = laid_out(str(shared / f"corpus/variants/{variant}.pdf"))
    plain = laid_out(str(shared / "corpus" / PLAIN))
    assert likeness(body(turned), body(plain, page=6)) >= 0.97
    page = turned.pages[0]
    assert page.width is not None
    assert page.height is not None
    assert all(0 <= box[0] <= page.width + 1 and 0 <= box[3] <= page.height + 1 for box in turned.boxes if box)


@pytest.mark.parametrize("variant", ["cid_nonembedded", "cid_rksj"])
def test_fonts_that_are_not_embedded(shared: Path, laid_out: Open, variant: str) -> None:
    gold = folded((shared / f"corpus/variants/{variant}.gold.txt").read_text("utf-8"))
    assert likeness(folded(laid_out(str(shared / f"corpus/variants/{variant}.pdf")).text), gold) >= 0.97


def test_fake_bold_and_letter_spacing(shared: Path, laid_out: Open) -> None:
    bold = laid_out(str(shared / "corpus/variants/fakebold.pdf"))
    assert body(bold) == "第1章地域づくりの推進について(2024年度)" * 5
    spaced = laid_out(str(shared / "corpus/variants/tracking.pdf"))
    assert [line.span.of(spaced.text) for line in spaced.lines][:5] == [*["地域再生計画の名称"] * 3, *["事業主体"] * 2]
    assert body(spaced) == "地域再生計画の名称" * 3 + "事業主体" * 2 + "氏名2024年度増加分KPI12,345人"


def test_ruby_leaves_the_text_alone(shared: Path, laid_out: Open) -> None:
    sentence = "都道府県は、条例で定めるところにより、市町村と連携して事業を推進するものとする。"
    text = body(laid_out(str(shared / "corpus/variants/ruby.pdf")))
    assert text.startswith("地域再生計画について" + sentence)
    assert likeness(text, "地域再生計画について" + sentence * text.count("都道府県")) >= 0.97


def test_vertical_and_two_column_prose_in_order(shared: Path, laid_out: Open) -> None:
    # Both are set from the prose of the text dump, each part of it from another paragraph on, round to where it began.
    twin = folded((shared / "corpus/003_de1ea04e5f540c0a.txt").read_text("utf-8"))
    for name, title, count in (
        ("vertical", "地域再生計画の概要", 1),
        ("two_column_hf", r"第\d+節地域づくりの推進", 20),
    ):
        text = body(laid_out(str(shared / f"corpus/variants/{name}.pdf")))
        parts = [part for part in re.split(title, text) if part]
        assert len(parts) == count
        for part in parts:
            rounds = [piece for piece in part.split(FIRST_PARAGRAPH) if piece]
            assert sum(map(len, rounds)) > 1000
            assert min(in_order(piece, twin) for piece in rounds) >= 0.97
        assert "-1-" not in text
        assert text.count("実施計画") == 0


def test_every_cell_of_the_indicator_tables(shared: Path, laid_out: Open) -> None:
    names, figures = (rows_of(laid_out(str(shared / "corpus" / PLAIN)), index) for index in (0, 1))
    assert [row[0] for row in names] == ["ＫＰＩ①", "ＫＰＩ②", "ＫＰＩ③", "ＫＰＩ④"]
    assert [row[3] for row in names] == ["人", "人", "人", "地域・団体等"]
    assert [folded(cell) for cell in figures[0]] == [
        "", "事業開始前(現時点)", "2024年度増加分(1年目)", "2025年度増加分(2年目)", "2026年度増加分(3年目)",
        "2027年度増加分(4年目)", "2028年度増加分(5年目)", "KPI増加分の累計",
    ]  # fmt: skip
    assert [row[1:] for row in figures[1:]] == [
        ["268.00", "72.00", "85.00", "87.00", "-", "-", "244.00"],
        ["0.00", "131.00", "204.00", "252.00", "-", "-", "587.00"],
        ["0.00", "7,178.00", "7,671.00", "8,148.00", "-", "-", "22,997.00"],
        ["0.00", "16.00", "18.00", "18.00", "-", "-", "52.00"],
    ]


def test_verification_table_goes_on_over_the_page(shared: Path, laid_out: Open) -> None:
    rows = rows_of(laid_out(str(shared / "corpus" / PLAIN)), 2)
    assert len(rows) == 8
    assert {len(row) for row in rows} == {7}
    assert rows[0][1] == rows[0][3] == "【検証時期】"
    towns = [
        "山形県",
        "山形県鶴岡市",
        "山形県酒田市",
        "山形県寒河江市",
        "山形県尾花沢市",
        "山形県朝日町",
        "山形県飯豊町",
    ]
    assert [row[0] for row in rows[1:]] == towns
    assert [row[1] for row in rows[1:]] == ["毎年度"] * 7
    assert [row[2] for row in rows[1:]] == ["9", "9", "9", "9", "2", "9", "3"]
    assert rows[7][6] == "飯豊町ホームページで公表する。"


def test_project_boxes_are_related_to_team_boxes(shared: Path, laid_out: Open) -> None:
    document = laid_out(str(shared / "corpus/pdf/001_c247134899a4796a.pdf"))
    related = [table for table in document.tables if table.how == "boxes"]
    assert [(table.height, table.width) for table in related] == [(8, 3), (7, 3)]
    schedule = next(table for table in document.tables if table.how == "ruled")
    assert (schedule.height, schedule.width) == (10, 23)


def test_bars_of_a_schedule_stay_whole_in_their_years(shared: Path, laid_out: Open) -> None:
    document = laid_out(str(shared / "corpus/real/nankoku_dx_hoshin.pdf"))
    table = next(table for table in document.tables if (table.height, table.width) == (7, 6))
    bars = {
        "".join(folded(span.of(document.text)) for span in cell.spans): (cell.column, cell.columns)
        for cell in table.cells
        if cell.row and cell.column and cell.spans
    }
    assert bars == {
        "推進体制整備": (1, 1), "推進計画実施計画策定": (2, 1), "計画推進・進捗管理": (3, 3),
        "職員研修(管理職・一般職)": (1, 3), "業務最適化(業務分析)": (2, 2), "DX推進員の育成": (2, 4),
        "オンライン申請試行": (1, 2), "オンライン申請実施": (3, 3), "マイナンバーカード普及促進": (1, 2),
        "テレワーク実証・環境整備": (1, 2), "業務改革(BPRの取組徹底及びAI・RPAの導入)": (3, 3),
        "標準システム構築": (1, 5), "標準システム稼働": (5, 1), "デジタルデバイド解消": (1, 5),
        "GIGAスクール": (1, 5), "オープンデータの推進・産学官民連携": (1, 5),
    }  # fmt: skip


def test_gold_texts_stand_unbroken_in_the_text(shared: Path, laid_out: Open) -> None:
    broken = {}
    for gold_path in sorted((shared / "gold").glob("*.json")):
        path = next((shared / "corpus").glob(f"*/{gold_path.stem}.pdf"), None)
        if path is None:
            continue
        gold = json.loads(gold_path.read_text("utf-8"))
        text = folded(laid_out(str(path)).text)
        wanted = [item["title"] for item in gold["pillars"]] + [item["text"] for item in gold["actions"]]
        wanted += [item["name"] for item in gold["kpis"]]
        missing = [want for want in wanted if folded(want) not in text]
        if len(missing) > NOT_DRAWN.get(gold_path.stem, 0):
            broken[gold_path.stem] = missing
    assert broken == {}
