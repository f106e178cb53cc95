"""What closes a phrase: a bracket that holds its figures, or a note on how they are counted.

In: the text of a phrase. Out: the same text with the figures outside of the bracket, and without the note.
"""

from __future__ import annotations

import re

from planextract.extract.kpi_figures import describe_basis
from planextract.extract.kpi_views import cut
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

_CORNERS = re.compile(r"(?<=\S)\s*[【〔\[《〈]([^【】〔〕\[\]《》〈〉]+)[】〕\]》〉]\s*$")
_MID_WORD = re.compile(
    r"(?<=[一-鿿ぁ-んァ-ヶ])\s*\n\s*(?=[一-鿿ぁ-んァ-ヶ])(?!令和|平成)|(?<=[計間約:])\s*\n\s*(?=[0-9])"
)
_LONGEST_ROLE = 12
_NOTE = re.compile(r"\s*[※*]\s*([^※*\s()]{1,12})\s*$")


def open_bracket(text: View, rules: RuleSet) -> View:
    """Take the figures out of a bracket that closes a phrase: 完結率（目標：80％）, 移住者数【12人→30人】.

    Args:
        text: The phrase, without labels.
        rules: The ``kpis`` rules.
    """
    inside = _find_last_round(text.text)
    if inside is None and (corners := _CORNERS.search(text.text)) is not None:
        inside = corners.span(1)
    if inside is None:
        return text
    held = text.text[slice(*inside)]
    if not (rules["kpi.value.role"].pattern.match(held) or rules["kpi.arrow.any"].pattern.search(held)):
        return text
    return join([text.slice(0, inside[0] - 1), _close_words(text.slice(*inside), rules)], separator=" ")


def _close_words(held: View, rules: RuleSet) -> View:
    """Close up what a line end cuts (計画期間累｜計280千t, 累計｜300人); another value or year may stand there too."""
    role = rules["kpi.value.role"].pattern
    breaks = [match.span() for match in _MID_WORD.finditer(held.text)]
    return cut(held, [(begin, end) for begin, end in breaks if not role.match(held.text[end : end + _LONGEST_ROLE])])


def _find_last_round(text: str) -> tuple[int, int] | None:
    """Return where the inside of the round bracket stands that closes a text, whatever brackets stand in it."""
    end = len(text.rstrip())
    depth = 0
    for at in range(end - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return (at + 1, end - 1) if at < end - 1 else None
    return None


def take_note(text: View, rules: RuleSet) -> tuple[View, str]:
    """Take the note off the end of a phrase that says how its figures are counted (※累計).

    Args:
        text: The phrase.
        rules: The ``kpis`` rules.

    Returns:
        The phrase and the note, empty if there is none; a note on anything else stays where it is.
    """
    note = _NOTE.search(text.text)
    if note is None or describe_basis(note[1], rules) is None:
        return text, ""
    return text.slice(0, note.start()).strip(), note[1]
