"""Straight rules and boxes of a page, merged from the pieces that programs draw.

Browsers draw the border of each cell by itself, word processors draw lines or thin rectangles,
dotted lines are hundreds of dots: all become long rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planextract.document import Box
from planextract.layout.repair import Sheet

# A shape whose shorter side is at most this is a rule.
THIN = 2.0
# Rules at most this far apart are one; pieces on one rule at most this far apart are joined.
SNAP = 2.0
JOIN = 3.0
# Shorter rules are dots, bullets or serifs.
SHORTEST = 3.0
# An overlay sticks out of a rule by more than this on both sides, and the rule runs this far inside it.
OVERLAY = 1.0
# A shape larger than this share of the page is a background.
LARGE = 0.5
BACKGROUND = 0.97
MIN_WIDTH, MIN_HEIGHT = 8.0, 6.0
# Distance within which a border belongs to the shape that it borders.
BORDER = 1.5


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight rule.

    Attributes:
        at: Its place across its direction: y of a horizontal, x of a vertical rule.
        start: Where it begins along its direction.
        end: Where it ends.
    """

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The rules and boxes of a page.

    Attributes:
        across: Horizontal rules.
        down: Vertical rules.
        boxes: Outlined and painted boxes that may hold text, without overlays.
        overlays: Bars and call-outs that lie over the rules of a table, and pictures, which may be such bars.
    """

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    boxes: tuple[Box, ...]
    overlays: tuple[Box, ...]


def find_drawing(sheet: Sheet) -> Drawing:
    """Sort the shapes of a page into rules, boxes and overlays.

    Args:
        sheet: The upright page.
    """
    thin = [box for box in (*sheet.lines, *sheet.rects) if _is_thin(box)]
    outlined = [box for box in sheet.rects if not _is_thin(box)]
    area = sheet.width * sheet.height
    page = [box for box in (*outlined, *sheet.fills) if _area(box) < BACKGROUND * area]
    boxes = [box for box in page if box[2] - box[0] >= MIN_WIDTH and box[3] - box[1] >= MIN_HEIGHT]
    across, down = _merge_pieces(thin)
    overlays = _find_overlays([box for box in boxes if _area(box) <= LARGE * area], across, down)
    if overlays:
        kept = [box for box in thin if not any(_borders(box, overlay) for overlay in overlays)]
        across, down = _merge_pieces(kept)
    # What is half transparent is often drawn as a picture: it has no border and holds no rules.
    pictures = [box for box in sheet.images if _area(box) <= LARGE * area]
    hidden = set(overlays)
    edges = [edge for box in outlined if box not in hidden and _area(box) < BACKGROUND * area for edge in _edges(box)]
    if edges:
        across, down = _merge_rules(across, down, edges)
    return Drawing(
        tuple(rule for rule in across if rule.end - rule.start > SHORTEST),
        tuple(rule for rule in down if rule.end - rule.start > SHORTEST),
        tuple(dict.fromkeys(box for box in boxes if box not in hidden)),
        tuple(dict.fromkeys([*overlays, *pictures])),
    )


def edges_of(boxes: Iterable[Box]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Return the sides of boxes as merged horizontal and vertical rules.

    Args:
        boxes: Painted boxes that touch each other.
    """
    across, down = _merge_pieces([edge for box in boxes for edge in _edges(box)])
    return tuple(across), tuple(down)


def _is_thin(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) <= THIN


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _edges(box: Box) -> list[Box]:
    x0, top, x1, bottom = box
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def _merge_pieces(boxes: Sequence[Box]) -> tuple[list[Rule], list[Rule]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for x0, top, x1, bottom in boxes:
        if x1 - x0 >= bottom - top:
            across.append(Rule((top + bottom) / 2, x0, x1))
        if bottom - top >= x1 - x0:
            down.append(Rule((x0 + x1) / 2, top, bottom))
    return _merge(across), _merge(down)


def _merge_rules(across: list[Rule], down: list[Rule], edges: Sequence[Box]) -> tuple[list[Rule], list[Rule]]:
    more_across, more_down = _merge_pieces(edges)
    return _merge([*across, *more_across]), _merge([*down, *more_down])


def _merge(rules: Iterable[Rule]) -> list[Rule]:
    """Join pieces that lie on one line, one after the other."""
    out: list[Rule] = []
    for group in _snapped(sorted(rules, key=lambda rule: rule.at)):
        at = _weighted_place(group)
        start, end = None, 0.0
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + JOIN:
                end = max(end, rule.end)
            else:
                out.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            out.append(Rule(at, start, end))
    return out


def _snapped(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > SNAP:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _weighted_place(group: Sequence[Rule]) -> float:
    weight = sum(rule.end - rule.start for rule in group)
    if weight <= 0:
        return group[0].at
    return sum(rule.at * (rule.end - rule.start) for rule in group) / weight


def _find_overlays(boxes: Sequence[Box], across: Sequence[Rule], down: Sequence[Rule]) -> list[Box]:
    """Return the boxes that a rule passes through: bars of a schedule, call-outs on a table."""
    if not boxes:
        return []
    ys, xs = sorted(across, key=lambda rule: rule.at), sorted(down, key=lambda rule: rule.at)
    y_places, x_places = [rule.at for rule in ys], [rule.at for rule in xs]
    out = []
    for box in boxes:
        x0, top, x1, bottom = box
        crossed = _passes(xs, x_places, (x0, x1), (top, bottom)) or _passes(ys, y_places, (top, bottom), (x0, x1))
        if crossed and not (_is_shading(down, (x0, x1), (top, bottom)) or _is_shading(across, (top, bottom), (x0, x1))):
            out.append(box)
    return out


def _passes(
    rules: Sequence[Rule], places: Sequence[float], over: tuple[float, float], along: tuple[float, float]
) -> bool:
    index = bisect_left(places, over[0] + OVERLAY)
    while index < len(rules) and places[index] < over[1] - OVERLAY:
        if rules[index].start < along[0] - OVERLAY and rules[index].end > along[1] + OVERLAY:
            return True
        index += 1
    return False


def _is_shading(rules: Sequence[Rule], sides: tuple[float, float], along: tuple[float, float]) -> bool:
    """Tell whether both sides lie on rules of the table: the band colours cells, it does not lie over them."""
    start, end = along
    return all(
        any(
            abs(rule.at - side) <= SNAP
            and rule.start <= start + SNAP
            and rule.end >= end - SNAP
            and (rule.start < start - SNAP or rule.end > end + SNAP)
            for rule in rules
        )
        for side in sides
    )


def _borders(piece: Box, overlay: Box) -> bool:
    return (
        piece[0] >= overlay[0] - BORDER
        and piece[1] >= overlay[1] - BORDER
        and piece[2] <= overlay[2] + BORDER
        and piece[3] <= overlay[3] + BORDER
    )
