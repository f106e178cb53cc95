"""What the surroundings of a date say: the year it leaves out, the date it refers to.

In: places with dates. Out: the same dates resolved as far as the document goes, in document order. A date
takes what it lacks from the same sentence, from the table row or the row above, from the headings over it,
and only then from the document as a whole. What none of them says stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from planextract.document import Document
from planextract.extract.date_columns import Columns, find_column_years, find_line_years
from planextract.extract.date_headings import Year, find_schedules, only_year
from planextract.extract.date_lists import find_list_months
from planextract.extract.date_places import FRONT, YEAR_LONG, Place, is_annual
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet
from planextract.values.dates import DateMatch, recur, resolve
from planextract.values.periods import fiscal_year_of, from_iso

_NEAR = 3  # nodes between 同年 and the date it refers to
AXIS = 3  # months in a row that make the axis of a schedule
# 「（以下「協議会」という。）」 does not end a sentence.
_STOP = re.compile(r"。(?![)」』])")
# How a sentence on what has happened ends.
_PAST = re.compile(r"た(?:(?:が|ところ|ため|ので)、?[^。]{0,30})?$|(?:れた|した|された|行われた)[一-龠]")
_LAST_MONTH_OF_YEAR = 3
_NEW = "新"
_LONGEST_STAMP = 30  # characters of a line that is little more than the date of issue


@frozen_dataclass(frozen=True, slots=True)
class Reading:
    """A date of the document.

    Attributes:
        place: Where it stands.
        match: What it says, resolved where the document allows it.
        reasons: Reason codes for what was taken from the surroundings.
    """

    place: Place
    match: DateMatch
    reasons: tuple[str, ...] = ()


@frozen_dataclass(frozen=True, slots=True)
class _Clock:
    """Years that the document as a whole gives.

    Attributes:
        issued: Year and month of issue, None if the front does not tell.
        fiscal_year: The only fiscal year that its dates without a year can belong to, else None.
        annual: The fiscal year of a document that is made for one (令和８年度 施政方針), else None.
        over: Nodes behind a line that ends the year of the schedule above them.
        columns: Columns of tables that a year heads.
        lines: Rows of a lost table, one column of which a year heads.
    """

    issued: tuple[int, int] | None
    fiscal_year: int | None
    annual: int | None = None
    over: frozenset[int] = frozenset()
    columns: Columns = field(default_factory=dict)
    lines: Mapping[int, Year] = field(default_factory=dict)


def resolve_all(document: Document, places: Sequence[Place], rules: RuleSet) -> Iterator[Reading]:
    """Yield the dates of a document, resolved.

    Dates that only refer to another one (同年, 年度内) and find none are left out: they say nothing.

    Args:
        document: With its outline.
        places: All places with dates, in document order.
        rules: The ``date_kinds`` rules.
    """
    schedules = find_schedules(document)
    clock = _read_clock(places, rules, frozenset(index for index, year in schedules.items() if year is None))
    clock = replace(clock, columns=find_column_years(document, rules), lines=find_line_years(document, rules))
    axis = _find_axis(places) | find_list_months(places)
    before: Reading | None = None
    last: Reading | None = None
    label: Reading | None = None
    heads: dict[tuple[int, int], DateMatch] = {}
    for place in places:
        inside: DateMatch | None = None
        yearly: DateMatch | None = None
        for match in place.matches:
            if yearly is not None and _goes_on_yearly(place, yearly, match):
                yearly = match
                yield Reading(place, recur(match), ("date.same_sentence",))
                continue
            on_axis = (id(place), match.start) in axis
            base = _known(last) if on_axis else inside or _month_above(place, match, heads)
            reading = _resolve(document, place, match, before, base, clock, on_axis=on_axis)
            year = schedules.get(place.node.index)
            if (reading is None or _is_open(reading)) and year is not None:
                reading = _in_schedule(place, match, year) or reading
            if _is_open(reading) and not on_axis and label is not None and _stands_below(place, label):
                reading = _if_resolved(place, match, label.match, "date.line_above") or reading
            if reading is None:
                continue
            yield reading
            last = reading
            label = reading if _is_label(reading) else label
            if place.cell is not None and _bare_month(match) is not None and reading.match.needs is None:
                columns = range(place.cell.column, place.cell.column + place.cell.columns)
                heads |= dict.fromkeys(((id(place.table), column) for column in columns), reading.match)
            if reading.match.recurs is not None:
                inside, before, yearly = None, None, match  # the year before 毎年度10月 is no year
            elif reading.match.points and reading.match.needs is None:
                inside, before, yearly = reading.match, reading, None


def _in_schedule(place: Place, match: DateMatch, year: Year) -> Reading | None:
    resolved = resolve(match, fiscal_year=year.fiscal_year, year=year.year, previous=year.previous)
    return Reading(place, resolved, ("date.heading",)) if resolved.needs is None else None


def _known(reading: Reading | None) -> DateMatch | None:
    """Return what the date before on an axis says, None where its own year is unknown: 5月 is not surer than 4月."""
    return reading.match if reading is not None and reading.match.needs is None else None


def _is_open(reading: Reading | None) -> bool:
    return reading is not None and reading.match.needs == "year"


def _is_label(reading: Reading) -> bool:
    """Tell whether a line says nothing but its year, above the lines that it dates."""
    match, text = reading.match, reading.place.view.text
    is_known = match.precision in (*YEAR_LONG, "month") and match.bounds == "within" and match.needs is None
    is_alone = reading.place.cell is None and not f"{text[: match.start]}{text[match.end :]}".strip(" :・〈〉【】")
    # A month that took its year from the label goes on with it.
    return is_known and is_alone and (match.precision in YEAR_LONG or not reading.reasons)


def _stands_below(place: Place, label: Reading) -> bool:
    node, above = place.node, label.place.node
    is_meant = label.match.precision != "month" or _is_axis(place)
    return is_meant and place.cell is None and node.parent in {above.parent, above.index} and node.kind != "heading"


def _is_axis(place: Place) -> bool:
    """Tell whether a line holds nothing but several dates, as the axis of a schedule does."""
    text = place.view.text
    for match in reversed(place.matches):
        text = text[: match.start] + text[match.end :]
    return len(place.matches) > 1 and not text.strip(" 、・")


def _month_above(place: Place, match: DateMatch, heads: Mapping[tuple[int, int], DateMatch]) -> DateMatch | None:
    """Return the month that heads the column of a day in a schedule (5/27 below 5月), None if it is another month's."""
    if place.cell is None or match.needs != "year" or not match.points:
        return None
    above = heads.get((id(place.table), place.cell.column))
    return above if above is not None and above.points[0].month == match.points[0].month else None


