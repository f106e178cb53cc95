"""Document families: how a kind of plan says what it is, and what it changes in the base rules."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from planextract.errors import BadRule
from planextract.rules.loader import list_data, read_data
from planextract.rules.needs import find_needs

UNKNOWN = "unknown"
# A cover with its title, date and issuer has fewer lines; what follows names other plans.
_FRONT_LINES = 12
# Looking for more words than this takes as long as searching with the pattern.
_MOST_WORDS = 16
_LINE = re.compile(r"[^\n]*\S[^\n]*\n?")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that a member of the family prints.

    Attributes:
        pattern: Searched in the folded text of the document.
        weight: How much it says.
        front: Whether it is searched in the first lines only, where a plan prints its own name and not that of others.
        words: Words of which every text with the sign holds one; empty if they are unknown or too many.
    """

    pattern: re.Pattern[str]
    weight: int
    front: bool = False
    words: frozenset[str] = frozenset()

    def is_in(self, text: str, front: int) -> bool:
        """Tell whether a text prints it; a document prints few signs, and looking for words is quicker than searching.

        Args:
            text: Folded text of the whole document.
            front: Where its first lines end (code points).
        """
        end = front if self.front else len(text)
        if self.words and all(text.find(word, 0, end) < 0 for word in self.words):
            return False
        return self.pattern.search(text, 0, end) is not None


@dataclass(frozen=True, slots=True)
class Family:
    """A document family.

    Attributes:
        id: File name without ``.toml``; becomes ``document.kind``.
        name: Japanese name.
        signs: What its members print.
        threshold: Sum of weights from which a document belongs to it.
    """

    id: str
    name: str
    signs: tuple[Sign, ...]
    threshold: int

    def score(self, text: str, front: int) -> int:
        """Return the weights of the signs found, less the threshold; negative as soon as it cannot belong.

        Args:
            text: Folded text of the whole document.
            front: Where its first lines end (code points).
        """
        left = sum(sign.weight for sign in self.signs) - self.threshold
        for sign in self.signs:
            if not sign.is_in(text, front):
                left -= sign.weight
                if left < 0:
                    break
        return left


@lru_cache(maxsize=1)
def load_families() -> tuple[Family, ...]:
    """Load all families, sorted by id.

    Raises:
        BadRule: If a family file does not say how to recognise the family.
    """
    return tuple(_load_family(name.removesuffix(".toml")) for name in list_data("families") if name.endswith(".toml"))


def recognise_family(text: str) -> str:
    """Return the id of the family that a document belongs to, ``unknown`` if none claims it.

    The highest score wins; of equals the first in alphabetical order, so the answer never varies.

    Args:
        text: Folded text of the whole document.
    """
    front = _end_of_front(text)
    scores = [(family.score(text, front), family.id) for family in load_families()]
    best, family_id = max(scores, key=lambda pair: pair[0], default=(-1, UNKNOWN))
    return family_id if best >= 0 else UNKNOWN


def _end_of_front(text: str) -> int:
    lines = itertools.islice(_LINE.finditer(text), _FRONT_LINES)
    return max((line.end() for line in lines), default=0)


def _load_family(family_id: str) -> Family:
    data = tomllib.loads(read_data("families", f"{family_id}.toml"))
    if not data.get("sign") or "name" not in data or "threshold" not in data:
        raise BadRule(f"families/{family_id}.toml", detail="name, threshold, [[sign]] が必要です")
    # The first lines are looked at first: they are few, and tell most.
    signs = sorted(map(_build_sign, data["sign"]), key=lambda sign: not sign.front)
    return Family(family_id, str(data["name"]), tuple(signs), int(data["threshold"]))


def _build_sign(entry: Mapping[str, Any]) -> Sign:
    pattern = re.compile(entry["pattern"], re.MULTILINE)
    words = next(iter(find_needs(pattern)), frozenset[str]())
    few = words if len(words) <= _MOST_WORDS else frozenset[str]()
    return Sign(pattern, int(entry["weight"]), bool(entry.get("front", False)), few)
