r"""Markdown emphasis: 「**重点**事業」 reads 重点事業; a line that is all bold keeps its marks, it is a heading.

Nor are the strokes read that a converter sets before signs so that they are no marks (1\. 森林の整備).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from planextract.spans import View, join

# Writers set a line in bold for a heading, which the outline has to see.
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)(?P<text>(?:(?!\1).)+?)(?<=\S)\1\s*:?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>(?:(?!\1).)+?)(?<=\S)\1")
# The bar of a table stays as it is printed.
_ESCAPED = re.compile(r"\\(?P<sign>[.)(+\-#*_\[\]~<>!&])")


def without_emphasis(view: View) -> View:
    """Return a line or cell without the marks of what is bold inside it.

    Args:
        view: Folded text of one line or cell of a Markdown file.
    """
    if "\\" in view.text:
        view = _without_strokes(view)
    if "**" not in view.text and "__" not in view.text:
        return view
    if _BOLD_LINE.fullmatch(view.text.strip()):
        return view
    return _keep(view, ((match.start(), match.end(), *match.span("text")) for match in _BOLD.finditer(view.text)))


def _without_strokes(view: View) -> View:
    return _keep(view, ((match.start(), match.end(), *match.span("sign")) for match in _ESCAPED.finditer(view.text)))


def _keep(view: View, pieces: Iterable[tuple[int, int, int, int]]) -> View:
    """Return a view where each piece is only what is inside it."""
    parts: list[View] = []
    at = 0
    for start, stop, first, last in pieces:
        parts += [view.slice(at, start), view.slice(first, last)]
        at = stop
    return join([part for part in (*parts, view.slice(at)) if part]) if parts else view
