"""Names of indicators that are printed apart from their figures, tied by a number (ＫＰＩ①).

In: a document with folded tables and lines. Out: the name and unit that a label stands for at some place. The
form of 地域再生計画 prints one table of names and one of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from planextract.document import Cell, Document
from planextract.extract.kpi_label_stacks import read_stack
from planextract.extract.kpi_periods import is_only_date
from planextract.extract.kpi_views import cell_view, compact, compact_text, split_name
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

_LONGEST_HEADER = 12
_MOST_NAME_LINES = 3
_PAIR = 2  # 単位 and the unit
_MOST_LINES = 6  # a label, a name over three lines, 単位 and the unit
# No label is without one of these, and few lines have one.
_MAY_LABEL = re.compile("[標K]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name with its label.

    Attributes:
        number: The label's number as printed (①).
        name: The name.
        unit: Its unit, None if none is printed with it.
        start: Canonical offset of the name.
        stacked: Whether only the order of labels and names ties them.
    """

    number: str
    name: View
    unit: View | None
    start: int
    stacked: bool = False


@dataclass(frozen=True)
class Labels:
    """The names of a document that labels stand for, looked for when the first label asks.

    Attributes:
        document: With folded tables and lines.
        rules: The ``kpis`` rules.
    """

    document: Document
    rules: RuleSet

    @cached_property
    def found(self) -> tuple[Labelled, ...]:
        """Every label that has a name beside it, in document order."""
        return _find_labelled(self.document, self.rules)


def _find_labelled(document: Document, rules: RuleSet) -> tuple[Labelled, ...]:
    found = [labelled for table in document.tables for row in table.rows() for labelled in _in_row(row, rules)]
    loose = [line.view for line in document.lines if line.view and line.table is None and not line.furniture]
    found.extend(_in_loose_lines(loose, rules))
    return tuple(sorted(found, key=lambda labelled: labelled.start))


def _in_loose_lines(loose: list[View], rules: RuleSet) -> Iterator[Labelled]:
    """Yield the names behind or below single labels, and those below stacks of labels."""
    end = 0  # of the last stack
    for index, view in enumerate(loose):
        if index < end or not _MAY_LABEL.search(view.text):
            continue
        if not rules["kpi.label.circled"].pattern.match(compact_text(view)):
            continue
        stack = read_stack(
            loose, index, rules, ends=lambda line: _ends_name(line, rules), is_name=lambda n: _is_name(n, rules)
        )
        if stack is None:
            lines = loose[index : index + _MOST_LINES]
            beside = _part_units(lines, rules)
            for labelled in _in_lines([compact(line) for line in lines], rules):
                yield replace(labelled, unit=labelled.unit or beside)
            continue
        end = stack.end
        for number, (name, unit) in zip(stack.numbers, stack.names, strict=False):
            yield Labelled(number, name, unit, min(name.map.starts), stacked=True)


def _part_units(lines: list[View], rules: RuleSet) -> View | None:
    """Take the unit that a blank parts from the end of the name off the lines (KPI① 移住者数 人), and return it."""
    noun = rules["kpi.name.noun"].pattern
    alone = rules["kpi.label.circled"].pattern.fullmatch(compact_text(lines[0])) is not None
    for at in range(int(alone), min(len(lines), int(alone) + _MOST_NAME_LINES)):
        line = lines[at]
        text = line.text.rstrip()
        name, _, word = text.rpartition(" ")
        if (at and _ends_name(compact(line), rules)) or noun.search("".join(text.split())):
            return None
        if name.strip() and rules["kpi.unit.known"].pattern.match(word):
            if noun.search("".join(name.split())) is None:
                return None
            lines[at] = line.slice(0, len(name))
            return line.slice(len(name) + 1, len(text))
    return None


def resolve_label(text: str, at: int, labelled: tuple[Labelled, ...], rules: RuleSet) -> Labelled | None:
    """Return the name that a label stands for at a place: the last one printed before it.

    Args:
        text: A cell of nothing but the label.
        at: Canonical offset of the cell.
        labelled: All labels with names.
        rules: The ``kpis`` rules.
    """
    match = rules["kpi.label.circled"].pattern.fullmatch(text)
    if match is None:
        return None
    alike = [entry for entry in labelled if entry.number == match["number"]]
    before = [entry for entry in alike if entry.start < at]
    # A table of names may be printed behind the one of figures; which of several is meant, nobody can tell.
    return before[-1] if before else alike[0] if len(alike) == 1 else None


