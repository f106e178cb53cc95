"""The pages of a PDF, read one by one as they are walked, each by the first backend that manages.

Nothing is kept between pages and walks, so memory does not grow with the number of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, Self, overload

from planextract.document import Canvas
from planextract.errors import (
    CorruptDocument,
    InputError,
    NeedsOcr,
    NoText,
    PlanextractError,
    ResourceLimit,
    WorkerDied,
)
from planextract.ingest.garble import is_garbled
from planextract.ingest.remedies import INSTALL_OCR
from planextract.settings import PdfBackend, Settings

if TYPE_CHECKING:
    from planextract.ingest.pdfium import PdfiumFile


class PdfFile(Protocol):
    """An open PDF, whatever library reads it."""

    def __enter__(self) -> Self:
        """Return the file itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""

    def __len__(self) -> int:
        """Return the number of pages."""
        ...

    def read(self, number: int) -> Canvas:
        """Read one page, counted from 1."""
        ...


class PageWatch(Protocol):
    """Somebody who follows the reading, and may have pages left out."""

    def enter(self, page: int, count: int) -> str | None:
        """Learn that a page is about to be read; an error code leaves it out for that reason."""
        ...

    def leave(self, count: int, failures: Mapping[int, str]) -> None:
        """Learn that the last page was walked, and which pages have nothing to read."""
        ...


class Unwatched:
    """Nobody who follows the reading: every page is read."""

    def enter(self, page: int, count: int) -> str | None:
        """Leave no page out."""

    def leave(self, count: int, failures: Mapping[int, str]) -> None:
        """Keep nothing."""


BackendName = Literal["pdfium", "pdfplumber"]

# The order in which backends are tried. PDFium comes first: equal text at a third of the time.
BACKENDS: Mapping[PdfBackend, tuple[BackendName, ...]] = {
    "auto": ("pdfium", "pdfplumber"),
    "pdfium": ("pdfium",),
    "pdfplumber": ("pdfplumber",),
}
# Fewer characters than this beside a picture are a stamp or a page number on a scan.
STAMP = 12
# Share of the page that such a picture covers.
SCAN_SHARE = 0.4
OCR_HELPS = ("pdf.needs_ocr", "pdf.garbled")


def open_pages(path: Path, where: str, settings: Settings) -> PdfFile:
    """Open a file with the first backend that can.

    Args:
        path: The file.
        where: Id of the document, for errors.
        settings: Backend, password, limits.

    Raises:
        EncryptedDocument: If it needs a password that was not given.
        CorruptDocument: If no backend opens it.
    """
    first: CorruptDocument | None = None
    for backend in BACKENDS[settings.pdf_backend]:
        try:
            return _OPEN[backend](path, where, settings)
        except CorruptDocument as error:
            first = first or error
    raise first or CorruptDocument(where)


@dataclass(frozen=True, slots=True)
class Pages(Sequence[Canvas]):
    """The pages of a PDF, read anew whenever they are walked.

    Attributes:
        path: The file.
        where: Id of the document, for errors.
        settings: Backend, password, limits.
        number_of_pages: Their number.
        first: Number of the first one.
        watch: Who follows the reading.
    """

    path: Path
    where: str
    settings: Settings
    number_of_pages: int
    first: int = 1
    watch: PageWatch = field(default_factory=Unwatched, compare=False)

    def __len__(self) -> int:
        return self.number_of_pages

    def __iter__(self) -> Iterator[Canvas]:
        """Yield page after page; after the last one, raise if none of them had anything to read.

        Raises:
            NeedsOcr: If the pages hold pictures, or characters without meaning.
            NoText: If there are neither characters nor pictures.
            CorruptDocument: If no page could be read.
        """
        failures: dict[int, str] = {}
        with _Reader(self) as reader:
            for number in self._numbers():
                left_out = self.watch.enter(number, len(self))
                canvas = Canvas(number, 0.0, 0.0, failure=left_out) if left_out else reader.read(number)
                if not canvas.glyphs:
                    failures[number] = canvas.failure or "pdf.no_text"
                yield canvas
        self.watch.leave(len(self), failures)
        if len(failures) == self.number_of_pages:
            raise _verdict(self.where, failures)

    @overload
    def __getitem__(self, index: int) -> Canvas: ...
    @overload
    def __getitem__(self, index: slice) -> Pages: ...
    def __getitem__(self, index: int | slice) -> Canvas | Pages:
        numbers = self._numbers()[index]
        if isinstance(numbers, range):
            return replace(self, first=numbers.start, number_of_pages=len(numbers))
        with _Reader(self) as reader:
            return reader.read(numbers)

    def _numbers(self) -> range:
        return range(self.first, self.first + self.number_of_pages)


