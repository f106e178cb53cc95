"""What the lines of a torn table of starts and goals hold, in the order of the text.

In: loose lines from a header of names on. Out: names, units, headers of figures and figures, each with its place.
What belongs together is decided elsewhere, see ``kpi_goal_tables``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planextract.extract.kpi_flow_tables import is_value
from planextract.extract.kpi_goal_lines import (
    LONGEST_HEAD,
    LONGEST_NAME,
    MOST_LINES,
    MOST_TORN,
    NO_FIGURES,
    GoalLine,
    GoalLines,
)
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_views import compact, split_name, without_labels
from planextract.rules.loader import RuleSet
from planextract.spans import View, join
from planextract.values.labels import find_label

# Headings and cells of other columns among the pieces; with more of them it is no table but a text.
_MOST_STRAYS = 6
_SECTION = re.compile(
    r"[^\s。0-9]{1,24}(?:課|室|局|係|部|班|センター|委員会)(?:[、・][^\s。0-9]{1,24}(?:課|室|局|係|部|班|センター))*"
)
_BRACKET = re.compile(r"\([^()]{1,16}\)")
# A line that ends so goes on in the next one, and so does one about as long as the longest.
_OPEN = re.compile(r"[ぁ-ん、・]$")
_SHORTEST_WRAPPED = 10
_POLICY = re.compile("(?:推進|充実|強化|促進|振興|形成|創出|向上|確保|支援|づくり|整備|対策|活用|育成|実現)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, dash or word in place of one.

    Attributes:
        view: As printed.
        line: Number of its line.
        under: How many headers of figures stand above it.
        units: How many units that stand alone do.
    """

    view: View
    line: int
    under: int
    units: int


