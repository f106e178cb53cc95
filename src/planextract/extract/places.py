"""Find local governments by name, character by character.

In: a folded text. Out: where a prefecture, municipality or ward is named, with what is written before it
(山形県鶴岡市, 北海道上川郡下川町). Word boundaries are not needed, so names inside longer strings are found;
wording that turns a hit into something else (関係機関市町村, 中央市場) is in ``rules/base/places.toml``.
Does not decide whether the body acts or is only a place; see ``actors.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from planextract.frozen import frozen_dataclass
from planextract.rules.automaton import index_words
from planextract.rules.loader import load_rules
from planextract.rules.municipalities import Place, choose_places, load_places, places_by_name

# How far the rules may look to either side of a hit; the longest county has five characters.
CONTEXT = 12


@frozen_dataclass(frozen=True, slots=True)
class FoundPlace:
    """A local government named in a text.

    Attributes:
        start: First character, the prefecture and county in front included.
        end: One past the last character.
        name: Name with its type character, nothing in front.
        prefecture: Prefecture written before it, empty if none.
        places: What the name may denote; several where it is ambiguous.
    """

    start: int
    end: int
    name: str
    prefecture: str
    places: tuple[Place, ...]


def find_places(text: str) -> tuple[FoundPlace, ...]:
    """Find all local governments named in a text, in order.

    Args:
        text: Folded text without line breaks.

    Returns:
        Hits that do not overlap: the leftmost wins, of those the longest (大津市, never 津市 in it).
    """
    names = find_names(text)
    if not names:
        return ()
    found: list[FoundPlace] = []
    last = 0
    for start, end in names:
        # A hit that is refused does not hide those inside it: 中新川郡上市町 is not 郡上市.
        place = _build(text, start, end, found[-1] if found else None) if start >= last else None
        if place is None:
            continue
        if found and found[-1].end > place.start:
            found.pop()  # the prefecture in front is part of this name
        found.append(place)
        last = end
    return tuple(found)


def find_names(text: str) -> list[tuple[int, int]]:
    """Return where names of the table stand, also inside other words and each other: leftmost first, then longest.

    Args:
        text: Folded text.
    """
    hits = [(start := len(text) - 1 - at, start + length) for at, length in _find_names()(text[::-1])]
    return sorted(hits, key=lambda hit: (hit[0], -hit[1])) if len(hits) > 1 else hits


def _build(text: str, start: int, end: int, before: FoundPlace | None) -> FoundPlace | None:
    name = text[start:end]
    if load_rules("places").finds(name[-1] + text[end : end + CONTEXT], "place.not_after"):  # part of a longer word
        return None
    named = places_by_name()[name]
    if named[0].is_prefecture:
        return FoundPlace(start, end, name, "", named)
    county_start, county = _county_before(text, start, name)
    prefecture_start, prefecture = _prefecture_before(text, county_start, before)
    if not prefecture and not county and not _may_begin(text, start, name, before):
        return None
    places = choose_places(name, prefecture=prefecture, county=county)
    if not places:
        return None
    return FoundPlace(prefecture_start if prefecture else county_start, end, name, prefecture, places)


def _county_before(text: str, start: int, name: str) -> tuple[int, str]:
    # A county stands only before towns and villages; 蒲郡市 must not leave a municipality called 市.
    if not name.endswith(("町", "村")):
        return start, ""
    for place in places_by_name()[name]:
        if place.county and text.endswith(place.county, max(0, start - len(place.county)), start):
            return start - len(place.county), place.county
    return start, ""


def _prefecture_before(text: str, start: int, before: FoundPlace | None) -> tuple[int, str]:
    if before is None or not before.places[0].is_prefecture:
        return start, ""
    # Title pages set 滋賀県　日野町 apart.
    gap = text[before.end : start]
    return (before.start, before.name) if not gap.strip() and len(gap) <= 1 else (start, "")


def _may_begin(text: str, start: int, name: str, before: FoundPlace | None) -> bool:
    if before is not None and before.end == start:
        return True
    joined = text[max(0, start - CONTEXT) : start] + "|" + name
    return not load_rules("places").finds(joined, "place.not_before")


@lru_cache(maxsize=1)
def _find_names() -> Callable[[str], Iterable[tuple[int, int]]]:
    return index_words({place.name: len(place.name) for place in load_places()})
