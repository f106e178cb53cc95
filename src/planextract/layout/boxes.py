"""Boxes of all characters of a text, in a few bytes each."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import overload

from planextract.document import Box

# Tenths of a point, up to 6553 points: a sheet of two metres.
STEPS = 10
_NOTHING = 0xFFFF
_LARGEST = _NOTHING - 1


class CharacterBoxes(Sequence[Box | None]):
    """The box of every character of a text, None where nothing is drawn.

    A tuple of tuples would take 100 MB for a plan of 500 pages. Characters of one line share their
    upper and lower edge, so these are stored once per run.
    """

    __slots__ = ("_bands", "_edges", "_sides", "_starts")

    def __init__(self, boxes: Iterable[Box | None] = ()) -> None:
        self._sides = array("H")  # left and right edge of every character
        self._starts = array("L")  # first character of every run …
        self._bands = array("H")  # … and its upper and lower edge
        self._edges: tuple[float, float] | None = None  # as they were given last
        for box in boxes:
            self.append(box)

    def append(self, box: Box | None) -> None:
        """Add the box of the next character; only ``layout`` does.

        Args:
            box: Its box, None for blanks and breaks.
        """
        if box is None:
            self._sides.extend((_NOTHING, _NOTHING))
            return
        x0, top, x1, bottom = box
        if (top, bottom) != self._edges:  # most characters stand on the line of the one before
            self._edges = top, bottom
            upper, lower = _to_steps(top), _to_steps(bottom)
            if not self._bands or self._bands[-1] != lower or self._bands[-2] != upper:
                self._starts.append(len(self._sides) // 2)
                self._bands.extend((upper, lower))
        self._sides.extend((_to_steps(x0), _to_steps(x1)))

    def __len__(self) -> int:
        return len(self._sides) // 2

    @overload
    def __getitem__(self, index: int) -> Box | None: ...
    @overload
    def __getitem__(self, index: slice) -> list[Box | None]: ...
    def __getitem__(self, index: int | slice) -> Box | list[Box | None] | None:
        if isinstance(index, slice):
            return [self._at(place) for place in range(len(self))[index]]
        return self._at(range(len(self))[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CharacterBoxes) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[bytes, bytes, bytes]:
        return self._sides.tobytes(), self._starts.tobytes(), self._bands.tobytes()

    def _at(self, index: int) -> Box | None:
        x0, x1 = self._sides[2 * index], self._sides[2 * index + 1]
        if x0 == _NOTHING:
            return None
        run = bisect_right(self._starts, index) - 1
        top, bottom = self._bands[2 * run], self._bands[2 * run + 1]
        return x0 / STEPS, top / STEPS, x1 / STEPS, bottom / STEPS


def _to_steps(place: float) -> int:
    steps = round(place * STEPS)
    return steps if 0 <= steps <= _LARGEST else min(max(steps, 0), _LARGEST)
