"""Names printed one below the other in a cell, without anything between them.

In: a cell. Out: the parts to read one by one, the whole cell where its lines are no such list. A name may be wrapped;
lines are taken apart only where every part is names and nothing else, so running text always stays whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from planextract.document import Cell
from planextract.extract.bodies import Body
from planextract.rules.loader import load_rules
from planextract.spans import View

# A cell of so many lines is no list of members; a name is wrapped over so many.
_MOST_LINES, _MOST_WRAPPED = 40, 3
# What may stand beside names: separators, bullets, remarks in brackets.
_BESIDE = re.compile(r"\([^()]*\)|[\s、,・○●◎/]+|及び|ほか|など|等")
Read = Callable[[View], Sequence[Body]]


def cut_names(cell: Cell, read: Read) -> tuple[View, ...]:
    """Return the parts of a cell to read one by one.

    Args:
        cell: With its folded text.
        read: Finds the bodies of a text.
    """
    view = cell.view
    if view is None:
        return ()
    if not 1 < len(cell.spans) <= _MOST_LINES or "。" in view.text:
        return (view,)
    edges = sorted({0, len(view), *(bisect_left(view.map.starts, span.start) for span in cell.spans)})
    last = len(edges) - 1
    # From the end: the part that begins at each line, if all that follows can be cut into names.
    ends: dict[int, int] = {last: last}
    for first in range(last - 1, -1, -1):
        fitting = [end for end in range(first + 1, min(first + _MOST_WRAPPED, last) + 1) if end in ends]
        parts = {end: view.slice(edges[first], edges[end]) for end in fitting}
        found = [end for end in fitting if _is_names(parts[end], read)]
        if found:
            wrapped = [end for end in found[1:] if _is_one(parts[end], read)]
            rest = view.slice(edges[found[0]], edges[wrapped[0]]) if wrapped else None
            is_wrapped = rest is not None and (_is_weak(parts[found[0]], read) or _is_weak(rest, read))
            ends[first] = wrapped[0] if is_wrapped else found[0]
    if 0 not in ends:
        return (view,)
    out: list[View] = []
    at = 0
    while at < last:
        out.append(view.slice(edges[at], edges[ends[at]]).strip())
        at = ends[at]
    return tuple(out)


def _is_names(view: View, read: Read) -> bool:
    """Tell whether a text is names of bodies and nothing else."""
    bodies = read(view)
    if not bodies:
        return False
    rest, at = "", 0
    for body in bodies:
        rest += view.text[at : body.start] + " "
        at = max(at, body.end, body.unit_end)
    return not _BESIDE.sub("", rest + view.text[at:])


def _is_weak(view: View, read: Read) -> bool:
    """Tell whether a line may be half of a name: a place, a class, a head word or a legal form (みどり市｜区長会)."""
    half = load_rules("actors")["actor.half.form"].pattern
    return all(
        body.generic
        or body.rule.startswith("actor.bare")
        or body.kind in {"prefecture", "municipality"}
        or half.search(body.name) is not None
        for body in read(view)
    )


def _is_one(view: View, read: Read) -> bool:
    """Tell whether a text is one body with a name."""
    bodies = read(view)
    return len(bodies) == 1 and not bodies[0].generic and len(bodies[0].name) >= len(view.text.strip()) - 1
