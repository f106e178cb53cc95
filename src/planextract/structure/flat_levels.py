"""Levels of Markdown headings that a converter gave one level all, or set as lines in bold.

Converters that read the layout of a page know that a line is a heading, but seldom of which level: every heading
becomes ``##``, or ``**…**`` below the title. Then the marks say nothing of the levels, and the numbers do: a number of
a kind that is open continues it, a new kind stands below the kinds that count around it or else rank higher, and a
heading without number below the numbered one above it. Nothing but a heading that is said again below its siblings
(現状と課題), or an empty one right above the first number (主要施策), tells a level without numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planextract.document import Zone
from planextract.rules.loader import load_rules
from planextract.structure.covers import is_frame
from planextract.structure.entries import Entry
from planextract.structure.lines import BOLD_LEVEL, is_bracket_heading
from planextract.structure.number_levels import Pair, find_upper_kinds
from planextract.structure.shared_levels import mend_slipped_levels, tell_shared_levels
from planextract.structure.zones import find_zone
from planextract.values.labels import label_key, label_rank

# Labels that are headings without a mark, too.
_PARTS = frozenset({"part", "chapter", "section", "named_upper"})
_MIN_HEADINGS = 6
_MIN_KINDS = 2
# A heading below so many numbers belongs to each of them.
_REPEATED = 2
# The deepest level that Markdown has; kinds of numbers that stand deeper are of one level.
_DEEPEST = 6
# What stands beside the numbered parts, at the end of a plan, unless it is said below each of them.
_ASIDE: frozenset[Zone | None] = frozenset({"organisation", "evaluation", "procedure", "budget"})


def tell_flat_levels(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return entries whose headings have levels of their own, where all marks are the same.

    Args:
        entries: Of a document, in order; those without marks are left as they are.
    """
    entries = mend_slipped_levels(_lower_bold(entries))
    places = _find_heads(entries)
    if len(places) < _MIN_HEADINGS or len({entries[place].level for place in places[1:]}) != 1:
        return tell_shared_levels(entries)
    teller = _Teller(entries, places)
    if not teller.is_told():
        return entries
    out = list(entries)
    for place, level in zip(places, teller.tell(), strict=True):
        out[place] = replace(entries[place], level=level)
    return out


def _lower_bold(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return entries without the levels of bold lines that only announce (**数値目標**), where no number has a mark.

    There chapters and goals are headings by their numbers alone, and what is bold between them stands above none.
    """
    bold = [place for place, entry in enumerate(entries) if entry.level == BOLD_LEVEL]
    if not bold or any(entry.level and entry.label is not None for entry in entries):
        return entries
    parts = sum(entry.label is not None and entry.label.kind in _PARTS for entry in entries)
    if parts < _REPEATED:
        return entries
    rules = load_rules("zones")
    out = list(entries)
    for place in bold:
        text = entries[place].body.text
        if is_bracket_heading(text) or find_zone(text, rules) is not None:
            out[place] = replace(entries[place], level=0)
    return out


def _find_heads(entries: Sequence[Entry]) -> list[int]:
    """Return the places of the headings: the marked ones, or the bold lines where only the title has a mark."""
    marked = [place for place, entry in enumerate(entries) if 0 < entry.level < BOLD_LEVEL]
    if len(marked) > 1:
        return marked
    return [place for place, entry in enumerate(entries) if entry.level and place >= min(marked, default=0)]


@dataclass(slots=True)
class _Teller:
    """Tells the levels of headings, the first of which may be the title.

    Attributes:
        entries: Of the document.
        places: Of the headings among them.
        repeated: Headings without number that are said again.
        told: Kinds of numbers that stand below others by how they count.
        open: Key and rank of the headings that the next one may stand below.
    """

    entries: Sequence[Entry]
    places: Sequence[int]
    repeated: frozenset[str] = frozenset()
    told: frozenset[Pair] = frozenset()
    open: list[tuple[str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        texts = Counter(entry.body.text for entry in map(self.entries.__getitem__, self.places) if entry.label is None)
        self.repeated = frozenset(text for text, count in texts.items() if count >= _REPEATED)
        labels = (self.entries[place].label for place in self.places)
        self.told = find_upper_kinds((label_key(label), label.number) for label in labels if label is not None)

    def is_told(self) -> bool:
        """Tell whether the headings show levels: by several kinds of numbers, or by what stands below each number."""
        heads = [self.entries[place] for place in self.places]
        kinds = Counter(label_key(head.label) for head in heads if head.label is not None)
        if len(kinds) >= _MIN_KINDS:
            return True
        if not kinds or max(kinds.values()) < _REPEATED:
            return False
        firsts = [below for head, below in pairwise(heads) if head.label is not None and below.label is None]
        below_each = sum(below.body.text in self.repeated for below in firsts)
        empty = sum(
            head.label is not None and below.label is None and self._is_empty(at)
            for at, (head, below) in enumerate(pairwise(heads))
        )
        return max(below_each, empty) >= _REPEATED

    def tell(self) -> list[int]:
        """Return the level of each heading."""
        last = {label_key(label): at for at in range(len(self.places)) if (label := self._head(at).label) is not None}
        return [min(self._place(at, last), _DEEPEST) for at in range(len(self.places))]

    def _place(self, at: int, last: dict[str, int]) -> int:
        label = self._head(at).label
        if label is not None:
            key, rank = label_key(label), label_rank(label)
            keys = [open_key for open_key, _ in self.open]
            if key in keys:
                del self.open[keys.index(key) :]
            else:
                while self.open and not self._holds(*self.open[-1], key, rank):
                    self.open.pop()
            self.open.append((key, rank))
            return len(self.open) + 1
        if not at:
            return 1
        if self.open and self._stands_aside(at, last):
            self.open.clear()
        if self._heads_numbers(at):
            # What is numbered below it may rank higher than what is numbered above it; it is above both.
            self.open.append(("", self.open[-1][1] if self.open else 0.0))
            return len(self.open) + 1
        return len(self.open) + 2

    def _holds(self, upper: str, upper_rank: float, key: str, rank: float) -> bool:
        """Tell whether a kind of numbers stands below an open one: by how they count, else by rank."""
        return (upper, key) in self.told or (upper_rank <= rank and (key, upper) not in self.told)

    def _head(self, at: int) -> Entry:
        return self.entries[self.places[at]]

    def _is_empty(self, at: int) -> bool:
        """Tell whether nothing stands between a heading and the next one."""
        return at + 1 < len(self.places) and self.places[at + 1] == self.places[at] + 1

    def _heads_numbers(self, at: int) -> bool:
        """Tell whether an empty heading stands right above a list of numbered ones."""
        if not self._is_empty(at) or self._head(at).body.text in self.repeated:
            return False
        below = self._head(at + 1).label
        return below is not None and below.number == 1 and label_key(below) not in {key for key, _ in self.open}

    def _stands_aside(self, at: int, last: dict[str, int]) -> bool:
        """Tell whether a heading without number ends the numbered parts: おわりに, 予算の概要 behind the last."""
        text = self._head(at).body.text
        if text in self.repeated:
            return False
        keys = [key for key, _ in self.open if key]
        if not keys or last[keys[0]] > at:
            return False
        return is_frame(text) or find_zone(text, load_rules("zones")) in _ASIDE
