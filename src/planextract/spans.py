"""Places in a text: spans, and views that read differently but map back.

All offsets are Unicode code points, half-open, in the canonical text of a document. A ``View`` is
another spelling of some of that text (NFKC, line breaks removed, lines joined). Each character of a
view knows the range of canonical text it stands for, so nothing is ever searched for again.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from planextract.frozen import frozen_dataclass

# Circled and Roman numbers are labels; NFKC would turn ① into 1 and ①ＩＣＴ into 1ICT.
PROTECTED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ") | frozenset(
    chr(code) for code in (*range(0x3251, 0x3260), *range(0x32B1, 0x32C0))
)
# A run of so many signs in a row is looked at before it is folded, for it may be marks in no order.
_LONG_RUN = 64
_RUN = re.compile(rf"[^\w\s]{{{_LONG_RUN},}}")
# Offsets in a text of so many characters, as most are, are kept as a list.
_SMALL = 1 << 17
_MARKS = re.compile("[\uff9e\uff9f\u3099\u309a\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0e31-\u0e4e\u1100-\u11ff]")


@frozen_dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points.

    Attributes:
        start: First code point.
        end: One past the last code point; never before ``start``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"span {self.start}..{self.end} is not ordered"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the part of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@frozen_dataclass(frozen=True, slots=True)
class OffsetMap:
    """For each character of a derived text, the source range it stands for.

    Attributes:
        starts: First source code point of each character.
        ends: One past the last; equal to ``starts`` for a character put in between.
    """

    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    def to_source(self, start: int, end: int) -> Span:
        """Map a non-empty derived range to the source range that holds all of it."""
        return Span(min(self.starts[start:end]), max(self.ends[start:end]))

    def slice(self, start: int, end: int) -> OffsetMap:
        """Return the map of a part of the derived text."""
        return OffsetMap(self.starts[start:end], self.ends[start:end])


@frozen_dataclass(frozen=True, slots=True)
class View:
    """Text in one spelling, with the map back to the canonical text.

    Attributes:
        text: The text as the rules read it.
        place: Canonical range of every character of ``text``; for characters that each stand for themselves, one
            after the other, as in most lines, only the offset of the first.
    """

    text: str
    place: OffsetMap | int

    @property
    def map(self) -> OffsetMap:
        """Canonical range of every character, written out."""
        if isinstance(self.place, int):
            end = self.place + len(self.text)
            return OffsetMap(range(self.place, end), range(self.place + 1, end + 1))
        return self.place

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def slice(self, start: int, end: int | None = None) -> View:
        """Return a part of the view, in the view's own offsets."""
        length, place = len(self.text), self.place
        stop = length if end is None else end
        if start == 0 and stop >= length:  # one sentence of one sentence, most often
            return self
        if not isinstance(place, int):
            return View(self.text[start:stop], place.slice(start, stop))
        if start < 0 or stop < 0:
            start, stop, _ = slice(start, stop).indices(length)
        return View(self.text[start:stop], place + start)

    def strip(self, characters: str | None = None) -> View:
        """Return the view without blanks (or ``characters``) at both ends."""
        text = self.text
        stripped = text.strip(characters)
        if stripped == text:  # as nearly always
            return self
        left = len(text) - len(text.lstrip(characters))
        return self.slice(left, left + len(stripped))

    @property
    def start(self) -> int:
        """First canonical offset of a view that is not empty."""
        return self.place if isinstance(self.place, int) else min(self.place.starts)

    def span(self) -> Span:
        """Return the canonical range from the first to the last character."""
        if isinstance(self.place, int) and self.text:
            return Span(self.place, self.place + len(self.text))
        return self.map.to_source(0, len(self.text))

    def printed(self, canonical: str) -> str:
        """Return the view's characters as the document prints them.

        Args:
            canonical: The canonical text of the document.
        """
        if isinstance(self.place, int):
            return canonical[self.place : self.place + len(self.text)]
        out: list[str] = []
        run = first = last = -1  # where the characters in a row began, and the range of the last one
        for character, start, end in zip(self.text, self.place.starts, self.place.ends, strict=True):
            if start == last < end:  # most characters stand right behind the one before
                first, last = start, end
            elif start != end and (start != first or end != last):
                out.append(canonical[run:last] if run >= 0 else "")
                run, first, last = start, start, end
            elif start == end:
                out.extend((canonical[run:last] if run >= 0 else "", character))
                run = first = last = -1
        out.append(canonical[run:last] if run >= 0 else "")
        return "".join(out)

    def spans(self, canonical: str) -> tuple[Span, ...]:
        """Return the canonical ranges that the view covers, in the view's order.

        Neighbouring characters belong to one range when only blanks lie between them, so a bullet
        wrapped over lines is one range, and cells gathered from several places are several. A range
        never crosses a page end.

        Args:
            canonical: The canonical text of the document.
        """
        return tuple(Span(start, end) for start, end in self.ranges(canonical))

    def ranges(self, canonical: str) -> tuple[tuple[int, int], ...]:
        """Return the starts and ends of ``spans``, for those who need no more."""
        if isinstance(self.place, int):
            end = self.place + len(self.text)
            return ((self.place, end),) if self.text and not canonical[self.place : end].isspace() else ()
        runs = _find_runs(self.place, canonical)
        return tuple([(start, end) for start, end in runs if not canonical[start:end].isspace()])


