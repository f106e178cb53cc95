"""Layout: drawn pages become text in reading order, with lines, tables and a box per character.

In text and Markdown, tables that are set with blanks or tabs and what is left of page breaks are marked; lines that
were run together are cut again.
"""

from __future__ import annotations

from dataclasses import replace

from planextract.document import Document, Finding
from planextract.layout.blanks import mark_set_tables
from planextract.layout.continued import join_continued
from planextract.layout.emit import Written, write_page
from planextract.layout.findings import describe_page
from planextract.layout.furniture import find_furniture
from planextract.layout.lost_breaks import restore_breaks
from planextract.layout.page import find_last_columns, read_page
from planextract.layout.page_breaks import mark_page_breaks
from planextract.layout.repair import mend


def layout(document: Document) -> Document:
    """Lay a document out.

    Args:
        document: As ingested: with canvases, or with text and lines.
    """
    if not document.canvases:
        return mark_page_breaks(mark_set_tables(restore_breaks(document)))
    written = Written()
    findings: list[Finding] = []
    carried: tuple[float, ...] = ()
    for canvas in document.canvases:
        sheet = mend(canvas)
        reading = read_page(sheet, carried)
        carried = find_last_columns(reading)
        findings.extend(describe_page(canvas, reading))
        write_page(written, sheet, reading)
    text = written.text
    lines = written.lines
    for place in find_furniture(lines, written.pages, text):
        lines.change(place, furniture=True, table=lines[place].table)
    tables = join_continued(written.tables, written.columns, lines, written.pages, text)
    return replace(
        document,
        text=text,
        pages=tuple(written.pages),
        canvases=(),
        boxes=written.boxes,
        lines=lines,
        tables=tuple(tables),
        findings=(*document.findings, *findings),
    )
