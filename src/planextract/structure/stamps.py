"""Stamps of priority drawn beside a line: 重点 in a little box at the end of an item, or in front of it.

In: lines with boxes. Out: the lines without the stamps, and the marks of the lines that have one. A stamp that stands
beside no line stays a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planextract.document import Box, Line
from planextract.rules.loader import RuleSet
from planextract.spans import View
from planextract.values.marks import take_marks

_LONGEST = 8


def take_stamps(lines: Sequence[Line], rules: RuleSet) -> tuple[tuple[Line, ...], dict[int, tuple[str, ...]]]:
    """Take the stamps out of a document's lines.

    Args:
        lines: With folded views.
        rules: The ``marks`` rules.

    Returns:
        The other lines, and the ids of marks by the start of the line that they stand beside.
    """
    stamps = [(line, marks) for line in lines if line.box is not None and (marks := _read_stamp(line, rules))]
    if not stamps:
        return tuple(lines), {}
    pages: dict[int, list[Line]] = {}
    stamped = {line.span.start for line, _ in stamps}
    for line in lines:
        if line.box is not None and line.table is None and not line.furniture and line.span.start not in stamped:
            pages.setdefault(line.page, []).append(line)
    found: dict[int, tuple[str, ...]] = {}
    taken: set[int] = set()
    for stamp, marks in stamps:
        beside = _find_beside(stamp.box, pages.get(stamp.page, ())) if stamp.box is not None else None
        if beside is not None:
            found[beside.span.start] = (*found.get(beside.span.start, ()), *marks)
            taken.add(stamp.span.start)
    return tuple(line for line in lines if line.span.start not in taken), found


def _read_stamp(line: Line, rules: RuleSet) -> tuple[str, ...]:
    """Return the marks that a line would be in brackets, if it is nothing else and they mean priority."""
    text = "".join(line.view.text.split()) if line.view else ""
    if not text or len(text) > _LONGEST or line.table is not None or line.furniture:
        return ()
    rest, marks = take_marks(View(f"【{text}】", 0), rules)
    if rest or take_marks(View(text, 0), rules)[1]:  # ◎重点 says by itself what it is, wherever it stands
        return ()
    return marks if "priority" in marks else ()  # 継続 or 新規 alone may as well explain a colour


def _find_beside(box: Box, lines: Iterable[Line]) -> Line | None:
    """Return the nearest line on whose height a box stands, None if there is none."""
    middle = (box[1] + box[3]) / 2
    level = [(line, line.box) for line in lines if line.box is not None and line.box[1] <= middle <= line.box[3]]
    best = min(level, key=lambda item: max(box[0] - item[1][2], item[1][0] - box[2]), default=None)
    return best[0] if best is not None else None
