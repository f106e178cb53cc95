"""All revisions of one plan: neighbours compared in the order of their dates, and the history of the whole series.

Disk is the truth: a record that is current is used, any other is extracted and stored as a batch would.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from planextract.compare.cause import Comparison, compare_sides
from planextract.compare.inside import compare_inside, holds_both_sides
from planextract.compare.revisions import Series, revision_key
from planextract.compare.sides import Side, open_input
from planextract.compare.writing import FORMATS, Format, write_comparison, write_history
from planextract.diff.history import trace
from planextract.errors import NothingToCompare, PlanextractError
from planextract.records.evidence import Record
from planextract.settings import Settings


class SeriesOptions(BaseModel):
    """What a run over series is told.

    Attributes:
        input: Folder of documents, one folder per plan.
        records: Folder of records.
        output: Folder of diffs and reports.
        settings: How to extract.
        formats: Which reports.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Path = Path("raw")
    records: Path = Path("processed")
    output: Path = Path("reports")
    settings: Settings = Field(default_factory=Settings)
    formats: tuple[Format, ...] = FORMATS


class Outcome(Record):
    """What became of one comparison.

    Attributes:
        plan: Name of the series.
        old: Id of the earlier document.
        new: Id of the later document.
        changes: Number of changes.
        major: How many of them are grave.
        review: How many a person should look at.
        code: Error code where a side could not be read; both sides are then the same document.
    """

    plan: str
    old: str
    new: str
    changes: int = 0
    major: int = 0
    review: int = 0
    code: str = ""


def compare_series(series: Series, options: SeriesOptions) -> tuple[Outcome, ...]:
    """Compare the revisions of one plan, write diffs, reports and the history, and say what became of each pair."""
    return tuple(_compare_all(series, options))


def _compare_all(series: Series, options: SeriesOptions) -> Iterator[Outcome]:
    sides: list[Side] = []
    for item in series.revisions:
        try:
            sides.append(open_input(item, records=options.records, settings=options.settings))
        except PlanextractError as error:
            # One revision that cannot be read leaves its neighbours to be compared with each other.
            yield Outcome(plan=series.plan, old=item.plan_id, new=item.plan_id, code=error.error_code)
    sides.sort(key=lambda side: revision_key(side.plan.document.id, side.plan))
    place = options.output / series.plan
    for side in sides:
        if holds_both_sides(side.text):
            yield from _compare_inside(side, series, options)
    for old, new in pairwise(sides):
        yield _write(compare_sides(old, new), series, options)
    if len(sides) > 1:
        write_history(trace([side.plan for side in sides], name=series.plan), output=place)


def _compare_inside(side: Side, series: Series, options: SeriesOptions) -> Iterator[Outcome]:
    try:
        yield _write(compare_inside(side, settings=options.settings), series, options)
    except NothingToCompare:
        return


def _write(comparison: Comparison, series: Series, options: SeriesOptions) -> Outcome:
    diff = comparison.diff
    write_comparison(comparison, output=options.output / series.plan, formats=options.formats)
    return Outcome(
        plan=series.plan,
        old=diff.old.id,
        new=diff.new.id,
        changes=len(diff.changes),
        major=sum(change.severity == "major" for change in diff.changes),
        review=sum(change.review for change in diff.changes),
    )
