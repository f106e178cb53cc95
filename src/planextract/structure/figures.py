"""Lines of figures: rows of a table of indicators, and figures around an arrow. They head nothing."""

from __future__ import annotations

import re

ARROW = re.compile(r"[0-9][^。]*[→➡⇒][^。]*[0-9]")
"""Figures on both sides of an arrow: they matter, and head nothing."""
_FEWEST_FIGURES = 2
# 3,820 / 31.5% / 12件 / 412千t / (120) / 計画期間累計15人 / 年3回
_FIGURE = re.compile(
    r"(?:(?:計画)?期間?(?:中の)?累計|累計|合計|計|年間|年|延べ|約)?[(△▲−+-]?[0-9][0-9,.]*"
    r"(?:[%％][)]?|(?:[一-龠ヵカケか]{0,3}|千?[a-zA-Z][a-zA-Z0-9/-]{0,6})[)]?)"
)
_CELL = re.compile(rf"(?:[0-9]{{1,2}}年間で)?{_FIGURE.pattern}")
_LONGEST_CELL = 16
_BLANK = frozenset("-–—―−ー…")


def is_figure_row(text: str) -> bool:
    """Tell whether a line is a name and two figures or more, a dash counting as one that is missing.

    Args:
        text: Folded text behind the label.
    """
    if " " not in text:
        return False
    pieces = text.split()
    if len(pieces) <= _FEWEST_FIGURES:  # a name and figures
        return False
    figures = values = 0
    for piece in reversed(pieces):
        if _FIGURE.fullmatch(piece):
            values += 1
        elif piece not in _BLANK:
            break
        figures += 1
    return figures >= _FEWEST_FIGURES and values > 0 and figures < len(pieces)


def is_figure(text: str) -> bool:
    """Tell whether a line is one figure, as a cell of a table that fell apart: 2,650人, △30, 5年間で40人.

    Args:
        text: Folded text.
    """
    return len(text) <= _LONGEST_CELL and _CELL.fullmatch(text) is not None
