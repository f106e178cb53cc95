"""Drawn paths become rules and boxes; everything else is counted as a curve.

A path is a chain of points in page space. What matters for a layout is whether it is a straight
rule, a rectangle (also one with rounded corners), or a drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planextract.document import Box

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# A rule leans at most this far (points), a corner is at most this far from its place.
SKEW = 0.6
# A stroked line wider than this is a bar.
BAR = 2.0
# A curved outline is a rounded box if its straight pieces cover this share of its circumference.
STRAIGHT_SHARE = 0.6


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies ``first``, then ``second``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def transform(matrix: Matrix, x: float, y: float) -> Point:
    """Apply a matrix to a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@dataclass(slots=True)
class Subpath:
    """One chain of points.

    Attributes:
        points: Corners, in page space with y downward.
        curved: Indices of points that a curve leads to.
        closed: Whether the last point is joined to the first.
    """

    points: list[Point] = field(default_factory=list)
    curved: set[int] = field(default_factory=set)
    closed: bool = False


@dataclass(slots=True)
class Shapes:
    """The shapes of one page while it is read.

    Attributes:
        place: Maps a point of user space to the page as it is seen, y downward.
        lines: Straight rules.
        rects: Rectangles with a visible outline, and thin ones.
        fills: Rectangles that are only painted.
        images: Pictures.
        curves: Number of other shapes.
    """

    place: Callable[[float, float], Point]
    lines: list[Box] = field(default_factory=list)
    rects: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    curves: int = 0

    def add(self, subpath: Subpath, *, filled: bool, width: float) -> None:
        """Add a painted subpath.

        Args:
            subpath: Its points.
            filled: Whether its inside is painted.
            width: Width of its stroke, 0 if it has none.
        """
        points = subpath.points
        if len(points) > 1 and points[0] == points[-1] and (len(points) - 1) not in subpath.curved:
            points = points[:-1]
            subpath.closed = True
        if len(points) < 2:
            return
        box = _bounds(points)
        if _is_box(subpath, points, box, filled=filled):
            thin = min(box[2] - box[0], box[3] - box[1]) <= BAR
            (self.rects if thin or width else self.fills).append(box)
        elif width and not subpath.curved:
            self._add_rules(subpath, points, width)
        else:
            self.curves += 1

    def _add_rules(self, subpath: Subpath, points: Sequence[Point], width: float) -> None:
        chain = [*points, points[0]] if subpath.closed else list(points)
        for (x0, y0), (x1, y1) in pairwise(chain):
            box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if abs(x1 - x0) > SKEW and abs(y1 - y0) > SKEW:
                self.curves += 1
            elif width > BAR:
                half = width / 2
                wide = abs(x1 - x0) >= abs(y1 - y0)
                grow = (0.0, half) if wide else (half, 0.0)
                self.fills.append((box[0] - grow[0], box[1] - grow[1], box[2] + grow[0], box[3] + grow[1]))
            else:
                self.lines.append(box)


def _bounds(points: Sequence[Point]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_box(subpath: Subpath, points: Sequence[Point], box: Box, *, filled: bool) -> bool:
    if subpath.curved:
        return (filled or subpath.closed) and _is_rounded_box(subpath, points, box)
    if len(points) not in (4, 5) or not (filled or subpath.closed):
        return False
    return all(
        min(abs(x - box[0]), abs(x - box[2])) <= SKEW and min(abs(y - box[1]), abs(y - box[3])) <= SKEW
        for x, y in points
    )


def _is_rounded_box(subpath: Subpath, points: Sequence[Point], box: Box) -> bool:
    x0, top, x1, bottom = box
    straight = {"left": 0.0, "right": 0.0, "top": 0.0, "bottom": 0.0}
    chain = [*points, points[0]]
    for index, ((ax, ay), (bx, by)) in enumerate(pairwise(chain)):
        if (index + 1) % len(points) in subpath.curved:
            continue
        if abs(ax - bx) <= SKEW and abs(ax - x0) <= SKEW:
            straight["left"] += abs(ay - by)
        elif abs(ax - bx) <= SKEW and abs(ax - x1) <= SKEW:
            straight["right"] += abs(ay - by)
        elif abs(ay - by) <= SKEW and abs(ay - top) <= SKEW:
            straight["top"] += abs(ax - bx)
        elif abs(ay - by) <= SKEW and abs(ay - bottom) <= SKEW:
            straight["bottom"] += abs(ax - bx)
    # A pill has no straight short sides; both long ones are enough then.
    around = 2 * (x1 - x0 + bottom - top)
    long_sides = ("top", "bottom") if x1 - x0 >= bottom - top else ("left", "right")
    return sum(straight.values()) >= STRAIGHT_SHARE * around and all(straight[side] > 0 for side in long_sides)
