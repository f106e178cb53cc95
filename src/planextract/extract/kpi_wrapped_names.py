"""Names of a text table that go on in the line below their figures.

In: the rows of a table set with blanks, as fields. Out: the same rows, with what a name was wrapped into put back
behind it. A line that nothing shows to be a rest stays a line of its own: it may head the rows below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planextract.extract.kpi_fields import Field
from planextract.rules.loader import RuleSet
from planextract.spans import join
from planextract.values.labels import find_label

_AS_FAR_LEFT = 2  # half-width columns by which a rest may be set in or out
_MOST_WRAPPED = 3  # lines of a rest
_LONGEST_LABEL = 4  # (1) and ① may stand before a name, which its rest is set in behind
_OPEN_END = re.compile(r"(?:[のをにがとでや・、]|及び|又は|した|する|された|ている|における|による|当たり)$")
_OPEN_START = re.compile(r"[のをにがとでやはへ・、)](?![0-9])|(?:数|率|割合|件数|人数|額)(?:\(|$)")
_BRACKETS = re.compile(r"\([^()]*\)(?:\([^()]*\))?$")

# What may not begin a line leaves the one before it so much shorter than the longest (half-width columns).
_SHORT = 4
# Between names and figures stands at most so much more, where names are wrapped.
_GAP = 4
_FEWEST_BLOCKS = 2


def join_close(rows: Sequence[Sequence[Field]], close: Sequence[bool], edge: int, rules: RuleSet) -> list[list[Field]]:
    """Put names together whose lines no blank line parts, in a table that has one between all its rows.

    Every block of lines must have figures on exactly one line. What stands above them is the beginning of their name
    only where it fills its line, as long as the longest name on one line and up to the figures, or where the next
    line goes on with it: else it may be the name of a group.

    Args:
        rows: Fields of each line below the header.
        close: Whether a line stands right below the one before it.
        edge: Where the first column of figures begins.
        rules: The ``kpis`` rules.
    """
    blocks: list[list[list[Field]]] = []
    for fields, near in zip(rows, close, strict=True):
        if near and blocks:
            blocks[-1].append(list(fields))
        else:
            blocks.append([list(fields)])
    if len(blocks) < _FEWEST_BLOCKS or any(sum(len(fields) > 1 for fields in block) != 1 for block in blocks):
        return [list(fields) for fields in rows]
    longest = [block[0][0].right for block in blocks if len(block) == 1 and _is_name(block[0][0], rules)]
    full = max(*longest, edge - _GAP, 0) - _SHORT if longest else edge
    return [fields for block in blocks for fields in _join_block(block, full, rules)]


def _join_block(block: Sequence[list[Field]], full: int, rules: RuleSet) -> list[list[Field]]:
    """Return a block as one row, or its lines where they are not all of one name."""
    at = next(place for place, fields in enumerate(block) if len(fields) > 1)
    pieces = [fields[0] for fields in block if _is_name(fields[0], rules)]
    nameless = block[at][0] not in pieces
    if not pieces or len(pieces) < len(block) - nameless:
        return list(block)
    for piece, after in pairwise(pieces):
        goes_on = _OPEN_END.search(piece.text) is not None or _OPEN_START.match(after.text) is not None
        goes_on = goes_on or piece.text.count("(") > piece.text.count(")") or _BRACKETS.match(after.text) is not None
        if abs(after.left - piece.left) > _AS_FAR_LEFT or not (goes_on or piece.right >= full):
            return list(block)
    name = pieces[0]
    for piece in pieces[1:]:
        name = _add(name, piece)
    return [[name, *(block[at] if nameless else block[at][1:])]]


def join_wrapped(rows: Sequence[Sequence[Field]], edge: int, rules: RuleSet) -> list[list[Field]]:
    """Put the rests of names back behind them.

    Args:
        rows: Fields of each line below the header.
        edge: Where the first column of figures begins.
        rules: The ``kpis`` rules.
    """
    out: list[list[Field]] = []
    full = max((fields[0].right for fields in rows if len(fields) > 1), default=0)
    full = max(full, edge - _GAP) - _SHORT
    wrapped = 0
    for fields in rows:
        last = out[-1] if out else []
        if len(fields) == 1 and len(last) > 1 and wrapped < _MOST_WRAPPED and _is_rest(last[0], fields[0], rules):
            out[-1] = [_add(last[0], fields[0]), *last[1:]]
            wrapped += 1
            continue
        wrapped = 0
        filled = len(out) > 1 and len(last) == 1 < len(fields) and _is_filled(out[-2], last[0], full)
        if len(last) == 1 and _begins(last[0], fields[0], rules, filled=filled):
            out[-1] = [_add(last[0], fields[0]), *fields[1:]]
            continue
        if len(last) == 1 and _stands_beside(last[0], fields, rules):
            out[-1] = [last[0], *fields]  # the figures stand at half the height of their name
            continue
        out.append(list(fields))
    return out


def _is_rest(name: Field, rest: Field, rules: RuleSet) -> bool:
    """Tell whether a line alone is what a name goes on with."""
    if not -_AS_FAR_LEFT <= rest.left - name.left <= _AS_FAR_LEFT + _LONGEST_LABEL or not _is_name(name, rules):
        return False
    if _BRACKETS.match(rest.text) or name.text.count("(") > name.text.count(")"):
        return True
    return _OPEN_END.search(name.text) is not None or _OPEN_START.match(rest.text) is not None


def _is_filled(above: Sequence[Field], head: Field, full: int) -> bool:
    """Tell whether a line alone between two rows fills the column of names, so that it goes on below.

    Names of groups begin with the first row; and behind a name that is as long and not closed it could be its rest.
    """
    closed = above[0].right < full or above[0].text.endswith(")")
    return len(above) > 1 and closed and head.right >= full and find_label(head.text) is None


def _begins(head: Field, name: Field, rules: RuleSet, *, filled: bool) -> bool:
    """Tell whether a line alone is the beginning of the name below it: it ends in a particle, or fills its line."""
    near = abs(name.left - head.left) <= (_AS_FAR_LEFT if filled else _AS_FAR_LEFT + _LONGEST_LABEL)
    open_end = filled or _OPEN_END.search(head.text) is not None
    return near and open_end and _is_name(head, rules) and _is_name(name, rules)


def _stands_beside(name: Field, fields: Sequence[Field], rules: RuleSet) -> bool:
    """Tell whether a line holds nothing but values, to the right of the name above it."""
    behind = fields[0].left >= name.right
    return behind and _is_name(name, rules) and not any(_is_name(field, rules) for field in fields)


def _is_name(field: Field, rules: RuleSet) -> bool:
    """Tell whether a field holds words that are neither a value nor a unit."""
    text = field.text
    if rules.first(text, "kpi.blank") or rules.first(text, "kpi.word"):
        return False
    if rules["kpi.unit.known"].pattern.match(text.strip("()")):
        return False
    return rules["kpi.amount.whole"].pattern.match(text) is None


def _add(name: Field, rest: Field) -> Field:
    return Field(join([name.view, rest.view]), name.left, max(name.right, rest.right))
