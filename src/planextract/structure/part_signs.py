"""Signs that mark the parts of a plan: ■仕事をつくる, and below it indicators, groups that count from 1, their items.

By default a number stands above every sign, and a heading without number ends what a sign heads. Where the numbers
begin again at 1 behind each bullet of a sign, or other headings with a sign of their own stand below each, it is the
other way round: the sign stands above them, and below what counts on across it. In: entries of a text whose signs of
headings are told. Out: the same, those of such signs with their level.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planextract.rules.loader import RuleSet
from planextract.structure.bullet_levels import bears_sign
from planextract.structure.entries import Entry
from planextract.structure.figures import ARROW
from planextract.structure.headings import find_announced, is_title
from planextract.structure.levels import BULLET_RANK, find_level
from planextract.values.labels import label_key, label_rank

# So many parts there must be, and so large a share of them must have what the sign stands above.
_FEWEST, _SHARE = 2, 0.8
_STEP = 0.5


@dataclass(slots=True)
class _Course:
    """What comes behind the bullets of one sign.

    Attributes:
        places: Of its bullets.
        begun: How often each kind of number began at 1 behind one of them, as the first of its kind.
        signs: Behind how many of them another sign of headings came.
        counting: Ranks of what counts on across them.
        seen: Kinds that came behind the last of them.
    """

    places: list[int] = field(default_factory=list)
    begun: Counter[str] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    counting: dict[str, float] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)


def tell_part_signs(entries: Sequence[Entry], rules: RuleSet) -> Sequence[Entry]:
    """Return the entries with the levels of signs that mark parts.

    Args:
        entries: In document order, of a text.
        rules: The ``zones`` rules.
    """
    courses = {key: _Course(places) for key, places in _find_heads(entries, rules)}
    if not courses:
        return entries
    ranks: dict[str, float] = {}
    for key, course in courses.items():
        _follow(entries, key, course)
        rank = _find_rank(course, entries)
        if rank is not None:
            ranks[key] = rank
    if not ranks:
        return entries
    # Of two such signs one stands above the other already.
    key = min(ranks, key=lambda one: courses[one].places[0])
    frames = _find_frames(entries, courses[key].places)
    levels: Mapping[str, float] = {**dict.fromkeys(frames, ranks[key] - _STEP / 2), key: ranks[key]}
    return [_rise(entry, levels) for entry in entries]


def _rise(entry: Entry, levels: Mapping[str, float]) -> Entry:
    if entry.label is None or entry.label.kind != "bullet":
        return entry
    rank = levels.get(find_level(entry)[0])
    return entry if rank is None else replace(entry, shown=rank, heads=True)


def _find_heads(entries: Sequence[Entry], rules: RuleSet) -> Iterator[tuple[str, list[int]]]:
    """Yield the keys of signs whose bullets are names nearly all, and their places."""
    places: dict[str, list[int]] = {}
    others: Counter[str] = Counter()
    for at, entry in enumerate(entries):
        if not bears_sign(entry):
            continue
        key = find_level(entry)[0]
        if is_title(entry) and not ARROW.search(entry.body.text):
            if find_announced(entry, rules) is None:
                places.setdefault(key, []).append(at)
        else:
            others[key] += 1
    for key, found in places.items():
        if len(found) >= max(_FEWEST, _SHARE * (len(found) + others[key])):
            yield key, found


def _follow(entries: Sequence[Entry], key: str, course: _Course) -> None:
    """Take note of what comes behind the bullets of a sign."""
    starts = set(course.places)
    for at in range(course.places[0], len(entries)):
        entry = entries[at]
        if at in starts:
            course.seen = set()
        if entry.label is None or at in starts:
            continue
        kind = find_level(entry)[0]
        if kind in course.seen:
            continue
        course.seen.add(kind)
        if entry.label.number is None:
            course.signs[kind] += entry.heads and kind != key
        elif entry.label.number == 1:
            course.begun[label_key(entry.label)] += 1
        else:
            course.counting[label_key(entry.label)] = label_rank(entry.label)


def _find_rank(course: _Course, entries: Sequence[Entry]) -> float | None:
    """Return the level of a sign that stands above numbers or signs, None where it does not."""
    fewest = max(_FEWEST, _SHARE * len(course.places))
    below = {kind for kind, count in course.begun.items() if count >= fewest and kind not in course.counting}
    first = [
        label_rank(entry.label)
        for entry in entries[course.places[0] :]
        if entry.label is not None and entry.label.number is not None and label_key(entry.label) in below
    ]
    level = find_level(entries[course.places[0]])[1]
    over = any(count >= fewest for kind, count in course.signs.items())
    if not first and not over:
        return None
    rank = min(first, default=BULLET_RANK) - _STEP
    return rank if rank < level and all(above < rank for above in course.counting.values()) else None


def _find_frames(entries: Sequence[Entry], places: Sequence[int]) -> set[str]:
    """Return the keys of other signs that stand before and behind such parts, and never among them."""
    keys = [find_level(entry)[0] if bears_sign(entry) else None for entry in entries]
    before, among, behind = (
        {key for key in keys[start:stop] if key is not None}
        for start, stop in ((0, places[0]), (places[0], places[-1]), (places[-1] + 1, len(keys)))
    )
    return (before & behind) - among
