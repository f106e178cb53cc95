"""What the lines of a table whose frame was lost hold: loose numbers, headers, names and units.

In: folded lines of a run. Out: a ``Block``. What belongs together is decided elsewhere, see ``kpi_flat``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_labelled_rows import Columns
from planextract.extract.kpi_periods import When, find_when
from planextract.extract.kpi_views import compact, split_name, without_labels
from planextract.rules.loader import RuleSet
from planextract.spans import View

_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?")
_DASH = re.compile(r"[-‐‑–—―ー−]")
_WORD = re.compile(r"\S+")
_LONGEST_UNIT = 6
_HEADERS = ("year", "total", "baseline", "increment", "unit_label")


@dataclass(slots=True)
class Block:
    """What the lines of a lost table hold.

    Attributes:
        lines: All of them.
        numbers: Loose numbers in the order of the text.
        dashes: How many cells are blank.
        names: Names of indicators, in the order of the text.
        units: Loose units, in the order of the text.
        own_units: Units that stand in brackets behind names, by the name's place.
        years: Periods of the year columns, each once, in order of time.
        has_baseline: Whether a header speaks of the start.
        has_total: Whether a header speaks of the sum.
        labelled: Place of the number that is printed with a label (268.00ＫＰＩ①), by the label's number.
        named: Place of the name that is printed with a label, by the label's number.
    """

    lines: list[View] = field(default_factory=list)
    numbers: list[View] = field(default_factory=list)
    dashes: int = 0
    names: list[View] = field(default_factory=list)
    units: list[View] = field(default_factory=list)
    own_units: dict[int, View] = field(default_factory=dict)
    years: list[When] = field(default_factory=list)
    has_baseline: bool = False
    has_total: bool = False
    labelled: dict[str, int] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)

    @property
    def columns(self) -> Columns:
        """The columns that its headers name."""
        return Columns(self.years, self.has_baseline, self.has_total)

    @property
    def is_table(self) -> bool:
        """Whether the lines look like a table of yearly additions and their sums."""
        return self.has_total and len(self.years) > 1 and bool(self.names) and len(self.numbers) > len(self.names)


def read_block(lines: Sequence[View], rules: RuleSet) -> Block:
    """Sort the lines of a run by what they can be.

    Args:
        lines: Folded lines.
        rules: The ``kpis`` rules.
    """
    block = Block(list(lines))
    waiting: list[View] = []
    pieces = (piece for whole in lines for piece in _cut_header(whole, rules))
    for line in map(compact, pieces):
        if _read_header(line, block, rules) or _read_numbers(line, block, rules):
            _close_unit(waiting, block)
            continue
        name, label, unit = _read_name(line, rules)
        if name is not None:
            _close_unit(waiting, block)
            if unit is not None:
                block.own_units[len(block.names)] = unit
            if label:
                block.named[label] = len(block.names)
            block.names.append(name)
        elif len(line) <= _LONGEST_UNIT and not _NUMBER.search(line.text):
            waiting.append(line)
        else:
            _close_unit(waiting, block)
    _close_unit(waiting, block)
    block.years.sort(key=lambda when: when.first or "")
    return block


def _close_unit(waiting: list[View], block: Block) -> None:
    """Keep the words that stood between other lines; which of them are one unit is decided by the names."""
    block.units.extend(waiting)
    waiting.clear()


def _read_header(line: View, block: Block, rules: RuleSet) -> bool:
    year = rules["kpi.flat.year"].pattern.match(line.text)
    if year:
        when = find_when(year["when"], header=True)
        if len(when) == 1 and all((when[0].first, when[0].last) != (other.first, other.last) for other in block.years):
            block.years.append(when[0])
        return True
    if rules["kpi.flat.total"].pattern.match(line.text):
        block.has_total = True
        return True
    if rules["kpi.flat.baseline"].pattern.match(line.text):
        block.has_baseline = True
        return True
    return bool(
        rules["kpi.flat.increment"].pattern.match(line.text) or rules["kpi.flat.unit_label"].pattern.match(line.text)
    )


def _read_numbers(line: View, block: Block, rules: RuleSet) -> bool:
    """Take a line of nothing but numbers, dashes and labels."""
    labels = list(rules["kpi.label.circled"].pattern.finditer(line.text))
    bare = rules["kpi.label.circled"].pattern.sub(" ", line.text)
    if _DASH.sub("", _NUMBER.sub("", bare)).strip():
        return False
    covered = {index for match in labels for index in range(match.start(), match.end())}
    for match in _NUMBER.finditer(line.text):
        if match.start() in covered:
            continue
        if len(labels) == 1:
            block.labelled[labels[0]["number"]] = len(block.numbers)
        block.numbers.append(line.slice(match.start(), match.end()))
    block.dashes += sum(match.start() not in covered for match in _DASH.finditer(_NUMBER.sub("", bare)))
    return True


def _read_name(line: View, rules: RuleSet) -> tuple[View | None, str, View | None]:
    label = rules["kpi.label.circled"].pattern.match(line.text)
    named = split_name(without_labels(line, rules), rules)
    name = named.view
    if (
        len(name) <= 2
        or not rules["kpi.name.noun"].pattern.search(name.text)
        or rules["kpi.unit.known"].pattern.match(name.text)
        or find_role(name.text, rules) in FIGURES  # 目標年度:令和9年度
    ):
        return None, "", None
    return name, label["number"] if label else "", named.unit


def _cut_header(line: View, rules: RuleSet) -> Iterator[View]:
    """Yield the words of a line that is nothing but headers of columns, else the line."""
    words = [line.slice(*match.span()) for match in _WORD.finditer(line.text)]
    if len(words) > 1 and all(_is_header(word.text, rules) for word in words):
        yield from words
    else:
        yield line


def _is_header(text: str, rules: RuleSet) -> bool:
    return any(rules[f"kpi.flat.{name}"].pattern.match(text) for name in _HEADERS)
