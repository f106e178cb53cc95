"""Headings that announce indicators, and references to indicators that stand elsewhere.

In: the outline, and the indicators found so far. Out: one indicator for a heading that promises figures for
later; and, for 「４－２の【数値目標】に同じ」, the indicators of that part moved to the place that refers to them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planextract.document import Document, Node
from planextract.extract.kpi_views import compact_text
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View

# 「…】に」, behind which a reference says 同じ, 準じる or 掲げる.
_REFERS = re.compile(r"[】〕」』]\s*に")
_LONGEST_VERB = 3
_LONGEST_REFERENCE = 60  # to the に: twenty letters of a title, and numbers of parts that nobody prints longer
_BRACKETS = 4


def extract_announced(document: Document, found: Sequence[KpiMention], rules: RuleSet) -> tuple[KpiMention, ...]:
    """Return an indicator for each heading that announces some without figures.

    Args:
        document: With its outline.
        found: Indicators found elsewhere; a heading above one of them announces nothing more.
        rules: The ``kpis`` rules.
    """
    filled = {index for kpi in found for index in _with_ancestors(document, kpi.node)}
    out: list[KpiMention] = []
    pattern = rules["kpi.heading.announces"].pattern
    for node in document.nodes:
        if node.index in filled or node.table is not None:
            continue
        match = pattern.match(node.body.text)
        if match is None or not rules["kpi.later.set"].pattern.search(compact_text(node.body), max(0, match.end() - 1)):
            continue
        view = node.body.slice(0, match.end()).strip("【】〔〕《》<>◆◇■□●○◎[] ")
        out.append(KpiMention(node.index, view, "kpi.heading.announces", ("figures.later",), "medium"))
    return tuple(out)


def follow_references(document: Document, found: Sequence[KpiMention], rules: RuleSet) -> tuple[KpiMention, ...]:
    """Move indicators to the place that refers to them, once each.

    Args:
        document: With its outline.
        found: Indicators with the nodes they were found in.
        rules: The ``kpis`` rules.
    """
    out = list(found)
    targets: dict[tuple[str | None, str], Node | None] = {}
    for node in document.nodes:
        match = find_reference(node.whole, rules) if _REFERS.search(node.whole.text) else None
        if match is None or not _speaks_of_indicators(document, node, match["title"], rules):
            continue
        named = (match["path"], match["title"])
        if named not in targets:
            targets[named] = _find_target(document, *named)
        target = targets[named]
        if target is None:
            continue
        for place, kpi in enumerate(out):
            inside = target.index in _with_ancestors(document, kpi.node)
            # A table that lost its frame stands wherever the conversion left it.
            if inside or kpi.rule == "kpi.flat":
                out[place] = replace(kpi, node=node.index, reasons=(*kpi.reasons, "reference.followed"))
    return tuple(out)


def find_reference(view: View, rules: RuleSet) -> re.Match[str] | None:
    """Return the first reference in an entry, None if there is none.

    Args:
        view: The entry.
        rules: The ``kpis`` rules.
    """
    text = compact_text(view)
    # It is looked for at its closing bracket: from the front, every digit of a long row of them would begin a try.
    for close in _REFERS.finditer(text):
        begin = max(0, close.end() - _LONGEST_REFERENCE)
        match = rules["kpi.reference.same"].pattern.search(text, begin, close.end() + _LONGEST_VERB)
        if match is not None:
            return match
    return None


def _with_ancestors(document: Document, index: int) -> set[int]:
    if not document.nodes:
        return set()
    return {index, *(above.index for above in document.ancestors(document.nodes[index]))}


def _speaks_of_indicators(document: Document, node: Node, title: str, rules: RuleSet) -> bool:
    names = rules["kpi.heading.announces"].pattern
    if not names.match(title):
        return False
    return any(other.zone == "kpi" or names.search(other.text) for other in (node, *document.ancestors(node)))


def _find_target(document: Document, path: str | None, title: str) -> Node | None:
    """Return the heading that a reference names: the title, under the numbered part."""
    numbers = tuple(int(part) for part in path.replace("−", "-").replace("ー", "-").split("-")) if path else ()
    hits = []
    for node in document.nodes:
        if node.table is not None or len(node.whole.text) > len(title) + _BRACKETS or title not in node.whole.text:
            continue
        labels = [above.label for above in document.ancestors(node) if above.label is not None]
        if not numbers or any(numbers in (label.path, (label.number,)) for label in labels):
            hits.append(node)
    return hits[0] if len(hits) == 1 else None
