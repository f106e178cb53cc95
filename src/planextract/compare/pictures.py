"""Pages of a PDF → small PNG pictures for the HTML report."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from planextract.compare.sides import Side
from planextract.errors import CorruptDocument, EncryptedDocument, PageFailed
from planextract.ingest.pdfium import PdfiumFile
from planextract.report.subject import PagePicture
from planextract.settings import Settings

PDF = "application/pdf"
# Fine enough to read on a screen; a page of text is then some 60 kB.
DPI = 100
POINTS_PER_INCH = 72
SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Print is black on white: sixteen greys are enough, at half the size of 256.
BITS = 4
GREYSCALE = 0


def draw_pages(side: Side, pages: Sequence[int]) -> dict[int, PagePicture]:
    """Draw pages of a side's document, as far as they can be drawn; none where it is no PDF or not at hand.

    A document that needs a password, or a page that only another library could read, is shown as text.
    """
    document = side.plan.document
    if not pages or side.source is None or document.source.media_type != PDF:
        return {}
    try:
        with PdfiumFile(side.source, where=document.id, settings=Settings()) as file:
            return dict(_draw(file, pages))
    except (EncryptedDocument, CorruptDocument):
        return {}


def to_png(picture: NDArray[np.uint8]) -> bytes:
    """Return a grey picture as PNG with sixteen greys."""
    height, width = picture.shape
    greys = picture >> (8 - BITS)
    if width % 2:
        greys = np.pad(greys, ((0, 0), (0, 1)))
    packed = (greys[:, ::2] << BITS) | greys[:, 1::2]
    # Each line starts with the number of its filter: none.
    lines = np.pad(packed, ((0, 0), (1, 0)))
    head = struct.pack(">IIBBBBB", width, height, BITS, GREYSCALE, 0, 0, 0)
    body = zlib.compress(lines.astype(np.uint8).tobytes(), 9)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _draw(file: PdfiumFile, pages: Sequence[int]) -> Iterator[tuple[int, PagePicture]]:
    for number in pages:
        with suppress(PageFailed):
            yield number, _draw_page(file, number)


def _draw_page(file: PdfiumFile, number: int) -> PagePicture:
    picture = file.render(number, dpi=DPI)
    height, width = picture.shape
    scale = POINTS_PER_INCH / DPI
    return PagePicture(to_png(picture), width * scale, height * scale)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
