"""Temporal expressions in a folded text.

In: text in NFKC spelling. Out: every expression that can stand on a calendar, with its place, its days
where they are known, and what its context has to add where they are not. Patterns are in
``rules/base/dates.toml``; recognising (a pattern) and valuing (``printed_dates``, ``points``) are separate.
What a date is *for* (its kind) is decided elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from planextract.rules.loader import Rule, RuleSet
from planextract.values import periods
from planextract.values.date_grammar import Grammar as _Grammar
from planextract.values.date_grammar import load_grammar as _load_grammar
from planextract.values.points import NO_CONTEXT, Context, Point, Precision, complete, inherit, interval, is_possible
from planextract.values.printed_dates import Groups, other_years_agree, read_count, read_points

Bounds = Literal["within", "from", "until", "between", "years", "recurring"]

LONGEST_OPEN_START = 40  # characters of 地域再生計画の認定の日から and the like

_BLANK = re.compile(r"[ \t\n]{0,3}")


class DateMatch(NamedTuple):
    """One temporal expression.

    Each is made several times before all of it is known, and a tuple is made much faster than a frozen class.

    Attributes:
        start: Offset of its first character.
        end: One past its last character; particles that fix the interval belong to it.
        first: First day (ISO), None if open or unknown.
        last: Last day (ISO), None if open or unknown.
        precision: ``day``, ``month``, ``fiscal_year``, ``year`` or ``range``.
        form: Id of the rule in ``dates.toml`` that recognised it.
        recurs: ``--09`` for every September, ``--04-01`` for every 1 April, ``---15`` for every 15th; else None.
        needs: What the context has to add: ``year``, ``fiscal_year``, ``previous``, or None.
        points: Its one or two sides; the finest fields that are printed.
        bounds: How the sides make an interval.
        years: Number of years of an interval that is given by its beginning and length, else None.
        particle: Id of the ``bound.*`` rule of the word that fixes it, None if there is none.
        agrees: False where a second calendar or a duration printed with it says something else.
        grade: Confidence of the rule.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    precision: Precision
    form: str
    recurs: str | None = None
    needs: Literal["year", "fiscal_year", "previous"] | None = None
    points: tuple[Point, ...] = ()
    bounds: Bounds = "within"
    years: int | None = None
    particle: str | None = None
    agrees: bool = True
    grade: str = "high"


def lead_of_dates(family: str | None = None) -> re.Pattern[str]:
    """Return what every date begins with, whatever it stands in; most texts hold it nowhere.

    Args:
        family: Id of the document family whose rules apply, None for the base rules.
    """
    return _load_grammar(family, "prose").lead


def find_dates(text: str, *, table_header: bool = False, family: str | None = None) -> tuple[DateMatch, ...]:
    """Find every temporal expression of a text, in order, without overlaps.

    Args:
        text: Folded text.
        table_header: Whether it stands in the header of a table, where R5, 令和12 and 2030 are fiscal years.
        family: Id of the document family whose rules apply, None for the base rules.
    """
    grammar = _load_grammar(family, "header" if table_header else "prose")
    return _find_all(text, grammar) if grammar.lead.search(text) else ()


def find_scheduled(text: str, *, family: str | None = None) -> tuple[DateMatch, ...]:
    """Find every temporal expression of a cell below the months of a schedule, where 5/27 is a day.

    Args:
        text: Folded text.
        family: Id of the document family whose rules apply, None for the base rules.
    """
    grammar = _load_grammar(family, "schedule")
    return _find_all(text, grammar) if grammar.lead.search(text) else ()


# A heading is asked for its year by every date below it, a header by every reader of tables.
@lru_cache(maxsize=4096)
def _find_all(text: str, grammar: _Grammar) -> tuple[DateMatch, ...]:
    found: list[DateMatch] = []
    done = 0
    for lead in grammar.lead.finditer(text):
        if lead.start() < done:
            continue
        match, done = _read_at(text, lead.start(), grammar)
        if match is not None:
            found.append(match)
            found.extend(_read_list(text, match, grammar))
            done = found[-1].end
    return tuple(found)


