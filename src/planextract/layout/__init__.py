"""Layout: drawn pages become text in reading order, with lines, tables and a box per character.

Text and Markdown pass through; only tables that are set with blanks or tabs are marked.
"""

from __future__ import annotations

from dataclasses import replace

from planextract.document import Document, Finding
from planextract.layout.emit import Written, write_page
from planextract.layout.page import read_page
from planextract.layout.repair import mend


def layout(document: Document) -> Document:
    """Lay a document out.

    Args:
        document: As ingested: with canvases, or with text and lines.
    """
    if not document.canvases:
        return document
    written = Written()
    findings: list[Finding] = []
    for canvas in document.canvases:
        sheet = mend(canvas)
        write_page(written, sheet, read_page(sheet))
    return replace(
        document,
        text="".join(written.parts),
        pages=tuple(written.pages),
        canvases=(),
        boxes=written.boxes,
        lines=tuple(written.lines),
        tables=tuple(written.tables),
        findings=(*document.findings, *findings),
    )
