"""Temporal expressions of a document: recognised, resolved in their surroundings, and told what they are for.

In: a document with its outline. Out: every mention, also where the same date is printed again; the record
of distinct dates is made from them later. Rules: ``dates.toml`` (forms), ``date_kinds.toml`` (kinds).
"""

from __future__ import annotations

from dataclasses import replace

from planextract.document import Document
from planextract.extract.date_context import Reading, resolve_all
from planextract.extract.date_grids import Grids
from planextract.extract.date_kinds import find_kind
from planextract.extract.date_pieces import assemble_dates
from planextract.extract.date_places import Place, find_places
from planextract.extract.taken import Taken
from planextract.mentions import DateMention
from planextract.rules.families import UNKNOWN
from planextract.rules.loader import RuleSet, load_rules

_MONTHLY = "---"


def extract_dates(document: Document, rules: RuleSet) -> tuple[DateMention, ...]:
    """Find all dates, in document order.

    Args:
        document: With its outline and tables.
        rules: The ``date_kinds`` rules.
    """
    family = None if document.family == UNKNOWN else document.family
    pieces = assemble_dates(document, load_rules("dates", family))
    taken = Taken()
    for span in (span for piece in pieces for span in piece.taken):
        taken.add(span)
    places = tuple(_without(place, taken) for place in find_places(document, rules, family))
    readings = [*resolve_all(document, [place for place in places if place.matches], rules)]
    readings += [
        Reading(Place(piece.node, piece.view, (piece.match,)), piece.match, ("date.pieces",)) for piece in pieces
    ]
    grids = Grids(document, rules)
    readings.sort(key=lambda reading: (reading.place.node.index, reading.match.start))
    return tuple(
        _to_mention(reading, find_kind(document, reading, rules, grids.of(reading.place.node.table)))
        for reading in readings
        if not (reading.match.recurs or "").startswith(_MONTHLY)  # every 15th is on no calendar of a plan
    )


def _without(place: Place, taken: Taken) -> Place:
    """Leave out the dates that are part of one put together from pieces."""
    if not taken:
        return place
    spans = [(match, place.view.slice(match.start, match.end).span()) for match in place.matches]
    return replace(place, matches=tuple(match for match, span in spans if not taken.overlap(span)))


def _to_mention(reading: Reading, kind: str) -> DateMention:
    match = reading.match
    reasons = (*reading.reasons, *(() if match.agrees else ("date.disagrees",)))
    return DateMention(
        node=reading.place.node.index,
        view=reading.place.view.slice(match.start, match.end),
        rule=match.form,
        reasons=reasons,
        grade=_grade(match.grade, reasons),
        start=match.first,
        end=match.last,
        kind=kind,
        precision=match.precision,
        recurs=match.recurs,
        needs=match.needs,
    )


def _grade(own: str, reasons: tuple[str, ...]) -> str:
    if "date.year_unknown" in reasons or "date.disagrees" in reasons:
        return "low"
    return "medium" if reasons else own
