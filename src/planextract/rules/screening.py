"""Which patterns can match a text at all, told by the words that they cannot do without.

In: compiled patterns. Out: for a text, the few that are worth trying. Most texts are short and most patterns need a
word that is not in them, so looking for all the words at once saves nearly all searches. A pattern whose needs cannot
be told is always tried: screening changes the time, never the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]  # only the parser knows what a pattern begins with
from re import _parser as parser  # type: ignore[attr-defined]  # only the parser knows what a pattern begins with
from typing import Any

from planextract.rules.automaton import index_words
from planextract.rules.needs import Need, find_needs, letters_of, weigh

# A need that a tenth of the places of a text meet screens nothing.
_HEAVIEST = 0.3
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
# More letters than this are found at nearly every place.
_MOST_LETTERS = 300
_QUICK = frozenset({codes.LITERAL, codes.IN, codes.AT})
_ZERO_WIDTH = frozenset({codes.AT, codes.ASSERT, codes.ASSERT_NOT})
_REPEATS = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})


@dataclass(frozen=True, slots=True)
class Screen:
    """Patterns by the words that they need.

    Attributes:
        find: Finds the words in a text given backwards; the value of each is the patterns that it makes possible, one
            bit each.
        always: Bits of the patterns whose needs are not known.
    """

    find: Callable[[str], Iterable[tuple[int, int]]]
    always: int

    def choose(self, text: str) -> int:
        """Return the patterns that can match somewhere in a text, one bit each."""
        left = self.always
        for _, bits in self.find(text[::-1]):
            left |= bits
        return left


def build_screen(patterns: Sequence[re.Pattern[str]]) -> Screen:
    """Index patterns by the rarest words that they need."""
    bits: dict[str, int] = {}
    always = 0
    for place, pattern in enumerate(patterns):
        need = _rarest(pattern)
        for word in need:
            bits[word] = bits.get(word, 0) | 1 << place
        always |= 0 if need else 1 << place
    return Screen(index_words(bits), always)


def build_gate(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """Return a pattern that is quickly searched for and found wherever a slow one is, None if that is not worth while.

    Args:
        pattern: To be searched for.
    """
    need = _rarest(pattern)
    if not need or _starts_rarely(list(parser.parse(pattern.pattern))):
        return None
    return re.compile("|".join(map(re.escape, sorted(need))))


@lru_cache(maxsize=1024)
def _rarest(pattern: re.Pattern[str]) -> Need:
    """Return the need that says most, empty if none says much."""
    needs = find_needs(pattern)
    return needs[0] if needs and weigh(needs[0]) <= _HEAVIEST else frozenset()


def join_patterns(patterns: Sequence[re.Pattern[str]]) -> re.Pattern[str]:
    """Join patterns into one that matches where any of them does, without their groups.

    The name of its last group, ``p3``, tells the first one that matches at a place; those before it do not.
    """
    parts = (f"(?P<p{place}>{_GROUP_NAME.sub('(?:', pattern.pattern)})" for place, pattern in enumerate(patterns))
    return re.compile("|".join(parts))


@lru_cache(maxsize=1024)
def hasten(pattern: str) -> str:
    """Return an equal pattern that sees at once where it cannot begin, if that is worth while.

    Reading a pattern takes as long as compiling it, and the rules of a family are the base rules but for a few. The
    engine looks for the first letters of plain words by itself; in front of optional parts and groups of
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


def first_letters(pattern: re.Pattern[str]) -> frozenset[str] | None:
    """Return the letters with which a match can begin; None if they are too many, or if it can be empty."""
    begin = _begin(parser.parse(pattern.pattern))
    return None if begin is None or begin[1] else begin[0]


def _is_quick(parsed: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether the engine itself looks for the first letters."""
    code, value = parsed[0]
    if code is codes.SUBPATTERN and not value[1] and not value[2]:
        return _is_quick(list(value[3]))
    if code is codes.BRANCH:
        return all(len(branch) and branch[0][0] is codes.LITERAL for branch in value[1])
    return code in _QUICK


def _starts_rarely(parsed: Sequence[tuple[Any, Any]]) -> bool:
    """Tell whether the engine itself sees nearly everywhere that a pattern does not begin there."""
    return parsed[0][0] is codes.AT or (_is_quick(parsed) and _begin(parsed) is not None)


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
        letters = letters_of(value)
        return None if letters is None else (letters, False)
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
