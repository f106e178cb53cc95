"""What every text that a pattern matches must hold, read from the pattern.

In: a compiled pattern. Out: its needs: sets of words of which each matching text holds at least one, so that a text
without them need not be searched. What cannot be told is left out: a pattern may have no need at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined]  # only the parser knows what a pattern needs
from re import _parser as parser  # type: ignore[attr-defined]  # only the parser knows what a pattern needs
from typing import Any

Need = frozenset[str]
"""Words of which any matching text holds at least one."""

# More words than this, or a class of more letters (一-鿿), are in nearly every text and tell nothing.
_MOST_WORDS = 150
_LARGEST_CLASS = 64
# How often a letter stands at a place, about: kana, digits and punctuation are in nearly every sentence.
_RARE, _COMMON = 0.03, 0.15
_REPEATS = frozenset({codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT})

_Told = tuple[Need | None, list[Need]]
"""All that a part of a pattern can match, None if that is too much to list; and its needs."""


def find_needs(pattern: re.Pattern[str]) -> tuple[Need, ...]:
    """Return what every text that a pattern matches must hold, the rarest first; empty if nothing is certain."""
    if pattern.flags & (re.IGNORECASE | re.LOCALE | re.VERBOSE):
        return ()
    words, needs = _of_sequence(parser.parse(pattern.pattern))
    if words is not None:
        needs = [*needs, *_as_need(words)]
    return tuple(sorted(_without_implied(set(needs)), key=lambda need: (weigh(need), sorted(need))))


def weigh(need: Need) -> float:
    """Return how many places of a text meet a need, about."""
    return sum(_weigh_word(word) for word in need)


def letters_of(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """Return the letters of a class, None if it has too many or does not list them."""
    letters: set[str] = set()
    for code, value in items:
        if code is codes.LITERAL:
            letters.add(chr(value))
        elif code is codes.RANGE and value[1] - value[0] < _LARGEST_CLASS:
            letters.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(letters) if len(letters) <= _LARGEST_CLASS else None


def _weigh_word(word: str) -> float:
    weight = 1.0
    for letter in word:
        weight *= _RARE if letter >= "一" else _COMMON
    return weight


def _without_implied(needs: Iterable[Need]) -> list[Need]:
    """Leave out needs that another one tells as well: who holds 協議会 or 審議会 also holds 会."""
    kept: list[Need] = []
    for need in sorted(needs, key=lambda need: (weigh(need), sorted(need))):
        if not any(all(any(part in word for part in need) for word in other) for other in kept):
            kept.append(need)
    return kept


def _of_sequence(parsed: Iterable[tuple[Any, Any]]) -> _Told:
    """Return what the pieces of a pattern make one after the other: of their needs all must be met."""
    run = frozenset({""})
    is_whole = True
    needs: list[Need] = []
    for code, value in parsed:
        if code is codes.AT or code is codes.ASSERT_NOT:
            continue
        words, further = _of_sequence(value[1]) if code is codes.ASSERT else _of_piece(code, value)
        needs += further
        if code is codes.ASSERT:  # what it looks at is not part of the run
            needs += _as_need(words)
        elif words is not None and len(run) * len(words) <= _MOST_WORDS:
            run = frozenset(before + word for before in run for word in words)
        else:
            needs += _as_need(run)
            run = frozenset({""}) if words is None else words
            is_whole = False
    return (run, needs) if is_whole else (None, [*needs, *_as_need(run)])


def _of_piece(code: Any, value: Any) -> _Told:  # noqa: ANN401 - of the parser
    if code is codes.LITERAL:
        return frozenset({chr(value)}), []
    if code is codes.IN:
        return letters_of(value), []
    if code is codes.BRANCH:
        return _of_branches([_of_sequence(branch) for branch in value[1]])
    if code is codes.SUBPATTERN:
        return (None, []) if value[1] or value[2] else _of_sequence(value[3])  # flags of its own change its letters
    if code is codes.ATOMIC_GROUP:
        return _of_sequence(value)
    return _of_repeat(value) if code in _REPEATS else (None, [])


def _of_branches(branches: Sequence[_Told]) -> _Told:
    """Return what alternatives make together: one need of each, if every one has a need."""
    together = frozenset().union(*(words for words, _ in branches if words is not None))
    is_whole = all(words is not None for words, _ in branches) and len(together) <= _MOST_WORDS
    if is_whole and not any(needs for _, needs in branches):
        return together, []
    chosen: list[Need] = []
    for words, needs in branches:
        own = [*needs, *_as_need(words)]
        if not own:
            return (together, []) if is_whole else (None, [])
        chosen.append(min(own, key=lambda need: (weigh(need), sorted(need))))
    # What a branch looks at beside the words that it takes may be rarer than these.
    return together if is_whole else None, _as_need(frozenset().union(*chosen))


def _of_repeat(value: Any) -> _Told:  # noqa: ANN401 - of the parser
    least, most, inner = value
    words, needs = _of_sequence(inner)
    if not least:
        return (words | {""}, []) if words is not None and most == 1 else (None, [])
    return None, [*needs, *_as_need(words)]


def _as_need(words: Need | None) -> list[Need]:
    """Return words as a need, none if they can be nothing at all; a word that holds another tells nothing more."""
    if words is None or "" in words:
        return []
    least: list[str] = []
    for word in sorted(words, key=len):
        if not any(other in word for other in least):
            least.append(word)
    return [frozenset(least)]
