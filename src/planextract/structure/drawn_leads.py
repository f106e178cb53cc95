"""How far the bullets of drawn pages are set in, as blanks in front of a line of a text say it.

In: lines with their boxes. Out: for each line with a bullet the half-width places by which it stands further right
than the leftmost bullet of its sign on its page. Lists beside each other, in columns or boxes, are measured apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planextract.document import Box, Line
from planextract.values.labels import find_label

Bullet = tuple[int, Box, float]
"""Where the line of a bullet starts in the text, its box, and its type size."""


def measure_leads(lines: Sequence[Line]) -> Mapping[int, int]:
    """Return how far in lines with bullets are set, by their starts; those at the edge are left out.

    Args:
        lines: Of a document, with folded views.
    """
    lists: dict[tuple[int, str], list[Bullet]] = {}
    for line in lines:
        if line.box is None or line.size is None or line.view is None or line.table is not None:
            continue
        label = find_label(line.view.text)
        if label is not None and label.label.kind == "bullet":
            lists.setdefault((line.page, label.label.printed), []).append((line.span.start, line.box, line.size))
    return {start: lead for bullets in lists.values() for start, lead in _measure(bullets) if lead}


def _measure(bullets: Sequence[Bullet]) -> list[tuple[int, int]]:
    """Return the leads of the bullets of one sign and page; each column of lists has its own left edge."""
    out: list[tuple[int, int]] = []
    left = right = 0.0
    for start, (x0, _, x1, _), size in sorted(bullets, key=lambda bullet: bullet[1][0]):
        if not out or x0 >= right:  # right of all lists so far
            left, right = x0, x1
        right = max(right, x1)
        out.append((start, round(2 * (x0 - left) / size)))
    return out
