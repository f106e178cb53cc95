"""The only file that knows SudachiPy: text in, our tokens out.

SudachiPy takes at most 49 149 bytes in one call; longer texts are cut before they come here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sudachipy import Dictionary, SplitMode

from planextract.words import Token

# 16 383 three-byte characters fit into one call; stay well below, four-byte characters exist.
MAX_CHARACTERS = 8_000
# How much of both sides of a line break is enough to see whether a word goes over it.
_WINDOW = 12
_LEANING = frozenset({"助詞", "助動詞"})
_LEANING_VERB = ("動詞", "非自立可能")


def tokenise_text(text: str) -> tuple[Token, ...]:
    """Cut a text into words (mode C).

    Args:
        text: At most ``MAX_CHARACTERS`` code points without line breaks inside words.
    """
    out: list[Token] = []
    for morpheme in _tokenizer().tokenize(text):
        pos = morpheme.part_of_speech()
        out.append(Token(morpheme.surface(), morpheme.begin(), pos[0], pos[1], morpheme.normalized_form()))
    return tuple(out)


@lru_cache(maxsize=20_000)
def is_inside_word(before: str, after: str) -> bool:
    """Tell whether the place between two texts falls inside a word, or before one that cannot stand alone.

    Particles and auxiliaries lean on the word before them: 取組み｜ます, 等｜に, 連携｜して.

    Args:
        before: Text that ends at the place.
        after: Text that starts there.
    """
    left, right = before[-_WINDOW:], after[:_WINDOW]
    for morpheme in _tokenizer().tokenize(left + right):
        if morpheme.begin() == len(left):
            pos = morpheme.part_of_speech()
            return pos[0] in _LEANING or pos[:2] == _LEANING_VERB
        if morpheme.end() > len(left):
            return True
    return False


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    return Dictionary(dict="core").create(mode=SplitMode.C)
