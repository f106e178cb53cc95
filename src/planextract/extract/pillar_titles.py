"""Titles of pillars: what can be one, and the mention made of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planextract.document import Document, Node, Zone
from planextract.extract.groups import SILENT, Group, count_statements
from planextract.mentions import PillarMention
from planextract.spans import View
from planextract.values.labels import Label, is_named

_MAX_TITLE = 90
# A phrase that goes on behind a label is no title: 基本目標１｜の進捗指標.
_GOES_ON = re.compile(r"^(?:の|に(?:関する|係る|おける))(?=[一-龠ァ-ヶA-Z])")
# The number within a label that is a word: 基本目標１, 柱Ⅰ, 第一の柱.
_NUMBER = re.compile(r"[0-9Ⅰ-Ⅻ①-⑳]+")
_LETTER = re.compile(r"[A-Z]|[一二三四五六七八九十]+")

_CLOSED_BY = dict(zip("「『〈《【", "」』〉》】", strict=True))


def mention_title(node: Node, rule: str, reasons: tuple[str, ...], grade: str = "high") -> PillarMention:
    """Return the mention of a pillar that a heading names.

    Args:
        node: The heading.
        rule: Id of the rule that found it.
        reasons: What speaks for it, by id.
        grade: ``high``, ``medium`` or ``low``.
    """
    number = None
    if node.label is not None and node.label.number is not None:
        number = printed_number(node.label)
    order = node.label.number if node.label else None
    odd = tuple(reason for reason in node.reasons if not reason.startswith("label."))
    return PillarMention(
        node.index, unquote(node.body), rule, (*reasons, *odd), grade, number=number, order=order, scope=(node.index,)
    )


def printed_number(label: Label) -> str | None:
    """Return the number of a label without its word and brackets, None if it has none."""
    printed = label.printed.strip("〔〕【】[]()<>〈〉《》 .:")
    if is_named(label):
        number = _NUMBER.search(printed) or _LETTER.search(printed)
        return number[0] if number else None
    return printed or None


def may_be_pillars(document: Document, group: Group) -> bool:
    """Tell whether a group's headings name fields of action and not parts of the document."""
    first = group.nodes[0]
    if announced_above(document, first) in SILENT:
        return False
    if first.label is not None and first.label.kind in ("bullet", "arrow", "note") and first.kind != "heading":
        return False
    if any(not can_be_title(node) for node in group.nodes):
        return False
    return sum(1 for node in group.nodes if node.announces is not None) * 2 < len(group.nodes)


def can_be_title(node: Node) -> bool:
    """Tell whether a heading is neither empty nor a sentence nor the rest of a phrase that its label begins."""
    text = node.body.text
    if not text or len(text) > _MAX_TITLE or text.endswith("。"):
        return False
    return node.label is None or _GOES_ON.match(text) is None


def count_all(document: Document, nodes: Sequence[Node], *, headings: bool = False) -> int:
    """Return how many statements of what will be done stand below some headings; see ``count_statements``."""
    return sum(count_statements(document, node, headings=headings) for node in nodes)


def unquote(view: View) -> View:
    """Drop 「」 around a whole name, and the brackets that make a heading of it: 〈…〉, 【…】."""
    text = view.text
    if len(text) > 2 and _CLOSED_BY.get(text[0]) == text[-1] and text.count(text[0]) == 1:
        return view.slice(1, len(text) - 1)
    return view


def announced_above(document: Document, node: Node) -> Zone | None:
    """Return what the nearest heading above announces."""
    return next((above.announces for above in document.ancestors(node) if above.announces is not None), None)