def _in_row(row: tuple[Cell | None, ...], rules: RuleSet) -> Iterator[Labelled]:
    cells = list({id(cell): cell for cell in row if cell is not None and cell.text}.values())
    for left, right in pairwise(cells):
        match = rules["kpi.label.circled"].pattern.fullmatch(cell_view(left).text)
        name = split_name(cell_view(right), rules)
        if match is None or not name.view or _is_value(name.view, rules):
            continue
        yield Labelled(
            match["number"], name.view, name.unit or _unit_behind(cells, right, rules), min(name.view.map.starts)
        )


def _unit_behind(cells: list[Cell], name: Cell, rules: RuleSet) -> View | None:
    """Return the unit of 「単位 | 人」 behind a name."""
    behind = cells[next(index for index, cell in enumerate(cells) if cell is name) + 1 :]
    for head, unit in pairwise(behind):
        if rules["kpi.column.unit"].pattern.match(cell_view(head).text):
            return cell_view(unit)
    return None


def _in_lines(lines: list[View], rules: RuleSet) -> Iterator[Labelled]:
    """Yield the name behind a label, in its line or in the ones below it, and the unit that 「単位」 gives below."""
    match = rules["kpi.label.circled"].pattern.match(lines[0].text)
    if match is None:
        return
    stop = next((at for at, line in enumerate(lines) if at and _ends_name(line, rules)), len(lines))
    whole = match.end() < len(lines[0])
    part = lines[0].slice(match.end()) if whole else join(lines[1:stop])
    for at in range(1, min(stop, _MOST_NAME_LINES) if whole and not _is_name(part, rules) else 0):
        longer = join([part, *lines[1 : at + 1]])
        if _is_name(split_name(longer, rules).view, rules):
            part = longer
            break
    beside = rules["kpi.unit.behind"].pattern.search(part.text)
    stated = part.slice(*beside.span("unit")) if beside else None
    name = split_name((part.slice(0, beside.start()) if beside else part).strip(":.、"), rules)
    if _is_name(name.view, rules):
        unit = stated or name.unit or _unit_below(lines[1 if whole else stop :], rules)
        yield Labelled(match["number"], name.view, unit, min(name.view.map.starts))


def _ends_name(line: View, rules: RuleSet) -> bool:
    """Tell whether a line below a label is no more of its name."""
    return bool(
        rules["kpi.label.circled"].pattern.match(line.text)
        or rules["kpi.column.unit"].pattern.match(line.text)
        or rules["kpi.unit.stated"].pattern.match(line.text)
        or _is_value(line, rules)
        or line.text.endswith("。")
        or rules["kpi.flat.baseline"].pattern.match(line.text)  # a header in one line
        or "増加分" in line.text
    )


def _unit_below(lines: list[View], rules: RuleSet) -> View | None:
    """Return the unit of the two lines 「単位」 and 「人」, or of 「単位：人」."""
    if not lines:
        return None
    stated = rules["kpi.unit.stated"].pattern.match(lines[0].text)
    if stated is not None:
        return lines[0].slice(*stated.span("unit"))
    if len(lines) > 1 and rules["kpi.column.unit"].pattern.match(lines[0].text):
        known = rules["kpi.unit.known"].pattern
        in_pile = len(lines) > _PAIR and known.match(lines[_PAIR].text)  # of the units of all names: 単位 / 千円 / 人
        return lines[1] if known.match(lines[1].text) and not in_pile else None
    return None


def _is_value(view: View, rules: RuleSet) -> bool:
    """Tell whether a cell beside a label holds a figure or header: then the row is one of figures."""
    text = view.text
    if rules["kpi.amount.whole"].pattern.match(text) or rules.first(text, "kpi.blank") or is_only_date(text):
        return True
    role = rules.first(text, "kpi.column")
    return role is not None and role.gives != "name" and len(text) <= _LONGEST_HEADER


def _is_name(view: View, rules: RuleSet) -> bool:
    return bool(view) and rules["kpi.name.noun"].pattern.search(view.text) is not None
