"""Tables drawn with horizontal rules only: their columns are where no row has text.

Rules of one length, one below the other, cut a table into bands. Where no band has a character over a
stretch wider than a blank between words, a column ends. The columns are handed on as rules, so that such a
table is read like a ruled one. A painted heading without a rule above it is its first band.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from planextract.document import Box
from planextract.layout.repair import Char
from planextract.layout.rules import Drawing, Rule

# Ends of the rules of one table differ by at most this; bands are no lower and no higher than these (points).
ALIKE = 4.0
LOWEST, HIGHEST = 8.0, 130.0
# Fewer bands are a box with a line in it.
MIN_BANDS = 2
# Two columns in a few bands may be a heading beside its text.
MIN_COLUMNS = 3
# A gap between columns is at least this wide, in ems: wider than the blank after a full stop.
GAP = 0.55
# From so many bands on, one of them (a heading over several columns) may cross a gap.
MANY = 5
# A vertical rule along this share of a band's height bounds it.
CROSSED = 0.5
# A painted heading is no higher than this, and paints this share of the table's width.
HEAD, PAINTED = 60.0, 0.7
# A column has text in at least this share of the bands.
FILLED = 0.3


def close_tables(drawing: Drawing, chars: Sequence[Char]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return a page's rules with those that its tables of horizontal rules only would have.

    Args:
        drawing: Rules and painted boxes of a page.
        chars: Its characters.

    Returns:
        Horizontal and vertical rules.
    """
    across, down = list(drawing.across), list(drawing.down)
    for stack in _stacks(drawing.across):
        start, end = min(rule.start for rule in stack), max(rule.end for rule in stack)
        walls = [rule for rule in drawing.down if start - ALIKE < rule.at < end + ALIKE]
        for rules in _without_walls(stack, walls):
            head = _painted_head(rules[0], drawing.boxes)
            if head is not None:
                rules.insert(0, head)
            top, bottom = rules[0].at, rules[-1].at
            inside = [char for char in chars if start - 1 <= char.cx <= end + 1 and top <= char.cy <= bottom]
            bands = [[char for char in inside if above.at <= char.cy < below.at] for above, below in _pairs(rules)]
            bands = [band for band in bands if band]
            gaps = _gaps(bands, start, end) if len(bands) >= MIN_BANDS else []
            if len(gaps) + 1 >= MIN_COLUMNS or (gaps and len(bands) >= MANY):
                across.extend([head] if head is not None else ())
                down.extend(Rule(at, top, bottom) for at in gaps)
    return tuple(across), tuple(down)


def _painted_head(first: Rule, boxes: Sequence[Box]) -> Rule | None:
    """Return the upper edge of painted cells that stand on a table's first rule, None if there are none."""
    cells = [
        (x0, top, x1)
        for x0, top, x1, bottom in boxes
        if abs(bottom - first.at) <= ALIKE and x0 >= first.start - ALIKE and x1 <= first.end + ALIKE
    ]
    cells = [cell for cell in cells if LOWEST <= first.at - cell[1] <= HEAD]
    if sum(x1 - x0 for x0, _, x1 in cells) < PAINTED * (first.end - first.start):
        return None
    return Rule(min(top for _, top, _ in cells), first.start, first.end)


def _without_walls(stack: Sequence[Rule], walls: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Cut a stack where a vertical rule bounds or parts a band: what has walls is a ruled table or a box."""
    run = [stack[0]]
    for above, below in _pairs(stack):
        height = below.at - above.at
        if any(min(wall.end, below.at) - max(wall.start, above.at) > CROSSED * height for wall in walls):
            yield run
            run = [below]
        else:
            run.append(below)
    yield run


def _pairs(rules: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    yield from zip(rules, rules[1:], strict=False)


def _stacks(across: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield groups of rules of one length, each near the one above it."""
    stacks: list[list[Rule]] = []
    for rule in sorted(across, key=lambda rule: rule.at):
        for stack in stacks:
            last = stack[-1]
            alike = abs(last.start - rule.start) <= ALIKE and abs(last.end - rule.end) <= ALIKE
            if alike and LOWEST <= rule.at - last.at <= HIGHEST:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return (stack for stack in stacks if len(stack) > MIN_BANDS)


def _gaps(bands: Sequence[Sequence[Char]], start: float, end: float) -> list[float]:
    """Return the middles of the stretches that no band, or of many bands at most one, has text over."""
    left, width = int(start), int(end) - int(start) + 2
    counts = [0] * width
    for band in bands:
        covered = bytearray(width)
        for char in band:
            first, last = max(int(char.x0) - left, 0), min(int(char.x1) - left, width - 1)
            covered[first : last + 1] = b"\x01" * (last + 1 - first)
        counts = [count + flag for count, flag in zip(counts, covered, strict=True)]
    allowed = 1 if len(bands) >= MANY else 0
    least = GAP * median(char.size for band in bands for char in band)
    out: list[float] = []
    begin = 0
    for place in range(width + 1):
        if place < width and counts[place] <= allowed:
            continue
        if place - begin >= least and begin > 0 and place < width and _is_filled(counts, begin, place, len(bands)):
            out.append(left + (begin + place) / 2)
        begin = place + 1
    return out


def _is_filled(counts: Sequence[int], begin: int, end: int, bands: int) -> bool:
    """Tell whether there is text enough on both sides of a gap for it to part two columns."""
    return max(counts[:begin]) >= FILLED * bands and max(counts[end:]) >= FILLED * bands
