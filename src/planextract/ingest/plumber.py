"""Pages through pdfplumber, the only file that knows it.

pdfplumber raises whatever pdfminer trips over, with the cause in ``args[0]`` and often no message;
here it becomes one of our errors.
"""

from __future__ import annotations

import logging
import struct
import zlib
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from planextract.document import Box, Canvas, Glyph
from planextract.errors import CorruptDocument, EncryptedDocument, PageFailed, PlanextractError, ResourceLimit
from planextract.ingest.paths import Shapes, Subpath
from planextract.settings import Settings

# pdfplumber has no types.
PlumberPage = Any
# What pdfminer raises on a page that it cannot digest (design table of failures).
FAULTS = (
    PdfminerException,
    PSException,
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
    MemoryError,
    struct.error,
    zlib.error,
)


class PlumberFile:
    """An open PDF.

    Args:
        path: The file.
        where: Id of the document, for errors.
        settings: Password and limits of a page.
    """

    def __init__(self, path: Path, *, where: str, settings: Settings) -> None:
        self._where = where
        self._limits = settings
        logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns once per glyph of some fonts
        try:
            self._file = pdfplumber.open(path, password=settings.password or "")
        except FAULTS as error:
            raise _explain(error, where, page=None) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # Closing walks the pages, and trips over whatever reading them tripped over.
        with suppress(*FAULTS):
            self._file.close()

    def __len__(self) -> int:
        try:
            return len(self._file.pages)
        except FAULTS as error:
            raise _explain(error, self._where, page=None) from error

    def read(self, number: int) -> Canvas:
        """Read one page.

        Args:
            number: One-based page number.

        Raises:
            PageFailed: If pdfminer cannot digest the page.
            ResourceLimit: If the page has more characters or paths than the settings allow.
        """
        try:
            page = self._file.pages[number - 1]
            try:
                return self._read(page, number)
            finally:
                page.close()
        except FAULTS as error:
            raise _explain(error, self._where, page=number) from error

    def _read(self, page: PlumberPage, number: int) -> Canvas:
        left, top = page.bbox[:2]
        chars = page.chars
        if len(chars) > self._limits.max_page_characters:
            detail = f"{len(chars)} > {self._limits.max_page_characters}"
            raise ResourceLimit(self._where, page=number, detail=detail, code="limit.characters")
        drawn = (*page.rects, *page.lines, *page.curves)
        if len(drawn) > self._limits.max_page_paths:
            detail = f"{len(drawn)} > {self._limits.max_page_paths}"
            raise ResourceLimit(self._where, page=number, detail=detail, code="limit.paths")
        shapes = Shapes(lambda x, y: (x - left, y - top))
        for item in drawn:
            width = float(item.get("linewidth") or 0.5) if item.get("stroke") else 0.0
            shapes.add(_subpath(item, left, top), filled=bool(item.get("fill")), width=width)
        return Canvas(
            number=number,
            width=float(page.width),
            height=float(page.height),
            glyphs=tuple(_glyph(char, left, top) for char in chars),
            lines=tuple(shapes.lines),
            rects=tuple(shapes.rects),
            fills=tuple(shapes.fills),
            images=tuple(_box(image, left, top) for image in page.images),
            curves=shapes.curves,
        )


def _glyph(char: dict[str, Any], left: float, top: float) -> Glyph:
    a, b = char["matrix"][:2]
    angle = (0 if a >= 0 else 180) if abs(a) >= abs(b) else (270 if b > 0 else 90)
    return Glyph(char["text"], _box(char, left, top), float(char["size"]), char["fontname"], angle)


def _subpath(item: dict[str, Any], left: float, top: float) -> Subpath:
    out = Subpath()
    for operator, *points in item["path"]:
        if operator == "h":
            out.closed = True
            continue
        if operator in "cvy":
            out.curved.add(len(out.points))
        x, y = points[-1]
        out.points.append((float(x - left), float(y - top)))
    return out


def _box(item: dict[str, Any], left: float, top: float) -> Box:
    return float(item["x0"] - left), float(item["top"] - top), float(item["x1"] - left), float(item["bottom"] - top)


def _explain(error: Exception, where: str, *, page: int | None) -> PlanextractError:
    cause = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    detail = f"{type(cause).__name__}: {cause}".strip(": ")
    if isinstance(cause, PDFPasswordIncorrect):
        return EncryptedDocument(where)
    if isinstance(cause, MemoryError):
        return ResourceLimit(where, page=page, code="limit.memory")
    if isinstance(cause, RecursionError):
        return ResourceLimit(where, page=page, code="limit.depth")
    if page is not None:
        return PageFailed(where, page=page, detail=detail)
    return CorruptDocument(where, detail=detail)
