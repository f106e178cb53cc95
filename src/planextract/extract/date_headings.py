"""The years that headings give to the dates below them.

In: the outline. Out: the one year that a heading names, and for nodes that a lost layout has moved out of a schedule
the year of its heading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planextract.document import Document, Node
from planextract.frozen import frozen_dataclass
from planextract.values.dates import DateMatch, find_dates


@frozen_dataclass(frozen=True, slots=True)
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
    return replace(to_year(match), previous=None) if match is not None else None


def find_schedules(document: Document) -> Mapping[int, Year | None]:
    """Return the year of the schedule in which nodes stand, whether below its heading or moved from there.

    The heading of a schedule speaks for what is printed behind it, up to the next heading or the next line that
    names a year of its own (平成23年度以降の予定).

    Args:
        document: With its outline.

    Returns:
        By the node's index; None behind that line, where the heading's year is over.
    """
    found: dict[int, Year | None] = {}
    heading: DateMatch | None = None
    over = False
    for node in document.nodes:
        if node.kind == "heading" or (node.announces is not None and node.kind != "item"):
            heading, over = _only_match(node) if node.announces == "schedule" else None, False
        elif heading is not None:
            over = over or _leaves_year(node, heading)
            found[node.index] = None if over else to_year(heading)
    return found


def _only_match(node: Node) -> DateMatch | None:
    matches = [match for match in find_dates(node.text) if match.points and match.bounds == "within"]
    points = {match.points[0] for match in matches}
    return matches[0] if len(points) == 1 and matches[0].points[0].year is not None else None


def to_year(match: DateMatch) -> Year:
    """Return the year that a date which is one offers to others."""
    point = match.points[0]
    return Year(fiscal_year=point.year, previous=match) if point.fiscal else Year(year=point.year, previous=match)


def _leaves_year(node: Node, heading: DateMatch) -> bool:
    """Tell whether a plain line names a time outside the schedule's year, so that what follows is no longer in it."""
    if node.kind != "paragraph" or node.table is not None or heading.first is None or heading.last is None:
        return False
    firsts = [match.first for match in find_dates(node.text) if match.first is not None]
    return any(not heading.first <= first <= heading.last for first in firsts)
