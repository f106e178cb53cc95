"""Pages through pypdfium2, the only file that knows it.

Uses the library's C interface for characters and paths: one call per character and value, no
intermediate objects. Spaces that PDFium makes up are left out; ``layout`` decides about spaces.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

import pypdfium2
from pypdfium2 import raw

from planextract.document import Box, Canvas, Glyph
from planextract.errors import CorruptDocument, EncryptedDocument, PageFailed, ResourceLimit
from planextract.ingest.paths import IDENTITY, Matrix, Shapes, Subpath, multiply, transform
from planextract.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")
# Pages, objects and structures of PDFium's C interface, which has no types of use here.
Handle = Any

REPLACEMENT = "\ufffd"
# PDFium's own codes: 2 is a hyphen at a line end, FFFE one that it could not place.
HYPHENS = frozenset((0x02, 0xFFFE))
# Beyond these a path is a drawing, not a rule or a box.
MAX_SEGMENTS = 400
MAX_RULING_PATHS = 20_000
MAX_FORM_DEPTH = 8
# Share of its size by which a character whose box was lost rises above the base line, as in Japanese fonts.
ASCENT = 0.88
# A box as high as the size (give or take this share) is never one of ink.
TIGHT = 0.02
_LAST_CODE_POINT = 0x10FFFF
_FIRST_PRINTABLE = 0x20


class PdfiumFile:
    """An open PDF.

    Args:
        path: The file.
        where: Id of the document, for errors.
        settings: Password and limits of a page.
    """

    def __init__(self, path: Path, *, where: str, settings: Settings) -> None:
        self._where = where
        self._limits = settings
        try:
            self._file = pypdfium2.PdfDocument(path, password=settings.password)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise EncryptedDocument(where) from error
            raise CorruptDocument(where, detail=str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._file)

    def read(self, number: int) -> Canvas:
        """Read one page.

        Args:
            number: One-based page number.

        Raises:
            PageFailed: If PDFium cannot load the page.
            ResourceLimit: If the page has more characters or paths than the settings allow.
        """
        return self._with_page(number, lambda page: self._read(page, number))

    def has_text_objects(self, number: int) -> bool:
        """Tell whether a page draws text, whether or not its characters can be told.

        Args:
            number: One-based page number.
        """
        return self._with_page(
            number, lambda page: any(item.type == raw.FPDF_PAGEOBJ_TEXT for item in page.get_objects(max_depth=4))
        )

    def render(self, number: int, *, dpi: int) -> NDArray[np.uint8]:
        """Draw a page as a grey picture.

        Args:
            number: One-based page number.
            dpi: Resolution.
        """

        def draw(page: Handle) -> NDArray[np.uint8]:
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            picture: NDArray[np.uint8] = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
            bitmap.close()
            return picture

        return self._with_page(number, draw)

    def _with_page(self, number: int, work: Callable[[Handle], T]) -> T:
        try:
            page = self._file[number - 1]
        except pypdfium2.PdfiumError as error:
            raise PageFailed(self._where, page=number, detail=str(error)) from error
        try:
            return work(page)
        except (pypdfium2.PdfiumError, ValueError, ArithmeticError, ctypes.ArgumentError) as error:
            raise PageFailed(self._where, page=number, detail=str(error)) from error
        finally:
            page.close()

    def _read(self, page: Handle, number: int) -> Canvas:
        upright = _Upright(page)
        shapes = Shapes(upright.place)
        if _collect_paths(page.raw, shapes, self._limits.max_page_paths) > self._limits.max_page_paths:
            detail = f"> {self._limits.max_page_paths}"
            raise ResourceLimit(self._where, page=number, detail=detail, code="limit.paths")
        text = raw.FPDFText_LoadPage(page.raw)
        try:
            count = raw.FPDFText_CountChars(text)
            if count > self._limits.max_page_characters:
                detail = f"{count} > {self._limits.max_page_characters}"
                raise ResourceLimit(self._where, page=number, detail=detail, code="limit.characters")
            glyphs = _read_glyphs(text, count, upright)
        finally:
            raw.FPDFText_ClosePage(text)
        return Canvas(
            number=number,
            width=upright.width,
            height=upright.height,
            glyphs=tuple(glyphs),
            lines=tuple(shapes.lines),
            rects=tuple(shapes.rects),
            fills=tuple(shapes.fills),
            images=tuple(shapes.images),
            curves=shapes.curves,
        )


class _Upright:
    """Maps user space to the page as a reader sees it: origin top left, /Rotate applied."""

    def __init__(self, page: Handle) -> None:
        left, bottom, right, top = page.get_bbox()
        self.rotation = page.get_rotation()
        turned = self.rotation in (90, 270)
        self.width = (top - bottom) if turned else (right - left)
        self.height = (right - left) if turned else (top - bottom)
        self.place: Callable[[float, float], tuple[float, float]] = {
            90: lambda x, y: (y - bottom, x - left),
            180: lambda x, y: (right - x, y - bottom),
            270: lambda x, y: (top - y, right - x),
        }.get(self.rotation, lambda x, y: (x - left, top - y))

    def angle(self, a: float, b: float) -> int:
        """Return the direction of writing, clockwise, of text with the matrix (a, b, …)."""
        own = (0 if a >= 0 else 180) if abs(a) >= abs(b) else (270 if b > 0 else 90)
        return int(own + self.rotation) % 360


class _Run:
    """What the characters of one text object share."""

    __slots__ = ("angle", "level", "size")

    def __init__(self, text: Handle, index: int, upright: _Upright) -> None:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b) or 1.0
        self.size = max(abs(raw.FPDFText_GetFontSize(text, index)) * scale, 0.1)
        self.angle = upright.angle(matrix.a, matrix.b)
        self.level = abs(matrix.b) <= abs(matrix.a)


def _read_glyphs(text: Handle, count: int, upright: _Upright) -> list[Glyph]:
    glyphs: list[Glyph] = []
    code_of, object_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject, raw.FPDFText_GetLooseCharBox
    rect = raw.FS_RECTF()
    by_reference = ctypes.byref(rect)
    place = upright.place
    address, run = 0, None
    for index in range(count):
        handle = object_of(text, index)
        if not handle:
            continue  # a space or line end that PDFium made up
        here = ctypes.addressof(handle.contents)
        if here != address or run is None:
            address, run, rank = here, _Run(text, index, upright), 0
        box_of(text, index, by_reference)
        top, bottom = rect.top, rect.bottom
        if run.level and abs(top - bottom - run.size) > TIGHT * run.size and _is_ink(text, index, rect):
            _loosen(text, index, rect, run.size, rank)
            top, bottom = rect.top, rect.bottom
        rank += 1
        x0, y0 = place(rect.left, top)
        x1, y1 = place(rect.right, bottom)
        if x0 > x1:
            x0, x1 = x1, x0
        box = (x0, y0, x1, y1) if y0 <= y1 else (x0, y1, x1, y0)
        glyphs.append(Glyph(_character(code_of(text, index)), box, run.size, "", run.angle))
    return glyphs


def _is_ink(text: Handle, index: int, rect: Handle) -> bool:
    """Tell whether a box is that of the ink, which PDFium gives where it knows no better."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return bool(abs(left.value - rect.left) + abs(right.value - rect.right) + abs(top.value - rect.top) < TIGHT)


