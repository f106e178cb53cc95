"""Tables drawn with horizontal rules only: their columns are where no row has text.

Rules of one length, one below the other, cut a table into bands. Where no band has a character over a
stretch wider than a blank between words, a column ends. The columns are handed on as rules, so that such a
table is read like a ruled one. A painted heading without a rule above it is its first band.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from planextract.document import Box
from planextract.layout.lines import find_ink
from planextract.layout.repair import Char
from planextract.layout.row_lines import find_edges, part_rows, read_lines
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
# A heading leaves at least this much of a gap free.
HAIR = 2.0
Gap = tuple[float, float]
# A painted heading is no higher than this, and paints this share of the table's width.
HEAD, PAINTED = 60.0, 0.7
# A row of one cell that is wider than this share of the table is running text.
WIDE = 0.6
# A column has text in at least this share of the bands, and in so many if there are: a wide blank in one line
# parts nothing.
FILLED, LEAST = 0.3, 2


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
        inside = [char for char in chars if start - 1 <= char.cx <= end + 1]
        runs = [run for walled in _without_walls(stack, walls) for run in _without_text(walled, inside)]
        for rules in runs:
            head = _painted_head(rules[0], drawing.boxes)
            if head is not None:
                rules.insert(0, head)
            bands = [band for band in _bands(rules, inside) if band]
            gaps = find_gaps(bands, start, end) if len(bands) >= MIN_BANDS else []
            if gaps and head is None:
                head, gaps = find_head(rules[0], gaps, chars)
            if len(gaps) + 1 >= MIN_COLUMNS or (gaps and len(bands) >= MANY):
                across.extend([head] if head is not None else ())
                across.extend(_part_bands(bands, gaps, rules[0]))
                top = head.at if head is not None else rules[0].at
                down.extend(Rule((left + right) / 2, top, rules[-1].at) for left, right in gaps)
    return tuple(across), tuple(down)


def _bands(rules: Sequence[Rule], chars: Sequence[Char]) -> list[list[Char]]:
    """Return the characters between every two rules."""
    return [[char for char in chars if above.at <= char.cy < below.at] for above, below in _pairs(rules)]


def _part_bands(bands: Sequence[Sequence[Char]], gaps: Sequence[Gap], rule: Rule) -> Iterator[Rule]:
    """Yield rules between the rows of bands that hold several, as below the one rule under a heading."""
    for band in bands:
        lines = read_lines(band)
        if sum(line.has_figure for line in lines) < MIN_BANDS:
            continue
        rows = part_rows(lines, headed=False)
        # Each row has a name; figures on two lines beside one name are of one row.
        if all(any(char.cx < gaps[0][0] for line in row for char in line.row) for row in rows):
            yield from (Rule(edge, rule.start, rule.end) for edge in find_edges(rows))


def _without_text(rules: list[Rule], chars: Sequence[Char]) -> Iterator[list[Rule]]:
    """Cut a stack of rules where a band is running text, as between underlined headings."""
    start, end = rules[0].start, rules[0].end
    run: list[Rule] = []
    rows = 0  # how many rules of the run end with a band that has columns
    for (above, below), band in zip(_pairs(rules), _bands(rules, chars), strict=True):
        parted = not band or bool(find_gaps([band], start, end))
        if parted or (run and not _is_wide(band, start, end)):
            run = [*(run or [above]), below]
            rows = len(run) if parted else rows
            continue
        if rows > MIN_BANDS:
            yield run[:rows]
        run, rows = [], 0
    if rows > MIN_BANDS:
        yield run[:rows]


def _is_wide(band: Sequence[Char], start: float, end: float) -> bool:
    """Tell whether a band's text takes the width of the table: it is no heading of a group of rows."""
    return max(char.x1 for char in band) - min(char.x0 for char in band) > WIDE * (end - start)


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


