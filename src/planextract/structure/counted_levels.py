"""Kinds of labels that a document counts below another kind than usual: 〔１〕 施策① 施策② 〔２〕 施策① 施策②.

In: entries. Out: the same, those that stand lower than their kind does by default with their ``rank``. A word with a
number stands above bare numbers by default, and a number above a path. Two things show that it is the other way
round: the words start again (or name the number above them: １ １－１ １－２ ２ ２－１) in the parts of numbers that
count on, or all of them stand between two numbers that follow each other. Words that themselves count on through the
numbers are left, and so is what a label that ranks above both parts from its number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from planextract.frozen import frozen_dataclass
from planextract.structure.entries import Entry
from planextract.structure.heading_runs import may_name
from planextract.values.labels import Label, is_named, label_key, label_rank

# Kinds of headings that other headings are counted below, and those that are often items of lists.
_HEADS = frozenset(
    {
        "part",
        "chapter",
        "section",
        "ordinal",
        "kanji",
        "roman",
        "roman_path",
        "digit",
        "digit_dot",
        "bracket_number",
        "path",
    }
)
_ITEMS = frozenset({"alpha_upper", "paren", "digit_paren", "circled"})
_FEWEST = 2  # numbers above, parts that start again, or labels between two numbers
_DEEPEST = 3
# All ranks above a label fit between it and the next kind.
_STEP = 0.001


@frozen_dataclass(frozen=True, slots=True)
class _Place:
    """A numbered label: where it stands, what it is, and its kind and default level."""

    at: int
    label: Label
    text: str
    key: str
    rank: float

    @property
    def identity(self) -> tuple[int, ...]:
        """Return what no other label of its run has."""
        return self.label.path or (self.label.number or 0,)


@dataclass(slots=True)
class _Part:
    """A number and the labels up to the next one of its run."""

    head: _Place
    below: list[_Place] = field(default_factory=list)


def tell_counted_levels(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries with the ranks that the document's own counting tells.

    Args:
        entries: In document order.
    """
    places = [
        _Place(at, entry.label, entry.body.text, label_key(entry.label), label_rank(entry.label))
        for at, entry in enumerate(entries)
        if entry.label is not None and entry.label.number is not None and not entry.level
    ]
    ranks: dict[int, float] = {}
    found = [lowered for run in _find_runs(places) for lowered in _find_lower(run)]
    # What stands below something that is itself lower gets its rank once that is known.
    for _ in range(min(len(found), _DEEPEST)):
        for head, below in found:
            rank = ranks.get(head.at, head.rank)
            for place in below:  # which keep their order among each other
                lower = rank + _STEP * (place.rank + 1)
                ranks[place.at] = max(ranks.get(place.at, lower), lower)
    if not ranks:
        return entries
    return [replace(entry, rank=ranks[at]) if at in ranks else entry for at, entry in enumerate(entries)]


def _find_runs(places: Sequence[_Place]) -> Iterator[list[_Part]]:
    """Yield the headings of one kind up to the first that comes again, each with what stands behind it."""
    keys = {place.key: place.rank for place in places}
    lowest = min(keys.values(), default=0.0)
    for key, rank in keys.items():
        if rank == lowest and len(keys) == 1:  # nothing ranks as high
            continue
        run: list[_Part] = []
        known: set[tuple[int, ...]] = set()
        for place in places:
            if place.key != key:
                if run:
                    run[-1].below.append(place)
            elif _can_head(place):
                if place.identity in known:
                    yield run
                    run, known = [], set()
                run.append(_Part(place))
                known.add(place.identity)
        yield run


def _can_head(place: _Place) -> bool:
    """Tell whether a label is one of a heading by its kind and its words."""
    heads = is_named(place.label) or place.label.kind in _HEADS or place.label.kind in _ITEMS
    return heads and may_name(place.text)


def _find_lower(run: Sequence[_Part]) -> Iterator[tuple[_Place, list[_Place]]]:
    """Yield headings of a run with the labels that stand below them though their kinds rank higher."""
    if len(run) < _FEWEST or all(part.head.label.number != 1 for part in run):
        return
    rank = run[0].head.rank
    keys = {place.key: place.rank for part in run for place in part.below}
    for key, highest in keys.items():
        if highest > rank:
            continue
        lists = [_find_list(part, key) for part in run]
        if any(below is None for below in lists[:-1]):
            continue
        told = [(part.head, below) for part, below in zip(run, lists, strict=True) if below]
        if _start_again(run, told) or _stand_between(run, told):
            # Behind the last number only what stands below others, too.
            inner = {one.key for part in run[:-1] for one in part.below if one.rank > highest}
            inner |= {key}
            for part, below in zip(run, lists, strict=True):
                if below:
                    lower = (one for one in part.below if one.at >= below[0].at and one.rank <= rank)
                    yield part.head, list(_take(lower, key, inner, highest))


def _take(places: Iterator[_Place], key: str, inner: Collection[str], highest: float) -> Iterator[_Place]:
    """Yield the labels of the kinds that a part holds, up to one that ranks higher than all of them."""
    for place in places:
        if place.key != key and place.rank <= highest:
            return
        if place.key in inner:
            yield place


def _start_again(run: Sequence[_Part], told: Sequence[tuple[_Place, list[_Place]]]) -> bool:
    """Tell whether most numbers have a list of their own; the same heading again would be that of a page."""
    firsts = {below[0].text for _, below in told}
    return len(told) >= _FEWEST and 2 * len(told) > len(run) and len(firsts) == len(told)


def _stand_between(run: Sequence[_Part], told: Sequence[tuple[_Place, list[_Place]]]) -> bool:
    """Tell whether a whole list stands between a number and the next; the items of a list may be far apart."""
    if len(told) != 1 or len(told[0][1]) < _FEWEST or told[0][0].label.kind in _ITEMS:
        return False
    at = next(place for place, part in enumerate(run) if part.head is told[0][0])
    if at + 1 == len(run) or (run[at].head.label.number or 0) + 1 != run[at + 1].head.label.number:
        return False
    rank = told[0][1][0].rank
    return all(place.rank >= rank for place in run[at].below)


def _find_list(part: _Part, key: str) -> list[_Place] | None:
    """Return the labels of a kind that a part counts from one, None if it counts them otherwise.

    What ranks above both ends the part.
    """
    out: list[_Place] = []
    for place in part.below:
        if place.key == key:
            out.append(place)
        elif out and place.rank < out[0].rank:
            break
    head = part.head.label
    if [place.label.number for place in out] != list(range(1, len(out) + 1)):
        return None
    if any(place.label.path and place.label.path[:-1] != (head.number,) for place in out):
        return None
    return out
