"""Rulings on the picture of a page: straightened, found by run lengths, joined to cells, wiped out.

Everything is measured in pixels of the straightened picture; ``Tilt`` leads back to the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Pixels = tuple[int, int, int, int]
"""Left, top, right, bottom."""

DARK = 150
WHITE = 255
# Rulings are at least this long and at most this thick (inches): longer than the strokes of a heading, thinner
# than a bar. Vertical ones may be as short as a table row, and then must end at a horizontal one.
ACROSS, DOWN, THICK = 0.35, 0.18, 0.03
# Lines this close are one; a side is a wall if it is covered to this share.
SNAP, COVER = 0.035, 0.7
# Scanned pages lean by at most this slope; it is found to a fifteenth of a degree.
STEEPEST, STEP = 0.035, 0.00125
_SHRINK = 3


@dataclass(frozen=True, slots=True)
class Tilt:
    """How a picture was straightened.

    Attributes:
        slope: Drop per pixel of the lines on the page.
        x: Middle of the picture, across.
        y: Middle of the picture, down.
    """

    slope: float
    x: float
    y: float

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Return the place on the page of a place on the straightened picture."""
        across = x - (y - self.y) * self.slope
        return across, y + (across - self.x) * self.slope


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight ruling.

    Attributes:
        at: Its middle across its direction.
        start: Where it begins.
        end: Where it ends.
        half: Half its thickness.
    """

    at: float
    start: int
    end: int
    half: float


def straighten(picture: Picture) -> tuple[Picture, Tilt]:
    """Turn a page so that its lines are level.

    Args:
        picture: Grey picture of the page.
    """
    height, width = picture.shape
    slope = _find_slope(picture[::_SHRINK, ::_SHRINK] < DARK)
    tilt = Tilt(slope, width / 2, height / 2)
    if slope == 0:
        return picture, tilt
    level = _shear(picture, slope)
    return np.ascontiguousarray(_shear(level.T, -slope).T), tilt


def find_rulings(picture: Picture, dpi: int) -> tuple[list[Ruling], list[Ruling]]:
    """Find horizontal and vertical rulings.

    Args:
        picture: Straightened picture.
        dpi: Its resolution.
    """
    mask = picture < DARK
    across = _runs_to_rulings(_thicken(mask), round(ACROSS * dpi), THICK * dpi)
    down = _runs_to_rulings(_thicken(np.ascontiguousarray(mask.T)), round(DOWN * dpi), THICK * dpi)
    reach = SNAP * dpi
    down = [
        line
        for line in down
        if line.end - line.start > ACROSS * dpi or sum(_meet(line, other, reach) for other in across) > 1
    ]
    return across, down


def find_cells(across: Sequence[Ruling], down: Sequence[Ruling], dpi: int) -> list[Pixels]:
    """Return the cells of tables: closed rectangles that share a side with another one.

    Args:
        across: Horizontal rulings.
        down: Vertical rulings.
        dpi: Resolution.
    """
    ys, xs = _places(across, SNAP * dpi), _places(down, SNAP * dpi)
    if len(xs) < 2 or len(ys) < 2:
        return []
    above = _walls(across, ys, xs)
    left = _walls(down, xs, ys).T
    boxes = list(_closed(above, left))
    kept = [box for box in boxes if any(_touch(box, other) for other in boxes if other is not box)]
    return [(round(xs[j]), round(ys[i]), round(xs[m]), round(ys[k])) for i, j, k, m in kept]


def wipe(picture: Picture, across: Sequence[Ruling], down: Sequence[Ruling]) -> Picture:
    """Return the picture without its rulings.

    Args:
        picture: Straightened picture.
        across: Horizontal rulings.
        down: Vertical rulings.
    """
    clean = picture.copy()
    for line in across:
        clean[_band(line), line.start : line.end] = WHITE
    for line in down:
        clean[line.start : line.end, _band(line)] = WHITE
    return clean


def _band(line: Ruling) -> slice:
    return slice(max(int(line.at - line.half - 2), 0), int(line.at + line.half + 3))


def _find_slope(mask: Mask) -> float:
    best, slope = -1.0, 0.0
    ink = mask.astype(np.uint8)
    for candidate in np.arange(-STEEPEST, STEEPEST + STEP, STEP):
        rows = _shear(ink, float(candidate), fill=0).sum(axis=1, dtype=np.int64)
        sharpness = float(np.square(np.diff(rows)).sum())
        if sharpness > best * 1.001 or (sharpness > best * 0.999 and abs(candidate) < abs(slope)):
            best, slope = sharpness, float(candidate)
    return 0.0 if abs(slope) < STEP / 2 else slope


def _shear(picture: Picture, slope: float, fill: int = WHITE) -> Picture:
    """Move each column up by what a line of this slope has dropped there."""
    height, width = picture.shape
    shifts = np.round((np.arange(width) - width / 2) * slope).astype(int)
    out = np.full_like(picture, fill)
    edges = [0, *(np.flatnonzero(np.diff(shifts)) + 1).tolist(), width]
    for start, end in pairwise(edges):
        shift = int(shifts[start])
        if shift >= 0:
            out[: height - shift, start:end] = picture[shift:, start:end]
        else:
            out[-shift:, start:end] = picture[:shift, start:end]
    return out


def _thicken(mask: Mask) -> Mask:
    thick = mask.copy()
    thick[1:] |= mask[:-1]
    thick[:-1] |= mask[1:]
    return thick


def _runs_to_rulings(mask: Mask, least: int, thickest: float) -> list[Ruling]:
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    starts, ends = np.argwhere(steps == 1), np.argwhere(steps == -1)
    long = (ends[:, 1] - starts[:, 1]) >= least
    open_lines: list[list[tuple[int, int, int]]] = []
    done: list[list[tuple[int, int, int]]] = []
    for (row, start), (_, end) in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
        done.extend(line for line in open_lines if row - line[-1][0] > 1)
        open_lines = [line for line in open_lines if row - line[-1][0] <= 1]
        home = next((line for line in open_lines if start < line[-1][2] and end > line[-1][1]), None)
        if home is None:
            open_lines.append([(row, start, end)])
        else:
            home.append((row, start, end))
    rulings = []
    for line in (*done, *open_lines):
        rows = [row for row, _, _ in line]
        half = (max(rows) - min(rows)) / 2
        if 2 * half <= thickest:
            ends_of = (min(start for _, start, _ in line), max(end for _, _, end in line))
            rulings.append(Ruling((max(rows) + min(rows)) / 2, *ends_of, half))
    return rulings


def _meet(line: Ruling, other: Ruling, reach: float) -> bool:
    at_end = min(abs(line.start - other.at), abs(line.end - other.at)) <= reach
    return at_end and other.start - reach <= line.at <= other.end + reach


def _places(lines: Sequence[Ruling], snap: float) -> list[float]:
    places: list[list[float]] = []
    for at in sorted(line.at for line in lines):
        if places and at - places[-1][-1] <= snap:
            places[-1].append(at)
        else:
            places.append([at])
    return [sum(group) / len(group) for group in places]


def _walls(lines: Sequence[Ruling], places: Sequence[float], along: Sequence[float]) -> Mask:
    walls = np.zeros((len(places), len(along) - 1), dtype=np.bool_)
    for line in lines:
        row = min(range(len(places)), key=lambda index: abs(places[index] - line.at))
        for column, (start, end) in enumerate(pairwise(along)):
            if min(line.end, end) - max(line.start, start) >= COVER * (end - start):
                walls[row, column] = True
    return walls


def _closed(above: Mask, left: Mask) -> Iterator[tuple[int, int, int, int]]:
    """Yield first row, first column, last row, last column (as lines) of closed rectangles."""
    rows, columns = left.shape[0], above.shape[1]
    taken = np.zeros((rows, columns), dtype=np.bool_)
    for i in range(rows):
        for j in range(columns):
            if taken[i, j] or not above[i, j] or not left[i, j]:
                continue
            m = next((m for m in range(j + 1, columns + 1) if left[i, m]), None)
            k = next((k for k in range(i + 1, rows + 1) if above[k, j]), None)
            if m is None or k is None:
                continue
            sides = (above[i, j:m], above[k, j:m], left[i:k, j], left[i:k, m])
            if all(side.all() for side in sides):
                taken[i:k, j:m] = True
                yield i, j, k, m


def _touch(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    beside = (one[1] == other[3] or one[3] == other[1]) and one[0] < other[2] and one[2] > other[0]
    stacked = (one[0] == other[2] or one[2] == other[0]) and one[1] < other[3] and one[3] > other[1]
    return beside or stacked
