"""The lines that a torn table of starts and goals can have: their words, and what each word is.

In: loose lines. Out: each line cut into whole words, read once however many tables are looked for in it, and whether
a line can begin such a table at all, which few can.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from planextract.document import Line
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_flow_tables import is_prose, is_value, words_of
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_lost_runs import is_page_foot
from planextract.extract.kpi_periods import is_only_date
from planextract.extract.kpi_views import compact
from planextract.extract.kpi_wide_words import close_up
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet
from planextract.spans import View, join
from planextract.values.labels import find_label

# How many lines a table may have.
MOST_LINES = 120
LONGEST_HEAD, LONGEST_NAME = 20, 60
# Words that head no figures, in whatever words of a header they stand.
NO_FIGURES = re.compile("課題|方針|取組")
# What an open bracket or a header's word may be torn into.
MOST_TORN = 3
_ITEM = re.compile(r"[○●◆◇■□▲・•▸▪※＊*]")
_TORN_DATE = re.compile(r"\([12][0-9]{3}\((?:令和|R)[0-9]{1,2}\)年度?\)")
# A line of running text: too long for a cell, and no name ends so.
_PROSE = re.compile(r"[。、](?<=\S{26})[^\S\n]*$", re.MULTILINE)
# No header of names is without one of these, which may be set wide, nor longer than a heading is with its number.
_NAMES = re.compile("指 ?標|項 ?目|K ?P ?I(?![①-⑳値増])|[値果] ?目 ?標|業 ?績")
_LONGEST_WORD = 32
# A header of names, two of figures, and a row of a name and two figures.
_FEWEST_WORDS = 6


@frozen_dataclass(frozen=True, slots=True)
class GoalLine:
    """A line, with what is torn off its last word.

    Attributes:
        words: What blanks part in it, each whole.
        kinds: What each word is, empty if one of them is no cell.
        heads_names: Whether it is the header of a column of names.
        may_name: Whether it can be a name: no sentence and no item of a list.
        is_foot: Whether it may be the foot of a page.
        stop: The line behind it.
    """

    words: Sequence[View]
    kinds: Sequence[str]
    heads_names: bool
    may_name: bool
    is_foot: bool
    stop: int


@dataclass
class GoalLines:
    """The loose lines of a document.

    Attributes:
        loose: With their texts.
        rules: The ``kpis`` rules.
    """

    loose: LineTexts
    rules: RuleSet
    _read: dict[int, GoalLine] = field(default_factory=dict)

    @cached_property
    def _prose(self) -> Sequence[int]:
        return [*self.loose.holding(_PROSE), len(self.loose.lines)]

    def __len__(self) -> int:
        return len(self.loose.lines)

    def __getitem__(self, at: int) -> GoalLine:
        if at not in self._read:
            self._read[at] = self._read_line(at)
        return self._read[at]

    def may_hold_table(self, top: int) -> bool:
        """Tell whether the lines from one to the next of running text can be a table: it takes a header and a row."""
        stop = min(self._prose[bisect_left(self._prose, top)], top + MOST_LINES + MOST_TORN)
        views = [line.view.text for line in self.loose.lines[top:stop] if line.view is not None]
        words = [word for word in " ".join(views).split() if len(word) <= _LONGEST_WORD]
        return len(words) >= _FEWEST_WORDS and _NAMES.search(" ".join(words)) is not None

    def read_title(self, at: int) -> View | None:
        """Return the header of the names, None if a line is none; it may be a heading (５　目標指標)."""
        view = self.loose.lines[at].view
        if view is None:
            return None
        view = view.strip()
        found = find_label(view.text)
        title = compact(view.slice(found.end) if found is not None else view)
        return title if head_role(title.text, self.rules) == "name" else None

    def _read_line(self, at: int) -> GoalLine:
        lines = self.loose.lines
        words = close_up(words_of(lines[at]), self.rules)
        behind = at + 1
        while words and behind < min(len(lines), at + MOST_TORN) and self._is_torn(words[-1], lines[behind]):
            words[-1] = join([words[-1], *words_of(lines[behind])])
            behind += 1
        kinds = self._kinds(words)
        heads = len(words) == 1 and bool(kinds) and head_role(words[0].text, self.rules) == "name"
        return GoalLine(words, kinds, heads, _may_name(words), bool(words) and is_page_foot(lines[at]), behind)

    def _is_torn(self, word: View, line: Line) -> bool:
        """Tell whether a line goes on with a bracket (令和６年＋度）) or a header's word (単＋位, 目標＋値)."""
        following = words_of(line)
        if len(following) != 1 or len(word) > LONGEST_HEAD:
            return False
        text = word.text + following[0].text
        if word.text.count("(") > word.text.count(")"):
            return text.count("(") == text.count(")") and (is_only_date(text) or bool(find_role(text, self.rules)))
        if len(following[0]) > 1 or following[0].text.isdigit():
            return False
        return find_role(text, self.rules) in FIGURES | {"unit", "name"} and (text == "単位" or text[-1] in "値標名")

    def _kinds(self, words: Sequence[View]) -> Sequence[str]:
        """Return what each word is, nothing if one of them is no cell; of running text the first one is none."""
        kinds: list[str] = []
        for word in words:
            kind = self._kind(word)
            if not kind:
                return ()
            kinds.append(kind)
        return kinds

    def _kind(self, word: View) -> str:
        text = word.text
        if is_only_date(text) or _TORN_DATE.fullmatch(text):
            return "date"
        if text.strip("()") == "単位":
            return "unit head"
        if self.rules["kpi.unit.known"].pattern.match(text):
            return "unit"
        if is_value(word, self.rules):
            return "figure"
        return head_role(text, self.rules)


def _may_name(words: Sequence[View]) -> bool:
    line = join(words)
    return not is_prose(line) and len(line) <= LONGEST_NAME and _ITEM.match(line.text) is None


def head_role(text: str, rules: RuleSet) -> str:
    """Return what a word of a header heads: ``head`` for figures, ``name``, ``other``; empty if it is none.

    Args:
        text: The word.
        rules: The ``kpis`` rules.
    """
    if len(text) > LONGEST_HEAD or NO_FIGURES.search(text):
        return ""
    role = find_role(text, rules)
    if role in FIGURES:
        return "head"
    return role if role in ("name", "other") and not rules["kpi.name.noun"].pattern.search(text) else ""
