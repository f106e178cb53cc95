"""One indicator in one phrase: name and figures in a line, a bullet or a small box.

In: a view such as 「ＫＰＩ：移住者数 12人（令和６年度）→ 30人（令和11年度）」. Out: name, start and goals, or None.
All that stands behind the name must be figures, years and the words between them; a sentence that holds a
number is no such phrase. Where such phrases are looked for is decided in ``kpi_runs``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_figures import Amount, Reading, read_figures
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_periods import When, find_when, is_only_date, rest_beside
from planextract.extract.kpi_phrase_ends import open_bracket, take_note
from planextract.extract.kpi_views import Name, compact, cut_lines, split_name, without_labels
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

# A name, and figures for each of ten years: what goes on longer is a text, or numbers of no end.
_LONGEST_PHRASE = 600
_LONGEST_NAME, _LONGEST_ROLE = 60, 12
_SHORTEST_NAME = 3
# What a line that goes on begins with (6万時間 ／年).
_GOES_ON = re.compile(r"[/・、。,.)\]〕】」』ー~]")
_ENDS_OPEN = re.compile(r"(?:[、。,がはをにでとへやの]|から|まで|より|による|として)$")
# A number set apart is a figure, not part of a name; so is what is left of 10～15人.
_HOLDS_FIGURE = re.compile(r"[\s:：、][△▲−-]?[0-9]|[0-9/~〜～−-]\s*$")
# A slash parts values (12人 / 20人, 現状:12人/目標:20人), but not a unit (3社/年).
_SEPARATOR = re.compile(r"[\s、,]|/(?=\s|現状|基準|現況|目標|令和|平成|R[0-9]|[0-9]{4}年)|(?<=\s)/")
_COLON = ":："
_FROM = "から"
_FIRST_BRACKET = re.compile(r"\(([^()]*)\)\s")
_DATED_NAME = re.compile(r"(.{3,})\(([^()]*)\)$")
_ARROW_SIGN = re.compile(r"[→➡⇒➔➜⟶⇨►⏵▶▷↓⬇⇩]")
_PARTICLE = re.compile(r"(?:まで)?に(?:は)?、?|(?:までに?)$")
_PAST = re.compile(r"\([^()]*(?:実績|現状|現況|基準)[^()]*\)$")
_LEADS_ON = ("に", "で", "の", "約")


@frozen_dataclass(frozen=True, slots=True)
class Phrase:
    """What a phrase gives.

    Attributes:
        name: The indicator's name.
        start: Its baseline, None if none is given.
        goals: Its targets.
        word: Direction word in place of a number, None if none.
        arrow: Whether an arrow leads from the start to the goal.
        yearly: Whether the goals are yearly numbers with their sum.
    """

    name: Name
    start: Amount | None
    goals: tuple[Amount, ...]
    word: str | None = None
    arrow: bool = False
    yearly: bool = False


@frozen_dataclass(frozen=True, slots=True)
class _Values:
    start: Amount | None
    goals: tuple[Amount, ...]
    word: str | None = None
    arrow: bool = False
    yearly: bool = False


def read_phrase(view: View, rules: RuleSet) -> Phrase | None:
    """Read a phrase as an indicator.

    Args:
        view: One or more lines, joined by line breaks.
        rules: The ``kpis`` rules.

    Returns:
        The indicator; None where the text is none, or is not wholly understood.
    """
    if len(view) > _LONGEST_PHRASE:
        return None
    text, lead = _take_date(without_labels(view, rules))
    text, note = take_note(open_bracket(text, rules), rules)
    for at in _candidates(text, rules):
        name = compact(text.slice(0, at)).strip(_COLON + "、は")
        if _HOLDS_FIGURE.search(text.text[:at]) or not _is_name(name, rules):
            continue
        values = _read_values(text.slice(at).strip(), rules)
        # The 5 of R5 is no figure.
        if values is not None and not any(when.start < at < when.end for when in find_when(text.text, header=True)):
            name, values = _take_year(name, values)
            split = split_name(name, rules)
            split = replace(split, note=f"{split.note} {note}".strip())
            goals = tuple(replace(goal, when=goal.when or lead) for goal in values.goals)
            return Phrase(split, values.start, goals, values.word, values.arrow, values.yearly)
    return None


def part_start(phrase: Phrase, plan: When | None) -> Phrase:
    """Take the first of several dated figures for the start if its year is over before the plan begins.

    Args:
        phrase: As it was read (R6：120人 R12：200人).
        plan: The plan's period, None if unknown.
    """
    first, *goals = phrase.goals or (None,)
    begin = plan.first if plan is not None else None
    if first is None or not goals or phrase.start is not None or begin is None or phrase.yearly:
        return phrase
    over = first.when is not None and first.when.last is not None and first.when.last < begin
    return replace(phrase, start=first, goals=tuple(goals)) if over else phrase


def _take_date(text: View) -> tuple[View, When | None]:
    """Take 「令和11年度までに」 off the front of a phrase."""
    bracket = _FIRST_BRACKET.match(text.text)
    if bracket is not None and is_only_date(bracket[1]):
        return text.slice(bracket.end()).strip(), _only_date(text.slice(*bracket.span(1)))
    found = find_when(text.text)
    if not found or found[0].start or not found[0].is_known:
        return text, None
    particle = _PARTICLE.match(text.text, found[0].end) or _PARTICLE.search(text.text[: found[0].end])
    if particle is None:
        return text, None
    return text.slice(max(found[0].end, particle.end() if particle.start() >= found[0].end else 0)).strip("、 "), found[
        0
    ]


def _take_year(name: View, values: _Values) -> tuple[View, _Values]:
    """Take a year in brackets from the end of a name to the first figure, which it is printed before."""
    dated = _DATED_NAME.match(name.text)
    if dated is None or not is_only_date(dated[2]):
        return name, values
    when = _only_date(name.slice(*dated.span(2)))
    if values.start is not None and values.start.when is None:
        return name.slice(0, dated.end(1)), replace(values, start=replace(values.start, when=when))
    if values.start is None and values.goals and values.goals[0].when is None:
        goals = (replace(values.goals[0], when=when), *values.goals[1:])
        return name.slice(0, dated.end(1)), replace(values, goals=goals)
    return name, values


def _candidates(text: View, rules: RuleSet) -> Iterator[int]:
    """Yield where the figures may begin, from left to right; a number is never torn."""
    for begin in _find_begins(rules).finditer(text.text, 1):
        at = begin.start()
        if text.text[at : at + 1] not in "()" and text.text.count("(", 0, at) == text.text.count(")", 0, at):
            yield at


@lru_cache(maxsize=64)
def _find_begins(rules: RuleSet) -> re.Pattern[str]:
    """Return a pattern that finds every place where figures may begin, also inside one that begins before."""
    return re.compile(f"(?={rules['kpi.value.begins'].pattern.pattern})")


def _is_name(name: View, rules: RuleSet) -> bool:
    text = name.text
    if not _SHORTEST_NAME <= len(text) <= _LONGEST_NAME or "。" in text or _ENDS_OPEN.search(text):
        return False
    if _GOES_ON.match(text) or rules["kpi.amount.whole"].pattern.match(text):
        return False
    if find_role(text, rules) in FIGURES or rules["kpi.figure.named"].pattern.match(text):
        return False
    if is_only_date(text) or text.count("(") != text.count(")") or _ARROW_SIGN.search(text):
        return False
    return not rules["kpi.heading.whole"].pattern.match(text) and not rules.first(text, "kpi.foreign")


def _read_values(text: View, rules: RuleSet) -> _Values | None:
    if rules["kpi.arrow.any"].pattern.search(text.text):
        return _read_arrow(text, rules)
    if _FROM in text.text and (values := _read_from(text, rules)) is not None:
        return values
    read = _read_parts(list(_split(text, rules)), rules)
    if read is None:
        return None
    start, amounts, word = read
    if not amounts:
        return _Values(start, (), word) if word and start else None
    return _sum_up(start, amounts, text, rules) if not word else None


def _read_parts(parts: Sequence[View], rules: RuleSet) -> tuple[Amount | None, list[Amount], str | None] | None:
    """Return the start, the goals and the word in place of a goal, None where a part is not understood."""
    amounts: list[Amount] = []
    start: Amount | None = None
    when: When | None = None
    word: str | None = None
    for part in parts:
        if is_only_date(part.text):
            if when is not None:
                return None
            when = _only_date(part)
            continue
        goal, part_when, rest = _take_lead(part, rules)
        reading = read_figures(rest, rules)
        if goal and (reading.blank or (reading.word and goal == "goal")):  # 現状値－　目標値 増加
            word, when = reading.word or word, None
            continue
        if len(reading.amounts) < 1 or reading.unread or not all(amount.exact for amount in reading.amounts):
            return None
        first, *others = reading.amounts
        first = replace(first, when=first.when or part_when or when)
        others = [replace(other, when=other.when or first.when) for other in others]
        when = None
        if goal == "start" or _PAST.search(part.text):
            start = start or first
        else:
            amounts.extend((first, *others))
            start = start or _earlier(reading, first)
    if when is not None and len(amounts) == 1 and amounts[0].when is None and parts[-1].text.startswith("("):
        # A bracket that the end of the line has parted from the only figure: 300km / (R11).
        amounts, when = [replace(amounts[0], when=when)], None
    return None if when is not None else (start, amounts, word)


def _sum_up(start: Amount | None, amounts: list[Amount], text: View, rules: RuleSet) -> _Values | None:
    """See whether the last of several yearly numbers is their sum (R7：80人 … 計500人)."""
    if len(amounts) == 1:
        return _Values(start, tuple(amounts))
    *years, last = amounts
    if rules["kpi.value.sum"].pattern.search(text.text) and last.when is None and all(year.when for year in years):
        edges = years[0].when, years[-1].when
        whole = When(0, 0, edges[0].first if edges[0] else None, edges[1].last if edges[1] else None)
        summed = replace(last, basis="cumulative", when=whole)
        return _Values(
            start, (*(replace(year, basis=year.basis or "increment") for year in years), summed), yearly=True
        )
    differing = {(amount.when.first, amount.when.last) if amount.when else None for amount in amounts}
    bases = {amount.basis for amount in amounts}
    return _Values(start, tuple(amounts)) if len(differing) == len(amounts) or len(bases) == len(amounts) else None


def _earlier(reading: Reading, goal: Amount) -> Amount | None:
    """Return the figure in brackets that is dated before the goal: it is where the indicator starts."""
    for amount in reading.dated:
        if amount.when is not None and (goal.when is None or (amount.when.last or "") <= (goal.when.first or "")):
            return amount
    return None


def _read_arrow(text: View, rules: RuleSet) -> _Values | None:
    text, years = _take_years(text, rules)
    reading = read_figures(text, rules)
    if reading.unread or not (reading.amounts or reading.word):
        return None
    start, goals = reading.start, reading.amounts
    if years is not None:
        if len(goals) != 1 or goals[0].when is not None or (start is not None and start.when is not None):
            return None
        start = replace(start, when=years[0]) if start is not None else None
        goals = (replace(goals[0], when=years[1]),)
    return _Values(start, goals, reading.word, arrow=True)


def _read_from(text: View, rules: RuleSet) -> _Values | None:
    """Read 「12人（R5）から20人（R11）へ」; the から of a period has no figure in front of it."""
    at = text.text.index(_FROM)
    start = read_figures(text.slice(0, at), rules)
    goal = read_figures(text.slice(at + len(_FROM)).strip("、 "), rules)
    if len(start.amounts) != 1 or len(goal.amounts) != 1 or not (start.amounts[0].exact and goal.amounts[0].exact):
        return None
    return _Values(start.amounts[0], goal.amounts, arrow=True)


def _take_years(text: View, rules: RuleSet) -> tuple[View, tuple[When, When] | None]:
    """Take a line of two years, start and goal, from above or below the figures (1.2泊 ▶ 1.8泊 / 2024年 2030年)."""
    lines = cut_lines(text)
    for count in (1, 2):
        for years, rest in ((lines[:count], lines[count:]), (lines[-count:], lines[:-count])):
            if not years or not rest:
                continue
            printed = join(years, separator=" ")
            found = find_when(printed.text, header=True)
            beside = "".join(rest_beside(printed.text, found).split())
            if len(found) != 2 or not rules["kpi.value.years"].pattern.match(beside):
                continue
            start, goal = found
            if start.last is not None and goal.first is not None and start.last < goal.first:
                return join(rest, separator="\n"), (start, goal)
    return text, None


def _take_lead(part: View, rules: RuleSet) -> tuple[str, When | None, View]:
    """Take 「R7：」 or 「現状値：」 off a part."""
    role = rules["kpi.value.role"].pattern.match(part.text)
    goal = ""
    if role is not None:
        goal = "start" if role["start"] else "goal"
        part = part.slice(role.end())
    for sign in _COLON:
        head, found, _ = part.text.partition(sign)
        if found and is_only_date(head):
            return goal, _only_date(part.slice(0, len(head))), part.slice(len(head) + 1)
    return goal, None, part


def _only_date(part: View) -> When | None:
    found = find_when(part.text, header=True)
    return found[0] if len(found) == 1 else None


def _split(text: View, rules: RuleSet) -> Iterator[View]:
    """Yield the parts between blanks and commas outside brackets; a comma within a number is none."""
    mark, depth, role = 0, 0, rules["kpi.value.role"].pattern
    pieces: list[View] = []
    for at, character in enumerate(text.text):
        depth += character == "("
        depth -= character == ")"
        if depth > 0:
            continue
        inside_number = character == "," and text.text[at - 1 : at].isdigit() and text.text[at + 1 : at + 2].isdigit()
        # 現状値9施設(R5)目標値24施設: drawn lines have no blank there.
        follows = character == ")" and role.match(text.text[at + 1 : at + 1 + _LONGEST_ROLE]) is not None
        if follows or (_SEPARATOR.match(character) and not inside_number):
            pieces.append(text.slice(mark, at + follows))
            mark = at + 1
    pieces.append(text.slice(mark))
    waiting: View | None = None
    last: View | None = None
    for piece in pieces:
        view = compact(piece)
        if not view:
            continue
        # 「令和11年度までに 年８人」: what ends in a particle goes with what follows.
        if waiting is not None:
            view, waiting = join([waiting, view]), None
        said = role.match(view.text)
        bare = said is not None and (said.end() == len(view) or is_only_date(view.text[said.end() :]))
        if view.text.endswith(_LEADS_ON) or bare:
            waiting = view
            continue
        if last is not None and not (view.text.startswith("(") and not is_only_date(view.text)):
            yield last
            last = None
        # 「200人 （R6 120人）」: a bracket with a figure of its own goes with the one before it.
        last = join([last, view]) if last is not None else view
    yield from (part for part in (last, waiting) if part is not None)
