"""Numbers that the end of a line has torn in two (…→10 / 0人), which must never be read as their first part.

In: the lines of a document. Out: the same document with a torn number whole again in its first line where something
proves it, and the places of all tears, proved or not. What a reader took from one side of a tear, or from both sides
without a proof, is taken out of the indicators again: a missing figure is better than a wrong one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from planextract.document import Document, Finding, Line
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_views import empty_view
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

_TYPED = ("spaced", "tabbed")  # tables whose rows are lines of a text
# A digit at the end of a line and one at the start of the next, with a blank line between that a conversion puts behind
# every line; few documents have any.
_TEAR = re.compile(r"[0-9.,RHS和成][^\S\n]*\n(?:[^\S\n]*\n)?[^\S\n]*[0-9.,]")
_LEFT = re.compile(r"(?P<number>[0-9][0-9,.]*)$")
_NUMBERS_ONLY = re.compile(r"[\s0-9,.△▲−+±%()-]*")
_SIGNED = re.compile(r"[△▲−+±-]?")
_LABEL_ONLY = re.compile(r"\s*\(?[0-9]{1,2}[.,]?\s*")
_WHOLE = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|(?:0|[1-9][0-9]{0,4})(?:\.[0-9]{1,2})?")
# A thousand is open behind its comma until three digits stand there; a decimal point is open at the end.
_OPEN_THOUSAND = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})*,[0-9]{0,2}")
_OPEN_POINT = re.compile(r"(?:0|[1-9][0-9]*)\.")
_GROUP = re.compile(r",[0-9]{3}(?![0-9])")
_ARROW = re.compile(r"[→➡⇒➔➜⟶⇨►⏵▶▷]\s*(?:約|年間?|延べ)?$")
# What a figure stands behind; behind any other letter a digit numbers something (施策1, KPI2, 第3).
_BEFORE_FIGURE = re.compile(r"(?:[\s:(→➡⇒➔➜⟶⇨►⏵▶▷…約間べ計にでをはがとの、,/~△▲−+±-]|[度末値]|(?:^|[^0-9])年)$")
_PARTICLE = re.compile(r"(?:[にでをはがとへ、約]|まで|から|より|延べ)$")
_RUNS_ON = re.compile(r"[にをへと、。]|まで|から|より")
_OWN_UNIT = re.compile(r"(?P<rest>[,.]?[0-9][0-9,.]*)(?P<unit>[^\s0-9()、。→]{1,6})(?P<next>$|[\s()、。→])")
_ERA = re.compile(r"(?:令和|平成|昭和|(?<![A-Za-z])[RHS])(?P<begun>[0-9])?$")
_ERA_YEAR = re.compile(r"[0-9]{1,2}\s*(?:年|末|[)/~〜、]|$)")
_ERA_UNIT = re.compile(r"[0-9]\s*[年)]")
_YEAR = re.compile(r"(?<![0-9,.])(?:1|19|19[0-9]|2|20|20[0-9])$")
_YEAR_WHOLE = re.compile(r"(?:19|20)[0-9]{2}年")
_NUMBER = re.compile(r"(?<![0-9.,])[0-9][0-9,.]*[0-9]")


@dataclass(frozen=True, slots=True)
class Tears:
    """Where numbers are torn (canonical offsets).

    Attributes:
        ends: Where the first parts end.
        rests: Where the rests begin.
        open: Where the rests begin that nothing proves to be such, in order.
    """

    ends: frozenset[int] = frozenset()
    rests: frozenset[int] = frozenset()
    open: tuple[int, ...] = ()

    def damage(self, figure: Figure, *, running: bool) -> bool:
        """Tell whether a figure is only one part of a torn number, or both parts without a proof.

        Args:
            figure: As it was read.
            running: Whether it was read in a sentence, whose lines are parted by nothing but the page's width.
        """
        places = figure.view.map
        first, last = min(places.starts), max(places.ends)
        if last in self.ends or first in self.rests:
            return True
        return not running and bisect_right(self.open, first) < bisect_left(self.open, last)


def mend_numbers(document: Document, texts: LineTexts, rules: RuleSet) -> tuple[Document, Tears]:
    """Put torn numbers back where something proves that they are torn.

    Args:
        document: With folded lines.
        texts: Of its lines.
        rules: The ``kpis`` rules.

    Returns:
        The document, with the line that a number goes on in joined to the one it begins in, and where the tears are.
    """
    pairs = list(_find_pairs(document, texts))
    if not pairs:
        return document, Tears()
    ends: dict[int, int] = {}  # where the first part ends, by where the rest begins
    proved: set[int] = set()
    lines: list[Line] = list(document.lines)
    printed = lru_cache(maxsize=1)(partial(_print_numbers, document))  # dear, and rarely asked for
    gone: set[int] = set()
    for first, second in pairs:
        left, right = _view(lines[first]).text.strip(), _view(lines[second]).text.strip()
        if first in gone or not _is_torn(left, right, rules, is_parted=_is_parted(document, first, second)):
            continue
        one, other = _view(lines[first]), _view(lines[second]).strip()
        one = one.slice(0, len(one.text.rstrip()))
        if _LEFT.search(left):
            ends[other.map.starts[0]] = one.map.ends[-1]
        if lines[first].table is None and lines[second].table is None and _is_proved(left, right, printed, rules):
            proved.add(other.map.starts[0])
            lines[second] = replace(lines[second], view=join([one, other]), span=lines[first].span)
            gone.add(first)
    if gone:
        kept = tuple(line for index, line in enumerate(lines) if index not in gone)
        document = replace(document, lines=kept)
    # A point or comma that the rest begins with is no part of what a reader takes for its figure.
    rests = frozenset((*ends, *(place + 1 for place in ends)))
    return document, Tears(frozenset(ends.values()), rests, tuple(sorted(ends.keys() - proved)))


def drop_torn(kpis: Sequence[KpiMention], tears: Tears) -> tuple[tuple[KpiMention, ...], tuple[Finding, ...]]:
    """Take figures that are parts of torn numbers out of indicators, and say so.

    Args:
        kpis: As they were read.
        tears: Of the document.
    """
    if not tears.ends:
        return tuple(kpis), ()
    out: list[KpiMention] = []
    findings: list[Finding] = []
    for kpi in kpis:
        if kpi.view.span().end in tears.ends:
            continue  # the name has swallowed the first part, and the figures are one column off
        running = kpi.rule.startswith("kpi.sentence")
        figures = [figure for figure in (kpi.baseline, *kpi.targets) if figure is not None and figure.view]
        damaged = [figure.view.start for figure in figures if tears.damage(figure, running=running)]
        if not damaged:
            out.append(kpi)
            continue
        # What stands behind a part of a number may stand one column off.
        targets = tuple(figure for figure in kpi.targets if figure.view.start < min(damaged))
        start = kpi.baseline if kpi.baseline is not None and kpi.baseline.view.start < min(damaged) else None
        reasons = (*kpi.reasons, "number.torn")
        out.append(replace(kpi, targets=targets, baseline=start, grade="low", reasons=reasons, direction=None))
        message = f"指標「{kpi.view.text}」の数値は行末で切れており、続きを決められません。値は採用していません。"
        findings.append(Finding("kpi.number_torn", message, (kpi.view.span(),)))
    return tuple(out), tuple(findings)


def _view(line: Line) -> View:
    return line.view if line.view is not None else empty_view()


def _find_pairs(document: Document, texts: LineTexts) -> Iterator[tuple[int, int]]:
    """Yield lines that end as if a number went on, with the next line of the same column, if it goes on so."""
    for before in texts.holding(_TEAR):
        index = before + 1
        while not texts.word(index):
            index += 1
        above, line = document.lines[before], document.lines[index]
        beside = (above.page, above.column) == (line.page, line.column) and not _is_row(document, above, line)
        if above.furniture or not beside:
            continue
        # A number alone behind a blank line is the page's.
        if not (index > before + 1 and _view(line).text.strip().isdecimal()):
            yield before, index


def _is_parted(document: Document, first: int, second: int) -> bool:
    """Tell whether two neighbouring lines stand between blank lines."""
    beside = (*document.lines[max(0, first - 1) : first], *document.lines[second + 1 : second + 2])
    return second == first + 1 and len(beside) == len("「」") and not any(_view(line).text.strip() for line in beside)


def _is_row(document: Document, one: Line, other: Line) -> bool:
    """Tell whether lines are rows of a table that is drawn: a cell of it does not go on in the row below."""
    return any(line.table is not None and document.tables[line.table].how not in _TYPED for line in (one, other))


def _is_torn(left: str, right: str, rules: RuleSet, *, is_parted: bool) -> bool:
    """Tell whether a number may go on in the next line.

    Args:
        left: The line that ends with it.
        right: The next one.
        rules: The ``kpis`` rules.
        is_parted: Whether blank lines part the two from all others: they are lines of one cell.
    """
    if _is_torn_year(left, right):
        return True
    number, rest = _LEFT.search(left), _read_rest(left, right, rules)
    if number is None or rest is None or not _WHOLE.fullmatch(number["number"] + rest["rest"]):
        return False
    if _is_open(number["number"], rest["rest"]):
        return True
    if _NUMBERS_ONLY.fullmatch(left):  # a cell without a unit above one that has it
        before = left[: number.start()]
        if _SIGNED.fullmatch(before) is not None:
            return rest["unit"] is not None or is_parted
        # A row of figures with decimals does not end in one without.
        return "." in before and "." not in number["number"] and "." in rest["rest"]
    return _BEFORE_FIGURE.search(left[: number.start()]) is not None


def _read_rest(left: str, right: str, rules: RuleSet) -> re.Match[str] | None:
    """Read the beginning of a line as the rest of a number; any word is a unit that a number before it has, too."""
    rest = rules["kpi.torn.rest"].pattern.match(right) or _OWN_UNIT.match(right)
    if rest is None or rest.re is not _OWN_UNIT:
        return rest
    return rest if re.search(rf"[0-9]\s*{re.escape(rest['unit'])}(?=[\s(→]|$)", left) else None


def _is_open(number: str, rest: str) -> bool:
    """Tell whether a number cannot end here: 1,2 / 00, 12 / ,000, 12. / 5."""
    if _OPEN_THOUSAND.fullmatch(number) or _OPEN_POINT.fullmatch(number):
        return True
    return rest.startswith(".") or _GROUP.match(rest) is not None


def _is_torn_year(left: str, right: str) -> bool:
    era = _ERA.search(left)
    if era is not None:
        return (_ERA_UNIT if era["begun"] else _ERA_YEAR).match(right) is not None
    year = _YEAR.search(left)
    return year is not None and _YEAR_WHOLE.match(year[0] + right) is not None


def _is_proved(left: str, right: str, printed: Callable[[], frozenset[str]], rules: RuleSet) -> bool:
    """Tell whether a number that may go on in the next line does so for certain."""
    if _is_torn_year(left, right):
        return True
    number, rest = _LEFT.search(left), _read_rest(left, right, rules)
    if number is None or rest is None:
        return False
    before, unit = left[: number.start()], rest["unit"] or ""
    if _is_open(number["number"], rest["rest"]):
        return _LABEL_ONLY.fullmatch(left) is None or "," in number["number"] or rest["rest"][0] in ",."
    if len(rest["rest"]) > 1 and rest["rest"].startswith("0"):
        return True
    if unit and _PARTICLE.search(before) and _RUNS_ON.match(rest["next"]):
        return True
    if not unit:
        return False
    if _ARROW.search(before) or re.search(rf"[0-9]\s*{re.escape(unit)}", before):
        return True
    whole, first = f"{number['number']}{rest['rest']}{unit}", f"{number['number']}{unit}"
    return whole in printed() and first not in printed()


def _print_numbers(document: Document) -> frozenset[str]:
    """Return the numbers that stand whole in a line, each with every unit-like ending of up to three letters."""
    out: set[str] = set()
    for line in document.lines:
        text = _view(line).text
        for match in _NUMBER.finditer(text):
            out.update(match[0] + text[match.end() : match.end() + length] for length in range(1, 4))
    return frozenset(out)
