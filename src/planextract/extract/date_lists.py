"""Lists of dated lines, whose later lines leave out the year: 令和６年10月, 12月, 令和７年１月, ３月.

In: places with dates. Out: the dates that take their year from the line above. A list runs through neighbouring
lines that each begin with their only date, and it must go forward wherever years are printed: where it does not,
nobody can tell which year its bare months are in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planextract.extract.date_places import Place
from planextract.values.dates import DateMatch

_OPENS = " 【[(〈<"


def find_list_months(places: Sequence[Place]) -> frozenset[tuple[int, int]]:
    """Return the months and days in lists of dated lines that leave out their year.

    Args:
        places: All places with dates, in document order.

    Returns:
        Identity of the place and start of the date.
    """
    return frozenset(
        (id(place), place.matches[0].start)
        for run in _find_runs(places)
        if _goes_forward(run)
        for place in run[1:]
        if place.matches[0].needs == "year"
    )


def _find_runs(places: Sequence[Place]) -> Iterator[list[Place]]:
    run: list[Place] = []
    for place in places:
        if run and not (_begins_with_date(place) and _is_next(run[-1], place)):
            yield run
            run = []
        if run or _is_start(place):
            run.append(place)
    if run:
        yield run


def _is_start(place: Place) -> bool:
    return _begins_with_date(place) and place.matches[0].needs is None


def _begins_with_date(place: Place) -> bool:
    """Tell whether a line begins with its only date, which says a month."""
    if place.cell is not None or len(place.matches) != 1 or place.view.text.endswith("。"):
        return False
    match = place.matches[0]
    label = place.node.label
    before = place.view.text[: match.start].removeprefix(label.printed if label else "").strip(_OPENS)
    return not before and len(match.points) == 1 and match.points[0].month is not None and match.recurs is None


def _is_next(before: Place, place: Place) -> bool:
    return place.node.index == before.node.index + 1 and place.node.parent == before.node.parent


def _goes_forward(run: Sequence[Place]) -> bool:
    """Tell whether a list never goes back in time where it prints its years."""
    year = month = 0
    for place in run:
        now, at = _read(place.matches[0])
        if now is None:
            now = year + (at < month)
        if (now, at) < (year, month):
            return False
        year, month = now, at
    return True


def _read(match: DateMatch) -> tuple[int | None, int]:
    """Return the calendar year, None if it is left out, and the month of a date."""
    month = match.points[0].month or 0
    return (int(match.first[:4]) if match.first is not None else None), month
