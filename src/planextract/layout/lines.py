"""Characters become lines: one run of characters on one base line, spelled with its blanks.

A wide gap ends a line, because another column may begin there; whether two lines on one row belong
together is decided when the reading order is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from planextract.document import Box
from planextract.layout.repair import Char

Piece = tuple[str, Char | None]
"""A character of a line with its place, or a blank put in between without one."""

# Characters are on one row if their middles differ by less than this share of the size.
ROW = 0.45
# A gap wider than this many sizes ends a line.
BREAK = 1.0
# Rows that a new character may still join; side notes and two columns keep a few open.
OPEN_ROWS = 6
# 均等割付: at least this many sizes between the characters, alike within the tolerance, up to the widest.
TRACKED, ALIKE, WIDEST = 0.3, 0.3, 4.0
# Fewer characters cannot tell letter-spacing from blanks.
SPACED_OUT = 3
# A gap beyond the usual one is a full blank, or a narrow one; mixed text is set with some air.
BLANK_FULL, BLANK_NARROW, BLANK_MIXED = 0.7, 0.2, 0.4
# Ruby is at most this large beside the line below it, and this close.
RUBY_SIZE, RUBY_GAP = 0.6, 0.35
# A drawn blank is stray if another character covers this share of it.
STRAY = 0.5
_KANA = re.compile(r"[ぁ-ゖァ-ヶー・\s]+")
# A short label may stand this far before its text; a short line that ends a column leaves a wider gap.
LABEL_BREAK, LABEL_LENGTH = 2.2, 8
_NUMBER = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[①-⑳])"
_LABEL = re.compile(
    rf"(?:第?{_NUMBER}(?:[-－‐―ー.．]{_NUMBER})*[章節条項部編款号次]?|[^\s0-9０-９]{{1,4}}{_NUMBER}(?:[-－‐―]{_NUMBER})*"
    rf"|[(（〔［【<＜][^)）〕］】>＞]{{1,4}}[)）〕］】>＞]|[ア-ンa-zA-Zａ-ｚＡ-Ｚ]|[○〇●◎■□◆◇・･※★☆▶►➢✓•▪])[.．、:：]?"
)
# Numbers with which a line begins, and what may stand behind a figure.
_PATH = re.compile(r"[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})+")
LONGEST_PATH = 8
COUNTERS = "倍％億万千百十人件割点台戸社校回日月年度時分秒円名組"
_HALF_KANA = re.compile("[\uff61-\uff9f]")
_SMALLEST = 3.0
# Full-width signs whose other half is blank.
_OPENING, _CLOSING = frozenset("（「『【〔〈《［｛"), frozenset("）」』】〕〉》］｝、。，．")


@dataclass(slots=True)
class TextLine:
    """A run of characters on one base line.

    Attributes:
        pieces: What is printed, in reading order.
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        size: Median size.
    """

    pieces: list[Piece]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """The characters with their blanks."""
        return "".join(text for text, _ in self.pieces)

    @property
    def solid(self) -> bool:
        """False: a line has no border."""
        return False

    @property
    def cy(self) -> float:
        """Middle, down."""
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Its box."""
        return self.x0, self.top, self.x1, self.bottom


def build_lines(chars: Iterable[Char], *, break_at: float = BREAK) -> list[TextLine]:
    """Gather characters into lines.

    Args:
        chars: Characters of one container.
        break_at: Sizes between two characters that end a line.
    """
    return [
        to_line(part)
        for row in _rows(chars)
        for part in _split(_without_stray_blanks(sorted(row, key=_left)), break_at)
        if part and not all(char.text.isspace() for char in part)
    ]


