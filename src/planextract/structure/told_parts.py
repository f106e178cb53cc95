"""Open headings without number or mark that tell other things than what will be done, and where they are over."""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Node
from planextract.rules.loader import RuleSet
from planextract.structure.headings import ENDED
from planextract.structure.levels import BULLET_RANK, FIELD, PLAIN, OpenEntry
from planextract.structure.zones import heads_measures

_OVER = (None, "measures", "pillars")
# Fields and bullets that name such a part.
_ASIDE = ("challenge", "vision", "kpi")
# A table of measures answers these.
_ANSWERED = ("challenge", "vision")


def leave_answered(stack: list[OpenEntry], nodes: Sequence[Node], header: str, rules: RuleSet) -> None:
    """Close the heading of a challenge or vision, and its bullets, before a table of measures, which answers it.

    Args:
        stack: Open entries; what is over is taken out.
        nodes: Of the outline so far.
        header: First row of the table.
        rules: The ``zones`` rules.
    """
    head = next((place for place in range(len(stack) - 1, -1, -1) if stack[place].heading), None)
    if head is None or nodes[stack[head].index].announces not in _ANSWERED:
        return
    if heads_measures(header, rules):
        del stack[head:]


def leave_told(stack: list[OpenEntry], nodes: Sequence[Node]) -> None:
    """Close such headings before a bullet that announces what will be done.

    現状 | 課題 | ■ 施策の方針, ■ 成果指標 | ○ 主な取組: parts of one measure stand side by side, whatever sign.

    Args:
        stack: Open entries; what is over is taken out.
        nodes: Of the outline so far.
    """
    while stack and (_tells_else(stack[-1], nodes) or _tells_aside(stack[-1], nodes)):
        stack.pop()


def leave_unmarked(stack: list[OpenEntry], nodes: Sequence[Node]) -> None:
    """Close such headings, and all that stands below them, before a heading with a mark.

    ## 基本目標１ | 【現状と課題】 | ### 施策１: a line that is not even set as a heading stands over none that is.

    Args:
        stack: Open entries; what is over is taken out.
        nodes: Of the outline so far.
    """
    over = next((place for place, item in enumerate(stack) if _tells_else(item, nodes)), len(stack))
    del stack[over:]


def _tells_else(item: OpenEntry, nodes: Sequence[Node]) -> bool:
    return item.key == PLAIN and nodes[item.index].announces not in _OVER


def _tells_aside(item: OpenEntry, nodes: Sequence[Node]) -> bool:
    return nodes[item.index].announces in _ASIDE and (item.key == FIELD or item.rank >= BULLET_RANK)


def leave_ended(stack: list[OpenEntry], nodes: Sequence[Node]) -> None:
    """Close headings without number that tell other things: what comes says what will be done.

    Args:
        stack: Open entries; what is over is taken out.
        nodes: Of the outline so far.
    """
    while stack and nodes[stack[-1].index].zone in ENDED:
        label = nodes[stack[-1].index].label
        if label is not None and label.kind != "bullet":
            return
        stack.pop()
