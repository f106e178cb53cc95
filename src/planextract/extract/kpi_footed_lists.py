"""Lists of indicators whose years stand below them: name, unit and two values, and at the end 現状値Ｒ５ 目標値Ｒ10.

In: the lines of a text whose layout is lost. Out: one mention per row, and the lines that were read. A list is read
from its years upwards, as long as every row has exactly two values and a name that can be one. Years without the
words 現状 and 目標 count where the plan gives the same two to other indicators, or begins between them: statistics have
no year that is yet to come.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planextract.document import Document, Line
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_flow_tables import is_prose, is_value, words_of
from planextract.extract.kpi_mentions import Years, to_mention
from planextract.extract.kpi_periods import When, find_when, rest_beside
from planextract.extract.kpi_phrases import Phrase
from planextract.extract.kpi_plan_years import find_plan_years
from planextract.extract.kpi_views import compact, compact_text, split_name, without_labels
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View

# What the first line of years begins with; a cheap test before dates are looked for.
_MAY_BEGIN = re.compile(r"[\s(（]*(?:現状|基準|現況|令和|平成|[RH][0-9元]|[12][0-9]{3})")
_LONGEST_LINE = 40
_MOST_YEAR_LINES = 4  # 現状値 / R5 / 目標値 / R10
_MOST_ROWS = 40
_VALUES = 2  # of each row: start and goal
_BACKWARD = frozenset({"achievement", "background", "challenge", "budget", "schedule", "actors"})
_NUMBERED = re.compile(r"^(?:[0-9]+[-−.．][0-9]|[・○●◎◇◆■□▶*-]|[①-⑳(]?[0-9]{1,2}[.)、])")

_Pair = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class FootedList:
    """A list that was read.

    Attributes:
        kpis: Its indicators, in order.
        span: From its first name to its years.
    """

    kpis: tuple[KpiMention, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Dates:
    """Two dates on a line or a few of them, the line behind, and whether the word 目標 stands there."""

    start: When
    goal: When
    behind: int
    said: bool


@dataclass(frozen=True, slots=True)
class _Row:
    name: View
    unit: View | None
    values: tuple[View, View]


@dataclass(frozen=True, slots=True)
class _Spans:
    """What tells that two years are a start and a goal: the plan's period, and pairs that it gives elsewhere."""

    plan: When | None
    known: frozenset[_Pair]


def read_footed_lists(
    document: Document, anchors: Anchors, legend: When | None, rules: RuleSet, *, others: Sequence[KpiMention] = ()
) -> tuple[FootedList, ...]:
    """Read every such list.

    Args:
        document: With outline and folded lines.
        anchors: Of its outline.
        legend: Period of 累計 by the document's legend.
        rules: The ``kpis`` rules.
        others: Indicators that were read otherwise.
    """
    if document.boxes:  # a drawn page shows what stands beside what
        return ()
    filled = ((line, line.view.text) for line in document.lines if line.view is not None and not line.furniture)
    pairs = [(line, text) for line, text in filled if text and not text.isspace()]
    lines = [line for line, _ in pairs]
    begins = [at for at, (_, text) in enumerate(pairs) if _MAY_BEGIN.match(text)]
    if not any(_read_row(lines, at, rules)[0] for at in begins):  # dates are dear to read
        return ()
    dated = {at: dates for at in begins if (dates := tuple(_read_dates(lines, at, rules)))}
    spans = _Spans(find_plan_years(document), _known_pairs(tuple(dated.values()), others))
    out: list[FootedList] = []
    stop = 0
    for at, dates in dated.items():
        years, behind = _choose_years(dates, spans) if at >= stop else (None, 0)
        rows = _read_rows(lines, at, rules) if years is not None else []
        if years is None or not rows or _looks_back(document, anchors, rows[0]):
            continue
        kpis = [_to_mention(document, anchors, row, replace(years, legend=legend), rules) for row in rows]
        out.append(FootedList(tuple(kpis), Span(rows[0].name.span().start, lines[behind - 1].span.end)))
        stop = behind
    return tuple(out)


def leave_out(lines: Sequence[Line], read: Sequence[Span]) -> Sequence[Line]:
    """Return the lines outside of some parts, each of which leaves an empty line as a gap.

    Args:
        lines: Of the document.
        read: Parts that were read as lists, in order.
    """
    starts = [span.start for span in read]

    def is_read(line: Line) -> bool:
        index = bisect_right(starts, line.span.start) - 1
        return index >= 0 and line.span.start < read[index].end

    return [replace(line, view=None) if is_read(line) else line for line in lines] if read else lines


