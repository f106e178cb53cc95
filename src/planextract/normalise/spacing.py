"""What the setting of a line adds to its words: blanks between letters (令 和 ６ 年), an icon in front of them."""

from __future__ import annotations

import re

from planextract.spans import OffsetMap, View

# Single letters with one blank between; of figures in a row nothing is known.
_SET_APART = re.compile(r"[ぁ-ヺ一-鿿](?: \S){3,}|[一-鿿](?: [一-鿿]){1,2} [都道府県市区町村]")
# The same with wide or several blanks: 愛　　媛　　県.
_SET_WIDE = re.compile(r"[一-鿿](?: {2,4}[一-鿿]){1,6}")
_LETTER = re.compile("[ぁ-ヺー一-鿿]")
_LETTERS_SHARE = 0.6
# A picture from a symbol font that has no character of its own, and nothing else in front of the words.
_LOST = "[\ufffd\ue000-\uf8ff]"
_LOST_LETTER = re.compile(_LOST)
_ICON = re.compile(f"[ \u3000]*{_LOST}[ \u3000]+(?=\\S)")
# A line is set apart, or wide, only if a blank follows its first letter.
_FIRST_APART = re.compile(r"\s*\S ")


def close_up(view: View) -> View:
    """Return a line without the blanks between letters that are set apart, any other line as it is.

    Args:
        view: Folded text of one line.
    """
    if not _FIRST_APART.match(view.text):
        return view
    line = view.strip()
    if _SET_WIDE.fullmatch(line.text):
        kept = [at for at, letter in enumerate(line.text) if letter != " "]
        starts, ends = ([edges[at] for at in kept] for edges in (line.map.starts, line.map.ends))
        return View("".join(line.text[at] for at in kept), OffsetMap(starts, ends))
    if not _SET_APART.fullmatch(line.text) or len(_LETTER.findall(line.text)) < _LETTERS_SHARE * (len(line) + 1) / 2:
        return view
    return View(line.text[::2], OffsetMap(line.map.starts[::2], line.map.ends[::2]))


def holds_icon(text: str) -> bool:
    """Tell whether a text has a character that may be an icon, which folding neither makes nor takes away."""
    return _LOST_LETTER.search(text) is not None


def without_icon(view: View) -> View:
    """Return a line without the icon that it begins with; within a line such a character is a lost letter, and stays.

    Args:
        view: Folded text of one line.
    """
    icon = _ICON.match(view.text)
    return view.slice(icon.end()) if icon else view