class _Reader:
    """The backends of one walk, each opened when it is first needed."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._stack = ExitStack()
        self._pdfium: PdfiumFile | None = None
        self._plumber: PdfFile | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def read(self, number: int) -> Canvas:
        """Read a page with the first backend that finds meaningful characters."""
        best: Canvas | None = None
        failure = "pdf.page_failed"
        for backend in BACKENDS[self._pages.settings.pdf_backend]:
            try:
                canvas = _judge(self._file(backend).read(number))
            except InputError as error:
                failure = error.error_code
                continue
            except ResourceLimit as error:
                failure = error.error_code
                break  # a page that is too much for one backend would eat the slower one alive
            if canvas.failure is None:
                return canvas
            best = best or canvas
            if canvas.failure != "pdf.garbled" and not self._draws_text(number):
                break  # there is nothing for the other backend to find
        if best is None:
            return Canvas(number, 0.0, 0.0, failure=failure)
        if self._pages.settings.ocr and best.failure in OCR_HELPS:
            from planextract.ingest.ocr import recognise  # imports numpy, and is seldom needed

            return recognise(best, self._as_pdfium().render, where=self._pages.where)
        return best

    def _draws_text(self, number: int) -> bool:
        try:
            return self._as_pdfium().has_text_objects(number)
        except InputError:
            return True

    def _as_pdfium(self) -> PdfiumFile:
        if self._pdfium is None:
            self._pdfium = _open_pdfium(self._pages.path, self._pages.where, self._pages.settings)
            self._stack.enter_context(self._pdfium)
        return self._pdfium

    def _file(self, backend: BackendName) -> PdfFile:
        if backend == "pdfium":
            return self._as_pdfium()
        if self._plumber is None:
            self._plumber = _open_plumber(self._pages.path, self._pages.where, self._pages.settings)
            self._stack.enter_context(self._plumber)
        return self._plumber


def _open_pdfium(path: Path, where: str, settings: Settings) -> PdfiumFile:
    from planextract.ingest.pdfium import PdfiumFile  # no text needs it

    return PdfiumFile(path, where=where, settings=settings)


def _open_plumber(path: Path, where: str, settings: Settings) -> PdfFile:
    from planextract.ingest.plumber import PlumberFile  # slow to import, and seldom needed

    return PlumberFile(path, where=where, settings=settings)


_OPEN: Mapping[BackendName, Callable[[Path, str, Settings], PdfFile]] = {
    "pdfium": _open_pdfium,
    "pdfplumber": _open_plumber,
}


def _judge(canvas: Canvas) -> Canvas:
    """Mark a page that needs OCR, and take meaningless characters off it."""
    page = canvas.width * canvas.height
    scanned = any((x1 - x0) * (bottom - top) > SCAN_SHARE * page for x0, top, x1, bottom in canvas.images)
    if len(canvas.glyphs) < STAMP and scanned:
        return replace(canvas, failure="pdf.needs_ocr")
    if not canvas.glyphs:
        return replace(canvas, failure="pdf.needs_ocr" if canvas.images else "pdf.no_text")
    if is_garbled(canvas.glyphs):
        return replace(canvas, glyphs=(), failure="pdf.garbled")
    return canvas


def _verdict(where: str, failures: Mapping[int, str]) -> PlanextractError:
    codes = set(failures.values())
    for code in OCR_HELPS:
        numbers = [number for number, found in failures.items() if found == code]
        if numbers:
            return NeedsOcr(where, detail=f"p.{_ranges(numbers)}; {INSTALL_OCR}", code=code)
    if codes == {"pdf.no_text"}:
        return NoText(where)
    code = min(codes - {"pdf.no_text"})
    place = f"p.{_ranges([number for number, found in failures.items() if found == code])}"
    if code == WorkerDied.code:
        return WorkerDied(where, detail=place)
    if code.startswith("limit."):
        return ResourceLimit(where, detail=place, code=code)
    return CorruptDocument(where, detail=f"{code} {place}")


def _ranges(numbers: Sequence[int]) -> str:
    """Write page numbers shortly, e.g. ``1-4, 7``."""
    out: list[list[int]] = []
    for number in numbers:
        if out and number == out[-1][1] + 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in out)
