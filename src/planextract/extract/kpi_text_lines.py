"""Lines below the header of a text table: which are rows of it, and where it ends.

In: lines of a text and the rules. Out: whether a line has figures, goes on with the rows above it, or begins something
else. How fields find their columns is decided in ``kpi_text_tables``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from planextract.document import Line
from planextract.extract.kpi_fields import Field, has_fields, split_fields
from planextract.extract.kpi_periods import is_only_date
from planextract.rules.loader import RuleSet
from planextract.values.labels import find_label

# Labels that no row of a table has.
_PARTS = frozenset({"part", "chapter", "section", "roman"})
# A heading of Markdown may stand right below a table.
_MARKED = re.compile(r"#{1,6}\s|\*\*[^*]+\*\*$")
_LONGEST_NAME = 80
_FEWEST_FIGURES = 3  # of a row behind a blank line


def next_line(text: str, lines: Sequence[Line], at: int, *, parted: bool) -> int:
    """Return the line behind one, behind one blank line where these part all lines."""
    at += 1
    return at + 1 if parted and at < len(lines) and not lines[at].span.of(text).strip() else at


def begins_part(line: Line, fields: Sequence[Field], rules: RuleSet) -> bool:
    """Tell whether a line without figures is the heading of the next part of the plan (Ⅵ 計画の推進体制, ## 柱２)."""
    text = line.view.text.strip() if line.view is not None else ""
    if text.startswith(("#", "**")) and _MARKED.match(text):
        return True
    label = find_label(text)
    return label is not None and label.label.kind in _PARTS and not has_figure(fields, rules)


def begins_list(fields: Sequence[Field], rules: RuleSet) -> bool:
    """Tell whether a line is an item whose number stands apart (ア　農地を集める。), and no row: it has no figure."""
    first = fields[0].text
    counts = rules["kpi.label.only"].pattern.match(first) and not rules["kpi.label.row"].pattern.match(first)
    return len(fields) > 1 and bool(counts) and not has_figure(fields, rules)


def is_name_of_list(fields: Sequence[Field]) -> bool:
    """Tell whether a line is a numbered heading, which may stand over a list: （１）担い手の確保."""
    label = find_label(fields[0].text) if len(fields) == 1 else None
    return label is not None and label.end < len(fields[0].text)


def goes_on(text: str, lines: Sequence[Line], at: int, rules: RuleSet) -> bool:
    """Tell whether a line among blank ones is a row with figures, or the name of a group of such rows."""
    if has_figure(split_fields(text, lines[at].span), rules):
        return True
    below = next_line(text, lines, at, parted=True)
    if below < len(lines) and below == at + 1 and not has_fields(lines[below].span.of(text)):
        below += 1  # a name over three lines
    return below < len(lines) and has_figure(split_fields(text, lines[below].span), rules)


def is_like(text: str, lines: Sequence[Line], at: int, rows: Sequence[Sequence[Field]], rules: RuleSet) -> bool:
    """Tell whether a line behind a blank one is a row like the first one above it: a name and as many figures.

    With two figures it could as well be something else.
    """
    first = [len(fields) for fields in rows if len(fields) > 1]
    if len(first) != 1:
        return False
    if at + 1 < len(lines) and not has_fields(lines[at].span.of(text)):
        at = next_line(text, lines, at, parted=True)  # the name begins on a line of its own
    if at >= len(lines):
        return False
    figures = [field.text for field in split_fields(text, lines[at].span)[1:]]
    known = all(is_figure(figure, rules) or rules.first(figure, "kpi.blank") is not None for figure in figures)
    return known and len(figures) >= _FEWEST_FIGURES and first[0] == len(figures) + 1


def has_figure(fields: Sequence[Field], rules: RuleSet) -> bool:
    """Tell whether a line has a figure, or a sign for none, behind its first field."""
    texts = [field.text for field in fields[1:]]
    return any(is_figure(text, rules) or rules.first(text, "kpi.blank") is not None for text in texts)


def is_figure(text: str, rules: RuleSet) -> bool:
    """Tell whether a text is a number, with a unit or without, and no year."""
    return rules["kpi.amount.whole"].pattern.match(text) is not None and not is_only_date(text)


def is_prose(fields: Sequence[Field]) -> bool:
    """Tell whether a line is running text."""
    return len(fields) == 1 and (fields[0].text.endswith("。") or len(fields[0].text) > _LONGEST_NAME)
