"""Many similar lines in little memory: packed in blocks as they come, unpacked block by block as they are read.

Rows of a run are kept like this: ten thousand of them as objects would take thirty megabytes, here they take one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

# Lines per block: enough of them to share what they have in common, few enough to unpack for a single one.
BLOCK = 64
# Speed counts here, not the last byte.
LEVEL = 1


class Pile:
    """Lines of bytes without line ends, in the order in which they were added."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._open: list[bytes] = []
        self._last: tuple[int, list[bytes]] = (-1, [])

    def __len__(self) -> int:
        return len(self._blocks) * BLOCK + len(self._open)

    def __iter__(self) -> Iterator[bytes]:
        for block in self._blocks:
            yield from _unpack(block)
        yield from self._open

    def add(self, line: bytes) -> None:
        """Add one line."""
        self._open.append(line)
        if len(self._open) == BLOCK:
            self._blocks.append(zlib.compress(b"\n".join(self._open), LEVEL))
            self._open = []

    def get(self, number: int) -> bytes:
        """Return one line; cheap where its neighbour was asked for before."""
        block, place = divmod(number, BLOCK)
        if block == len(self._blocks):
            return self._open[place]
        if self._last[0] != block:
            self._last = block, _unpack(self._blocks[block])
        return self._last[1][place]


def _unpack(block: bytes) -> list[bytes]:
    return zlib.decompress(block).split(b"\n")
