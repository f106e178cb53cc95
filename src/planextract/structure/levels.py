"""Levels of the outline: what an open entry knows, and the level that an entry is of by default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planextract.document import Zone
from planextract.structure.entries import Entry
from planextract.structure.lines import is_bracket_heading
from planextract.structure.sheets import REASON as SHEET
from planextract.values.labels import label_key, label_rank

# Unlabelled headings stand between the title and the first labelled level unless fonts say more.
PLAIN = "plain"
PLAIN_RANK = -1.0
# Below chapters and sections, above all that is counted within a sheet.
FIELD = "form.field"
SHEET_RANK, FIELD_RANK = 3.5, 3.6
_MARKED, _MARKDOWN_RANK = "markdown:", -20.0
BULLET_RANK = 100.0
# Numbers below others of their own kind stand above every other kind that comes after it.
_NESTED_STEP = 0.05
# Sizes nearer than this (points) are one size.
SAME_SIZE = 0.6
# Blanks in front by which a text sets a list further in than the list that it belongs to.
DEEPER = 2
BELOW = 0.004
"""A step below a bullet that stands above every other bullet's level."""
_SMALL_BULLETS = ("bullet:・", "bullet:-")
_PARTS = frozenset({"part", "chapter", "section", "ordinal"})
# A heading down to this share of the type size of another can be of the same level.
_SHRUNK = 0.75
_NAMED = ("named_upper", "named_middle")
# Numbers of a plan's parts that words for pillars can stand below, though words stand above numbers by default.
_COUNTED = frozenset({"digit", "digit_dot", "kanji", "roman"})


@dataclass(slots=True)
class OpenEntry:
    """An entry that may still get children."""

    index: int
    key: str
    rank: float
    number: int | None
    heading: bool
    size: float | None = None
    column: int | None = None
    lead: int = 0
    children: int = 0
    labelled: int = 0
    closed: bool = False
    small_items: bool = False
    small_heads: bool = False
    listed: bool = False
    certain: bool = False
    heads: bool = False
    labels: bool = False
    caption: bool = False

    def is_fresh(self) -> bool:
        """Tell whether a heading has nothing below it yet; sentences below a sign of headings introduce its list."""
        return self.heading and not (self.labels if self.heads else self.children)

    def hold(self, item: OpenEntry) -> None:
        """Take note of an entry that stands right below."""
        self.children += 1
        self.labelled += item.number is not None
        self.listed |= item.key != PLAIN
        self.labels = True
        self.small_items |= item.key.startswith(_SMALL_BULLETS)
        if item.heading and item.size and item.rank < BULLET_RANK:
            self.small_heads |= (self.size or 0) - item.size > SAME_SIZE


def find_level(entry: Entry) -> tuple[str, float]:
    """Return what entries of one level share, and how high the level stands by default; smaller is higher."""
    if SHEET in entry.reasons:
        return SHEET, SHEET_RANK
    if entry.level:
        return f"{_MARKED}{entry.level}", _MARKDOWN_RANK + entry.level
    label = entry.label
    if label is None:
        return PLAIN, PLAIN_RANK
    if entry.shown is not None:
        return f"{label_key(label)}@{entry.shown}", entry.shown
    key, rank = label_key(label), label_rank(label) if entry.rank is None else entry.rank
    if label.kind in ("bullet", "arrow", "note"):
        return f"{key}:{entry.indent}", BULLET_RANK + rank + entry.indent
    if entry.nested:
        return f"{key}+{entry.nested}", rank + entry.nested * _NESTED_STEP
    return f"{key}:{entry.indent}" if entry.indent else key, rank


