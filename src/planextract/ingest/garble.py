"""Tells characters with a meaning from those of a font without a map to Unicode."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from planextract.document import Glyph

# 0.00 on sound files, 0.72 on one whose map is broken (n = 20 files); the middle is taken.
GARBLED = 0.3
# Too few characters say nothing: a page number in a symbol font is not a broken page.
ENOUGH = 8
_SYMBOL_BLOCKS = (
    range(0x2000, 0x2800),  # punctuation, arrows, box drawing, dingbats
    range(0x2E80, 0x2FE0),  # radicals, mended by ``layout``
    range(0x3000, 0x3400),  # kana, enclosed letters, square abbreviations
    range(0xE000, 0xE0FF),  # private use that symbol fonts take for bullets
    range(0xF000, 0xF100),  # the same, as Windows does it
    range(0xFE10, 0xFE50),  # vertical forms, mended by ``layout``
    range(0x1F000, 0x1FB00),  # pictures
)


def is_garbled(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a page's characters mean nothing.

    Args:
        glyphs: Characters of the page.
    """
    return garble_score(glyphs) > GARBLED


def garble_score(glyphs: Sequence[Glyph]) -> float:
    """Return the share of characters that no Japanese text has, 0 for too few to say.

    Args:
        glyphs: Characters of the page.
    """
    printed = [glyph.text for glyph in glyphs if not glyph.text.isspace()]
    if len(printed) < ENOUGH:
        return 0.0
    return sum(_is_foreign(text) for text in printed) / len(printed)


@lru_cache(maxsize=65_536)
def _is_foreign(text: str) -> bool:
    if text.startswith("(cid:"):
        return True
    code = ord(text[0])
    if any(code in block for block in _SYMBOL_BLOCKS):
        return False
    for encoding in ("cp932", "euc_jis_2004"):
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            continue
        return False
    return True
