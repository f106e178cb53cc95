"""Markdown emphasis: 「**重点**事業」 reads 重点事業; a line that is all bold keeps its marks, it is a heading."""

from __future__ import annotations

import re

from planextract.spans import View, join

# Writers set a line in bold for a heading, which the outline has to see.
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)(?P<text>(?:(?!\1).)+?)(?<=\S)\1\s*:?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(?P<text>(?:(?!\1).)+?)(?<=\S)\1")


def without_emphasis(view: View) -> View:
    """Return a line or cell without the marks of what is bold inside it.

    Args:
        view: Folded text of one line or cell of a Markdown file.
    """
    if "**" not in view.text and "__" not in view.text:
        return view
    if _BOLD_LINE.fullmatch(view.text.strip()):
        return view
    parts: list[View] = []
    at = 0
    for match in _BOLD.finditer(view.text):
        parts += [view.slice(at, match.start()), view.slice(*match.span("text"))]
        at = match.end()
    return join([part for part in (*parts, view.slice(at)) if part]) if parts else view