def resolve(
    match: DateMatch,
    *,
    year: int | None = None,
    fiscal_year: int | None = None,
    previous: DateMatch | None = None,
) -> DateMatch:
    """Give a match the days that its context decides.

    Args:
        match: A match; one that needs nothing is returned unchanged.
        year: Calendar year of the surroundings.
        fiscal_year: Fiscal year of the surroundings; goes before ``year``.
        previous: The date printed before it, already resolved.

    Returns:
        The match with ``first``, ``last`` and ``points`` filled as far as the context goes; ``needs`` is None
        if nothing is missing any more.
    """
    if match.needs is None:
        return match
    base = previous.points[-1] if previous is not None and previous.points else None
    valued = _value(match, Context(year, fiscal_year, base))
    return valued if valued is not None else match


def recur(match: DateMatch) -> DateMatch:
    """Return a month or day without a year as one that comes back every year.

    Args:
        match: A match of one point.
    """
    return match._replace(bounds="recurring", recurs=_recurrence(match.points[0]), points=(), needs=None)


def _read_at(text: str, at: int, grammar: _Grammar) -> tuple[DateMatch | None, int]:
    """Return the date that begins here, and where to read on."""
    for rule in grammar.here.get(text[at], ()):
        hit = rule.pattern.match(text, at)
        if hit is None:
            continue
        if rule.gives == "not":
            return None, hit.end()
        match = _build(hit, rule, grammar.rules)
        if match is not None:
            match = _add_bounds(text, match, grammar)
            return match, match.end
    return None, at


def _build(hit: re.Match[str], rule: Rule, rules: RuleSet) -> DateMatch | None:
    groups: Groups = {name: caught for name, caught in hit.groupdict().items() if caught}  # few of many do
    points = read_points(groups, rule.gives, rules)
    if not points:
        return None
    # Whether the calendar has complete points is found out where they are valued, of others at once.
    recurs = rule.gives == "recurring"
    for point in points:
        if (recurs or not points[0].is_complete or not points[-1].is_complete) and not is_possible(point):
            return None
    end = hit.end()
    for name in ("outer", "after"):  # 2030年度 (2013年度): a bracket with another year is a date of its own
        if groups.get(name) and hit.end(name) == end and not other_years_agree({name: groups[name]}, points):
            end = len(hit.string[: hit.start(name)].rstrip())
            groups[name] = None
    draft = DateMatch(
        hit.start(), end, None, None, points[0].precision, rule.id,
        points=points, grade=rule.grade, agrees=other_years_agree(groups, points),
    )  # fmt: skip
    if recurs:
        return recur(draft)
    if rule.gives == "consecutive" and (points[1].year or 0) - (points[0].year or 0) != 1:
        return None
    if len(points) > 1:
        draft = draft._replace(bounds="between", precision="range")
    elif groups.get("years"):
        draft = draft._replace(bounds="years", years=read_count(groups["years"]), precision="range")
    return _value(draft, NO_CONTEXT)


def _recurrence(point: Point) -> str:
    day = f"-{point.day:02d}" if point.day is not None else ""
    return f"--{point.month:02d}{day}" if point.month is not None else f"--{day}"


def _add_bounds(text: str, match: DateMatch, grammar: _Grammar) -> DateMatch:
    """Add the right side or the particle that follows, and check a duration printed behind."""
    at = _after_blank(text, match.end)
    if match.bounds == "within" and at < len(text):
        match = (
            _add_years(text, at, match, grammar)
            or _add_right(text, at, match, grammar)
            or _add_particle(text, at, match, grammar)
        )
    elif match.bounds == "between":
        until = grammar.bounds["until"].pattern.match(text, at)
        match = match._replace(end=until.end()) if until is not None else match
    if match.bounds == "until":
        before = text[max(0, match.start - LONGEST_OPEN_START) : match.start]
        start = grammar.bounds["open_start"].pattern.search(before)
        match = match._replace(start=match.start - len(before) + start.start()) if start is not None else match
    if match.bounds != "between" or match.first is None or match.last is None:
        return match
    check = grammar.bounds["check"].pattern.match(text, match.end)
    count = read_count(check["years"]) if check is not None else None
    if count is None:
        return match
    last = periods.years_on(periods.from_iso(match.first), count)
    return match._replace(agrees=match.agrees and last is not None and last.isoformat() == match.last)


