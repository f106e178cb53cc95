"""Boxes of all characters of a text, sixteen bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import overload

from planextract.document import Box

_NOTHING = float("nan")


class CharacterBoxes(Sequence[Box | None]):
    """The box of every character of a text, None where nothing is drawn.

    A tuple of tuples would take ten times the memory: 100 MB for a plan of 500 pages.
    """

    __slots__ = ("_values",)

    def __init__(self, boxes: Iterable[Box | None] = ()) -> None:
        self._values = array("f")
        for box in boxes:
            self.append(box)

    def append(self, box: Box | None) -> None:
        """Add the box of the next character; only ``layout`` does."""
        self._values.extend((_NOTHING,) * 4 if box is None else box)

    def __len__(self) -> int:
        return len(self._values) // 4

    @overload
    def __getitem__(self, index: int) -> Box | None: ...
    @overload
    def __getitem__(self, index: slice) -> list[Box | None]: ...
    def __getitem__(self, index: int | slice) -> Box | None | list[Box | None]:
        if isinstance(index, slice):
            return [self._at(place) for place in range(len(self))[index]]
        return self._at(range(len(self))[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CharacterBoxes) and self._values.tobytes() == other._values.tobytes()

    def __hash__(self) -> int:
        return hash(self._values.tobytes())

    def _at(self, index: int) -> Box | None:
        x0, top, x1, bottom = self._values[4 * index : 4 * index + 4]
        # A text page holds points with two decimals; single precision would print 12.300000190734863.
        return None if x0 != x0 else (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))
