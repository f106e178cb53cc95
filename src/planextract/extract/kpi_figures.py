"""What one cell or phrase gives: numbers with unit, period and basis, or a word instead of a number.

In: a folded view of a cell (「年３人（５年間で１５人）」). Out: a ``Reading``. A text that holds digits but no
known grammar gives no number and says so (``unread``); nothing is guessed from the digits in it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from planextract.extract.kpi_periods import When, find_when, is_only_date
from planextract.extract.kpi_views import PARTED, compact, cut, split_brackets
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet
from planextract.spans import View
from planextract.values.numbers import read_number

_NEGATIVE = frozenset("△▲−-") | {"マイナス"}
_DIGIT = re.compile(r"[0-9]")
_DATE_BEFORE = re.compile(r"\(((?:[^()]|\([^()]*\))*)\):?")
LONGEST_REMARK = 60  # a cell with a figure in its words is a remark, not a paragraph


@frozen_dataclass(frozen=True, slots=True)
class Amount:
    """One number of a cell.

    Attributes:
        value: The number.
        view: The number with its unit, as printed.
        unit: The unit behind it, None if none.
        when: The period printed with it, None if none.
        basis: ``increment`` or ``cumulative`` where its words say so, else None.
        years: Number of years that it is the sum of, None if not said.
        over_plan: Whether it is said to be the sum over the plan's period.
        exact: False where it was picked out of a remark.
    """

    value: float
    view: View
    unit: View | None = None
    when: When | None = None
    basis: str | None = None
    years: int | None = None
    over_plan: bool = False
    exact: bool = True


@frozen_dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says.

    Attributes:
        amounts: Its numbers, in order.
        word: ``increase``, ``decrease`` or ``keep`` where a word stands instead of a number.
        blank: True for a blank cell, a dash or 「未設定」.
        unread: True where digits are left that follow no known grammar.
        start: The number that an arrow leads from (38 → 120).
        dated: Numbers in brackets with a year of their own (令和５年度　342日), which a phrase gives as its start.
    """

    amounts: tuple[Amount, ...] = ()
    word: str | None = None
    blank: bool = False
    unread: bool = False
    dated: tuple[Amount, ...] = ()
    start: Amount | None = None


def read_figures(view: View, rules: RuleSet) -> Reading:
    """Read a cell.

    Args:
        view: Its text.
        rules: The ``kpis`` rules.
    """
    if PARTED.search(view.text):
        return Reading(unread=True)
    text = compact(view)
    said = _without_date(text.text)
    if rules.first(said, "kpi.blank"):
        return Reading(blank=True)
    word = rules.first(said, "kpi.word")
    if word:
        return Reading(word=word.gives)
    arrows = [match.span() for match in rules["kpi.arrow.any"].pattern.finditer(text.text)]
    return _read_arrow(text, arrows, rules) if arrows else _read_plain(text, rules)