def join(views: Iterable[View], *, separator: str = "") -> View:
    """Join views in the order given.

    Args:
        views: The parts.
        separator: Put between parts; maps to an empty range.
    """
    parts = list(views)
    if len(parts) == 1:
        return parts[0]
    texts: list[str] = []
    starts, ends = array("I"), array("I")  # a page's text is many views: four bytes a character, not sixty
    for view in parts:
        if texts and separator:
            at = ends[-1] if ends else 0
            texts.append(separator)
            starts.extend([at] * len(separator))
            ends.extend([at] * len(separator))
        texts.append(view.text)
        place = view.place
        if isinstance(place, int):
            starts.extend(_count(place, place + len(view.text)))
            ends.extend(_count(place + 1, place + len(view.text) + 1))
        else:
            starts.extend(place.starts)
            ends.extend(place.ends)
    return View("".join(texts), OffsetMap(starts, ends))


def _count(start: int, stop: int) -> Sequence[int]:
    """Return the numbers of a range, where they are small as part of a list, which is copied at once."""
    return _small_numbers()[start:stop] if stop <= _SMALL else range(start, stop)


@lru_cache(maxsize=1)
def _small_numbers() -> array[int]:
    return array("I", range(_SMALL))


def fold(text: str, *, at: int = 0) -> View:
    """Fold a text to NFKC, keeping circled and Roman numbers, with a map back.

    A cluster is a character with the combining marks that follow it; each cluster is folded alone,
    so ｶﾞ becomes one character that maps to two.

    Args:
        text: Canonical text.
        at: Canonical offset of its first character.
    """
    plain = fold_in_place(text)
    if plain is not None:
        return View(plain, at)
    out: list[str] = []
    starts, ends = array("I"), array("I")
    for start, end in _clusters(text):
        folded = _fold_cluster(text[start:end])
        out.append(folded)
        starts.extend([at + start] * len(folded))
        ends.extend([at + end] * len(folded))
    return View("".join(out), OffsetMap(starts, ends))


def fold_in_place(text: str) -> str | None:
    """Return a folded text whose characters stand where they stood; None where one grows or melts with another.

    What is true of a whole text is true of its lines, so most documents are folded at once.

    Args:
        text: Canonical text.
    """
    if _MARKS.search(text):
        return None
    # The library tells at once whether a text is folded already; the table looks at every character.
    folded = text if unicodedata.is_normalized("NFKC", text) else text.translate(_FOLDING)
    return folded if len(folded) == len(text) else None


def to_nfkc(text: str) -> str:
    """Return the NFKC of a text, also of one with thousands of combining marks on one letter.

    The library carries each mark past all that belong behind it, so marks in no order take the square of their
    number; put in their order first, they take none.
    """
    if len(text) >= _LONG_RUN:
        text = _RUN.sub(_order_marks, text)
    return unicodedata.normalize("NFKC", text)


def _order_marks(run: re.Match[str]) -> str:
    parts = groupby(run[0], key=lambda character: unicodedata.combining(character) > 0)
    return "".join("".join(sorted(part, key=unicodedata.combining) if is_mark else part) for is_mark, part in parts)


def _clusters(text: str) -> Iterable[tuple[int, int]]:
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _continues(text[index]):
            yield start, index
            start = index


def _continues(character: str) -> bool:
    return character in "\uff9e\uff9f" or bool(unicodedata.combining(character)) or "\u1160" <= character <= "\u11ff"


@lru_cache(maxsize=65_536)
def _fold_cluster(cluster: str) -> str:
    if cluster[0] in PROTECTED:
        return cluster
    return to_nfkc(cluster) or cluster


class _Folding(dict[int, str]):
    """Translation table for one-character clusters, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_cluster(chr(code))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def _find_runs(offsets: OffsetMap, canonical: str) -> list[list[int]]:
    """Join neighbouring characters that nothing or only blanks part; see ``View.spans``."""
    out: list[list[int]] = []
    first = last = -1
    for start, end in zip(offsets.starts, offsets.ends, strict=True):
        if start == last < end:  # most characters stand right behind the one before
            last = end
        elif start == end or (start == first and end == last):
            continue
        elif out and start > last and _only_blank(canonical[last:start]):
            last = end
        elif not (out and first <= start and end <= last):
            if out:
                out[-1][1] = last
            out.append([start, end])
            first, last = start, end
    if out:
        out[-1][1] = last
    return out


def _only_blank(text: str) -> bool:
    return not text or (text.isspace() and "\f" not in text)
