"""What the lines of a torn table of yearly additions hold, in the order of the text.

In: folded lines of a run. Out: the columns that its headers name, in any number of pieces, and its names, labels,
units and figures. What belongs together is decided elsewhere, see ``kpi_torn_tables``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planextract.extract.kpi_label_order import DASH, NUMBER, WORD
from planextract.extract.kpi_periods import When, find_when
from planextract.extract.kpi_views import Name, compact, split_name, without_labels
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

BASELINE, YEAR, TOTAL = "baseline", "year", "total"
_FIGURE = re.compile(rf"(?P<figure>{NUMBER.pattern})(?P<unit>[^\d\s,.()]{{1,6}})?|(?P<dash>{DASH.pattern})")
# A line that ends so goes on in the next one.
_OPEN = re.compile(r"[ぁ-ん、・]$")
_ADDED = "増加分"
_LONGEST_UNIT = 6
# More headers on one line are a row.
_MOST_ON_A_LINE = 2


@dataclass(frozen=True, slots=True)
class Head:
    """A column.

    Attributes:
        role: ``baseline``, ``year`` or ``total``.
        when: Period of a year, else None.
    """

    role: str
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A figure or dash of the table.

    Attributes:
        view: The figure without its unit.
        unit: The unit behind it, None if there is none.
        above: How many names stand above it.
        under: How many headers stand above it.
    """

    view: View
    unit: View | None
    above: int
    under: int


@dataclass(slots=True)
class Pieces:
    """A torn table.

    Attributes:
        heads: Its columns in the order in which their headers are printed.
        names: Names of indicators, in order.
        numbers: The label's number of each name, empty where it has none.
        labels: Labels that stand alone with their numbers, in order.
        units: Units that stand alone, in order.
        words: Figures and dashes, in order.
        adds: Whether a header speaks of additions.
    """

    heads: list[Head] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    labels: list[tuple[View, str]] = field(default_factory=list)
    units: list[View] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    adds: bool = False

    @property
    def has_columns(self) -> bool:
        """Whether the headers may be those of yearly additions and their sum."""
        roles = [head.role for head in self.heads]
        return TOTAL in roles and YEAR in roles


def read_pieces(lines: Sequence[View], rules: RuleSet) -> Pieces | None:
    """Sort the lines of a run by what they are.

    Args:
        lines: Folded lines, none blank.
        rules: The ``kpis`` rules.

    Returns:
        None where a line holds a row of headers: the table is not torn.
    """
    pieces = Pieces()
    label = rules["kpi.label.circled"].pattern
    open_lines: list[View] = []
    for line in lines:
        words = [line.slice(*match.span()) for match in WORD.finditer(line.text)]
        heads = [_read_head(word, pieces, rules) for word in words]  # each is taken
        if all(heads) or _read_head(compact(line), pieces, rules):
            if len(heads) > _MOST_ON_A_LINE:
                return None
            open_lines.clear()
            continue
        found = [_FIGURE.fullmatch(word.text) for word in words]
        first = len(words)
        while first and found[first - 1] is not None:
            first -= 1
        if len(words) - first == 1 and first:  # 人口 10万人
            first = len(words)
        if first:
            _read_text(join(words[:first]), open_lines, pieces, rules)
        for word, match in zip(words[first:], found[first:], strict=True):
            if match is None or label.search(match["unit"] or ""):
                return None  # a label of which nobody can tell whether it stands before or behind its row
            _take_word(word, match, pieces)
            open_lines.clear()
    # What stands before the first name and header is the number of a page, or of a chart above.
    pieces.words = [word for word in pieces.words if word.above or word.under]
    return pieces


def _read_head(word: View, pieces: Pieces, rules: RuleSet) -> bool:
    """Take a word of a header; a column whose header is printed again is one column."""
    pieces.adds |= _ADDED in word.text
    year = rules["kpi.flat.year"].pattern.match(word.text)
    if year is not None:
        found = find_when(year["when"], header=True)
        if len(found) == 1 and all(head.when is None or head.when.first != found[0].first for head in pieces.heads):
            pieces.heads.append(Head(YEAR, found[0]))
        return True
    for role in (TOTAL, BASELINE):
        if rules[f"kpi.flat.{role}"].pattern.match(word.text):
            if all(head.role != role for head in pieces.heads):
                pieces.heads.append(Head(role))
            return True
    return any(rules[f"kpi.flat.{name}"].pattern.match(word.text) for name in ("increment", "unit_label", "total_part"))


def _take_word(word: View, match: re.Match[str], pieces: Pieces) -> None:
    kept = "figure" if match["figure"] else "dash"
    unit = word.slice(*match.span("unit")) if match["unit"] else None
    pieces.words.append(Word(word.slice(*match.span(kept)), unit, len(pieces.names), len(pieces.heads)))


def _read_text(line: View, open_lines: list[View], pieces: Pieces, rules: RuleSet) -> None:
    """Take a line that is a label, a name or the end of one, or a unit."""
    label = rules["kpi.label.circled"].pattern.match(compact(line).text)
    if label is not None and label.end() == len(compact(line)):
        pieces.labels.append((compact(line), label["number"]))
        open_lines.clear()
        return
    whole = compact(join([*open_lines, line]))
    name = split_name(without_labels(whole, rules), rules)
    if len(name.view) > len("人数") and rules["kpi.name.noun"].pattern.search(name.view.text):
        label = rules["kpi.label.circled"].pattern.match(whole.text)
        pieces.names.append(name)
        pieces.numbers.append(label["number"] if label is not None else "")
        open_lines.clear()
        return
    unit = rules["kpi.unit.known"].pattern.match(compact(line).text)
    if unit is not None and len(unit["unit"]) <= _LONGEST_UNIT:
        pieces.units.append(compact(line).slice(*unit.span("unit")))
        open_lines.clear()
    elif _OPEN.search(line.text.rstrip()):
        open_lines.append(line)
    else:
        open_lines.clear()
