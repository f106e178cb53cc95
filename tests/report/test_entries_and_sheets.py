"""A record as entries and a document as marked pages: nothing lost, everything proven findable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planextract.compare.pictures import draw_pages
from planextract.compare.sides import Side
from planextract.records.plan import Plan
from planextract.report.entries import Entry, list_entries
from planextract.report.proofs import BoxShare
from planextract.report.sheets import Sheet, list_sheets
from planextract.report.subject import PagePicture, ReportSide
from planextract.report.view import render_view
from tests.builders import Draft, sample_draft
from tests.hostile.drawn import draw_pdf
from tests.hostile.mutants import make_mutants

EVIL = '<script>alert("x")</script>'


def side_of(draft: Draft) -> ReportSide:
    return ReportSide(draft.build(), draft.text)


def sheets_of(side: ReportSide) -> tuple[Sheet, ...]:
    return list_sheets(side, list_entries(side.plan))


def test_every_item_and_figure_is_shown_with_its_proof() -> None:
    plan = sample_draft().build()
    entries = list_entries(plan)
    assert [entry.kind for entry in entries] == ["pillar", "action", "kpi", "actor", "date"]
    kpi = entries[2]
    assert [(fact.label, fact.text) for fact in kpi.facts] == [
        ("単位", "人"), ("目標", "72（2024年度）"), ("施策", "交流会を開く。"),
    ]  # fmt: skip
    proven = {key for entry in entries for key, _ in entry.proofs()}
    assert proven == {entry.key for entry in entries} | {f"{kpi.key}.0"}


def test_actions_stand_in_their_tree() -> None:
    draft = Draft()
    pillar = draft.add("pillars", "交流", number=None, title="交流")
    loose = draft.add("actions", "調査を行う。", text="調査を行う。")
    parent = draft.add("actions", "交流会", pillar=pillar, text="交流会")
    draft.add("actions", "会場を広げる。", pillar=pillar, parent=parent, text="会場を広げる。")
    entries = list_entries(draft.build())
    assert [(entry.text, entry.depth) for entry in entries] == [
        ("交流", 0), ("交流会", 1), ("会場を広げる。", 2), ("調査を行う。", 0),
    ]  # fmt: skip
    assert entries[-1].key == loose


def test_the_text_of_the_pages_is_whole() -> None:
    draft = sample_draft()
    draft.text += "\f"
    draft.add("dates", "令和７年度", text="令和７年度", start="2025-04-01", end="2026-03-31", kind="target",
              precision="fiscal_year")  # fmt: skip
    side = side_of(draft)
    sheets = sheets_of(side)
    assert "\f".join("".join(run.text for run in sheet.runs) for sheet in sheets) == draft.text
    marked = {key: run.text for sheet in sheets for run in sheet.runs for key in run.keys}
    assert marked == {key: e.quote for entry in list_entries(side.plan) for key, e in entry.proofs()}
    assert [run.kind for run in sheets[1].runs if run.keys] == ["date"]


def test_proofs_inside_each_other_keep_both_keys() -> None:
    draft = Draft()
    outer = draft.add("actions", "山形県は交流会を開く。", text="山形県は交流会を開く。")
    inner = draft.add("actors", "山形県", name="山形県", kind="prefecture", roles=["lead"])
    start = draft.plan["actions"][0]["evidence"][0]["start"]
    draft.plan["actors"][0]["evidence"] = [{"page": 1, "start": start, "end": start + 3, "quote": "山形県"}]
    (sheet,) = sheets_of(side_of(draft))
    found = [(run.text, run.keys, run.kind) for run in sheet.runs if run.keys]
    assert found == [("山形県", (outer, inner), "actor"), ("は交流会を開く。", (outer,), "action")]


def test_boxes_are_shares_of_the_page_and_small_ones_lie_on_top() -> None:
    draft = sample_draft()
    draft.plan["pillars"][0]["evidence"][0]["boxes"] = [[10, 20, 20, 40]]
    draft.plan["actions"][0]["evidence"][0]["boxes"] = [[0, 20, 100, 40], [0, 50, 40, 70]]
    side = replace(side_of(draft), pages={1: PagePicture(b"", 100, 200)})
    (sheet,) = sheets_of(side)
    assert [mark.box for mark in sheet.boxes] == [
        BoxShare(0, 10, 100, 10), BoxShare(0, 25, 40, 10), BoxShare(10, 10, 10, 10),
    ]  # fmt: skip
    assert [mark.kind for mark in sheet.boxes] == ["action", "action", "pillar"]


def test_a_text_of_the_document_is_never_markup() -> None:
    draft = Draft()
    draft.add("actions", EVIL, text=EVIL, marker="<b>")
    assert EVIL not in render_view(side_of(draft))


def test_an_empty_record_says_so() -> None:
    assert "この記録には何もありません" in render_view(side_of(Draft()))


@pytest.mark.parametrize("entry", list_entries(sample_draft().build()), ids=lambda entry: entry.kind)
def test_the_first_page_leads(entry: Entry) -> None:
    assert entry.page == 1
    assert replace(entry, evidence=()).page is None


@pytest.mark.parametrize(
    "content", [dict(make_mutants(flips=1, size=0.01))["rewrite/encrypted_by_nobody.pdf"], b"%PDF-1.7"]
)
def test_a_document_that_cannot_be_drawn_is_shown_as_text(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    assert draw_pages(Side(pdf_plan(), "", path), [1]) == {}


def test_a_page_that_cannot_be_drawn_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(draw_pdf([b""]))
    assert list(draw_pages(Side(pdf_plan(), "", path), [1, 2])) == [1]


def pdf_plan() -> Plan:
    plan = sample_draft(name="plan.pdf").build()
    source = plan.document.source.model_copy(update={"media_type": "application/pdf"})
    return plan.model_copy(update={"document": plan.document.model_copy(update={"source": source})})
