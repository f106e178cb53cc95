"""Lines searched all at once, and what each says as a word of a header, told once for all readers of lost tables.

In: the lines of a document with their folded views. Out: the numbers of the lines that hold a sign, and the role of a
line that is nothing but one word of a header. Most lines hold no sign of an indicator, and asking each line takes
longer than searching all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Line
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_views import compact_text
from planextract.rules.loader import RuleSet

_LONGEST_WORD = 24  # of a header


@dataclass(frozen=True, slots=True)
class LineTexts:
    """Lines and their texts in a row.

    Attributes:
        lines: With folded views.
        text: Of all lines, joined by line breaks, which no line has of its own.
    """

    lines: Sequence[Line]
    text: str
    _roles: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[Line]) -> LineTexts:
        """Return lines with their texts, empty where a line has none."""
        return cls(lines, "\n".join([line.view.text if line.view is not None else "" for line in lines]))

    def loose(self) -> LineTexts:
        """Return the lines that stand in no table and are part of the text; in most texts all of them are."""
        lines = [line for line in self.lines if line.view is not None and line.table is None and not line.furniture]
        return self if len(lines) == len(self.lines) else LineTexts.of(lines)

    def without(self, gone: Iterable[int]) -> LineTexts:
        """Return the lines with some of them blank.

        Args:
            gone: Numbers of the lines that were read already.
        """
        lines = list(self.lines)
        for at in gone:
            lines[at] = replace(lines[at], view=None)
        return LineTexts.of(lines)

    def holding(self, sign: re.Pattern[str]) -> Iterator[int]:
        """Yield the numbers of the lines that hold a sign.

        Args:
            sign: A pattern of letters that stand in one line.
        """
        at = number = 0
        while number < len(self.lines) and (found := sign.search(self.text, at)) is not None:
            number += self.text.count("\n", at, found.start())
            yield number
            at, number = self.text.find("\n", found.start()) + 1, number + 1

    def word(self, at: int) -> str:
        """Return the text of a line without white space."""
        view = self.lines[at].view
        return compact_text(view) if view is not None else ""

    def role(self, at: int, rules: RuleSet) -> str:
        """Return the role of a line that is nothing but a word of a header, else an empty text.

        Args:
            at: Number of the line.
            rules: The ``kpis`` rules.
        """
        if at not in self._roles:
            text = self.word(at)
            self._roles[at] = find_role(text, rules) if 0 < len(text) <= _LONGEST_WORD else ""
        return self._roles[at]
