"""A record and its document → one HTML file that shows both beside each other."""

from __future__ import annotations

from pathlib import Path

from planextract.compare.pictures import draw_pages
from planextract.compare.sides import Side
from planextract.report.entries import list_entries
from planextract.report.subject import ReportSide
from planextract.report.view import render_view
from planextract.store import write_text


def write_view(side: Side, *, output: Path) -> None:
    """Write a record beside its document.

    Args:
        side: The record with its text, and its document, if that is at hand; pages without evidence are not drawn.
        output: The HTML file.
    """
    pages = {evidence.page for entry in list_entries(side.plan) for _, evidence in entry.proofs()}
    write_text(output, render_view(ReportSide(side.plan, side.text, draw_pages(side, sorted(pages)))))
