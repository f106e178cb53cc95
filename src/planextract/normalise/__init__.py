"""One spelling for the rules: NFKC per cluster, with the map back to the canonical text.

In: a laid-out document. Out: the same with a folded ``view`` on every line and table cell. Nothing is
dropped from the canonical text; control and format characters are left out of the views only.
"""

from __future__ import annotations

from dataclasses import replace

from planextract.document import Document
from planextract.normalise.emphasis import without_emphasis
from planextract.normalise.folding import fold_cell, fold_span
from planextract.normalise.spacing import close_up, without_icon
from planextract.spans import View


def normalise(document: Document) -> Document:
    """Return the document with folded views of its lines and table cells."""
    text = document.text
    clean = without_emphasis if document.source.media_type == "text/markdown" else _as_it_is
    lines = tuple(line.with_view(clean(close_up(without_icon(fold_span(text, line.span))))) for line in document.lines)
    tables = (
        replace(table, cells=tuple(fold_cell(text, cell, clean) for cell in table.cells)) for table in document.tables
    )
    return replace(document, lines=lines, tables=tuple(tables))


def _as_it_is(view: View) -> View:
    return view
