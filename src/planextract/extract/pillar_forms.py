"""Pillars of forms and collections: a field that names the project, cases one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planextract.document import Document, Node
from planextract.extract.groups import squeeze
from planextract.extract.pillar_titles import can_be_title, mention_title, unquote
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet
from planextract.spans import View
from planextract.values.labels import label_key


def find_project_names(document: Document, rules: RuleSet) -> tuple[PillarMention, ...]:
    """A form's field 「事業の名称」 with the project's name and what unfolds it; own projects (５－３)."""
    out: list[PillarMention] = []
    for node in document.nodes:
        if node.kind == "paragraph" or not rules["pillar.value_heading"].pattern.search(node.text):
            continue
        value = next((other for other in _after(document, node) if _is_project_name(other, rules)), None)
        if value is None:
            continue
        scope = tuple(
            other.index for other in document.nodes if other.parent == node.parent and other.index > node.index
        )
        out.append(
            PillarMention(
                value.index, unquote(value.body), "pillar.value_heading", ("form.field",), "high", scope=scope
            )
        )
    return (*out, *_find_own_projects(document)) if out else ()


def _find_own_projects(document: Document) -> Iterator[PillarMention]:
    """Yield headings that have 事業概要 and 事業実施主体 of their own."""
    for node in document.nodes:
        told = {child.announces for child in document.children(node.index) if child.kind == "heading"}
        if node.label is not None and node.announces is None and {"measures", "actors"} <= told and can_be_title(node):
            yield mention_title(node, "pillar.value_heading", ("form.field",))


def find_cases(document: Document, rules: RuleSet) -> tuple[PillarMention, ...]:
    """Cases one after the other, each with its 事業内容: the nearest name above is the pillar."""
    contents = [node for node in document.nodes if node.announces == "measures" and node.kind == "heading"]
    by_text: dict[str, list[Node]] = {}
    for node in contents:
        by_text.setdefault(squeeze(node.text), []).append(node)
    repeated = max(by_text.values(), key=len, default=[])
    if len(repeated) < 2:
        return ()
    out: list[PillarMention] = []
    first = 0
    for node in repeated:
        names = [(other, *found) for other in document.nodes[first : node.index] if (found := _find_name(other, rules))]
        first = node.index
        if names:
            owner, rule_id, view = names[-1]
            out.append(PillarMention(owner.index, view, rule_id, ("case.name",), scope=(node.index,)))
    if len({squeeze(mention.view.text) for mention in out}) < len(out):  # the plan's own name on every page
        return ()
    return tuple(out) if len(out) * 2 > len(repeated) else ()


def _find_name(node: Node, rules: RuleSet) -> tuple[str, View] | None:
    """Return the project's name that a heading or line above a case's content prints."""
    if node.announces is not None or (node.label is not None and node.kind == "item"):
        return None
    for rule in rules.group("pillar"):
        match = rule.pattern.search(node.text) if rule.gives == "name" else None
        if rule.gives == "name_in_heading" and node.kind == "heading":
            match = rule.pattern.search(node.text)
        if match:
            return rule.id, unquote(node.body.slice(*match.span("title")))
    return None


def _is_project_name(node: Node, rules: RuleSet) -> bool:
    return node.label is None and rules["pillar.name_plain"].pattern.search(node.text) is not None


def _after(document: Document, node: Node) -> Sequence[Node]:
    """Return the nodes from a form's heading to the next heading of its kind."""
    key = label_key(node.label) if node.label else ""
    rest = document.nodes[node.index + 1 :]
    end = next((place for place, other in enumerate(rest) if other.label and label_key(other.label) == key), len(rest))
    return rest[:end]
