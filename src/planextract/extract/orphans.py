"""Pillar titles that a text dump printed apart from their lists.

Where columns were torn apart, lists restart from Ⅰ with nothing between them, and as many short titles stand
somewhere after them. Titles and lists are paired in order, and only if there are as many of one as of the
other; the pairing is graded ``medium``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planextract.document import Document, Node
from planextract.extract.groups import SILENT
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet
from planextract.values.labels import label_key

_TITLE_LENGTH = range(5, 31)
_NOT_TITLE = re.compile(r"[。:：、\d]|^[(「]")
# Shared words of four letters say that a heading belongs to a list; shorter ones are everyday compounds.
_WORD = re.compile(r"[一-龠々ァ-ヶー]{4,}")


@dataclass(frozen=True, slots=True)
class _List:
    """A numbered list that starts from its first number.

    Attributes:
        nodes: Its headings in the order of their numbers.
        head: Bullet that stands over it, None if none does.
    """

    nodes: tuple[Node, ...]
    head: Node | None


def find_orphan_titles(document: Document, _: RuleSet) -> tuple[PillarMention, ...]:
    """Pair restarting lists with titles that stand apart from them."""
    lists = _find_lists(document)
    if len(lists) < 2:
        return ()
    units = _join_headed(lists)
    titles = _find_titles(document, lists[0].nodes[0].index)
    if len(units) != len(titles) or len(units) < 2:
        return ()
    return tuple(
        PillarMention(
            title.index,
            title.body,
            "pillar.apart",
            ("layout.titles_apart", "pairing.in_order"),
            "medium",
            members=tuple((item.head.index if item.head else None, node.index) for item in unit for node in item.nodes),
        )
        for title, unit in zip(titles, units, strict=True)
    )


def _find_lists(document: Document) -> list[_List]:
    """Split the numbered headings that no heading announces where a number comes again."""
    runs: list[list[Node]] = []
    for node in document.nodes:
        if node.label is None or node.label.number is None or node.kind != "heading" or node.parent is not None:
            continue
        if node.announces is not None or not any(True for _ in document.children(node.index)):
            continue
        same = runs and label_key(runs[-1][0].label or node.label) == label_key(node.label)
        if not same or any(other.label and other.label.number == node.label.number for other in runs[-1]):
            runs.append([])
        runs[-1].append(node)
    kinds = [label_key(run[0].label) for run in runs if run[0].label]
    main = max(set(kinds), key=lambda kind: (kinds.count(kind), kind), default="")
    kept = [run for run in runs if run[0].label and label_key(run[0].label) == main]
    lists: list[_List] = []
    for run in kept:
        head = _head_beside(document, run)
        if head is None and lists and lists[-1].head is not None:
            head = _head_by_word(document, run)
        lists.append(_List(tuple(sorted(run, key=_number)), head))
    return lists


def _number(node: Node) -> int:
    return node.label.number or 0 if node.label else 0


def _head_beside(document: Document, run: Sequence[Node]) -> Node | None:
    """Return the bullet printed on the line on which a list starts."""
    first = min(node.index for node in run)
    before = document.nodes[first - 1] if first else None
    if before is None or not _is_bullet(before):
        return None
    gap = document.text[before.whole.map.ends[-1] : document.nodes[first].whole.map.starts[0]]
    return before if "\n" not in gap else None


def _head_by_word(document: Document, run: Sequence[Node]) -> Node | None:
    """Return a bullet elsewhere that starts with a long word of the list's headings.

    Only asked where the list before has a head of its own, so that one is known to be missing here.
    """
    words = {word for node in run for word in _WORD.findall(node.text)}
    for node in document.nodes:
        if _is_bullet(node) and node.zone not in SILENT and _shares(_WORD.match(node.text), words):
            return node
    return None


def _shares(found: re.Match[str] | None, words: set[str]) -> bool:
    return found is not None and any(found[0] in other for other in words)


def _is_bullet(node: Node) -> bool:
    return node.kind == "item" and node.label is not None and node.label.printed[0] in "○〇◯◇■"


def _join_headed(lists: Sequence[_List]) -> list[list[_List]]:
    """Put lists that have a head of their own into one unit with the headed list before them."""
    units: list[list[_List]] = []
    for item in lists:
        if units and item.head is not None and units[-1][-1].head is not None:
            units[-1].append(item)
        else:
            units.append([item])
    return units


def _find_titles(document: Document, start: int) -> list[Node]:
    """Return the short unlabelled lines after the first list that can be titles."""
    return [
        node
        for node in document.nodes[start:]
        if node.kind == "paragraph"
        and node.table is None
        and len(node.text) in _TITLE_LENGTH
        and not _NOT_TITLE.search(node.text)
    ]
