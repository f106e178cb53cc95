"""Tables of indicators whose header a conversion mixed with their cells: 基準値 / 目標値 / 総人口 / 指標 / 5,102人 ….

In: loose lines, one cell each. Out: what the readers of piled cells make of the lines once the header stands in front
again. Only lines that are nothing but a header are moved, each column once, and all of them must stand before the first
figure; the readers then demand that every row is whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from planextract.document import Line
from planextract.extract.kpi_column_tables import read_column_table
from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_flow_tables import FlowTable, is_prose, is_value, read_flow_table, read_header
from planextract.extract.kpi_line_texts import LineTexts
from planextract.rules.loader import RuleSet
from planextract.values.labels import find_label

# Words of which one stands in the first line of such a pile; short ones may be set wide (指　標).
LATE_WORDS = re.compile(r"指[^\S\n]*標|項[^\S\n]*目|値|単[^\S\n]*位|実[^\S\n]*績|KPI|年度")
# No header of names is without one of these.
_MAY_NAME = re.compile("[標K項績]")
_LONGEST_HEADER = 24
# How many filled lines a mixed header may take, the first row's cells among them.
_MOST_LINES = 24
_FEWEST_FIGURES = 2
_LONGEST_UNIT = 6
# How many lines below its header a table may have.
_MOST_BELOW = 1000
_BEFORE = ("name", "unit")
_HEADS = FIGURES.union(_BEFORE)


def find_names(loose: LineTexts, rules: RuleSet) -> list[int]:
    """Return the lines that are nothing but the header of a column of names.

    Args:
        loose: Lines, none of them in a table.
        rules: The ``kpis`` rules.
    """
    return [at for at in loose.holding(_MAY_NAME) if loose.role(at, rules) == "name"]


def read_late_header(loose: LineTexts, top: int, names: Sequence[int], rules: RuleSet) -> FlowTable | None:
    """Read a table whose header begins at a line and goes on among its cells.

    Args:
        loose: Lines, none of them in a table.
        top: The line.
        names: The lines that ``find_names`` finds.
        rules: The ``kpis`` rules.

    Returns:
        None where the lines are no such table, or its header stands in front as it should.
    """
    if not _may_head(loose, top, names, rules):
        return None
    lines = loose.lines
    heads = _find_heads(loose, top, rules)
    if not _is_whole(heads) or _is_in_front(lines, heads):
        return None
    named = [place for word in _BEFORE for place, role in heads if role == word]
    order = [*named, *(place for place, role in heads if role not in _BEFORE)]
    moved = set(order)
    below = range(min(order), min(len(lines), top + _MOST_BELOW))
    virtual = [*(lines[place] for place in order), *(lines[place] for place in below if place not in moved)]
    head = read_header(virtual, 0, rules)
    found = read_flow_table(virtual, 0, head, rules) or read_column_table(virtual, 0, head, rules)
    if found is None or found.stop <= len(order) or _names_units(found, rules):
        return None
    behind = next(place for place in below if lines[place] is virtual[found.stop - 1])
    return replace(found, stop=max(*order, behind) + 1)


def _may_head(loose: LineTexts, top: int, names: Sequence[int], rules: RuleSet) -> bool:
    """Tell whether a line is a header's word and, of the lines that can belong to it, enough others are.

    Of most lines that hold such a word this is not so, and asking for their roles alone shows it.
    """
    view = loose.lines[top].view
    if view is None or len(view.text) > _LONGEST_HEADER or not LATE_WORDS.search(view.text):
        return False
    if not names or names[-1] < top or loose.role(top, rules) not in _HEADS:
        return False
    near = list(islice((at for at in range(top, len(loose.lines)) if loose.word(at)), _MOST_LINES))
    # The role of a date is the dearest to read, so the name's comes first.
    if names[bisect_left(names, top)] > near[-1]:
        return False
    return sum(loose.role(at, rules) in FIGURES for at in near) >= _FEWEST_FIGURES


def _find_heads(loose: LineTexts, top: int, rules: RuleSet) -> list[tuple[int, str]]:
    """Return the lines from one on that are nothing but a header's word, and their roles, up to the next table."""
    heads: list[tuple[int, str]] = []
    seen: set[str] = set()
    filled = 0
    valued = False
    for at in range(top, len(loose.lines)):
        view, text = loose.lines[at].view, loose.word(at)
        if heads and _is_numbered(text):  # a heading below the table
            break
        if heads and text.count("(") > text.count(")"):
            return []  # 現状値＋（2023＋（令和5）年度）: what is torn is read where it stands
        role = loose.role(at, rules)
        if role in _HEADS:
            again = role in _BEFORE and any(role == other for _, other in heads)
            if again and not valued and heads[0] == (top, role):
                heads.pop(0)  # 【成果指標】 over the table, not its column of names
            elif again or text in seen:
                break
            elif valued:  # each header stands over its own column
                return []
            heads.append((at, role))
            seen.add(text)
        elif text and view is not None:
            valued = valued or is_value(view.strip(), rules)
            if is_prose(view.strip()) or not heads:
                break
        filled += bool(text)
        if filled >= _MOST_LINES:
            break
    return heads


def _is_numbered(text: str) -> bool:
    found = find_label(text.lstrip("#*")) if text else None
    return found is not None and found.label.number is not None


def _names_units(found: FlowTable, rules: RuleSet) -> bool:
    """Tell whether a unit came out as the name of an indicator; then the columns were printed one after the other."""
    names = (cell.text for cell in found.table.cells if cell.row and not cell.column)
    return any(len(name) <= _LONGEST_UNIT and rules["kpi.unit.known"].pattern.match(name) for name in names)


def _is_whole(heads: Sequence[tuple[int, str]]) -> bool:
    roles = [role for _, role in heads]
    return roles.count("name") == 1 and sum(role in FIGURES for role in roles) >= _FEWEST_FIGURES


def _is_in_front(lines: Sequence[Line], heads: Sequence[tuple[int, str]]) -> bool:
    """Tell whether a header stands together, the column of names first."""
    between = range(heads[0][0], heads[-1][0])
    places = {place for place, _ in heads}
    together = all(place in places or _is_blank(lines[place]) for place in between)
    return together and heads[0][1] == "name" and "unit" not in [role for _, role in heads][2:]


def _is_blank(line: Line) -> bool:
    return line.view is None or not line.view.strip()
