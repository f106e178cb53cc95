"""Markdown and CSV, and what must never come out of a report."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from planextract.compare import Comparison, Side, compare_sides, write_comparison
from planextract.compare.writing import to_subject
from planextract.diff import compare
from planextract.records.plan import Plan
from planextract.report import RENDERERS, render
from planextract.report.redline import compare_texts
from planextract.report.spreadsheet import neutralise
from planextract.report.subject import ReportSide, Subject
from planextract.report.words import show_value
from tests.diff.small import make_plan

EVIL = '=HYPERLINK("http://x")<script>alert(1)</script>|*太字*'


def subject_of(old: Plan, new: Plan) -> Subject:
    return Subject(compare(old, new), ReportSide(old, "\n" * 500), ReportSide(new, "\n" * 500))


def test_the_csv_has_a_bom_and_a_line_per_field(comparison: Comparison) -> None:
    text = render(to_subject(comparison, with_pages=False), style="csv")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == sum(max(1, len(change.fields)) for change in comparison.diff.changes)
    assert {row["全国地方公共団体コード"] for row in rows} == {"052141"}
    target = next(row for row in rows if row["新"] == "製造品出荷額等")
    assert (target["旧の値"], target["新の値"]) == ("1,200（2027年度）", "1,260（2027年度）")
    assert target["新の引用"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-46", "+3.5", "-1,200", "年＝一年", "施策", ""])
def test_numbers_and_words_are_left_alone(text: str) -> None:
    assert neutralise(text) == text


@pytest.mark.parametrize("style", [name for name, _, _ in RENDERERS])
def test_a_text_of_the_document_is_never_markup(style: str) -> None:
    old, new = make_plan("# 暮らし"), make_plan("# 暮らし", f"（1） {EVIL}")
    found = render(subject_of(old, new), style=style)
    assert "HYPERLINK" in found
    if style == "csv":
        row = next(iter(csv.DictReader(io.StringIO(found.removeprefix("\ufeff")))))
        assert row["新"] == f"'{EVIL}"
    else:
        assert "<script>alert" not in found
    if style == "markdown":
        # A bar would end the cell, a star would make words bold.
        assert r"\|\*太字\*" in found


def test_markdown_has_the_three_columns_and_marks_what_differs(comparison: Comparison) -> None:
    text = render(to_subject(comparison, with_pages=False), style="markdown")
    assert "| 新 | 旧 | 備考 |" in text
    assert "東京都内で年<u>６</u>回の相談会" in text
    assert "| （略） | （略） |  |" in text
    # Every line of a table has the same number of cells as its head.
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1, table


def test_short_common_runs_are_glued() -> None:
    old, new = compare_texts("令和11年４月に開園", "令和12年10月に開園")
    assert [(s.text, s.is_changed) for s in old] == [("令和", False), ("11年４", True), ("月に開園", False)]
    assert [s.text for s in new if s.is_changed] == ["12年10"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "－"),
        (True, "重点"),
        (1260.0, "1,260"),
        (["lead", "partner"], "実施主体、連携"),
        ({"value": 36.3, "at": "2024-04-01/2025-03-31"}, "36.3（2024年度）"),
        ({"value": 400, "at": "2026-04-01/2031-03-31", "basis": "cumulative"}, "400（2026〜2030年度・累計）"),
        ({"start": "2026-04-01", "end": None}, "2026-04-01〜"),
    ],
)
def test_values_are_shown_as_people_write_them(value: object, shown: str) -> None:
    assert show_value(value) == shown


def test_files_are_named_after_both_sides(comparison: Comparison, tmp_path: Path) -> None:
    names = {path.name for path in write_comparison(comparison, output=tmp_path)}
    assert names == {f"r5__r7{suffix}" for suffix in (".json", ".html", ".md", ".csv")}


def test_nothing_changed_is_said(comparison: Comparison) -> None:
    side: Side = comparison.old
    same = to_subject(compare_sides(side, side), with_pages=False)
    assert "変更はありません" in render(same, style="html")
    assert "変更 0 件" in render(same, style="markdown")
