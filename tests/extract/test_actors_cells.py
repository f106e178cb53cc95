"""Members printed one below the other in a cell, and tables of members that only a caption announces."""

from __future__ import annotations

import pytest

from planextract.document import Cell, Document, Line, Page, Source, Table
from planextract.extract.actor_mentions import read_bodies
from planextract.extract.cell_names import cut_names
from planextract.normalise import normalise
from planextract.spans import Span
from tests.documents import found


def cut(*lines: str) -> list[str]:
    """Return the parts of a cell with some lines."""
    text, spans = " ".join(lines), []
    at = 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    table = Table(1, (Cell(0, 0, tuple(spans)),), "ruled")
    source = Source("plan", "plan.pdf", "application/pdf", "0" * 64, 1)
    whole = Span(0, len(text))
    document = Document(source, text, (Page(1, whole),), lines=(Line(whole, 1, table=0),), tables=(table,))
    cell = normalise(document).tables[0].cells[0]
    return [view.text for view in cut_names(cell, read_bodies)]


@pytest.mark.parametrize(
    "lines",
    [
        ("みどり商工会議所", "いなほ西部商工会", "みどり市農業協同組合"),
        ("青葉大学", "青葉県立みどり高等学校", "株式会社青葉銀行"),
        ("青葉信用金庫（幹事）", "みどり市観光協会、", "みどり市森林組合"),
        ("・みどり市社会福祉協議会", "・青葉県医師会"),
    ],
)
def test_names_below_each_other_are_read_one_by_one(lines: tuple[str, ...]) -> None:
    assert len(cut(*lines)) == len(lines)


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (
            ("社会福祉法人みどり市社会福祉", "協議会", "みどり商工会議所"),
            ["社会福祉法人みどり市社会福祉協議会", "みどり商工会議所"],
        ),
        (("弘前市", "区長会"), ["弘前市区長会"]),
        (
            ("公益社団法人島根県", "薬剤師会", "公益財団法人島根県", "環境保健公社"),
            ["公益社団法人島根県薬剤師会", "公益財団法人島根県環境保健公社"],
        ),
        (("一般社団法人", "島根県作業療法士会", "青葉銀行"), ["一般社団法人島根県作業療法士会", "青葉銀行"]),
        (("みどり市農業協同", "組合", "青葉銀行"), ["みどり市農業協同組合", "青葉銀行"]),
    ],
)
def test_a_wrapped_name_stays_whole(lines: tuple[str, ...], parts: list[str]) -> None:
    assert cut(*lines) == parts


@pytest.mark.parametrize(
    "lines",
    [("みどり商工会議所と連携し、", "青葉銀行が資金を出す。"), ("青葉大学の学生が", "本を読む"), ("企画課", "図書館")],
)
def test_running_text_and_sections_are_not_cut(lines: tuple[str, ...]) -> None:
    assert cut(*lines) == ["".join(lines)]


MEMBERS = """# 青葉市計画
## 計画の推進
青葉市計画審議会（以下「審議会」という。）は、毎年度、進み具合を検証します。

{caption}

| 産業 | 青葉商工会議所、青葉農業協同組合 |
|---|---|
| 学校・大学 | 青葉学園大学 |
| 住民 | 青葉市自治会連合会 |
"""


def roles(caption: str) -> dict[str, str]:
    mentions = found(MEMBERS.format(caption=caption), media_type="text/markdown").actors
    return {one.name: one.role for one in mentions if one.role != "mentioned"}


@pytest.mark.parametrize("caption", ["審議会の構成", "青葉市計画審議会 委員名簿", "【審議会の構成員】"])
def test_a_caption_says_whose_members_a_table_without_header_lists(caption: str) -> None:
    found_roles = roles(caption)
    assert {found_roles.get(name) for name in ("青葉商工会議所", "青葉学園大学", "青葉市自治会連合会")} == {"evaluator"}
    assert "住民" not in found_roles


def test_a_table_below_another_caption_lists_no_members() -> None:
    assert "青葉商工会議所" not in roles("主な産業と学校")


def test_who_is_asked_for_something_is_named_as_a_body() -> None:
    text = "みどり市計画\n基本目標１　道のまち\n・国土交通省及び青森県に対し、橋の架替えを要望する。\n・水路の点検\n"
    text += "基本目標２　働くまち\n・農業の振興\n"
    asked = next(one for one in found(text).actors if one.name == "青森県")
    assert "use.subject" in asked.reasons