def find_head(first: Rule, gaps: Sequence[Gap], chars: Sequence[Char]) -> tuple[Rule | None, list[Gap]]:
    """Find the heading lines that stand above a table's first row.

    A heading keeps to the columns below it; the first line that does not is running text.

    Args:
        first: Upper edge of the first row.
        gaps: Stretches between the columns below.
        chars: Characters of the page.

    Returns:
        The upper edge of the heading, None without one, and the gaps as the heading leaves them.
    """
    near = [c for c in chars if first.at - HEAD <= c.cy < first.at and first.start - 1 <= c.cx <= first.end + 1]
    edge, left = first.at, list(gaps)
    columns: set[int] = set()
    for line in _lines_upward(near):
        em = max(char.size for char in line)
        narrowed = [_free(gap, line) for gap in left]
        if edge - max(char.bottom for char in line) > em or any(gap is None for gap in narrowed):
            break
        edge, left = min(char.top for char in line), [gap for gap in narrowed if gap is not None]
        columns |= {bisect_left([gap[0] for gap in left], char.cx) for char in line}
    if len(columns) < MIN_BANDS:
        return None, list(gaps)
    return Rule(edge - 1.0, first.start, first.end), left


def _free(gap: Gap, line: Sequence[Char]) -> Gap | None:
    """Return the widest part of a gap that a line leaves free, None if it leaves less than a hair."""
    inside = sorted((char.x0, char.x1) for char in line if char.x1 > gap[0] and char.x0 < gap[1])
    parts, start = [], gap[0]
    for x0, x1 in inside:
        parts.append((start, x0))
        start = max(start, x1)
    parts.append((start, gap[1]))
    widest = max(parts, key=lambda part: part[1] - part[0])
    return widest if widest[1] - widest[0] >= HAIR else None


def _lines_upward(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Yield the lines of some characters, the lowest first."""
    line: list[Char] = []
    for char in sorted(chars, key=lambda char: -char.cy):
        if line and line[0].cy - char.cy > 0.6 * char.size:
            yield line
            line = []
        line.append(char)
    if line:
        yield line


def _pairs(rules: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    yield from pairwise(rules)


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


def find_gaps(bands: Sequence[Sequence[Char]], start: float, end: float) -> list[Gap]:
    """Return the stretches between columns that no band, or of many bands at most one, has text over.

    Args:
        bands: Characters of each row.
        start: Left edge of the table, in points.
        end: Right edge.
    """
    left, width = int(start), int(end) - int(start) + 2
    counts = [0] * width
    for band in bands:
        covered = bytearray(width)
        for char in band:
            x0, x1 = find_ink(char)
            first, last = max(int(x0) - left, 0), min(int(x1) - left, width - 1)
            covered[first : last + 1] = b"\x01" * (last + 1 - first)
        counts = [count + flag for count, flag in zip(counts, covered, strict=True)]
    allowed = 1 if len(bands) >= MANY else 0
    least = GAP * median(char.size for band in bands for char in band)
    out: list[Gap] = []
    begin = 0
    for place in range(width + 1):
        if place < width and counts[place] <= allowed:
            continue
        if place - begin >= least and begin > 0 and place < width and _is_filled(counts, begin, place, len(bands)):
            free = _widest_free(counts, begin, place)
            out.append((float(left + free[0]), float(left + free[1])))
        begin = place + 1
    return out


def _widest_free(counts: Sequence[int], begin: int, end: int) -> tuple[int, int]:
    """Return the widest part of a gap that has no text in any band, the whole gap if one reaches all over it."""
    best = (begin, begin)
    start = begin
    for place in range(begin, end + 1):
        if place == end or counts[place]:
            best = max(best, (start, place), key=lambda part: part[1] - part[0])
            start = place + 1
    return best if best[1] - best[0] >= HAIR else (begin, end)


def _is_filled(counts: Sequence[int], begin: int, end: int, bands: int) -> bool:
    """Tell whether there is text enough on both sides of a gap for it to part two columns."""
    least = max(FILLED * bands, min(bands, LEAST))
    return max(counts[:begin]) >= least and max(counts[end:]) >= least