def _read_arrow(text: View, arrows: list[tuple[int, int]], rules: RuleSet) -> Reading:
    """Read the numbers that arrows lead to, and the one that the first leads from.

    Several arrows are steps (R6 120人 → R9 160人 → R12 200人): each must have its year, and the years must rise.
    """
    edges = [0, *(edge for arrow in arrows for edge in arrow), len(text)]
    sides = [text.slice(begin, end) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    left = _read_side(sides[0], rules, wanted="start")
    steps = [_read_side(side, rules, wanted="goal") for side in sides[1:]]
    clear = len(left.amounts) == 1 or left.blank
    if left.unread or not clear or any(step.unread or not (step.amounts or step.word) for step in steps):
        return Reading(unread=True)
    start = left.amounts[0] if left.amounts else None
    amounts = tuple(amount for step in steps for amount in step.amounts)
    if len(steps) > 1 and not (len(amounts) == len(steps) and _rise(((start,) if start else ()) + amounts)):
        return Reading(unread=True)
    return Reading(amounts, steps[-1].word, start=start)


def _without_date(text: str) -> str:
    """Return what stands in place of a number without the year in brackets before or behind it (増加（R11）)."""
    if "(" not in text:
        return text
    if (behind := text.find("(")) > 0 and text.endswith(")") and is_only_date(text[behind + 1 : -1]):
        return text[:behind]
    before = _DATE_BEFORE.match(text)
    return text[before.end() :] if before is not None and is_only_date(before[1]) else text


def _rise(amounts: tuple[Amount, ...]) -> bool:
    """Tell whether every number has a year and each is later than the one before."""
    years = [amount.when.last or "" if amount.when else "" for amount in amounts]
    return all(years) and all(one < other for one, other in pairwise(years))


def _read_side(text: View, rules: RuleSet, *, wanted: str) -> Reading:
    """Read what an arrow leads from or to; 「現状」 and 「目標」 in front of it must agree with the arrow."""
    role = rules["kpi.value.role"].pattern.match(text.text)
    if role is not None and not rules.first(_without_date(text.text), "kpi.word"):  # 現状維持 is no 現状
        if (role["start"] is not None) != (wanted == "start"):
            return Reading(unread=True)
        text = text.slice(role.end())
    head, colon, _ = text.text.partition(":")
    if colon and is_only_date(head):  # R6:12件 → R12:40件
        when = next(iter(find_when(head, header=True)), None)
        rest = _read_side(text.slice(len(head) + 1), rules, wanted=wanted)
        if any(amount.when is not None for amount in rest.amounts):
            return Reading(unread=True)
        return replace(rest, amounts=tuple(replace(amount, when=when) for amount in rest.amounts))
    said = _without_date(text.text)
    blank = rules.first(said, "kpi.blank")
    word = rules.first(said, "kpi.word")
    if blank or word:
        return Reading(blank=bool(blank), word=word.gives if word and not blank else None)
    return _read_plain(text, rules)


def _read_plain(text: View, rules: RuleSet) -> Reading:
    outside, brackets = split_brackets(text)
    dates = find_when(outside.text)
    main = cut(outside, [(when.start, when.end) for when in dates])
    # A year and its particle come first: 令和８年度末に25人.
    main = main.slice(len(main) - len(main.text.lstrip("にのは:、,までを末")))
    amount = _read_zero(text, outside, rules) or _read_whole(main, rules)
    if amount is None:
        inside = _read_inside(text, rules)
        if inside is not None:
            return Reading((inside,))
        return Reading(unread=_has_figures(main.text) and not is_only_date(text.text))
    known = [when for when in dates if when.is_known]
    if len(known) == 1:
        amount = replace(amount, when=known[0])
    elif known:
        return Reading(unread=True)
    return _add_brackets(amount, brackets, rules)


def describe_basis(text: str, rules: RuleSet) -> str | None:
    """Return what kind of value a word names (年間, 累計, 時点), None if it does not say.

    Args:
        text: A lead, header, name or 区分 cell.
        rules: The ``kpis`` rules.
    """
    rule = rules.first(text, "kpi.basis")
    return rule.gives if rule else None


def read_years(text: str, rules: RuleSet) -> int | None:
    """Return of how many years a text says that a value is the sum (５年間で)."""
    match = rules["kpi.period.years"].pattern.search(text)
    years = int(match["years"]) if match else 0
    return years if years > 1 else None


def _has_figures(text: str) -> bool:
    return _DIGIT.search(text) is not None


def _read_zero(text: View, outside: View, rules: RuleSet) -> Amount | None:
    return Amount(0.0, text) if rules["kpi.zero.word"].pattern.match(outside.text) else None


def _read_whole(main: View, rules: RuleSet) -> Amount | None:
    if rules["kpi.amount.relative"].pattern.search(main.text):
        return None
    match = rules["kpi.amount.whole"].pattern.match(main.text)
    return _to_amount(main, match, rules) if match else None


def _read_inside(text: View, rules: RuleSet) -> Amount | None:
    """Pick the one figure out of a remark (旭川・札幌・地元各地域で年１回)."""
    if len(text) > LONGEST_REMARK or "。" in text.text:
        return None
    found = list(rules["kpi.amount.inside"].pattern.finditer(text.text))
    if len(found) != 1:
        return None
    amount = _to_amount(text, found[0], rules)
    return replace(amount, exact=False) if amount else None


def _to_amount(text: View, match: re.Match[str], rules: RuleSet) -> Amount | None:
    sign, value = match["sign"] or "", read_number(match["number"])
    if value is None or (sign == "±" and value):
        return None
    unit = _trim_unit(text.slice(match.start("unit"), match.end("unit")), rules) if match["unit"] else None
    end = match.end("number") if unit is None else match.start("unit") + len(unit)
    start = match.start("sign") if sign else match.start("number")
    lead = match["lead"] + (match["unit"] if match["unit"] and "/年" in match["unit"] else "")
    basis = describe_basis(lead, rules) if lead else None
    return Amount(
        -value if sign in _NEGATIVE and value else value,
        text.slice(start, end),
        unit=unit,
        basis=basis if basis != "level" else None,
        years=read_years(lead, rules) if basis == "cumulative" else None,
        over_plan=bool(rules["kpi.period.plan"].pattern.search(lead)),
    )


def _trim_unit(unit: View, rules: RuleSet) -> View:
    match = rules["kpi.unit.action"].pattern.match(unit.text)
    return unit.slice(match.start("unit"), match.end("unit")) if match else unit


def _add_brackets(amount: Amount, brackets: tuple[View, ...], rules: RuleSet) -> Reading:
    """Add what the brackets behind a number say: its year, its basis, or a second number of the same unit."""
    more: list[Amount] = []
    dated: list[Amount] = []
    for bracket in brackets:
        dates = tuple(when for when in find_when(bracket.text, header=True) if when.is_known)
        if is_only_date(bracket.text.removesuffix("目標")) and len(dates) == 1:
            if amount.when is not None:
                return Reading(unread=True)  # two years for one number
            amount = replace(amount, when=dates[0])
            continue
        rest = cut(bracket, [(when.start, when.end) for when in dates])
        whole = rules["kpi.period.sum"].pattern.match(rest.text)
        other = _read_whole(rest.strip("のに:、,"), rules) if whole is None else None
        if other is None:
            amount = _add_words(amount, rest.text, dates, rules)
        elif not _same_unit(other, amount):
            continue  # a figure in another unit (延べ300日, △38％) explains the first one
        elif len(dates) == 1:
            dated.append(replace(other, when=dates[0]))
        elif other.basis not in (None, amount.basis):
            more.append(other)
    return Reading((amount, *more), dated=tuple(dated))


def _add_words(amount: Amount, text: str, dates: tuple[When, ...], rules: RuleSet) -> Amount:
    """Add the basis that a bracket names (R6～R9累計, 5年間の累計)."""
    years = read_years(text, rules)
    basis = describe_basis(text, rules) if text and (years or not _has_figures(text)) else None
    if basis not in ("cumulative", "increment"):
        return amount
    return replace(
        amount,
        basis=basis,
        when=dates[0] if len(dates) == 1 else amount.when,
        years=years,
        over_plan=bool(rules["kpi.period.plan"].pattern.search(text)),
    )


def _same_unit(one: Amount, other: Amount) -> bool:
    return (one.unit.text if one.unit else "") == (other.unit.text if other.unit else "")