def _loosen(text: Handle, index: int, rect: Handle, size: float, rank: int) -> None:
    """Give a character from /ActualText a box like its neighbours': PDFium reports the ink of the whole object."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    full = is_wide(raw.FPDFText_GetUnicode(text, index))
    left = x.value + rank * size * (1.0 if full else 0.5)
    rect.right = left + size if full else max(rect.right, left + 0.25 * size)
    rect.left = left
    rect.top, rect.bottom = y.value + ASCENT * size, y.value - (1 - ASCENT) * size


def is_wide(code: int) -> bool:
    """Tell whether a character is set on a full em in Japanese text."""
    return 0x2E80 <= code <= 0xFF60 or 0xFFE0 <= code <= 0xFFE6 or code >= 0x20000


@lru_cache(maxsize=16_384)
def _character(code: int) -> str:
    if code in HYPHENS:
        return "-"
    if code < _FIRST_PRINTABLE:
        return " " if code == ord("\t") else REPLACEMENT
    return chr(code) if code <= _LAST_CODE_POINT and not 0xD800 <= code <= 0xDFFF else REPLACEMENT


def _collect_paths(page: Handle, shapes: Shapes, limit: int) -> int:
    """Collect the shapes of a page and return the number of its paths, or one more than the limit."""
    paths = 0
    for index in range(raw.FPDFPage_CountObjects(page)):
        paths = _collect(raw.FPDFPage_GetObject(page, index), shapes, IDENTITY, 0, paths, limit)
        if paths > limit:
            return paths
    if paths > MAX_RULING_PATHS:  # a drawing: none of its lines rules a table
        shapes.lines.clear()
        shapes.rects.clear()
        shapes.fills.clear()
        shapes.curves = paths
    return paths


def _collect(item: Handle, shapes: Shapes, matrix: Matrix, depth: int, paths: int, limit: int) -> int:
    """Collect the shapes of an object; returns how many paths there are up to here."""
    kind = raw.FPDFPageObj_GetType(item)
    if kind == raw.FPDF_PAGEOBJ_PATH:
        if paths < MAX_RULING_PATHS:
            _collect_path(item, shapes, matrix)
        return paths + 1
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        shapes.images.append(_image_box(item, shapes, matrix))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
        inner = multiply(_matrix(item), matrix)
        for index in range(raw.FPDFFormObj_CountObjects(item)):
            if paths > limit:
                break
            paths = _collect(raw.FPDFFormObj_GetObject(item, index), shapes, inner, depth + 1, paths, limit)
    return paths


def _collect_path(item: Handle, shapes: Shapes, outer: Matrix) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    count = raw.FPDFPath_CountSegments(item)
    if count > MAX_SEGMENTS:
        shapes.curves += 1
        return
    matrix = multiply(_matrix(item), outer)
    width = 0.0
    if stroke.value:
        value = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(item, value)
        width = max(value.value * math.hypot(matrix[2], matrix[3]), 0.1)
    for subpath in _subpaths(item, count, matrix, shapes):
        shapes.add(subpath, filled=bool(fill.value), width=width)


def _subpaths(item: Handle, count: int, matrix: Matrix, shapes: Shapes) -> list[Subpath]:
    out: list[Subpath] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    beziers = 0
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO or not out:
            out.append(Subpath())
            beziers = 0
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            beziers += 1
            if beziers % 3:
                continue  # two control points come before the point itself
            out[-1].curved.add(len(out[-1].points))
        out[-1].points.append(shapes.place(*transform(matrix, x.value, y.value)))
        if raw.FPDFPathSegment_GetClose(segment):
            out[-1].closed = True
    return out


def _image_box(item: Handle, shapes: Shapes, outer: Matrix) -> Box:
    matrix = multiply(_matrix(item), outer)
    corners = [shapes.place(*transform(matrix, x, y)) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(item: Handle) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f
