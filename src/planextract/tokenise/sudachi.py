"""The only file that knows SudachiPy: text in, our tokens out.

SudachiPy takes at most 49 149 bytes in one call; longer texts are cut, and their offsets put together again.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from sudachipy import Dictionary, SplitMode
from sudachipy.errors import SudachiError

from planextract.words import Token

# 16 383 three-byte characters fit into one call; stay well below, four-byte characters exist.
MAX_CHARACTERS = 8_000
_CUT = re.compile(r"[。！？!?\s]")
# How much of both sides of a line break is enough to see whether a word goes over it: at 10 490 line breaks of the
# corpus ten characters answer as twelve do, eight answer otherwise at five.
_WINDOW = 10
# Nor does what stands beyond a sign that parts words, which saves a quarter of them with the same answers there.
_SIGNS = r"、。「」()\s"
_BEYOND_SIGN = re.compile(rf"(?:.*[{_SIGNS}](?=[^{_SIGNS}]))?", re.DOTALL)
_UP_TO_SIGN = re.compile(rf"[{_SIGNS}]*[^{_SIGNS}]*[{_SIGNS}]?")
# No word goes over an opening bracket, nor over a closing one into a word of its own; を ends a word or leans on it.
# At 43 669 places of texts, 3 252 line breaks among them, the tokeniser says the same wherever one of these tells.
_OBJECT, _OPENING = "を", tuple("「『【〔《〈(")
_BEHIND_BRACKET = re.compile(r"[」』】〕》〉)](?!出来|仕舞)[一-鿿ァ-ヺーA-Za-z0-9]{2}")
# What is read of a word; whatever else its entry holds need not be fetched.
_READ = frozenset({"pos", "normalized_form"})
_LEANING = frozenset({"助詞", "助動詞"})
_LEANING_VERB = ("動詞", "非自立可能")


def tokenise_texts(texts: Iterable[str]) -> tuple[tuple[Token, ...], ...]:
    """Cut texts into words (mode C), whatever characters they hold.

    Args:
        texts: Without line breaks inside words; a text beyond the limits of one call is cut between two calls.
    """
    return tuple(tuple(_tokenise(text)) for text in texts)


def clean(text: str) -> str:
    """Return a text of the same length that can be written as UTF-8: a lone surrogate becomes ``?``."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _tokenise(text: str) -> Iterator[Token]:
    chunks = list(_find_chunks(text))[::-1]
    while chunks:
        start, end = chunks.pop()
        try:
            morphemes = _tools().tokenizer.tokenize(clean(text[start:end]))
        except SudachiError:
            # Signs such as ㍿ are words of several characters inside the tokeniser, which counts those.
            middle = (start + end) // 2
            chunks.extend(((middle, end), (start, middle)))
            continue
        for morpheme in morphemes:
            pos, at = morpheme.part_of_speech(), start + morpheme.begin()
            surface = text[at : start + morpheme.end()]
            yield Token(surface, at, pos[0], pos[1], morpheme.normalized_form())


def _find_chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield ranges that fit into one call, cut behind a stop or blank where there is one."""
    start = 0
    while start < len(text):
        end = min(len(text), start + MAX_CHARACTERS)
        if end < len(text):
            cuts = list(_CUT.finditer(text, start, end))
            end = cuts[-1].end() if cuts else end
        yield start, end
        start = end


@lru_cache(maxsize=20_000)
def is_inside_word(before: str, after: str) -> bool:
    """Tell whether the place between two texts falls inside a word, or before one that cannot stand alone.

    Particles and auxiliaries lean on the word before them: 取組み｜ます, 等｜に, 連携｜して.

    Args:
        before: Text that ends at the place.
        after: Text that starts there.
    """
    if after.startswith(_OBJECT):
        return True
    if after.startswith(_OPENING) or _BEHIND_BRACKET.match(before[-1:] + after[:2]):
        return False
    left, right = before[-_WINDOW:], after[:_WINDOW]
    lead, tail = _BEYOND_SIGN.match(left), _UP_TO_SIGN.match(right)
    left, right = left[lead.end() if lead else 0 :], tail[0] if tail else right
    tools = _tools()
    tools.tokenizer.tokenize(clean(left + right), out=tools.words)
    for morpheme in tools.words:
        if morpheme.begin() == len(left):
            pos = morpheme.part_of_speech()
            return pos[0] in _LEANING or pos[:2] == _LEANING_VERB
        if morpheme.end() > len(left):
            return True
    return False


class _Tools(threading.local):
    """A tokeniser and a list of words for it to fill, for each thread its own, as every call changes both.

    Attributes:
        tokenizer: Cuts into the longest words.
        words: To be filled by short texts; a new list for each of them costs as much as cutting it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.tokenizer: Any = _dictionary().create(mode=SplitMode.C, fields=set(_READ))
        self.words: Any = self.tokenizer.tokenize("")


@lru_cache(maxsize=1)
def _tools() -> _Tools:
    return _Tools()


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    return Dictionary(dict="core")
