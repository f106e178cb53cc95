#!/usr/bin/env python3
"""Draw the sample PDF `raw/tanigawa_renkei/r6.pdf` from `tools/sample_plan.toml`.

The source says what stands in the document (a list of blocks), this script how each kind of block looks.
Fonts are the two that PDF readers provide for Japanese (HeiseiKakuGo-W5, HeiseiMin-W3), so none is embedded,
and the output is the same byte for byte on every run with the same reportlab.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

GOTHIC = "HeiseiKakuGo-W5"
MINCHO = "HeiseiMin-W3"
TOOLS = Path(__file__).resolve().parent
SOURCE = TOOLS / "sample_plan.toml"
OUTPUT = TOOLS.parent / "raw" / "tanigawa_renkei" / "r6.pdf"
MARGIN = 64


def style(name: str, font: str, size: float, **rest: Any) -> ParagraphStyle:  # noqa: ANN401 - passed on as it is
    """A paragraph style that breaks lines between any two Japanese characters."""
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * 1.6, wordWrap="CJK", **rest)


STYLES = {
    "cover": style("cover", GOTHIC, 20, alignment=1, spaceAfter=24),
    "heading": style("heading", GOTHIC, 14, spaceBefore=16, spaceAfter=6),
    "subheading": style("subheading", GOTHIC, 11.5, spaceBefore=10, spaceAfter=3),
    "item": style("item", GOTHIC, 10.5, leftIndent=10, spaceBefore=5),
    "paragraph": style("paragraph", MINCHO, 10.5, firstLineIndent=10.5),
    "bullet": style("bullet", MINCHO, 10.5, leftIndent=31, firstLineIndent=-10.5),
    "caption": style("caption", GOTHIC, 10, spaceBefore=8, spaceAfter=3),
    "cell": style("cell", MINCHO, 9),
    "head_cell": style("head_cell", GOTHIC, 9, alignment=1),
}


def paragraph(block: dict[str, Any]) -> list[Any]:
    """Every kind of text block is one paragraph in the style of its name."""
    return [Paragraph(block["text"], STYLES[block["kind"]])]


def table(block: dict[str, Any]) -> list[Any]:
    """A caption and a fully ruled table whose first row is the header."""
    head, *body = block["rows"]
    rows = [[cell(text, "head_cell") for text in head]]
    rows += [[cell(text, "cell") for text in row] for row in body]
    ruled = Table(rows, colWidths=block["widths"], repeatRows=1)
    ruled.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.6, black),
                ("BACKGROUND", (0, 0), (-1, 0), HexColor("#e6ecf2")),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ],
        ),
    )
    return [Paragraph(block["caption"], STYLES["caption"]), ruled, Spacer(1, 10)]


def cell(text: str, name: str) -> Paragraph:
    """A table cell; a line break in the source is one in the cell."""
    return Paragraph(text.replace("\n", "<br/>"), STYLES[name])


BLOCKS: dict[str, Callable[[dict[str, Any]], list[Any]]] = {
    "heading": paragraph,
    "subheading": paragraph,
    "item": paragraph,
    "paragraph": paragraph,
    "bullet": paragraph,
    "table": table,
}


def story(source: dict[str, Any]) -> list[Any]:
    """The cover, a new page, and the blocks in their order."""
    flow: list[Any] = [Spacer(1, 160)]
    flow += [Paragraph(line, STYLES["cover"]) for line in source["cover"]]
    flow.append(PageBreak())
    for block in source["block"]:
        flow += BLOCKS[block["kind"]](block)
    return flow


def draw(source: dict[str, Any], output: Path) -> None:
    """Write the document; every page but the cover has the footer and its number."""
    for font in (GOTHIC, MINCHO):
        registerFont(UnicodeCIDFont(font))

    def footer(canvas: Any, _document: Any) -> None:  # noqa: ANN401 - reportlab has no types
        canvas.setFont(MINCHO, 8)
        canvas.drawString(MARGIN, 36, source["footer"])
        canvas.drawRightString(A4[0] - MARGIN, 36, str(canvas.getPageNumber()))

    document = SimpleDocTemplate(
        str(output),
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=source["title"],
        author="架空の見本",
        invariant=1,
    )
    document.build(story(source), onFirstPage=lambda _canvas, _document: None, onLaterPages=footer)


def main(arguments: list[str] | None = None) -> None:
    """Read the source, draw the PDF."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--source", type=Path, default=SOURCE)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    chosen = parser.parse_args(arguments)
    draw(tomllib.loads(chosen.source.read_text("utf-8")), chosen.output)


if __name__ == "__main__":
    main()
