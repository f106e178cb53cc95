"""Which patterns can match a text at all, told by the characters that they cannot do without.

In: compiled patterns. Out: for a text, the few that are worth trying. Most texts are short and most patterns need a
character that is not in them, so looking at the characters once saves nearly all searches. A pattern whose needs
cannot be told is always tried: screening changes the time, never the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]  # only the parser knows what a pattern needs
from re import _parser as parser  # type: ignore[attr-defined]  # only the parser knows what a pattern needs
from typing import Any

Need = frozenset[str]
"""Characters of which any matching text holds at least one."""

# A class of more characters (一-鿿) is in nearly every text and screens nothing.
_LARGEST_CLASS = 64
# Kana, digits and punctuation are in nearly every sentence, so a need for one of them says little.
_COMMON_WEIGHT = 8
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
# More letters than this are found at nearly every place.
_MOST_LETTERS = 300
_QUICK = frozenset({codes.LITERAL, codes.IN, codes.AT})
_ZERO_WIDTH = frozenset({codes.AT, codes.ASSERT, codes.ASSERT_NOT})
_REPEATS = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})


@dataclass(frozen=True, slots=True)
class Screen:
    """Patterns by what they need.

    Attributes:
        bits: For each character the patterns that it makes possible, one bit each.
        always: Bits of the patterns whose needs are not known.
        letters: All characters that make a pattern possible.
        further: For each pattern what it needs besides.
    """

    bits: Mapping[str, int]
    always: int
    letters: frozenset[str]
    further: tuple[tuple[Need, ...], ...]

    def choose(self, text: str) -> list[int]:
        """Return the places of the patterns that can match somewhere in a text, in order."""
        held = _letters_of(text)
        left = self.always
        for letter in self.letters & held:
            left |= self.bits[letter]
        chosen: list[int] = []
        while left:
            place = (left & -left).bit_length() - 1
            left &= left - 1
            for need in self.further[place]:
                if need.isdisjoint(held):
                    break
            else:
                chosen.append(place)
        return chosen


@lru_cache(maxsize=16)
def _letters_of(text: str) -> frozenset[str]:
    """Return the characters of a text; several groups of rules look at one text in turn."""
    return frozenset(text)


def build_screen(patterns: Sequence[re.Pattern[str]]) -> Screen:
    """Index patterns by the characters that they need."""
    bits: dict[str, int] = {}
    always = 0
    further: list[tuple[Need, ...]] = []
    for place, pattern in enumerate(patterns):
        needs = find_needs(pattern)
        for letter in needs[0] if needs else ():
            bits[letter] = bits.get(letter, 0) | 1 << place
        always |= 0 if needs else 1 << place
        further.append(needs[1:])
    return Screen(bits, always, frozenset(bits), tuple(further))


def join_patterns(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str]:
    """Join patterns into one that matches where any of them does, without their groups.

    The name of its last group, ``p3``, tells the first one that matches at a place; those before it do not.
    """
    parts = (f"(?P<p{place}>{_GROUP_NAME.sub('(?:', pattern.pattern)})" for place, pattern in enumerate(patterns))
    return re.compile("|".join(parts))


def find_needs(pattern: re.Pattern[str]) -> tuple[Need, ...]:
    """Return what every text that a pattern matches must hold, what says most first; empty if nothing is certain."""
    if pattern.flags & (re.IGNORECASE | re.LOCALE | re.VERBOSE):
        return ()
    needs = set(_of_sequence(parser.parse(pattern.pattern)))
    return tuple(sorted(needs, key=lambda need: (_weigh(need), sorted(need))))


def hasten(pattern: str) -> str:
    """Return an equal pattern that sees at once where it cannot begin, if that is worth while.

    The engine looks for the first letters of plain words by itself; in front of optional parts and groups of
    alternatives it tries every place of a text in full.
    """
    parsed = list(parser.parse(pattern))
    if not parsed or _is_quick(parsed) or re.match(r"\(\?[a-zA-Z]", pattern):
        return pattern
    begin = _begin(parsed)
    if begin is None or begin[1] or not 0 < len(begin[0]) <= _MOST_LETTERS:
        return pattern
    letters = "".join(re.escape(letter) for letter in sorted(begin[0]))
    return f"(?=[{letters}])(?:{pattern})"


def _is_quick(parsed: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether the engine itself looks for the first letters."""
    code, value = parsed[0]
    if code is codes.SUBPATTERN and not value[1] and not value[2]:
        return _is_quick(list(value[3]))
    if code is codes.BRANCH:
        return all(len(branch) and branch[0][0] is codes.LITERAL for branch in value[1])
    return code in _QUICK


def _begin(parsed: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str], bool] | None:
    """Return the letters that a match can begin with and whether it can be empty; None if they are too many."""
    letters: frozenset[str] = frozenset()
    for code, value in parsed:
        if code in _ZERO_WIDTH:
            continue
        found = _begin_of(code, value)
        if found is None:
            return None
        letters |= found[0]
        if not found[1]:
            return letters, False
    return letters, True


def _begin_of(code: Any, value: Any) -> tuple[frozenset[str], bool] | None:  # noqa: ANN401 - of the parser
    if code is codes.LITERAL:
        return frozenset(chr(value)), False
    if code is codes.IN:
        need = next(_of_class(value), None)
        return None if need is None else (need, False)
    if code is codes.BRANCH:
        parts = [_begin(branch) for branch in value[1]]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        return frozenset().union(*(part[0] for part in known)), any(part[1] for part in known)
    if code is codes.SUBPATTERN:
        return None if value[1] or value[2] else _begin(value[3])
    if code in _REPEATS:
        inner = _begin(value[2])
        return None if inner is None else (inner[0], inner[1] or value[0] == 0)
    return _begin(value) if code is codes.ATOMIC_GROUP else None


def _of_sequence(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Need]:
    """Yield the needs of a part of a pattern: of its pieces all must be met."""
    for code, value in parsed:
        if code is codes.LITERAL:
            yield frozenset(chr(value))
        elif code is codes.IN:
            yield from _of_class(value)
        elif code is codes.BRANCH:
            yield from _of_branches(value[1])
        elif code is codes.SUBPATTERN:
            if not value[1] and not value[2]:  # no flags of its own
                yield from _of_sequence(value[3])
        elif code in _REPEATS:
            if value[0] > 0:
                yield from _of_sequence(value[2])
        elif code is codes.ASSERT:
            yield from _of_sequence(value[1])
        elif code is codes.ATOMIC_GROUP:
            yield from _of_sequence(value)


def _of_class(items: Iterable[tuple[Any, Any]]) -> Iterator[Need]:
    letters: set[str] = set()
    for code, value in items:
        if code is codes.LITERAL:
            letters.add(chr(value))
        elif code is codes.RANGE and value[1] - value[0] < _LARGEST_CLASS:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return
    if len(letters) <= _LARGEST_CLASS:
        yield frozenset(letters)


def _of_branches(branches: Iterable[Iterable[tuple[Any, Any]]]) -> Iterator[Need]:
    """Yield what one need of each branch makes together, if every branch has one."""
    each = [
        min(_of_sequence(branch), key=lambda need: (_weigh(need), sorted(need)), default=None) for branch in branches
    ]
    chosen = [need for need in each if need is not None]
    if len(chosen) == len(each):
        yield frozenset().union(*chosen)


def _weigh(need: Need) -> int:
    return sum(_COMMON_WEIGHT if letter < "一" else 1 for letter in need)
