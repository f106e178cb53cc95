"""Lists in which every line leads from one figure to another: 来館者数：120人 → 200人.

In: the lines of a document. Out: where such lines stand. An arrow between two figures without years may show what has
happened; a name set off by a colon, and several such lines in parts of the plan that look ahead, show a list of
indicators that only left its years to another page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from planextract.document import Document, Line, Zone
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_phrases import read_phrase
from planextract.rules.loader import RuleSet

# So many lines make a list.
_MIN_LIST = 3
_LONGEST = 80
_LOOKS_BACK: frozenset[Zone] = frozenset({"achievement", "background", "challenge", "budget", "schedule", "actors"})
# Name, colon, figure or dash, arrow, figure.
_MAY_LEAD = re.compile(r"[:：][^:：→➡⇒]{1,24}[→➡⇒]\s*[^:：→➡⇒]{1,24}$")


def find_arrow_lists(document: Document, lines: Iterable[Line], anchors: Anchors, rules: RuleSet) -> frozenset[int]:
    """Return where the lines begin that give an indicator each by an arrow without years, empty if they are no list.

    Args:
        document: With its outline.
        lines: Those of its lines that hold an arrow, others among them.
        anchors: Of its outline.
        rules: The ``kpis`` rules.
    """
    starts = [at for line in lines if (at := _find_start(line, document, anchors, rules)) is not None]
    return frozenset(starts) if len(starts) >= _MIN_LIST else frozenset()


def _find_start(line: Line, document: Document, anchors: Anchors, rules: RuleSet) -> int | None:
    """Return where a line begins that gives an indicator by an arrow, None if it gives none or looks back."""
    if line.view is None or line.table is not None or len(line.view) > _LONGEST or not _MAY_LEAD.search(line.view.text):
        return None
    view = line.view.strip()
    phrase = read_phrase(view, rules)
    if phrase is None or not phrase.arrow or not phrase.goals:
        return None
    if document.nodes and document.nodes[anchors.at(view.span())].zone in _LOOKS_BACK:
        return None
    return view.map.starts[0]
