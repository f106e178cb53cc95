"""Lines searched all at once, and what each says as a word of a header, told once for all readers of lost tables.

In: the lines of a document with their folded views. Out: the numbers of the lines that hold a sign, and the role of a
line that is nothing but one word of a header. Most lines hold no sign of an indicator, and asking each line takes
longer than searching all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

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
        text: Of all lines, joined by line breaks.
        starts: Where each line begins in it.
        filled: Numbers of the lines that are not blank.
    """

    lines: Sequence[Line]
    text: str
    starts: Sequence[int]
    filled: Sequence[int]
    _roles: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, lines: Sequence[Line]) -> LineTexts:
        """Return lines with their texts, empty where a line has none."""
        texts = [line.view.text if line.view is not None else "" for line in lines]
        lengths = [len(text) + 1 for text in texts]
        filled = [number for number, text in enumerate(texts) if text and not text.isspace()]
        return cls(lines, "\n".join(texts), list(accumulate(lengths, initial=0))[:-1], filled)

    def holding(self, sign: re.Pattern[str]) -> Iterator[int]:
        """Yield the numbers of the lines that hold a sign.

        Args:
            sign: A pattern of letters that stand in one line.
        """
        at, number = 0, -1
        while number + 1 < len(self.starts) and (found := sign.search(self.text, at)) is not None:
            number = bisect_right(self.starts, found.start()) - 1
            yield number
            at = self.starts[number + 1] if number + 1 < len(self.starts) else at

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
