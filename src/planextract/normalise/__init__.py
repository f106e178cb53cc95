"""One spelling for the rules: NFKC per cluster, with the map back to the canonical text.

In: a laid-out document. Out: the same with a folded ``view`` on every line and table cell. Nothing is
dropped from the canonical text; control and format characters are left out of the views only.
"""

from __future__ import annotations

from dataclasses import replace

from planextract.document import Document, Line
from planextract.normalise.emphasis import without_emphasis
from planextract.normalise.folding import Fold, choose_fold, fold_cell
from planextract.normalise.spacing import close_up, holds_icon, without_icon
from planextract.spans import Span, View


def normalise(document: Document) -> Document:
    """Return the document with folded views of its lines and table cells."""
    fold_part = choose_fold(document.text)
    if document.source.media_type == "text/markdown":
        fold_part = _without_marks(fold_part)
    read_line = _without_icons if holds_icon(document.text) else close_up
    lines: list[Line] = []
    for line in document.lines:
        view = fold_part(line.span)
        lines.append(line.with_view(read_line(view) if " " in view.text else view))  # what is set has blanks
    tables = (
        replace(table, cells=tuple(fold_cell(cell, fold_part) for cell in table.cells)) for table in document.tables
    )
    return replace(document, lines=tuple(lines), tables=tuple(tables))


def _without_icons(view: View) -> View:
    return close_up(without_icon(view))


def _without_marks(fold_part: Fold) -> Fold:
    def both(span: Span) -> View:
        return without_emphasis(fold_part(span))

    return both
