"""What the named groups of a date pattern say: points in time.

In: the groups that a rule of ``rules/base/dates.toml`` caught (era, era_year, month, part …; ``_b`` is the
right side). Out: points, as partial as they are printed. Knows no pattern and no position.
"""

from __future__ import annotations

import re

from planextract.rules.loader import RuleSet
from planextract.values import periods
from planextract.values.eras import find_era, find_era_year, read_kanji_number, to_year
from planextract.values.points import Anchor, Point, Unit

Groups = dict[str, str | None]

_ANCHORS: dict[str, Anchor] = {"previous": "previous", "document": "document"}
_UNITS: dict[str, Unit] = {"day": "day", "month": "month", "year": "year", "fiscal_year": "fiscal_year"}
_OTHER_CALENDARS = ("inner", "outer", "after", "inner_b", "outer_b")
_INSIDE = re.compile(
    r"\(\s*(?:(?P<era>明治|大正|昭和|平成|令和|[MTSHR])\s*(?P<era_year>元|[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})|(?P<western>[0-9]{4}))"
)


def read_points(groups: Groups, gives: str, rules: RuleSet) -> tuple[Point, ...]:
    """Read the one or two sides that a rule caught.

    Args:
        groups: Named groups of the match.
        gives: What the rule says of its match; ``fiscal`` makes bare years fiscal years.
        rules: Rules of dates, for the words of parts and relative years.

    Returns:
        One point, two for a range, none where the groups are no date (令和0年).
    """
    if gives == "one":  # a pattern of two alternatives, of which only one has caught
        groups = {**groups, "month": groups.get("month") or groups.get("month_b"), "month_b": None}
        groups = {**groups, "day": groups.get("day") or groups.get("day_b"), "day_b": None}
    left = _read_point(groups, groups, rules)
    if left is None:
        return ()
    if gives == "decade":
        left = left._replace(part="decade")
    others: Groups = {name[:-2]: value for name, value in groups.items() if value and name.endswith("_b")}
    if not others:
        return (left._replace(fiscal=True),) if gives == "fiscal" and not left.fiscal else (left,)
    right = _read_point(others, groups, rules)
    if right is None:
        return ()
    if right.year is None:
        return (left, right)
    fiscal = left.fiscal or right.fiscal or gives == "fiscal"
    return (left._replace(fiscal=fiscal), right._replace(fiscal=fiscal))


def read_count(printed: str | None) -> int | None:
    """Read a small number of either script, None if there is none."""
    if not printed:
        return None
    return int(printed) if printed.isdecimal() else read_kanji_number(printed)


def other_years_agree(groups: Groups, points: tuple[Point, ...]) -> bool:
    """Tell whether the bracketed years of another calendar, 令和12(2030)年度, say the same as the main ones."""
    for name in _OTHER_CALENDARS:
        printed = groups.get(name)
        if printed and _year_inside(printed) != points[-1 if name.endswith("_b") else 0].year:
            return False
    return True


def _read_point(own: Groups, left: Groups, rules: RuleSet) -> Point | None:
    """Read one side by what it caught; what it leaves out of its year stands on the left."""
    part = own.get("month_part") or own.get("year_part")
    found = rules.first(part, "part") if part else None
    point = Point(
        fiscal=bool(own.get("fiscal")),
        month=read_count(own.get("month")),
        day=read_count(own.get("day")),
        part=found.gives if found is not None else "",
    )
    if word := own.get("relative"):
        return _read_relative(point, word, rules)
    if short := own.get("short"):
        return point._replace(short=find_era_year(short))
    if western := own.get("western"):
        century = (left.get("western") or "")[:2]
        return _at_western_year(point, century + western if len(western) == 2 else western)
    if number := own.get("era_year") or own.get("letter_year"):
        era = own.get("era") or own.get("letter") or left.get("era") or left.get("letter") or ""
        return _at_era_year(point, era, number)
    return point


def _read_relative(point: Point, word: str, rules: RuleSet) -> Point | None:
    rule = rules.first("".join(word.split()), "relative")
    if rule is None:
        return None
    anchor, unit, offset = rule.gives.split()
    fiscal = unit == "fiscal_year"
    return point._replace(fiscal=fiscal, anchor=_ANCHORS[anchor], unit=_UNITS[unit], offset=int(offset))


def _at_era_year(point: Point, sign: str, number: str) -> Point | None:
    era, count = find_era(sign), find_era_year(number)
    if era is None or count is None:
        return None
    return point._replace(year=to_year(era, count), base=era.base)


def _at_western_year(point: Point, printed: str) -> Point | None:
    year = read_count(printed)
    if year is None or not periods.FIRST_YEAR <= year < periods.LAST_YEAR:
        return None
    return point._replace(year=year, base=year // 100 * 100)


def _year_inside(bracket: str) -> int | None:
    hit = _INSIDE.match(bracket)
    if hit is None:
        return None
    if western := hit["western"]:
        return int(western)
    point = _at_era_year(Point(), hit["era"], hit["era_year"])
    return point.year if point is not None else None