def take_ruby(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Set readings printed above kanji apart; returns the other lines and the readings.

    Args:
        lines: Lines of one container.
    """
    ruby = [line for line in lines if _KANA.fullmatch(line.text) and any(_stands_on(line, base) for base in lines)]
    if not ruby:
        return list(lines), []
    set_apart = {id(line) for line in ruby}
    return [line for line in lines if id(line) not in set_apart], ruby


def to_line(chars: Sequence[Char]) -> TextLine:
    """Make one line of characters in reading order.

    Args:
        chars: At least one character.
    """
    size = median(char.size for char in chars)
    return TextLine(
        spell(chars),
        chars[0].x0,
        min(char.top for char in chars),
        max(char.x1 for char in chars),
        max(char.bottom for char in chars),
        size,
    )


def spell(chars: Sequence[Char]) -> list[Piece]:
    """Put the blanks between characters that a reader sees but no font draws.

    Args:
        chars: Characters of a line from left to right.
    """
    pieces: list[Piece] = []
    usual = _usual_gap(chars)
    before: Char | None = None
    for char in chars:
        if before is not None:
            blank = find_blank(before, char, usual)
            if not blank and len(pieces) <= LONGEST_PATH and _parts_path(pieces, char, usual):
                blank = " "
            if blank:
                pieces.append((blank, None))
        pieces.append((char.text, char))
        before = char
    while pieces and pieces[-1][0].isspace():
        pieces.pop()
    return pieces


def _parts_path(pieces: Sequence[Piece], after: Char, usual: float) -> bool:
    """Tell whether a narrow gap parts the number of a heading from its words (1.1 見守りの強化), unlike 1.1倍."""
    before = pieces[-1][1]
    if before is None or not is_wide(after.text) or after.text in COUNTERS:
        return False
    parted = after.x0 - before.x1 - usual >= BLANK_NARROW * min(before.size, after.size)
    return parted and _PATH.fullmatch("".join(text for text, _ in pieces)) is not None


def find_blank(before: Char, after: Char, usual: float = 0.0) -> str:
    """Return the blank to put between two characters, empty for none.

    Args:
        before: The left one.
        after: The right one.
        usual: Gap between the characters of this line.
    """
    size = min(before.size, after.size)
    gap = after.x0 - before.x1 - usual
    if gap < BLANK_NARROW * size or before.text.isspace() or after.text.isspace():
        return ""
    wide = is_wide(before.text) + is_wide(after.text)
    if gap >= BLANK_FULL * size:
        return "\u3000" if wide == 2 else " "
    if wide == 2:  # brackets and commas are set with less than their em, and the rest of it is no blank
        return " " if before.text.isalnum() and after.text.isalnum() else ""
    if _HALF_KANA.match(before.text) or _HALF_KANA.match(after.text):
        return ""  # voiced marks come from another font
    return " " if wide == 0 or gap >= BLANK_MIXED * size else ""


def find_ink(char: Char) -> tuple[float, float]:
    """Return where a character has ink: the blank half of a bracket may hang over the line or the edge of its cell."""
    if char.text in _CLOSING:
        return char.x0, min(char.x1, char.x0 + char.size / 2)
    return (max(char.x0, char.x1 - char.size / 2) if char.text in _OPENING else char.x0), char.x1


def is_wide(text: str) -> bool:
    """Tell whether a character takes a full em in Japanese setting."""
    return text >= "\u2e80" and not "\uff61" <= text <= "\uff9f"


def _left(char: Char) -> float:
    return char.x0


def _rows(chars: Iterable[Char]) -> list[list[Char]]:
    rows: list[list[Char]] = []
    opened: list[tuple[list[float], list[Char]]] = []  # middle and size of a row, its characters
    for char in sorted(chars, key=lambda char: char.cy):
        size, cy = char.size, char.cy
        for state, row in reversed(opened):
            if cy - state[0] < ROW * max(min(state[1], size), _SMALLEST):
                row.append(char)
                # The middle of the largest characters is the middle of the row.
                if size > state[1]:
                    state[0], state[1] = cy, size
                break
        else:
            row = [char]
            rows.append(row)
            opened.append(([cy, size], row))
            if len(opened) > OPEN_ROWS:
                opened.pop(0)
    return rows


def _without_stray_blanks(row: list[Char]) -> list[Char]:
    """Drop blanks that other characters were moved over; the gap they leave is spelled again."""
    if not any(char.text.isspace() for char in row):
        return row
    kept: list[Char] = []
    for index, char in enumerate(row):
        if char.text.isspace():
            reach = char.x1 - STRAY * (char.x1 - char.x0)
            if (kept and kept[-1].x1 > char.x1 - (char.x1 - char.x0) * STRAY) or (
                index + 1 < len(row) and row[index + 1].x0 < reach
            ):
                continue
        kept.append(char)
    return kept


def _split(row: list[Char], break_at: float) -> Iterable[list[Char]]:
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    if all(gap <= break_at * _SMALLEST for gap in gaps):
        yield row
        return
    kept = _tracked_gaps(row, gaps)
    start = 0
    for index, gap in enumerate(gaps):
        size = max(row[index].size, row[index + 1].size)
        if gap <= break_at * size or index in kept:
            continue
        if gap <= LABEL_BREAK * size and index - start < LABEL_LENGTH and _is_label(row[start : index + 1]):
            continue
        yield row[start : index + 1]
        start = index + 1
    yield row[start:]


def _is_label(chars: Sequence[Char]) -> bool:
    """Tell whether a line begins with a label that a wide blank follows: 第１章　, 課題１　, (1)　."""
    return _LABEL.fullmatch("".join(char.text for char in chars).strip()) is not None


def _tracked_gaps(row: Sequence[Char], gaps: Sequence[float]) -> set[int]:
    """Return the indices of gaps that only space out one word (地　域　再　生)."""
    kept: set[int] = set()
    index = 0
    while index < len(gaps):
        stop = index
        size = row[index].size
        low = high = gaps[index]
        while stop < len(gaps) and TRACKED * size <= gaps[stop] <= WIDEST * size and _spaces_out(row, stop):
            low, high = min(low, gaps[stop]), max(high, gaps[stop])
            if high - low > ALIKE * size:
                break
            stop += 1
        if stop - index >= 2:
            kept.update(range(index, stop))
        index = max(stop, index + 1)
    return kept


def _spaces_out(row: Sequence[Char], index: int) -> bool:
    return all(is_wide(char.text) and char.text.isalpha() for char in row[index : index + 2])


def _usual_gap(chars: Sequence[Char]) -> float:
    """Return the gap between letter-spaced characters, 0 for text set solid; single blanks do not count."""
    if len(chars) < SPACED_OUT:
        return 0.0
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(chars))
    usual = gaps[len(gaps) // 3]
    return usual if usual >= BLANK_NARROW * chars[0].size else 0.0


def _stands_on(small: TextLine, base: TextLine) -> bool:
    if small.size > RUBY_SIZE * base.size or small is base:
        return False
    gap = base.top - small.bottom
    return (
        -RUBY_GAP * base.size <= gap <= RUBY_GAP * base.size
        and small.x0 >= base.x0 - base.size
        and small.x1 <= base.x1 + base.size
    )
