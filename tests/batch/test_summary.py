from __future__ import annotations

from planextract.batch import summarise, tabulate, write_summary
from planextract.records.plan import Extractor
from planextract.store import Manifest, Row, count_outcomes
from tests.builders import EXTRACTOR

ROWS = (
    Row(id="a", source="raw/a.pdf", outcome="ok", counts={"kpis": 2}),
    Row(id="b", source="raw/b.pdf", outcome="partial", counts={"kpis": 1}, failed_pages={"limit.time": (3, 7)}),
    Row(id="c", source="raw/c.pdf", outcome="skipped", counts={"kpis": 4}),
    Row(
        id="d|<b>",
        source="raw/d|<b>`*.pdf",
        outcome="quarantined",
        code="file.empty",
        cause={"ja": "ファイルが空です。"},
        advice={"ja": "入手し直してください。"},
    ),
    Row(id="e", source="raw/e.pdf", outcome="skipped", code="pdf.corrupt"),
)
MANIFEST = Manifest(
    run_id="r1",
    started="2026-01-01T00:00:00+00:00",
    ended="2026-01-01T00:00:01+00:00",
    input="raw",
    extractor=Extractor.model_validate(EXTRACTOR),
    inputs=5,
    outcomes=count_outcomes(ROWS),
    rows=ROWS,
)


def test_sums_count_every_input_once() -> None:
    total = summarise(ROWS)
    assert total.inputs == sum(total.outcomes.values()) == 5
    assert total.held == 2
    assert total.counts["kpis"] == 7


def test_failures_come_first_in_the_table() -> None:
    lines = tabulate(MANIFEST)
    assert [line["document"] for line in lines] == ["= 5", "d|<b>", "e", "b", "c", "a"]
    assert [line["code"] for line in lines] == ["", "file.empty", "pdf.corrupt", "limit.time p.3, 7", "", ""]


def test_the_page_names_what_failed_and_lets_no_name_become_markup() -> None:
    page = write_summary(MANIFEST, output="processed")
    assert page.index("file.empty") < page.index("pdf.corrupt") < page.index("limit.time p.3, 7") < page.index("件数")
    assert "raw/a.pdf" not in page
    assert r"raw/d\|\<b\>\`\*.pdf" in page
    assert "inputs 5 = ok 1 + partial 1 + quarantined 1 + skipped 2" in page


def test_a_run_without_failures_says_so() -> None:
    good = MANIFEST.model_copy(update={"rows": ROWS[:1], "inputs": 1, "outcomes": count_outcomes(ROWS[:1])})
    assert "なし / none" in write_summary(good, output="processed")
