"""The years that figures hold for: read beside them, kept as plain days.

In: folded text without white space. Out: where a date stands and its first and last day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from planextract.extract.kpi_views import compact_text
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet
from planextract.spans import View
from planextract.values.dates import find_dates
from planextract.values.periods import fiscal_year, from_iso

# Every date has one of these; most names and header words have none.
_MAY_DATE = re.compile("[0-9年月日期]")
_UNTIL = re.compile(r"(?:まで|迄)(?:に|の)?$")
# What may stand beside a date without changing what it says: （令和６年12月末時点）.
_FILLER = re.compile(r"^(?:時点|現在|現時点|調査|実績|値|見込み?|まで|末|に|の|は|:|、|,|中|平均|\(|\))*$")
# What a legend explains; few entries hold it.
_EXPLAINED = "累"
_FISCAL_START, _FISCAL_END = (4, 1), (3, 31)


@frozen_dataclass(frozen=True, slots=True)
class When:
    """A date or period in a text.

    Attributes:
        start: Offset of its first character.
        end: One past its last character.
        first: First day (ISO), None if open or unknown.
        last: Last day (ISO), None if open or unknown.
    """

    start: int
    end: int
    first: str | None = None
    last: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether it stands on the calendar."""
        return self.first is not None or self.last is not None

    @property
    def is_range(self) -> bool:
        """Whether it is longer than one year."""
        if self.first is None or self.last is None:
            return False
        return (from_iso(self.last) - from_iso(self.first)).days > 366


def find_when(text: str, *, header: bool = False) -> tuple[When, ...]:
    """Find all dates of a text; 「…までに」 stands for the year it names.

    Args:
        text: Folded text.
        header: Whether R5 and 2030 are years here, as in a table's header or a bracket behind a figure.
    """
    found: list[When] = []
    if not _MAY_DATE.search(text):
        return ()
    for match in find_dates(text, table_header=header):
        first, last = match.first, match.last
        if first is None and last is not None:
            inner = find_dates(_UNTIL.sub("", text[match.start : match.end]), table_header=header)
            first = inner[-1].first if inner else None
        found.append(When(match.start, match.end, first, last))
    return tuple(found)


def is_only_date(text: str) -> bool:
    """Tell whether a text says nothing but when."""
    found = find_when(text, header=True)
    return bool(found) and _FILLER.match(_rest(text, found)) is not None


def rest_beside(text: str, found: tuple[When, ...]) -> str:
    """Return a text without its dates."""
    return _rest(text, found)


def back_from(last: str, years: int) -> str | None:
    """Return the first day of so many fiscal years that end on a day.

    Args:
        last: Last day (ISO) of the last year.
        years: How many.

    Returns:
        First day (ISO); None where the last day does not end a fiscal or calendar year.
    """
    end = from_iso(last)
    if (end.month, end.day) == _FISCAL_END:
        return fiscal_year(end.year - years).first.isoformat()
    if (end.month, end.day) == (12, 31):
        return date(end.year - years + 1, 1, 1).isoformat()
    return None


def read_legend(views: Iterable[View], rules: RuleSet) -> When | None:
    """Return the period that a legend gives to 累計 (「累計」は令和６年度から令和９年度までの合計値).

    Args:
        views: Entries of the outline.
        rules: The ``kpis`` rules.

    Returns:
        None where no legend says so, or where two legends differ.
    """
    found: set[tuple[str | None, str | None]] = set()
    for view in views:
        if _EXPLAINED not in view.text:
            continue
        match = rules["kpi.legend.cumulative"].pattern.search(compact_text(view))
        if match is not None:
            found |= {(when.first, when.last) for when in find_when(match["period"], header=True) if when.is_range}
    return When(0, 0, *found.pop()) if len(found) == 1 else None


def _rest(text: str, found: tuple[When, ...]) -> str:
    if not found:  # as nearly always
        return text
    out, mark = [], 0
    for when in found:
        out.append(text[mark : when.start])
        mark = when.end
    return "".join([*out, text[mark:]])
