"""Small operations on views that all readers of indicators share.

In: views of cells and lines. Out: views, still mapped to the canonical text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress

from planextract.document import Cell
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet
from planextract.spans import OffsetMap, View, join

_OPEN, _CLOSE = "([（［", ")]）］"
_BRACKET = re.compile(r"[(\[（［)\]）］]")
# 「３ 移住者数」: a number set apart in front of a name; closed up it might be a part of it (1人1日当たり).
_NUMBERED = re.compile(r"^[0-9]{1,2}(?:[.、)]\s*|\s+)(?=[^0-9\s])")
# Two numbers on lines of their own are not one (4｜22); only an open thousand goes on (1,5｜00).
PARTED = re.compile(r"(?<!,)(?<!,[0-9])[0-9]\s+[0-9]")
_BREAK = re.compile(r"<br\s*/?>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)\1")
MAX_LABELS = 4  # 「・KPI①：」 has three


def compact(view: View) -> View:
    """Return the view without white space, which a cell breaks its words with."""
    text = compact_text(view)
    if len(text) == len(view.text):
        return view
    kept = [not character.isspace() for character in view.text]
    return View(text, OffsetMap(list(compress(view.map.starts, kept)), list(compress(view.map.ends, kept))))


def compact_text(view: View) -> str:
    """Return the text of a view without white space."""
    return "".join(view.text.split())


def cell_view(cell: Cell | None) -> View:
    """Return the text of a cell without white space but that between two numbers; an empty view for a blank cell."""
    if cell is None or cell.view is None:
        return empty_view()
    view = _unmarked(cell.view)
    parted = [match.span() for match in PARTED.finditer(view.text)] if PARTED.search(view.text) else []
    edges = [0, *(edge for begin, end in parted for edge in (begin + 1, end - 1)), len(view)]
    parts = [compact(view.slice(begin, end)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]
    return join(parts, separator=" ") if parted else parts[0]


def name_view(cell: Cell) -> View:
    """Return the text of a cell that names something, without white space and a number set apart in front."""
    view = _unmarked(cell.view).strip() if cell.view is not None else empty_view()
    numbered = _NUMBERED.match(view.text)
    return compact(view.slice(numbered.end()) if numbered else view)


def _unmarked(view: View) -> View:
    """Return the text of a cell without the line breaks of Markdown and the marks of what is bold."""
    if "<" in view.text:
        view = cut(view, [match.span() for match in _BREAK.finditer(view.text)])
    if "**" not in view.text and "__" not in view.text:
        return view
    marks = [(match.span(1), (match.end(2), match.end())) for match in _BOLD.finditer(view.text)]
    return cut(view, [span for pair in marks for span in pair])


def empty_view() -> View:
    """Return a view of nothing."""
    return View("", OffsetMap((), ()))


def split_brackets(view: View) -> tuple[View, tuple[View, ...]]:
    """Separate what stands in round or square brackets, outermost ones only.

    Args:
        view: A cell's or line's text.

    Returns:
        The text outside, and the inside of each bracket. An unclosed bracket stays outside.
    """
    if _BRACKET.search(view.text) is None:
        return view, ()
    outside: list[View] = []
    inside: list[View] = []
    depth, mark = 0, 0
    for index, character in enumerate(view.text):
        if character in _OPEN:
            if depth == 0:
                outside.append(view.slice(mark, index))
                mark = index + 1
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                inside.append(view.slice(mark, index))
                mark = index + 1
    if depth:
        return view, ()
    outside.append(view.slice(mark))
    return join([part for part in outside if part]), tuple(part for part in inside if part)


def cut(view: View, ranges: list[tuple[int, int]]) -> View:
    """Return the view without some ranges of its own offsets."""
    if not ranges:
        return view
    gone = {index for start, end in ranges for index in range(start, end)}
    return pick(view, [index for index in range(len(view)) if index not in gone])


def without_labels(view: View, rules: RuleSet) -> View:
    """Return a name without the numbers and marks in front of it (KPI①, ・, 指標：)."""
    for _ in range(MAX_LABELS):
        view = view.strip()
        match = rules["kpi.label.number"].pattern.match(view.text)
        if match is None or match.end() == len(view):
            return view
        view = view.slice(match.end())
    return view.strip()


@frozen_dataclass(frozen=True, slots=True)
class Name:
    """A name as an indicator bears it.

    Attributes:
        view: Without numbers, unit and notes.
        unit: Unit in its bracket (出荷量（㎥）), None if none.
        note: What stands beside the unit or behind ※ (累計, R6～R10の累計, 年間), empty if nothing.
    """

    view: View
    unit: View | None = None
    note: str = ""


def split_name(view: View, rules: RuleSet) -> Name:
    """Separate unit and notes at the end of a name.

    A bracket that does not begin with a unit (男性, 累計) belongs to the name.

    Args:
        view: The name, without labels and white space.
        rules: The ``kpis`` rules.
    """
    note = ""
    mark = rules["kpi.name.note"].pattern.search(view.text)
    if mark is not None:
        view, note = view.slice(0, mark.start()), mark["note"]
    match = rules["kpi.unit.bracket"].pattern.search(view.text)
    if match is None or match.start() == 0:
        return Name(view.strip(), None, note)
    beside = match["beside"] or ""
    unit = view.slice(match.start("unit"), match.end("unit"))
    return Name(view.slice(0, match.start()).strip(), unit, f"{beside} {note}".strip())


def pick(view: View, kept: Sequence[int]) -> View:
    """Return the view with some of its characters only."""
    return View(
        "".join(view.text[index] for index in kept),
        OffsetMap([view.map.starts[index] for index in kept], [view.map.ends[index] for index in kept]),
    )


def cut_lines(text: View) -> list[View]:
    """Return the lines of a text that was joined by line breaks."""
    marks = [index for index, character in enumerate(text.text) if character == "\n"]
    return [
        text.slice(start, end)
        for start, end in zip([0, *(mark + 1 for mark in marks)], [*marks, len(text)], strict=True)
    ]
