"""Dates in pieces: form fields whose numbers and signs a flattened layout has scattered over lines.

A form prints 2024 年 4 月 1 日 から … まで in fields of its own; when the layout is lost, ``31 日 まで``,
``2027 年 3`` and ``月`` stand on lines apart, in any order. Only what goes together in one way is put together:
each number must be told to be the year, the month or the day by its size or by the sign beside it, and each
just once.
Rules: ``piece.*`` in ``dates.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planextract.document import Document, Node
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View, join
from planextract.values.dates import DateMatch, find_dates

_GAP = 1  # entries of other content between two pieces (該当なし。)
_SHORT = 6  # characters of such an entry
_TOKEN = re.compile(r"毎年度?|[0-9]+|[年月日]|から|まで")
_YEAR_DIGITS = 4
_SIGNS = ("年", "月", "日")
# The last letter alone tells of nearly every entry that it is no piece of a date.
_LAST_LETTERS = "0123456789年度月日らで"


@dataclass(frozen=True, slots=True)
class Assembled:
    """A date put together.

    Attributes:
        node: Outline node of its first piece.
        view: Its pieces in the order of reading.
        match: What it says; it covers the whole view.
        taken: Canonical ranges in which nothing else is to be read.
    """

    node: Node
    view: View
    match: DateMatch
    taken: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    node: Node
    at: tuple[int, int]
    text: str
    before: str
    behind: str

    @property
    def view(self) -> View:
        return self.node.whole.slice(*self.at)


def assemble_dates(document: Document, rules: RuleSet) -> tuple[Assembled, ...]:
    """Put scattered dates together.

    Args:
        document: With its outline.
        rules: The ``dates`` rules.
    """
    found: list[Assembled] = []
    for run in _find_runs(document, rules):
        text = "".join(node.whole.text for node in run)
        if "毎" not in text and not ("から" in text and "まで" in text):
            continue  # neither 毎年度 nor a period, which alone are put together
        pieces = [piece for node in run for piece in _cut(node)]
        every = [piece for piece in pieces if piece.text.startswith("毎")]
        view = _join_yearly(every, pieces, document) if every else _join_period(run, pieces, rules)
        matches = find_dates(view.text) if view is not None else ()
        if view is not None and len(matches) == 1 and (matches[0].start, matches[0].end) == (0, len(view)):
            found.append(Assembled(run[0], view, matches[0], tuple(piece.view.span() for piece in pieces)))
    return tuple(found)


def _find_runs(document: Document, rules: RuleSet) -> Iterator[list[Node]]:
    """Yield runs of entries that hold little but pieces of dates."""
    run: list[Node] = []
    gap = 0
    for node in document.nodes:
        text = node.whole.text
        is_piece = node.table is None and text.rstrip()[-1:] in _LAST_LETTERS and _is_piece(text, rules)
        if not run and not is_piece:  # as nearly always
            continue
        closes = bool(run) and (node.page != run[-1].page or node.kind == "heading" or (is_piece and "毎" in text))
        if closes or (not is_piece and (len(text) > _SHORT or gap >= _GAP)):
            if run:
                yield run
            run, gap = [], 0
        if is_piece:
            run.append(node)
            gap = 0
        elif run:
            gap += 1
    if run:
        yield run


def _is_piece(text: str, rules: RuleSet) -> bool:
    """Tell whether an entry holds little but pieces of a date."""
    return bool(rules["piece.tail"].pattern.search(text) or rules["piece.entry"].pattern.match(text))


def _cut(node: Node) -> list[_Piece]:
    hits = list(_TOKEN.finditer(node.whole.text))
    texts = ["", *(hit[0] for hit in hits), ""]
    return [_Piece(node, hit.span(), hit[0], texts[i], texts[i + 2]) for i, hit in enumerate(hits)]


def _join_yearly(every: Sequence[_Piece], pieces: Sequence[_Piece], document: Document) -> View | None:
    """Join 毎年度, 9 and 月; the 月 may stand elsewhere on the page."""
    numbers = [piece for piece in pieces if piece.text.isdecimal()]
    if len(every) != 1 or len({piece.text for piece in numbers}) != 1:
        return None
    here = next((piece for piece in pieces if piece.text == "月"), None)
    sign = here.view if here is not None else _nearest_month(every[0].node, document)
    return join([every[0].view, numbers[0].view, sign]) if sign is not None else None


def _nearest_month(node: Node, document: Document) -> View | None:
    """Return the nearest 月 that stands alone on the page, None if there is none."""
    alone = [other for other in document.nodes if other.page == node.page and other.whole.text.strip() == "月"]
    return min(alone, key=lambda other: abs(other.index - node.index)).whole.strip() if alone else None


def _join_period(run: Sequence[Node], pieces: Sequence[_Piece], rules: RuleSet) -> View | None:
    """Join the end of a period that is in pieces behind its beginning, which must be whole."""
    begins = [
        node.whole.slice(*hit.span()) for node in run for hit in rules["piece.begin"].pattern.finditer(node.whole.text)
    ]
    if len(begins) != 1:
        return None
    rest = [piece for piece in pieces if not begins[0].span().overlaps(piece.view.span())]
    until = next((piece for piece in rest if piece.text == "まで"), None)
    numbers: dict[str, list[_Piece]] = {sign: [] for sign in _SIGNS}
    for piece in rest:
        sign = _sign_of(piece) if piece.text.isdecimal() else None
        if sign is not None:
            numbers[sign].append(piece)
    signs = {sign: [piece for piece in rest if piece.text == sign] for sign in _SIGNS}
    if until is None or not all(signs.values()) or any(len(found) != 1 for found in numbers.values()):
        return None
    fields = [view for sign in _SIGNS for view in (numbers[sign][0].view, _sign_for(numbers[sign][0], signs[sign]))]
    return join([begins[0], *fields, until.view])


def _sign_of(number: _Piece) -> str | None:
    """Tell whether a number is a year, a month or a day; None if nothing tells."""
    if len(number.text) == _YEAR_DIGITS:
        return "年"
    if number.behind in ("月", "日"):
        return number.behind
    return {"年": "月", "月": "日"}.get(number.before)


def _sign_for(number: _Piece, signs: Sequence[_Piece]) -> View:
    """Return the sign right behind a number, else the first one that stands apart."""
    behind = (sign for sign in signs if sign.node is number.node and sign.at[0] >= number.at[1])
    return next(behind, signs[0]).view
