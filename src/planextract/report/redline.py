"""Which words of two texts differ: for underlining on both sides.

Only for showing: what counts as a change is decided by ``diff`` alone. Short common runs between two edits are glued to
them, as a text underlined in crumbs cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Runs of one script are about the size of a word; hiragana stays single, as particles change alone.
_PIECE = re.compile(
    r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*|[A-Za-zＡ-Ｚａ-ｚ]+|[ァ-ヶー]+|[一-鿿々]{1,2}|\s+|.", re.DOTALL
)
# Common characters between two edits that are underlined with them.
GLUED = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text.

    Attributes:
        text: The characters.
        is_changed: Whether the other side has something else here.
    """

    text: str
    is_changed: bool = False


def compare_texts(old: str, new: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Return both texts in segments, those that differ marked."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    rows = list(_blocks(before, after))
    return _merge((text, changed) for text, _, changed in rows), _merge((text, changed) for _, text, changed in rows)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (tag, a, b, c, d) in enumerate(codes):
        before, after = "".join(old[a:b]), "".join(new[c:d])
        inside = 0 < number < len(codes) - 1
        yield before, after, tag != "equal" or (inside and len(before) <= GLUED)


def _merge(runs: Iterator[tuple[str, bool]]) -> tuple[Segment, ...]:
    merged: list[Segment] = []
    for text, changed in runs:
        if not text:
            continue
        if merged and merged[-1].is_changed == changed:
            merged[-1] = Segment(merged[-1].text + text, changed)
        else:
            merged.append(Segment(text, changed))
    return tuple(merged)
