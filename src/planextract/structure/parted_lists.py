"""Lists of bullets that a text dump parted from their numbered headings: ・ ・ ① ② ・ ・ and ① ② ・ ・ | ・ ・.

Boxes that stand side by side are dumped in the order of their frames: a heading comes behind its list, or two headings
before both lists. What shows it is a heading with nothing below it, where headings of its kind have lists, and a list
too many: before the first heading of the part, or behind a blank line. A heading behind its list is printed in one
block with it, and a blank line parts it from what follows; the same holds for the headings before it, up to a list of
two blocks. Where blank lines stand between all bullets they say nothing. Anything less clear is left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planextract.structure.entries import Entry
from planextract.structure.heading_runs import is_page_number, may_name
from planextract.structure.late_headings import put_in_front
from planextract.values.labels import label_key, label_rank

# So many headings of a kind must have lists of their own for one without to have lost it.
_FEWEST = 2
_NO_HEADS = frozenset({"bullet", "note", "arrow", "article"})


@dataclass(slots=True)
class _Part:
    """Headings of one kind and bullets of one sign that nothing stands between.

    Attributes:
        key: Kind of the headings.
        first: Place of its first entry.
        heads: Places of the headings.
        blocks: Where the blocks of bullets begin that stand before the first heading, and below each.
        stop: Place behind its last entry.
    """

    key: str
    first: int
    heads: list[int]
    blocks: list[list[int]]
    stop: int


def join_parted_lists(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with each such heading in front of its list.

    Args:
        entries: In document order, of a text.
    """
    parts = list(_find_parts(entries))
    full, loose = Counter[str](), set[str]()
    for part in parts:
        full[part.key] += sum(map(bool, part.blocks[1:]))
        if part.blocks[0] and all(part.blocks[1:]):  # what is above has bullets of its own
            loose.add(part.key)
    moves: dict[int, int] = {}
    for part in parts:
        if full[part.key] >= _FEWEST and not all(part.blocks[1:]):
            moves |= _find_moves(entries, part, owned=part.key in loose)
    return put_in_front(entries, moves)


def _find_parts(entries: Sequence[Entry]) -> Iterator[_Part]:
    part: _Part | None = None
    sign, loose = "", list[int]()
    for at, entry in enumerate(entries):
        if is_page_number(entry):
            continue
        label = entry.label
        if label is not None and label.kind == "bullet" and not entry.level:
            if sign and label.printed != sign:
                if part is not None:
                    yield part
                part, loose = None, []
            sign = label.printed
            (loose if part is None else part.blocks[-1]).append(at)
        elif _may_head(entry):
            key = label_key(label) if label is not None else ""
            if part is not None and part.key != key:
                yield part
                # What stands below the last of higher headings stands before the first of these.
                loose = part.blocks[-1] if _is_lower(entry, entries[part.heads[-1]]) else []
                sign = sign if loose else ""
                part = None
            if part is None:
                part = _Part(key, loose[0] if loose else at, [], [loose], at)
            part.heads.append(at)
            part.blocks.append([])
        else:
            if part is not None:
                yield part
            part, loose, sign = None, [], ""
            continue
        if part is not None:
            part.stop = at + 1
    if part is not None:
        yield part


def _may_head(entry: Entry) -> bool:
    label = entry.label
    if label is None or label.number is None or label.kind in _NO_HEADS or entry.level:
        return False
    return may_name(entry.body.text)


def _is_lower(entry: Entry, above: Entry) -> bool:
    labels = entry.label, above.label
    return labels[0] is not None and labels[1] is not None and label_rank(labels[0]) > label_rank(labels[1])


def _find_moves(entries: Sequence[Entry], part: _Part, *, owned: bool) -> dict[int, int]:
    """Return the places in front of which headings of a part belong, with the headings."""
    inner = [entries[at].apart for block in part.blocks for at in block[1:]]
    far = bool(inner) and all(inner)
    moves: dict[int, int] = {}
    for place in range(len(part.heads)):
        if part.blocks[place + 1] or not _is_bare(entries, part, place):
            continue
        stacked = _find_stacked(entries, part, place, moves)
        found = stacked or _find_late(entries, part, place, far=far, owned=owned)
        if found and not set(found) & set(moves):
            moves |= found
    return moves


def _is_bare(entries: Sequence[Entry], part: _Part, place: int) -> bool:
    """Tell whether a heading has nothing below it: a like one follows, or a higher one, or the end."""
    if place + 1 < len(part.heads) or part.stop == len(entries):
        return True
    after, own = entries[part.stop], entries[part.heads[place]].label
    if after.level:
        return True
    return after.label is not None and own is not None and label_rank(after.label) < label_rank(own)


def _find_stacked(entries: Sequence[Entry], part: _Part, place: int, moves: dict[int, int]) -> dict[int, int]:
    """Return the moves of the headings that follow a bare one, where as many blocks stand behind the last of them."""
    if place and not part.blocks[place] and part.heads[place - 1] not in moves.values():
        return {}  # not the first of them
    last = place + 1
    while last < len(part.heads) and not part.blocks[last + 1]:
        last += 1
    if last >= len(part.heads):
        return {}
    blocks = _split(entries, part.blocks[last + 1])
    heads = part.heads[place : last + 1]
    if len(blocks) != len(heads):
        return {}
    return {block[0]: head for block, head in zip(blocks[1:], heads[1:], strict=True)}


def _find_late(entries: Sequence[Entry], part: _Part, place: int, *, far: bool, owned: bool) -> dict[int, int]:
    """Return the moves of a bare heading behind its list, and of those before it that are late too."""
    moves: dict[int, int] = {}
    for at in range(place, -1, -1):
        head, bullets = part.heads[at], part.blocks[at]
        if not bullets:
            return {}
        blocks = _split(entries, bullets)
        if not far and (entries[head].apart or not _is_followed_apart(entries, head)):
            return {}
        if at == 0:  # the list stands before the first heading
            one = far or len(blocks) == 1
            return moves | {bullets[0]: head} if one and not owned and _stands_below(entries, part) else {}
        if far or not entries[blocks[-1][0]].apart:
            return {}
        moves[blocks[-1][0]] = head
        if len(blocks) > 1:
            return moves if len(blocks) == len((part.heads[at - 1], head)) else {}
    return {}


def _split(entries: Sequence[Entry], bullets: Sequence[int]) -> list[list[int]]:
    """Return the blocks of bullets that blank lines part."""
    blocks: list[list[int]] = []
    for at in bullets:
        if not blocks or entries[at].apart:
            blocks.append([])
        blocks[-1].append(at)
    return blocks


def _is_followed_apart(entries: Sequence[Entry], head: int) -> bool:
    return head + 1 == len(entries) or entries[head + 1].apart or is_page_number(entries[head + 1])


def _stands_below(entries: Sequence[Entry], part: _Part) -> bool:
    """Tell whether a part stands right below a higher number."""
    above, own = entries[part.first - 1].label if part.first else None, entries[part.heads[0]].label
    return above is not None and own is not None and above.number is not None and label_rank(above) < label_rank(own)
