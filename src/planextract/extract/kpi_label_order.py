"""Whether the labels of a lost table stand before their rows of figures or behind them.

In: the lines of the table. Out: labels with the figures above each, where the labels stand behind. Read the other way
round, every label would get the figures of the next one, and their sums would hold all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planextract.rules.loader import RuleSet
from planextract.spans import View

WORD = re.compile(r"\S+")
NUMBER = re.compile(r"[△▲−-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
DASH = re.compile(r"[-‐‑–—―ー−]+")


@dataclass(slots=True)
class _Piece:
    """Figures on lines one below the other, and the label behind them, None if there is none."""

    words: list[View] = field(default_factory=list)
    label: View | None = None


def read_rows_before_labels(lines: Sequence[View], width: int, rules: RuleSet) -> list[tuple[View, list[View]]] | None:
    """Return labels with the rows above each.

    Args:
        lines: Folded lines of the table.
        width: How many figures a row has.
        rules: The ``kpis`` rules.

    Returns:
        None where the figures do not begin with a whole row that no label stands before; empty where they do, but
        figures and labels do not go on by turns.
    """
    pieces = _find_pieces(lines, rules)
    if not width or not pieces or len(pieces[0].words) != width or all(piece.label is None for piece in pieces):
        return None
    if any(len(piece.words) != width or piece.label is None for piece in pieces):
        return []
    return [(piece.label, piece.words) for piece in pieces if piece.label is not None]


def _find_pieces(lines: Sequence[View], rules: RuleSet) -> list[_Piece]:
    """Return figures and labels by turns, from the first figures on, up to a line that is neither.

    None are returned where a label stands right before the first figures.
    """
    pieces: list[_Piece] = []
    labelled = False
    for line in lines:
        words = [line.slice(*match.span()) for match in WORD.finditer(line.text)]
        if not words:
            continue
        label = words[0] if rules["kpi.label.circled"].pattern.fullmatch(words[0].text) else None
        if label is None and all(NUMBER.fullmatch(word.text) or DASH.fullmatch(word.text) for word in words):
            if not pieces and labelled:
                return []
            if not pieces or pieces[-1].label is not None:
                pieces.append(_Piece())
            pieces[-1].words.extend(words)
        elif pieces and label is not None and len(words) == 1 and pieces[-1].label is None:
            pieces[-1].label = label
        elif pieces:
            break
        labelled = label is not None
    return pieces