def _goes_on_yearly(place: Place, yearly: DateMatch, match: DateMatch) -> bool:
    """Tell whether a month without a year goes on with a yearly one (毎年度6月に検証し、9月に公表する)."""
    is_bare = match.needs == "year" and match.bounds == "within" and len(match.points) == 1
    return is_bare and not match.points[0].anchor and not _STOP.search(place.view.text, yearly.end, match.start)


def _resolve(
    document: Document,
    place: Place,
    match: DateMatch,
    before: Reading | None,
    inside: DateMatch | None,
    clock: _Clock,
    *,
    on_axis: bool,
) -> Reading | None:
    if match.needs is None:
        return Reading(place, match)
    if match.points[0].anchor == "document":
        return _from_issue(place, match, clock)
    if match.needs == "previous":
        return _from_previous(place, match, before, inside)
    if on_axis and inside is not None:
        return _if_resolved(place, match, inside, "date.axis")
    if inside is not None and not _STOP.search(place.view.text, inside.end, match.start):
        near = _if_resolved(place, match, inside, "date.same_sentence")
        if near is not None:
            return near
    for year, reason in _years_around(document, place, match, before, clock):
        resolved = resolve(match, fiscal_year=year.fiscal_year, year=year.year, previous=year.previous)
        if resolved.needs is None:
            return Reading(place, resolved, (reason,))
    return Reading(place, match, ("date.year_unknown",)) if match.needs == "year" and match.points[0].month else None


def _years_around(
    document: Document, place: Place, match: DateMatch, before: Reading | None, clock: _Clock
) -> Iterator[tuple[Year, str]]:
    """Yield the years that the surroundings offer, nearest first."""
    yield from _years_of_column(place, clock)
    if before is not None and place.cell is not None and before.place.table is place.table:
        point = before.match.points[-1]
        if point.month is not None:
            yield Year(year=point.year, fiscal_year=point.year if point.fiscal else None), "date.row_above"
    for node in document.ancestors(place.node):
        found = only_year(node)
        ended = node.announces == "schedule" and place.node.index in clock.over
        if found is not None and not ended:
            yield found, "date.heading"
    if clock.fiscal_year is not None:
        yield Year(fiscal_year=clock.fiscal_year), "date.document"
    if clock.annual is not None and match.points[0].month is not None and _tells_past(place, match):
        if clock.issued is not None:
            year, month = clock.issued
            yield Year(year=year - (match.points[0].month > month)), "date.document"
    elif clock.annual is not None:
        yield Year(fiscal_year=clock.annual), "date.document"


def _years_of_column(place: Place, clock: _Clock) -> Iterator[tuple[Year, str]]:
    """Yield the year that heads the column of a date, or the only such column of a lost table."""
    if place.cell is not None:
        row, year = clock.columns.get((id(place.table), place.cell.column), (place.cell.row, None))
        if year is not None and row < place.cell.row:
            yield year, "date.column"
    elif place.node.index in clock.lines:
        yield clock.lines[place.node.index], "date.column"


