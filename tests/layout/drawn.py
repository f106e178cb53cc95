"""Pages drawn character by character, so that layout is tested without any PDF library."""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Box, Canvas, Document, Glyph, Source
from planextract.layout import layout

A4 = (595.0, 842.0)
HALF_WIDTH_END = 0x7F


class Drawn:
    """A page in the making; y grows downward."""

    def __init__(self, width: float = A4[0], height: float = A4[1]) -> None:
        self.width, self.height = width, height
        self.glyphs: list[Glyph] = []
        self.lines: list[Box] = []
        self.rects: list[Box] = []
        self.fills: list[Box] = []
        self.images: list[Box] = []

    def text(self, x: float, top: float, text: str, size: float = 10.0, *, tracking: float = 0.0) -> Drawn:
        for character in text:
            advance = size * (0.5 if ord(character) < HALF_WIDTH_END else 1.0)
            if character not in " 　":  # browsers draw no blanks
                self.glyphs.append(Glyph(character, (x, top, x + advance, top + size), size))
            x += advance + tracking
        return self

    def column(self, x: float, top: float, rows: Sequence[str], size: float = 10.0, leading: float = 15.0) -> Drawn:
        for index, row in enumerate(rows):
            self.text(x, top + index * leading, row, size)
        return self

    def down(self, x: float, top: float, text: str, size: float = 10.0) -> Drawn:
        for index, character in enumerate(text):
            y = top + index * size
            self.glyphs.append(Glyph(character, (x, y, x + size, y + size), size))
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Drawn:
        self.rects.append((x0, top, x1, bottom))
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float) -> Drawn:
        self.fills.append((x0, top, x1, bottom))
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> Drawn:
        self.images.append((x0, top, x1, bottom))
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Drawn:
        self.lines += [(xs[0], y, xs[-1], y) for y in ys]
        self.lines += [(x, ys[0], x, ys[-1]) for x in xs]
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> Drawn:
        self.grid(xs, ys)
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.text(xs[column] + 4, ys[row] + 4, text)
        return self

    def canvas(self, number: int = 1) -> Canvas:
        return Canvas(
            number,
            self.width,
            self.height,
            tuple(self.glyphs),
            tuple(self.lines),
            tuple(self.rects),
            tuple(self.fills),
            tuple(self.images),
        )


def lay_out(*pages: Drawn) -> Document:
    source = Source("plan", "plan.pdf", "application/pdf", "0" * 64, 1, len(pages))
    canvases = tuple(page.canvas(number) for number, page in enumerate(pages, 1))
    return layout(Document(source, canvases=canvases))


def read(*pages: Drawn) -> list[str]:
    document = lay_out(*pages)
    return [line.span.of(document.text) for line in document.lines]


def rows_of(document: Document, index: int = 0) -> list[list[str]]:
    table = document.tables[index]
    return [
        ["".join(span.of(document.text) for span in cell.spans) if cell else "" for cell in row] for row in table.rows()
    ]
