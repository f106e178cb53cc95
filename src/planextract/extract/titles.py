"""The document's own title, its status, and its vision. Rules: ``rules/base/titles.toml``."""

from __future__ import annotations

from planextract.document import Document, Node
from planextract.mentions import Front
from planextract.rules.loader import RuleSet
from planextract.spans import View

_FRONT = 14  # how many entries can stand on a title page
_MAX_TITLE = 90
_MAX_HEADING = 40
_MAX_STAMP = 20  # 「素案」 beside a title


def extract_front(document: Document, rules: RuleSet) -> Front:
    """Read title, status and vision.

    Args:
        document: With its outline.
        rules: The ``titles`` rules.
    """
    title = _find_title(document, rules)
    heads = [node.whole.text for node in document.nodes[:_FRONT] if len(node.whole) <= _MAX_TITLE]
    shown = [title.text] if title is not None else heads[:1]
    draft = (
        any(rules["title.draft"].pattern.search(text) for text in shown)
        or any(len(text) <= _MAX_STAMP and rules["title.draft"].pattern.search(text) for text in heads[:4])
        or any(
            len(node.whole) <= _MAX_HEADING and rules["title.draft_heading"].pattern.search(node.whole.text)
            for node in document.nodes
            if node.kind != "item" and node.table is None
        )
    )
    return Front(title, "draft" if draft else "final", _find_vision(document, rules))


def _find_title(document: Document, rules: RuleSet) -> View | None:
    field = _find_field_value(document, rules)
    if field is not None:
        return field
    front = [node for node in document.nodes[:_FRONT] if _can_be_title(node, rules)]
    sized = [node for node in front if node.size is not None and node.page == 1]
    if sized:
        return _largest(sized, rules)
    head = [node for node in front if node.label is None]
    named = next((node for node in head if rules["title.plan_name"].pattern.search(node.text)), None)
    chosen = named or next(iter(head or front), None) or next((node for node in document.nodes if node.body), None)
    return chosen.body if chosen else None


def _largest(front: list[Node], rules: RuleSet) -> View:
    """Return the entry in the largest type; a plan's name wins among nearly equal sizes."""
    top = max(node.size or 0 for node in front)
    large = [node for node in front if (node.size or 0) >= 0.8 * top]
    named = [node for node in large if rules["title.plan_name"].pattern.search(node.text)]
    best = max(named or large, key=lambda node: node.size or 0)
    return best.body


def _find_field_value(document: Document, rules: RuleSet) -> View | None:
    """Return the value of a form's name field, which may stand apart from its heading."""
    for node in document.nodes[:_FRONT]:
        if not rules["title.name_field"].pattern.search(node.text):
            continue
        for other in document.nodes[node.index + 1 : node.index + _FRONT]:
            name = rules["title.plan_name"].pattern.search(other.text)
            if other.label is None and name and other.text not in node.text:
                return other.body
    return None


def _find_vision(document: Document, rules: RuleSet) -> View | None:
    for node in document.nodes:
        inline = rules["vision.inline"].pattern.search(node.text)
        if inline:
            return node.body.slice(*inline.span("text"))
    for node in document.nodes:
        if node.announces == "vision" and node.kind == "heading":
            below = next((child for child in document.children(node.index) if child.kind == "paragraph"), None)
            if below is not None and len(below.text) <= 120:
                return below.body
    return None


def _can_be_title(node: Node, rules: RuleSet) -> bool:
    text = node.text
    if not text or len(text) > _MAX_TITLE or text.endswith("。") or node.table is not None:
        return False
    return not rules["title.not_title"].pattern.search(text)