@dataclass(slots=True)
class GoalPieces:
    """A torn table.

    Attributes:
        title: The header of the names, None if none is printed.
        names: Names of indicators, in order.
        above: How many figures stand above each name.
        units: Units that stand alone, in order.
        unit_head: Header of the units.
        heads: Headers of figures, in order.
        dates: Years that stand alone, each with the number of headers above it, in order.
        figures: Figures, in order.
        stop: The line behind the last piece.
    """

    title: View | None = None
    names: list[View] = field(default_factory=list)
    above: set[int] = field(default_factory=set)
    units: list[View] = field(default_factory=list)
    unit_head: View | None = None
    heads: list[View] = field(default_factory=list)
    dates: list[tuple[View, int]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    stop: int = 0

    @property
    def size(self) -> int:
        """How many names, units, figures and headers of figures it has."""
        return len(self.names) + len(self.units) + len(self.heads) + len(self.dates) + len(self.figures)

    @property
    def is_whole(self) -> bool:
        """Whether the names stand together and every one has a figure for every header, and a unit if one has."""
        rows, columns = len(self.names), len(self.heads or self.dates)
        cells = len(self.figures) == rows * columns and len(self.units) in (0, rows)
        return columns > 1 and cells and len(self.above) == 1


@dataclass(slots=True)
class _Reader:
    """What is being read.

    Attributes:
        pieces: Of the table.
        waiting: Lines that may be the beginning of a name.
        strays: How many headings and cells of other columns stand among the pieces.
        aside: Whether a header of such a column is read (担当課).
        aside_below: Whether it stands below the names, so that it heads no cell of a row.
        lost: Whether a line is nobody's.
    """

    rules: RuleSet
    pieces: GoalPieces = field(default_factory=GoalPieces)
    waiting: list[View] = field(default_factory=list)
    strays: int = 0
    aside: bool = False
    aside_below: bool = False
    lost: bool = False

    def take(self, line: GoalLine, at: int, *, near: bool) -> bool:
        """Take a line; False if it is no piece of a table."""
        if not line.kinds:
            return line.may_name and self._take_name(line.words, near=near)
        self.lost |= bool(self.waiting)
        for word, kind in zip(line.words, line.kinds, strict=True):
            self._take(word, kind, at)
        return True

    def _take(self, word: View, kind: str, at: int) -> None:
        pieces = self.pieces
        if kind == "date":
            pieces.dates.append((word, len(pieces.heads)))
        elif kind == "unit":
            pieces.units.append(word)
        elif kind == "figure":
            under = max(len(pieces.heads), len(pieces.dates))
            pieces.figures.append(Figure(word, at, under, len(pieces.units)))
        elif kind == "head":
            pieces.heads.append(word)
        elif kind == "other":
            self.aside, self.aside_below = True, bool(pieces.names)
        elif kind == "unit head":
            pieces.unit_head = word
        elif pieces.title is None or not pieces.names:
            pieces.title = word

    def _take_name(self, words: Sequence[View], *, near: bool) -> bool:
        """Take a name, the end of one, or a name and its unit; False if a line cannot be any."""
        pieces = self.pieces
        if len(words) > 1 and is_value(words[-1], self.rules):
            return False
        line = compact(join(words))
        if _BRACKET.fullmatch(line.text) and pieces.names and near:
            pieces.names[-1] = join([pieces.names[-1], line])
            return True
        unit = None
        if len(words) > 1 and self.rules["kpi.unit.known"].pattern.match(words[-1].text):
            unit, line = words[-1], compact(join(words[:-1]))
        bare = split_name(without_labels(line, self.rules), self.rules).view.text
        if len(bare) <= 2 or not self.rules["kpi.name.noun"].pattern.search(bare):
            return unit is None and self._wait(line)
        if self.waiting and not self._goes_on(line):
            return False
        whole = compact(join([*self.waiting, line]))
        pieces.names.append(whole)
        pieces.above.add(len(pieces.figures))
        self.waiting.clear()
        if unit is not None:
            pieces.units.append(unit)
        return len(whole) <= LONGEST_NAME

    def goes_on_by_rows(self, words: Sequence[View]) -> bool:
        """Tell whether a line behind a single row can be a cell of it or of the next one: no block is proved."""
        row = len({figure.under for figure in self.pieces.figures}) == 1 == len(self.pieces.names)
        section = _SECTION.fullmatch(join(words).text) is not None and not self.aside_below
        return row and (bool(self.waiting) or section)

    def _wait(self, line: View) -> bool:
        if _SECTION.fullmatch(line.text):
            self.strays += not self.aside
        elif _is_heading(line, self.rules):
            # A heading below the table may come right behind the names; further on it parts two tables.
            self.strays += 1
            self.lost |= bool(self.pieces.units or self.pieces.figures)
        else:
            self.waiting.append(line)
        return len(self.waiting) < MOST_TORN

    def _goes_on(self, line: View) -> bool:
        """Tell whether the lines before the end of a name are its beginning: open, or as wide as none of the others."""
        longest = max(map(len, [line, *self.pieces.names]))
        return all(
            _OPEN.search(view.text) or (len(view) >= max(_SHORTEST_WRAPPED, longest) and not _POLICY.search(view.text))
            for view in self.waiting
        )


def read_goal_pieces(lines: GoalLines, top: int, rules: RuleSet) -> GoalPieces | None:
    """Sort the lines of a table by what they are.

    Args:
        lines: Loose lines with folded views.
        top: The first line: a header, or a heading that says 指標.
        rules: The ``kpis`` rules.

    Returns:
        None where the lines are no torn table or lack a piece.
    """
    if not lines.may_hold_table(top):
        return None
    reader = _Reader(rules)
    pieces = reader.pieces
    at = last = top
    while at < min(len(lines), top + MOST_LINES):
        line = lines[at]
        if not line.words or line.is_foot:
            at += 1
            continue
        whole, size = pieces.is_whole, pieces.size
        if at == top and (title := lines.read_title(at)) is not None:
            pieces.title = title
        elif (size and line.heads_names) or not reader.take(line, at, near=at == last):
            break
        if whole and pieces.size == size:
            return None if reader.goes_on_by_rows(line.words) else pieces  # what is no piece ends it
        at = last = line.stop
        pieces.stop = at if pieces.size > size else pieces.stop
        if reader.strays > _MOST_STRAYS or reader.lost:
            return None
    return pieces if pieces.is_whole else None


def _is_heading(line: View, rules: RuleSet) -> bool:
    """Tell whether a line is a heading: numbered, named as a group, or a word that a section is headed with."""
    found = find_label(line.text)
    if found is not None and found.label.number is not None:
        return True
    part = len(line) <= LONGEST_HEAD and NO_FIGURES.search(line.text)  # 現状と課題
    return bool(part or rules["kpi.flow.group"].pattern.match(line.text) or find_role(line.text, rules))
