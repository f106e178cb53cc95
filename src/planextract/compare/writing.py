"""A comparison → files: the diff as JSON, and the reports asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, get_args

from planextract.compare.cause import Comparison
from planextract.compare.pictures import draw_pages
from planextract.compare.sides import Side
from planextract.records.change import PlanDiff
from planextract.records.history import History
from planextract.report import RENDERERS, render
from planextract.report.markdown import render_history_markdown
from planextract.report.spreadsheet import render_history_csv
from planextract.report.subject import ReportSide, Subject
from planextract.store import to_json, write_text

Format = Literal["json", "html", "markdown", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)


def write_comparison(comparison: Comparison, *, output: Path, formats: Sequence[Format] = FORMATS) -> list[Path]:
    """Write the diff and its reports, and return where they lie.

    Args:
        comparison: What to write.
        output: Folder of diffs and reports.
        formats: Which; HTML with pictures of the pages where the documents are at hand as PDF.
    """
    stem = output / diff_name(comparison.diff)
    written: list[Path] = []
    if "json" in formats:
        written.append(_write(stem, ".json", to_json(comparison.diff)))
    wanted = [(name, suffix) for name, suffix, _ in RENDERERS if name in formats]
    if wanted:
        subject = to_subject(comparison, with_pages="html" in formats)
        written += [_write(stem, suffix, render(subject, style=name)) for name, suffix in wanted]
    return written


def write_history(history: History, *, output: Path) -> list[Path]:
    """Write what became of every item over a series, and return where it lies."""
    stem = output / f"{history.plan.replace('/', '-')}__history"
    return [
        _write(stem, ".json", to_json(history)),
        _write(stem, ".md", render_history_markdown(history)),
        _write(stem, ".csv", render_history_csv(history)),
    ]


def diff_name(diff: PlanDiff) -> str:
    """Return the file name of a diff, without extension."""
    return f"{diff.old.id}__{diff.new.id}".replace("/", "-")


def to_subject(comparison: Comparison, *, with_pages: bool) -> Subject:
    """Return what the reports are made from.

    Args:
        comparison: The two sides and what differs.
        with_pages: Whether pictures of the pages are wanted; they take a tenth of a second each.
    """
    changes = comparison.diff.changes
    again = comparison.again
    # The new evidence of what the extractor did stands in the old document, read again.
    own = [c for c in changes if again is None or c.cause != "extractor"]
    other = [c for c in changes if again is not None and c.cause == "extractor"]
    old_pages = {e.page for c in changes if c.old for e in c.old.evidence}
    new_pages = {e.page for c in own if c.new for e in c.new.evidence}
    again_pages = {e.page for c in other if c.new for e in c.new.evidence}
    return Subject(
        comparison.diff,
        _report_side(comparison.old, old_pages if with_pages else ()),
        _report_side(comparison.new, new_pages if with_pages else ()),
        _report_side(again, again_pages if with_pages else ()) if again else None,
    )


def _report_side(side: Side, pages: Iterable[int]) -> ReportSide:
    return ReportSide(side.plan, side.text, draw_pages(side, sorted(pages)))


def _write(stem: Path, suffix: str, text: str) -> Path:
    path = stem.with_name(stem.name + suffix)
    write_text(path, text)
    return path
