"""One line of a text table → its fields, with the columns in which they are printed.

In: a range of the canonical text. Out: words and numbers that blanks or bars part, each with a folded view and
its place in half-width columns. What a field means is decided in ``kpi_text_tables``.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, pairwise

from planextract.extract.kpi_views import compact_text
from planextract.frozen import frozen_dataclass
from planextract.spans import Span, View, fold, join

_GAP = re.compile(r" {2,}|[ \t]*[\u3000\t][ \t\u3000]*")
# One blank parts a name from its number, too: 保護者の割合（％） 58.4
_BEFORE_NUMBER = re.compile(r" (?<=[^\s0-9０-９.,，．] )(?=[△▲−-]?[0-9０-９][0-9０-９,.，．]*[^0-9\s]{0,6}(?:\s|$))")
# Whether anything parts a line, by alternatives that each begin with a letter: the engine looks for those at once.
_PARTS = re.compile(rf"\||\t|\u3000|  |{_BEFORE_NUMBER.pattern}")
_BARS = re.compile(r"^\s*[|│┃].*[|│┃]\s*$")
_BAR = re.compile(r"\s*[|│┃]\s*")
_SIGNS = "|│┃"
_BRACKET = re.compile(r"\([^()]*\)")
_BRACKETS = re.compile(r"(?:\([^()]*\)\s*){2,}")
# What says of a number how it counts stands with it, one blank before it (年 30件, ３年間で 240人).
_LEAD = re.compile(
    r"(?:毎年度?|各年度?|年間?|[0-9]{1,2}年間?で?|(?:計画)?期間(?:中|内)に?|延べ|のべ|累計|合計|計|約|およそ|概ね)$"
)
_NEAR = 2  # half-width columns
_WIDE = "WFA"


@frozen_dataclass(frozen=True, slots=True)
class Field:
    """A word or number of a line.

    Attributes:
        view: Its folded text.
        left: Half-width column in which it begins.
        right: Column behind it.
    """

    view: View
    left: int
    right: int

    @property
    def text(self) -> str:
        """Folded text without white space."""
        return compact_text(self.view)


def is_barred(line: str) -> bool:
    """Tell whether a line is a row of a table with bars (| 指標 | 現状 |)."""
    return _BARS.match(line) is not None


def has_fields(line: str) -> bool:
    """Tell whether a line can have more than one field; most lines have not even a blank."""
    text = line.strip()
    return bool(text) and (text[0] in _SIGNS or _PARTS.search(text) is not None)


def split_fields(text: str, span: Span) -> list[Field]:
    """Split a line at its bars, or where blanks part it; only a line with bars has empty fields.

    Args:
        text: Canonical text.
        span: The line.
    """
    line = span.of(text)
    places = _places(line)
    if is_barred(line):
        bars = [match.span() for match in _BAR.finditer(line)]
        pairs = [(left[1], right[0]) for left, right in pairwise(bars)]
        return [_field(text, span, places, start, max(start, end)) for start, end in pairs]
    cuts = sorted(match.span() for pattern in (_GAP, _BEFORE_NUMBER) for match in pattern.finditer(line))
    out: list[Field] = []
    mark = 0
    for start, end in [*cuts, (len(line), len(line))]:
        if line[mark:start].strip():
            out.append(_field(text, span, places, mark, start))
        mark = max(mark, end)
    return _join_leads(_join_letters(out))


def part_brackets(fields: list[Field]) -> list[Field]:
    """Part brackets that touch, as a header sets years close together: （令和５年度）（令和10年度）."""
    out: list[Field] = []
    for field in fields:
        found = list(_BRACKET.finditer(field.view.text)) if _BRACKETS.fullmatch(field.view.text) else []
        if len(found) < 2:
            out.append(field)
            continue
        width = (field.right - field.left) / len(field.view)
        for match in found:
            left, right = (field.left + round(place * width) for place in match.span())
            out.append(Field(field.view.slice(*match.span()), left, right))
    return out


def _field(text: str, span: Span, places: list[int], start: int, end: int) -> Field:
    return Field(fold(text[span.start + start : span.start + end], at=span.start + start), places[start], places[end])


def _places(line: str) -> list[int]:
    """Return the printed column of every character, and of the end."""
    widths = [2 if unicodedata.east_asian_width(character) in _WIDE else 1 for character in line]
    return list(accumulate(widths, initial=0))


def _join_leads(fields: list[Field]) -> list[Field]:
    """Join a word that only says how a number counts with the number; the first field of a line is its name."""
    out = fields[:1]
    for field in fields[1:]:
        last = out[-1]
        near = field.left - last.right <= _NEAR and field.text[:1].isdecimal()
        if len(out) > 1 and near and _LEAD.match(last.text):
            out[-1] = Field(join([last.view, field.view]), last.left, field.right)
        else:
            out.append(field)
    return out


def _join_letters(fields: list[Field]) -> list[Field]:
    """Join words that are set apart letter by letter (指　標)."""
    out: list[Field] = []
    for field in fields:
        last = out[-1] if out else None
        if last is not None and _is_letter(last) and _is_letter(field):
            out[-1] = Field(join([last.view, field.view]), last.left, field.right)
        else:
            out.append(field)
    return out


def _is_letter(field: Field) -> bool:
    text = field.text
    return len(text) == 1 and text.isalpha()
