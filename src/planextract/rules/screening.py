"""Which patterns can match a text at all, told by the characters that they cannot do without.

In: compiled patterns. Out: for a text, the few that are worth trying. Most texts are short and most patterns need a
character that is not in them, so looking at the characters once saves nearly all searches. A pattern whose needs
cannot be told is always tried: screening changes the time, never the result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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

    def choose(self, text: str) -> Iterator[int]:
        """Yield the places of the patterns that can match somewhere in a text, in order."""
        held = frozenset(text)
        left = self.always
        for letter in self.letters & held:
            left |= self.bits[letter]
        while left:
            place = (left & -left).bit_length() - 1
            left &= left - 1
            if not any(need.isdisjoint(held) for need in self.further[place]):
                yield place


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
