"""How a text is compared: folded, with numbers and places taken out, as weighted character pairs.

In: an item's text. Out: a frozen ``Wording`` and similarities between two of them. What is a number is
``rules/base/change_words.toml``; what is a place is the table of municipalities. Knows nothing of plans.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from planextract.rules.loader import load_rules
from planextract.rules.municipalities import places_by_name

# Dashes and waves that fonts and writers mix freely.
_SAME_SIGN = str.maketrans({"〜": "~", "‐": "-", "–": "-", "―": "-", "−": "-", "—": "-", "〇": "○", "◯": "○"})
_PLACE_ENDS = frozenset("都道府県市区町村")
_LONGEST_PLACE = 8
# Stands for a number in a masked text, so that 「30人」 keeps its 人; no document prints it.
_HOLE = "\ue000"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as comparisons see it.

    Attributes:
        text: NFKC, no blanks, no full stop at the end. Two items with equal ``text`` are unchanged.
        masked: The same with every number and place name taken out.
        numbers: The numbers, in order.
        places: The place names, in order.
        solid: Number of characters that are left of it.
        pairs: Neighbouring characters of ``masked``.
    """

    text: str
    masked: str
    numbers: tuple[str, ...]
    places: tuple[str, ...]
    solid: int
    pairs: frozenset[str]


def fold_text(text: str) -> str:
    """Return the spelling in which width, blanks, line breaks and a full stop at the end are no difference."""
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_SAME_SIGN).rstrip("。.")


@lru_cache(maxsize=65_536)
def read_wording(text: str) -> Wording:
    """Read a text for comparison."""
    folded = fold_text(text)
    bare, places = _take_places_out(folded)
    numbers = tuple(_number_pattern().findall(bare))
    masked = _number_pattern().sub(_HOLE, bare) if numbers else bare
    solid = masked.replace(_HOLE, "") or masked
    pairs = frozenset(solid[i : i + 2] for i in range(len(solid) - 1)) or frozenset({solid})
    return Wording(folded, masked, numbers, places, len(masked.replace(_HOLE, "")), pairs)


def weigh_likeness(old: Wording, new: Wording, weights: Mapping[str, float]) -> float:
    """Return how alike two texts are, 0 to 1; numbers and places count for nothing.

    The mean of two views: characters in common in their order, and character pairs in common, the rare ones
    counting more. The second sees through phrases that every item has (「…を推進します」).

    Args:
        old: One text.
        new: The other.
        weights: Weight of each character pair; see ``weigh_pairs``.
    """
    if old.masked == new.masked:
        return 1.0
    common = sum(weights[pair] for pair in old.pairs & new.pairs)
    total = sum(weights[pair] for pair in old.pairs) + sum(weights[pair] for pair in new.pairs)
    shared = 2 * common / total if total else 0.0
    return (fuzz.ratio(old.masked, new.masked) / 100 + shared) / 2


def share_beginning(old: Wording, new: Wording) -> float:
    """Return how much of the shorter text the common beginning is: an item that goes on keeps its first words."""
    limit = min(len(old.masked), len(new.masked))
    same = next((i for i in range(limit) if old.masked[i] != new.masked[i]), limit)
    return same / limit if limit else 0.0


def share_contained(part: Wording, whole: Wording) -> float:
    """Return how much of a text stands in another, in its order."""
    return LCSseq.similarity(part.text, whole.text) / len(part.text) if part.text else 0.0


def share_joined(whole: Wording, parts: str) -> float:
    """Return how alike a text and its joined parts are."""
    return fuzz.ratio(whole.text, parts) / 100


def swaps_places(old: Wording, new: Wording) -> bool:
    """Tell whether one place stands where the other text has another (宮城県, 宮崎県)."""
    return bool(old.places and new.places) and not set(old.places) & set(new.places)


@lru_cache(maxsize=1)
def _number_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in load_rules("change_words").group("mask")))


def _take_places_out(text: str) -> tuple[str, tuple[str, ...]]:
    names = places_by_name()
    kept: list[str] = []
    places: list[str] = []
    for character in text:
        kept.append(character)
        if character not in _PLACE_ENDS:
            continue
        tail = "".join(kept[-_LONGEST_PLACE:])
        name = next((tail[i:] for i in range(len(tail) - 1) if tail[i:] in names), None)
        if name is not None:
            places.append(name)
            kept[-len(name) :] = [_HOLE]
    return "".join(kept), tuple(places)
