"""The years that headings give to the dates below them.

In: the outline. Out: the one year that a heading names, and for nodes that a lost layout has moved out of a schedule
the year of its heading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planextract.document import Document, Node
from planextract.values.dates import DateMatch, find_dates


@dataclass(frozen=True, slots=True)
class Year:
    """A year that surroundings offer to a date.

    Attributes:
        fiscal_year: The fiscal year, None if they name another kind.
        year: The calendar year, None if they name another kind.
        previous: The date that names it, None if none does.
    """

    fiscal_year: int | None = None
    year: int | None = None
    previous: DateMatch | None = None


def only_year(node: Node) -> Year | None:
    """Return the one year that a heading names, None if it names none or several."""
    match = _only_match(node)
    return replace(_to_year(match), previous=None) if match is not None else None


def find_schedules(document: Document) -> Mapping[int, Year]:
    """Return the year of the schedule in which nodes stand that a lost layout has moved from below its heading.

    The heading of a schedule speaks for what is printed behind it, up to the next heading or the next line that
    names a year of its own (平成23年度以降の予定).

    Args:
        document: With its outline.
    """
    found: dict[int, Year] = {}
    heading: DateMatch | None = None
    for node in document.nodes:
        if node.kind == "heading" or (node.announces is not None and node.kind != "item"):
            heading = _only_match(node) if node.announces == "schedule" else None
        elif heading is not None and _names_year(node):
            heading = None
        elif heading is not None:
            found[node.index] = _to_year(heading)
    return found


def _only_match(node: Node) -> DateMatch | None:
    matches = [match for match in find_dates(node.text) if match.points and match.bounds == "within"]
    points = {match.points[0] for match in matches}
    return matches[0] if len(points) == 1 and matches[0].points[0].year is not None else None


def _to_year(match: DateMatch) -> Year:
    point = match.points[0]
    return Year(fiscal_year=point.year, previous=match) if point.fiscal else Year(year=point.year, previous=match)


def _names_year(node: Node) -> bool:
    """Tell whether a plain line names a year, so that what follows is no longer the schedule's."""
    if node.kind != "paragraph" or node.table is not None:
        return False
    return any(point.year is not None for match in find_dates(node.text) for point in match.points)