def may_hold(item: OpenEntry, entry: Entry, zone: Zone | None, *, lists: bool) -> bool:
    """Tell whether an open entry can stand over an unlabelled heading.

    Args:
        item: The open entry.
        entry: The heading.
        zone: What it announces.
        lists: Whether a list follows it.
    """
    if entry.caption:
        return item.heading and not item.caption
    if item.rank >= BULLET_RANK:
        return labels_list(item, zone)
    if item.key == FIELD:
        return is_bracket_heading(entry.whole.text)
    if lists and item.key == PLAIN and item.listed and item.size and entry.size:
        # Type is set smaller to fit a box: where the open heading had its list, this one is beside it.
        return item.size * _SHRUNK > entry.size
    if item.size and entry.size and abs(item.size - entry.size) > SAME_SIZE:
        return item.size > entry.size
    if item.key in _PARTS and item.small_heads:  # what has smaller headings below it has no others of its size
        return False
    return item.key != PLAIN or labels_list(item, zone)


def labels_list(item: OpenEntry, zone: Zone | None) -> bool:
    """Tell whether what announces measures is the label of the list of a name (○移住の促進 ＜主な取組＞)."""
    return item.heads and not item.labels and zone == "measures"


def differ_in_size(item: OpenEntry, entry: Entry) -> bool:
    """Tell whether an open entry and a new one are set in type of different sizes."""
    return bool(item.size and entry.size) and abs((item.size or 0) - (entry.size or 0)) > SAME_SIZE


def find_same(stack: Sequence[OpenEntry], key: str, number: int | None, entry: Entry) -> int | None:
    """Return the open entry with a label of this kind: the nearest that the number continues, else the nearest.

    Of several that it continues, those at the same indent come first.
    """
    places = [place for place, item in enumerate(stack) if item.key == key]
    if entry.size is not None:
        places = [place for place in places if not differ_in_size(stack[place], entry)]
    if number is not None and len(places) > 1:
        places = [place for place in places if stack[place].number == number - 1] or places
        places = [place for place in places if abs(stack[place].lead - entry.lead) < DEEPER] or places
    return places[-1] if places else None


def find_part(
    stack: Sequence[OpenEntry], below: Mapping[str, tuple[str, int]], key: str, number: int | None
) -> int | None:
    """Return the open part below which a named entry goes on counting, None if it counts through no parts.

    基本目標１ 重点目標１ 重点目標２ 基本目標２ 重点目標３: both are words for pillars, and the second stands below.
    ５ 柱１ 柱２ ６ 柱１: words that stood below numbers and count anew do so below the next. Ⅰ 施策１ Ⅱ 施策２: so
    do those that go on counting, if the next has no others yet.

    Args:
        stack: Open entries.
        below: For every key, the key that its last entry stood below, and that entry's number.
        key: Of the new entry.
        number: Its number.
    """
    above, last = below.get(key, ("", 0))
    goes_on = number == last + 1 and above.startswith("named")
    counted = above in _COUNTED and ((number == 1 and last > 1) or number == last + 1)
    if not key.startswith("named") or not (goes_on or counted):
        return None
    place = next((place for place in range(len(stack) - 1, -1, -1) if stack[place].key == above), None)
    if place is None or goes_on:
        return place
    if number != 1 and stack[place].labelled:
        return None
    return place if stack[place].size is None else None  # of a drawn heading its type says more


def is_larger(one: float | None, two: float | None) -> bool:
    """Tell whether drawn type is larger than other type; text without type is not."""
    return bool(one and two) and (one or 0) - (two or 0) > SAME_SIZE


def is_set_in(item: OpenEntry, entry: Entry) -> bool:
    """Tell whether a list of Markdown is set further in than an open item, below which it then stands."""
    return entry.indent - item.lead >= DEEPER and item.key != PLAIN and not item.key.startswith(_MARKED)


def is_elsewhere(key: str, stack: Iterable[OpenEntry]) -> bool:
    """Tell whether a bullet behind scraps is of another column or box: nothing open has it, or counts by a word.

    Below a heading like 施策１－１ the scraps are cells of its tables.
    """
    return all(item.key != key and not item.key.startswith(_NAMED) for item in stack)