def _add_years(text: str, at: int, match: DateMatch, grammar: _Grammar) -> DateMatch | None:
    hit = grammar.bounds["years"].pattern.match(text, at)
    if hit is None:
        return None
    longer = match._replace(
        end=hit.end(),
        bounds="years",
        years=read_count(hit["years"]),
        precision="range",
        particle="bound.for_years",
    )
    return _value(longer, NO_CONTEXT)


def _add_right(text: str, at: int, match: DateMatch, grammar: _Grammar) -> DateMatch | None:
    link = grammar.bounds["to"].pattern.match(text, at)
    if link is None:
        return None
    at = _after_blank(text, link.end())
    for rule in grammar.right:
        hit = rule.pattern.match(text, at)
        right = _build(hit, rule, grammar.rules) if hit is not None else None
        if right is None or right.bounds != "within":
            continue
        side = right.points[0]
        until = grammar.bounds["until"].pattern.match(text, _after_blank(text, right.end))
        if until is None and len(link[0]) > 1 and not side.is_complete and not side.anchor:
            continue  # 令和5年度から10月に: behind から, a side without a year needs a まで
        joined = match._replace(
            end=until.end() if until is not None else right.end,
            bounds="between",
            precision="range",
            points=(*match.points, side),
            agrees=match.agrees and right.agrees,
            particle="bound.to",
        )
        valued = _value(joined, NO_CONTEXT)
        if valued is not None and (valued.needs is None or not match.points[0].is_complete):
            return valued
    return None


def _add_particle(text: str, at: int, match: DateMatch, grammar: _Grammar) -> DateMatch:
    effects: tuple[tuple[str, Bounds], ...] = (("from", "from"), ("until", "until"), ("as_of", "within"))
    for gives, bounds in effects:
        rule = grammar.bounds[gives]
        hit = rule.pattern.match(text, at)
        if hit is not None:
            precision: Precision = match.precision if bounds == "within" else "range"
            longer = match._replace(end=hit.end(), bounds=bounds, precision=precision, particle=rule.id)
            return _value(longer, NO_CONTEXT) or match
    return match


def _read_list(text: str, match: DateMatch, grammar: _Grammar) -> list[DateMatch]:
    """Read the years behind that share the era: 平成27年度、28年度."""
    found: list[DateMatch] = []
    rule = grammar.rules["right.fiscal_year"]
    while match.points and match.points[-1].base is not None and match.points[-1].fiscal:
        link = grammar.bounds["list"].pattern.match(text, match.end)
        hit = rule.pattern.match(text, link.end()) if link is not None else None
        draft = _build(hit, rule, grammar.rules) if hit is not None else None
        following = _value(draft, Context(previous=match.points[-1])) if draft is not None else None
        if following is None or following.needs is not None:
            break
        match = _add_bounds(text, following, grammar)
        found.append(match)
    return found


def _after_blank(text: str, at: int) -> int:
    blank = _BLANK.match(text, at)
    return blank.end() if blank is not None else at


def _value(match: DateMatch, context: Context) -> DateMatch | None:
    """Put a match on the calendar as far as the context goes; None where it contradicts itself."""
    left = complete(match.points[0], context)
    right = match.points[1] if len(match.points) > 1 else None
    if right is not None and left.is_complete:
        right = inherit(right, left)
    waiting = left.needs or (right.needs if right is not None else None)
    if waiting is not None:
        return match._replace(needs=waiting)
    begin = interval(left)
    finish = interval(right) if right is not None else begin
    if begin is None or finish is None:
        return None
    first, last = begin.first, finish.last
    if match.bounds == "years":
        end_of_years = periods.years_on(first, match.years or 0)
        if end_of_years is None:
            return None
        last = end_of_years
    if first > last:
        return None
    return match._replace(
        first=None if match.bounds == "until" else first.isoformat(),
        last=None if match.bounds == "from" else last.isoformat(),
        points=(left,) if right is None else (left, right),
        needs=None,
    )