def _known_pairs(dated: Sequence[Sequence[_Dates]], others: Sequence[KpiMention]) -> frozenset[_Pair]:
    """Return the years of start and goal that the plan gives elsewhere, in so many words."""
    nothing = _Spans(None, frozenset())
    said = [_choose_years(dates, nothing)[0] for dates in dated]
    pairs = {(years.start.first, years.goal.last) for years in said if years and years.start and years.goal}
    pairs |= {(kpi.baseline.start, target.end) for kpi in others if kpi.baseline for target in kpi.targets}
    return frozenset(pairs)


def _read_dates(lines: Sequence[Line], at: int, rules: RuleSet) -> Iterator[_Dates]:
    """Yield the two dates that a line or a few of them hold beside words for start and goal."""
    if lines[at].table is not None:
        return
    text = ""
    for end in range(at, min(len(lines), at + _MOST_YEAR_LINES)):
        view = lines[end].view
        text += f" {view.text}" if view is not None else ""
        if len(text) > _LONGEST_LINE:
            break
        found = find_when(text, header=True)
        beside = "".join(rest_beside(text, found).split()).replace(":", "")
        if len(found) > _VALUES or not rules["kpi.value.years"].pattern.match(beside):
            break
        if len(found) == _VALUES:
            yield _Dates(found[0], found[1], end + 1, said="目標" in beside)


def _choose_years(dates: Sequence[_Dates], spans: _Spans) -> tuple[Years | None, int]:
    """Return the first two dates that are years of a start and a goal, and the line behind them."""
    for one in dates:
        if _lead_ahead(one.start, one.goal, spans, said=one.said):
            return Years(one.start, one.goal), one.behind
    return None, 0


def _lead_ahead(start: When, goal: When, spans: _Spans, *, said: bool) -> bool:
    if start.last is None or goal.first is None or not start.last < goal.first:
        return False
    begin = spans.plan.first if spans.plan is not None else None
    ahead = begin is not None and (start.first or "") < begin <= goal.first
    return said or ahead or (start.first, goal.last) in spans.known


def _read_rows(lines: Sequence[Line], end: int, rules: RuleSet) -> list[_Row]:
    """Return the rows above a line, from the first to the last."""
    rows: list[_Row] = []
    while len(rows) < _MOST_ROWS:
        row, end = _read_row(lines, end, rules)
        if row is None:
            break
        rows.insert(0, row)
    return rows


def _read_row(lines: Sequence[Line], end: int, rules: RuleSet) -> tuple[_Row | None, int]:
    """Read the row that ends above a line; also return its first line."""
    values: list[View] = []
    at = end
    while at and len(values) < _VALUES and lines[at - 1].table is None:
        words = words_of(lines[at - 1])
        if not all(is_value(word, rules) for word in words):
            break
        values = [*words, *values]
        at -= 1
    if len(values) != _VALUES or not at or lines[at - 1].table is not None:
        return None, end
    unit = _find_unit(lines[at - 1], rules)
    at -= unit is not None
    view = lines[at - 1].view if at else None
    name = without_labels(view, rules) if view is not None else None
    reading = read_figures(values[1], rules)
    if name is None or not (reading.amounts or reading.word) or not _is_name(name, rules):
        return None, end
    return _Row(name, unit, (values[0], values[1])), at - 1


def _find_unit(line: Line, rules: RuleSet) -> View | None:
    """Return a line that holds nothing but a unit."""
    words = words_of(line)
    match = rules["kpi.unit.known"].pattern.match(words[0].text.strip("()")) if len(words) == 1 else None
    return words[0].strip("()") if match else None


def _is_name(name: View, rules: RuleSet) -> bool:
    text = compact_text(name)
    if is_prose(name) or _NUMBERED.match(text) or text.count("(") != text.count(")"):
        return False
    return rules["kpi.name.noun"].pattern.search(text) is not None and not rules.first(text, "kpi.foreign")


def _looks_back(document: Document, anchors: Anchors, row: _Row) -> bool:
    return bool(document.nodes) and document.nodes[anchors.at(row.name.span())].zone in _BACKWARD


def _to_mention(document: Document, anchors: Anchors, row: _Row, years: Years, rules: RuleSet) -> KpiMention:
    name = split_name(compact(row.name), rules)
    start, goal = (read_figures(value, rules) for value in row.values)
    phrase = Phrase(
        replace(name, unit=row.unit or name.unit),
        start.amounts[0] if start.amounts else None,
        goal.amounts[:1],
        goal.word,
    )
    node = anchors.outdent(anchors.at(row.name.span()), row.name.span()) if document.nodes else 0
    return to_mention(phrase, node=node, text=document.text, years=years, rules=rules)
