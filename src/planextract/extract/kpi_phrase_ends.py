"""What closes a phrase: a bracket that holds its figures, or a note on how they are counted.

In: the text of a phrase. Out: the same text with the figures outside of the bracket, and without the note.
"""

from __future__ import annotations

import re

from planextract.extract.kpi_figures import describe_basis
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

_ROUND = re.compile(r"\(((?:[^()]|\([^()]*\))*)\)\s*$")
_CORNERS = re.compile(r"(?<=\S)\s*[【〔\[《〈]([^【】〔〕\[\]《》〈〉]+)[】〕\]》〉]\s*$")
_NOTE = re.compile(r"\s*[※*]\s*([^※*\s()]{1,12})\s*$")


def open_bracket(text: View, rules: RuleSet) -> View:
    """Take the figures out of a bracket that closes a phrase: 完結率（目標：80％）, 移住者数【12人→30人】.

    Args:
        text: The phrase, without labels.
        rules: The ``kpis`` rules.
    """
    bracket = _ROUND.search(text.text) or _CORNERS.search(text.text)
    if bracket is None or not (
        rules["kpi.value.role"].pattern.match(bracket[1]) or rules["kpi.arrow.any"].pattern.search(bracket[1])
    ):
        return text
    return join([text.slice(0, bracket.start()), text.slice(*bracket.span(1))], separator=" ")


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
