"""Which documents are revisions of one plan, and in which order: a folder per plan, a file per revision.

The date is read from the name (``r6``, ``2024-03``; rules ``revision.*`` of ``rules/base/change_words.toml``), else
from the plan's period; names without either follow in their natural order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planextract.batch import Input, list_inputs
from planextract.diff.history import trace
from planextract.errors import NothingToCompare
from planextract.records.history import History
from planextract.records.plan import Plan
from planextract.rules.loader import load_rules
from planextract.store import find_records, load_plan
from planextract.values.eras import find_era, to_year

Key = tuple[int, int, int, tuple[tuple[int, str], ...]]


@dataclass(frozen=True, slots=True)
class Series:
    """Documents of one plan.

    Attributes:
        plan: Path of their folder below the input folder.
        revisions: At least two; in the order of the dates in their names.
    """

    plan: str
    revisions: tuple[Input, ...]


def find_series(folder: Path) -> tuple[Series, ...]:
    """Find the folders below an input folder that hold two documents or more."""
    rows: dict[str, list[Input]] = defaultdict(list)
    for item in list_inputs([folder]).inputs:
        plan = PurePosixPath(item.plan_id).parent.as_posix()
        if plan != ".":
            rows[plan].append(item)
    return tuple(
        Series(plan, tuple(sorted(row, key=lambda item: revision_key(item.plan_id))))
        for plan, row in sorted(rows.items())
        if len(row) > 1
    )


def in_order(plans: Iterable[Plan]) -> list[Plan]:
    """Return the records of one plan's revisions, earliest first."""
    return sorted(plans, key=lambda plan: revision_key(plan.document.id, plan))


def trace_series(folder: Path, plan: str) -> History:
    """Follow the items of a plan through all its records.

    Args:
        folder: Folder of records.
        plan: Path of the plan's folder below it.

    Raises:
        NothingToCompare: If there are fewer than two records.
    """
    place = folder / plan
    plans = [load_plan(path) for path in find_records(place) if path.parent == place]
    if len(plans) < 2:
        raise NothingToCompare(plan, code="compare.no_series")
    return trace(in_order(plans), name=plan)


def revision_key(plan_id: str, plan: Plan | None = None) -> Key:
    """Return what revisions are sorted by: year, month and day, then the name in its natural order."""
    name = PurePosixPath(plan_id).name
    date = _date_in(name) or (_date_of(plan) if plan else None) or (0, 0, 0)
    natural = tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name) if part)
    return (*date, natural)


def _date_in(name: str) -> tuple[int, int, int] | None:
    for rule in load_rules("change_words").group("revision"):
        match = rule.pattern.search(name)
        if match is None:
            continue
        year = int(match["year"])
        era = find_era(rule.gives)
        return to_year(era, year) if era else year, int(match["month"] or 0), int(match["day"] or 0)
    return None


def _date_of(plan: Plan) -> tuple[int, int, int] | None:
    period = plan.document.period
    start = (period.start or period.end) if period else None
    if start is None:
        return None
    year, month, day = map(int, start.split("-"))
    return year, month, day
