"""OCR with the system's tesseract: pages without characters become pages with characters.

The picture is straightened and its rulings are found. Cells of tables are read one by one, because
tesseract mixes up their lines; the rest of the page is read as a whole. A separate process with a
time limit does the reading; nothing needs Python bindings.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from planextract.document import Box, Canvas, Glyph
from planextract.errors import NeedsOcr, PageFailed, ResourceLimit
from planextract.ingest.remedies import INSTALL_OCR
from planextract.ingest.rulings import WHITE, Picture, Pixels, Ruling, Tilt, find_cells, find_rulings, straighten, wipe

FONT = "ocr"
# Tables need 300 dpi: at 200 a third of the characters of a dense one is lost, prose does not care.
DPI = 300
SECONDS = 180
# Page segmentation: 3 finds the blocks of a page, 6 takes one block (a cell), 5 one block of vertical text.
PAGE, CELL, VERTICAL = 3, 6, 5
LANGUAGE, VERTICAL_LANGUAGE = "jpn", "jpn_vert"
# Words below this confidence (per cent) are dirt; a page below that is tried as vertical text.
DIRT, POOR = 15.0, 60.0
# White around a cell, and what is cut off inside its rulings (inches).
MARGIN, INSET = 0.06, 0.012
# The edge of a scan shows the glass (share of the page), and a blank cell has less ink than this.
EDGE, INK = 0.006, 0.002
# A narrower gap between Japanese words (sizes) is none.
GAP = 0.7
_TWO_POINTS = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+\.\d+")
_DARK = 150
_TALL = 0.72
_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with the line it stands in, in pixels of the straightened page."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    confidence: float
    vertical: bool = False


def recognise(canvas: Canvas, render: Callable[..., Picture], *, where: str) -> Canvas:
    """Read the characters of a page's picture.

    Args:
        canvas: The page without characters.
        render: Draws a page, given its number and ``dpi``, as a grey picture.
        where: Id of the document, for errors.

    Raises:
        NeedsOcr: If tesseract or its Japanese models are not installed.
        PageFailed: If tesseract fails.
        ResourceLimit: If it takes too long.
    """
    check_installed(where, canvas.number)
    picture, tilt = straighten(_without_edge(render(canvas.number, dpi=DPI)))
    across, down = find_rulings(picture, DPI)
    cells = [cell for cell in find_cells(across, down, DPI) if _has_ink(picture, cell)]
    clean = wipe(picture, across, down)
    words = _read_cells(clean, cells, where, canvas.number)
    for left, top, right, bottom in cells:
        clean[top:bottom, left:right] = WHITE
    words.extend(_read_page(clean, where, canvas.number))
    glyphs = tuple(glyph for word in words for glyph in _to_glyphs(word, tilt))
    return replace(
        canvas,
        glyphs=glyphs,
        lines=tuple(_to_lines(across, down, tilt)),
        rects=(),
        fills=(),
        failure=None if glyphs else canvas.failure,
    )


def check_installed(where: str, page: int) -> None:
    """Raise unless tesseract can read Japanese.

    Args:
        where: Id of the document, for the error.
        page: The page that needs it.

    Raises:
        NeedsOcr: If tesseract or one of the two Japanese models is missing.
    """
    missing = {LANGUAGE, VERTICAL_LANGUAGE} - installed_languages()
    if missing:
        raise NeedsOcr(where, page=page, detail=f"tesseract {', '.join(sorted(missing))}: {INSTALL_OCR}")


@lru_cache(maxsize=1)
def installed_languages() -> frozenset[str]:
    """Return the names of tesseract's models, none if there is no tesseract."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    listed = subprocess.run(  # noqa: S603 - fixed arguments
        [program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    return frozenset(listed.stdout.split("\n")[1:])


def _read_page(picture: Picture, where: str, page: int) -> list[_Word]:
    """Read a page, upright first; where that gives poor words, as vertical text."""
    level = _clean(_read([picture], PAGE, LANGUAGE, where, page)[0])
    if not level or _quality(level) >= POOR:
        return level
    found = _clean(_read([picture], VERTICAL, VERTICAL_LANGUAGE, where, page)[0])
    upright = [replace(word, vertical=True) for word in found]
    return upright if _quality(upright) > _quality(level) else level


def _clean(words: Sequence[_Word]) -> list[_Word]:
    return [word for word in words if word.confidence >= DIRT]


def _quality(words: Sequence[_Word]) -> float:
    weight = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / weight if weight else 0.0


def _read_cells(picture: Picture, cells: Sequence[Pixels], where: str, page: int) -> list[_Word]:
    if not cells:
        return []
    margin, inset = round(MARGIN * DPI), round(INSET * DPI)
    pictures = [
        np.pad(picture[top + inset : bottom - inset, left + inset : right - inset], margin, constant_values=WHITE)
        for left, top, right, bottom in cells
    ]
    words: list[_Word] = []
    for (left, top, _, _), found in zip(cells, _read(pictures, CELL, LANGUAGE, where, page), strict=True):
        x, y = left + inset - margin, top + inset - margin
        words.extend(
            replace(word, left=word.left + x, right=word.right + x, top=word.top + y, bottom=word.bottom + y)
            for word in found
        )
    return words


def _read(pictures: Sequence[Picture], mode: int, language: str, where: str, page: int) -> list[list[_Word]]:
    """Run tesseract once over several pictures; returns the words of each."""
    with tempfile.TemporaryDirectory(prefix="planextract-ocr-") as folder:
        names = []
        for index, picture in enumerate(pictures):
            name = Path(folder) / f"{index}.pgm"
            height, width = picture.shape
            name.write_bytes(b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(picture).tobytes())
            names.append(str(name))
        batch = Path(folder) / "pictures.txt"
        batch.write_text("\n".join(names) + "\n", encoding="utf-8")
        command = ["tesseract", str(batch), "stdout", "-l", language, "--psm", str(mode), "--dpi", str(DPI), "tsv"]
        table = _run(command, where, page)
    found: list[list[_Word]] = [[] for _ in pictures]
    for number, word in _parse(table):
        found[number - 1].append(word)
    return found


def _run(command: Sequence[str], where: str, page: int) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # threads of its own only slow it down
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, pictures of our own
            command, capture_output=True, timeout=SECONDS, env=environment, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise ResourceLimit(where, page=page, detail="tesseract", code="limit.time") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise PageFailed(where, page=page, detail=f"tesseract: {error}") from error
    return done.stdout.decode("utf-8", "replace")


def _parse(table: str) -> Iterator[tuple[int, _Word]]:
    """Yield picture number and word of every word; upper and lower edge are those of its line."""
    line: list[_Word] = []
    number, top, bottom = 1, 0.0, 0.0
    for row in table.split("\n"):
        columns = row.split("\t")
        if len(columns) != _COLUMNS or not columns[0].isdigit():
            continue
        left, upper, width, height = (float(value) for value in columns[6:10])
        text, confidence = columns[11].strip(), float(columns[10])
        if columns[0] == "5" and text:
            line.append(_Word(mend_number(text), left, left + width, top, bottom, confidence))
        elif columns[0] != "5":
            yield from ((number, word) for word in _close_gaps(line))
            line = []
            number, top, bottom = int(columns[1]), upper, upper + height
    yield from ((number, word) for word in _close_gaps(line))


def mend_number(text: str) -> str:
    """Write the commas of a number that was read with two decimal points: 22.997.00 is 22,997.00.

    Args:
        text: A word.
    """
    return text.replace(".", ",", text.count(".") - 1) if _TWO_POINTS.fullmatch(text) else text


def _close_gaps(line: Sequence[_Word]) -> Iterator[_Word]:
    """Let words of Japanese touch: boxes are those of the ink, and overlap or leave gaps that are no blanks."""
    lefts, rights = [word.left for word in line], [word.right for word in line]
    for index, (one, two) in enumerate(pairwise(line)):
        near = two.left - one.right < GAP * (one.bottom - one.top)
        if near and (one.text[-1] >= "\u2e80" or two.text[0] >= "\u2e80"):
            middle = max((one.right + two.left) / 2, lefts[index] + 1)
            rights[index], lefts[index + 1] = middle, middle
    for word, left, right in zip(line, lefts, rights, strict=True):
        yield replace(word, left=left, right=max(right, left + 1))


def _to_glyphs(word: _Word, tilt: Tilt) -> Iterator[Glyph]:
    """Spread the characters of a word evenly over its box."""
    tall = any(character >= "\u2e80" for character in word.text)
    points = 72 / DPI
    if word.vertical:
        step = (word.bottom - word.top) / len(word.text)
        size = (word.right - word.left) * points
        for index, character in enumerate(word.text):
            top = word.top + index * step
            yield Glyph(character, _on_page(word.left, top, word.right, top + step, tilt), size, FONT)
        return
    step = (word.right - word.left) / len(word.text)
    # A line of figures is lower than the type it is set in.
    size = (word.bottom - word.top) * points / (1.0 if tall else _TALL)
    for index, character in enumerate(word.text):
        left = word.left + index * step
        yield Glyph(character, _on_page(left, word.top, left + step, word.bottom, tilt), size, FONT)


def _on_page(left: float, top: float, right: float, bottom: float, tilt: Tilt) -> Box:
    x, y = tilt.back((left + right) / 2, (top + bottom) / 2)
    across, down = (right - left) / 2, (bottom - top) / 2
    points = 72 / DPI
    return (x - across) * points, (y - down) * points, (x + across) * points, (y + down) * points


def _to_lines(across: Sequence[Ruling], down: Sequence[Ruling], tilt: Tilt) -> Iterator[Box]:
    points = 72 / DPI
    for line in across:
        _, y = tilt.back((line.start + line.end) / 2, line.at)
        yield line.start * points, y * points, line.end * points, y * points
    for line in down:
        x, _ = tilt.back(line.at, (line.start + line.end) / 2)
        yield x * points, line.start * points, x * points, line.end * points


def _without_edge(picture: Picture) -> Picture:
    height, width = picture.shape
    rows, columns = round(EDGE * height), round(EDGE * width)
    framed = np.full_like(picture, WHITE)
    framed[rows : height - rows, columns : width - columns] = picture[rows : height - rows, columns : width - columns]
    return framed


def _has_ink(picture: Picture, cell: Pixels) -> bool:
    left, top, right, bottom = cell
    inset = round(INSET * DPI) + 3
    inside = picture[top + inset : bottom - inset, left + inset : right - inset]
    return inside.size > 0 and float((inside < _DARK).mean()) > INK
