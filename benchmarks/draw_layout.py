"""Draw what layout found on pictures of the pages: blocks, reading order, tables, furniture.

    python benchmarks/draw_layout.py plan.pdf OUTPUT_FOLDER [--pages 1,3-5] [--dpi 100]

Blocks are outlined in turn in blue and green with their lines numbered in reading order, cells are
red (a number tells how many rows and columns a cell covers), furniture is grey. Needs Pillow.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from planextract.document import Box, Document
from planextract.ingest import ingest
from planextract.layout import layout
from planextract.settings import Settings

BLOCK_COLOURS = ("#1f5fd0", "#159a4a")
TABLE_COLOUR = "#d02020"
CELL_COLOUR = "#f09090"
FURNITURE_COLOUR = "#909090"
POINTS_PER_INCH = 72


def main() -> None:
    """Write one picture per page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--pages", default="")
    parser.add_argument("--dpi", type=int, default=100)
    choice = parser.parse_args()
    choice.output.mkdir(parents=True, exist_ok=True)
    document = layout(ingest(choice.pdf, document_id=choice.pdf.stem, settings=Settings()))
    file = pypdfium2.PdfDocument(choice.pdf)
    for number in parse_pages(choice.pages) or range(1, len(file) + 1):
        scale = choice.dpi / POINTS_PER_INCH
        image = file[number - 1].render(scale=scale).to_pil().convert("RGB")
        draw_page(image, document, number, scale)
        target = choice.output / f"{choice.pdf.stem}_{number:03d}.png"
        image.save(target)
        print(target)


def parse_pages(text: str) -> list[int]:
    """Return page numbers, e.g. of ``1,3-5``."""
    out: list[int] = []
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        out.extend(range(int(first), int(last or first) + 1))
    return out


def draw_page(image: Image.Image, document: Document, number: int, scale: float) -> None:
    """Draw the layout of one page on its picture."""
    pen = ImageDraw.Draw(image)
    for index, table in enumerate(document.tables):
        if not any(line.table == index and line.page == number for line in document.lines) and table.page != number:
            continue
        for cell in table.cells:
            if cell.box is None or (cell.spans and document.page_of(cell.spans[0].start) != number):
                continue
            pen.rectangle(scaled(cell.box, scale), outline=CELL_COLOUR, width=2)
            if cell.rows > 1 or cell.columns > 1:
                x0, top, _, _ = scaled(cell.box, scale)
                pen.text((x0 + 3, top + 1), f"{cell.rows}x{cell.columns}", fill=TABLE_COLOUR)
    seen: Counter[int] = Counter()
    for order, line in enumerate(line for line in document.lines if line.page == number):
        if line.box is None:
            continue
        colour = BLOCK_COLOURS[(line.column or 0) % 2]
        if line.furniture:
            colour = FURNITURE_COLOUR
        elif line.table is not None:
            colour = TABLE_COLOUR
        seen[line.column or 0] += 1
        box = scaled(line.box, scale)
        pen.rectangle(box, outline=colour)
        pen.text((max(box[0] - 20, 0), box[1]), str(order), fill=colour)


def scaled(box: Box, scale: float) -> Box:
    """Return a box in pixels."""
    x0, top, x1, bottom = box
    return x0 * scale, top * scale, x1 * scale, bottom * scale


if __name__ == "__main__":
    main()