def _tells_past(place: Place, match: DateMatch) -> bool:
    """Tell whether the sentence of a date says what has happened (９月に開催された大会は…ました)."""
    rest = place.view.text[match.end :]
    stop = _STOP.search(rest)
    return _PAST.search(rest[: stop.start()] if stop else rest) is not None


def _from_previous(place: Place, match: DateMatch, before: Reading | None, inside: DateMatch | None) -> Reading | None:
    if inside is not None:
        return _if_resolved(place, match, inside, "date.same_sentence")
    if before is None or not 0 <= place.node.index - before.place.node.index <= _NEAR:
        return None
    if place.table is not before.place.table:
        return None  # 前年度 in a sentence does not count from the years that head a table, nor the other way round
    if place.node.kind == "heading" or len(before.match.points) > 1:
        return None  # 前年度 in a heading, or after a period, counts from the plan's own year and not from that date
    return _if_resolved(place, match, before.match, "date.date_before")


def _from_issue(place: Place, match: DateMatch, clock: _Clock) -> Reading:
    if clock.issued is not None:
        year, month = clock.issued
        # 「新年度」 is the next one only before it has begun.
        is_open = place.view.text.startswith(_NEW, match.start) and month > _LAST_MONTH_OF_YEAR
        resolved = match if is_open else resolve(match, year=year, fiscal_year=fiscal_year_of(year, month))
        if resolved.needs is None:
            return Reading(place, resolved, ("date.issue",))
    return Reading(place, match, ("date.year_unknown",))


def _if_resolved(place: Place, match: DateMatch, base: DateMatch, reason: str) -> Reading | None:
    """Resolve a match from a date before it; a month earlier than that date's belongs to the next year."""
    resolved = resolve(match, previous=base)
    if resolved.needs is None:
        return Reading(place, resolved, (reason,))
    point = base.points[-1]
    if match.needs == "previous" or base.first is None:
        return None
    year, fiscal_year = None, None
    if point.month is None and point.fiscal:
        fiscal_year = point.year
    else:
        day = from_iso(base.first)
        year = day.year + (point.month is not None and (match.points[0].month or day.month) < day.month)
    resolved = resolve(match, fiscal_year=fiscal_year, year=year)
    return Reading(place, resolved, (reason,)) if resolved.needs is None else None


def _find_axis(places: Sequence[Place]) -> set[tuple[int, int]]:
    """Return the months that follow each other like the axis of a schedule, its first one left out.

    The axis is one line, or one row of a table with a month a cell.
    """
    axis: set[tuple[int, int]] = set()
    run: list[tuple[Place, DateMatch]] = []
    for place in places:
        for match in place.matches:
            follows = bool(run) and _follows(*run[-1], place, match)
            run = [*run, (place, match)] if follows else [(place, match)]
            if len(run) >= AXIS:
                axis.update((id(other), month.start) for other, month in run[1:])
    return axis


def _follows(left_place: Place, left: DateMatch, place: Place, match: DateMatch) -> bool:
    if left_place is not place and not (
        place.cell is not None and left_place.cell is not None and left_place.table is place.table
        and left_place.cell.row == place.cell.row
    ):  # fmt: skip
        return False
    months = [month for side in (left, match) for month in (_bare_month(side),) if month is not None]
    return len(months) == len((left, match)) and months[0] % 12 + 1 == months[1]


def _bare_month(match: DateMatch) -> int | None:
    """Return the month of a match that says nothing else, else None."""
    bare = len(match.points) == 1 and match.needs == "year" and match.precision == "month"
    return match.points[0].month if bare else None


def _read_clock(places: Sequence[Place], rules: RuleSet, over: frozenset[int]) -> _Clock:
    issued = next(
        (
            (day.year, day.month)
            for place in places
            if place.node.index < FRONT and place.table is None and len(place.view) <= _LONGEST_STAMP
            for match in place.matches
            if match.first is not None and match.precision in ("month", "day") and match.bounds == "within"
            for day in (from_iso(match.first),)
        ),
        None,
    )
    return _Clock(issued, _only_fiscal_year(places), _find_annual(places, rules), over)


def _find_annual(places: Sequence[Place], rules: RuleSet) -> int | None:
    """Return the fiscal year that a line of the front gives to a policy speech or a programme of one year."""
    for place in places:
        if len(place.matches) == 1 and is_annual(place, place.matches[0], rules):
            return place.matches[0].points[0].year
    return None


def _only_fiscal_year(places: Sequence[Place]) -> int | None:
    """Return the fiscal year that a short-term document is about.

    A document whose only full dates are one fiscal year and the one after it, such as the schedule of a
    working group, is about the first of them; any other document has no fiscal year of its own.
    """
    years: set[int] = set()
    for place in places:
        for match in place.matches:
            if match.needs is not None or not match.points:
                continue
            if match.precision not in ("fiscal_year", "range") or not match.points[0].fiscal or len(match.points) > 1:
                return None
            years.add(match.points[0].year or 0)
    return min(years) if years and max(years) - min(years) <= 1 else None
