"""Letters that are set apart to fill a line: 令 和 ６ 年 ３ 月 is 令和６年３月."""

from __future__ import annotations

import re

from planextract.spans import OffsetMap, View

# Single letters with one blank between; of figures in a row nothing is known.
_SET_APART = re.compile(r"[ぁ-ヺ一-鿿](?: \S){3,}")
_LETTER = re.compile("[ぁ-ヺー一-鿿]")
_LETTERS_SHARE = 0.6


def close_up(view: View) -> View:
    """Return a line without the blanks between letters that are set apart, any other line as it is.

    Args:
        view: Folded text of one line.
    """
    if " " not in view.text:
        return view
    line = view.strip()
    if not _SET_APART.fullmatch(line.text) or len(_LETTER.findall(line.text)) < _LETTERS_SHARE * (len(line) + 1) / 2:
        return view
    return View(line.text[::2], OffsetMap(line.map.starts[::2], line.map.ends[::2]))
