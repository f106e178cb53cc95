"""Boxes of all characters of a text, eight bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import overload

from planextract.document import Box

# Tenths of a point, up to 6553 points: a sheet of two metres.
STEPS = 10
_NOTHING = 0xFFFF
_LARGEST = _NOTHING - 1


class CharacterBoxes(Sequence[Box | None]):
    """The box of every character of a text, None where nothing is drawn.

    A tuple of tuples would take twenty times the memory: 100 MB for a plan of 500 pages.
    """

    __slots__ = ("_values",)

    def __init__(self, boxes: Iterable[Box | None] = ()) -> None:
        self._values = array("H")
        for box in boxes:
            self.append(box)

    def append(self, box: Box | None) -> None:
        """Add the box of the next character; only ``layout`` does."""
        if box is None:
            self._values.extend((_NOTHING,) * 4)
        else:
            self._values.extend([min(max(round(place * STEPS), 0), _LARGEST) for place in box])

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
        return None if x0 == _NOTHING else (x0 / STEPS, top / STEPS, x1 / STEPS, bottom / STEPS)
