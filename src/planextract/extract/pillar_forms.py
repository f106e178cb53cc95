"""Pillars of forms and collections: a field that names the project, cases one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planextract.document import Cell, Document, Node
from planextract.extract.groups import SILENT, squeeze
from planextract.extract.pillar_titles import can_be_title, mention_title, printed_number, unquote
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet, load_rules
from planextract.spans import View
from planextract.values.labels import find_label, label_key

# What a field holds is a name, not a number or a tick.
_MIN_VALUE = 4
_MAX_VALUE = 70
# Amounts and figures are no names.
_COUNTS = re.compile(r"^[0-9.,()%\s-]+$|[0-9]\s*(?:千|万|百万|億)?円")
# The label of a case: 事例１, 取組事例②, Case 3.
_CASE = re.compile(r"(?:(?:取組|連携|先進|優良)?事例|ケース|[Cc]ase)\s*[0-9①-⑳]")


def find_sheet_names(document: Document, _: RuleSet) -> tuple[PillarMention, ...]:
    """Headings of the sheets of a form, one for each case or project."""
    heads = [node for node in document.nodes if "form.sheet" in node.reasons and can_be_title(node)]
    return tuple(mention_title(node, "pillar.value_heading", ("form.field",)) for node in heads)


def find_project_names(document: Document, rules: RuleSet) -> tuple[PillarMention, ...]:
    """A form's field 「事業の名称」 with the project's name and what unfolds it; own projects (５－３)."""
    out: list[PillarMention] = []
    heading, beside = rules["pillar.value_heading"].pattern, rules["pillar.value_beside"].pattern
    fields = [
        node
        for node in document.nodes
        if node.kind != "paragraph" and (heading.search(text := node.body.text) or beside.search(text))
    ]
    ends = {node.index: other.index for node, other in pairwise(fields) if node.parent == other.parent}
    for node in fields:
        named = _find_value(document, node, rules)
        if named is None:
            continue
        owner, view = named
        rest = (other for other in document.children(node.parent) if node.index < other.index)
        scope = [other.index for other in rest if other.index < ends.get(node.index, len(document.nodes))]
        if rules["pillar.value_and_content"].pattern.search(node.text):
            scope.insert(0, node.index)
        odd = tuple(reason for reason in node.reasons if not reason.startswith("label."))
        grade = "medium" if odd else "high"
        out.append(PillarMention(owner, view, "pillar.value_heading", ("form.field", *odd), grade, scope=tuple(scope)))
    own = tuple(_find_own_projects(document, rules))
    # Without a field for a project's name, only the form's own sections are sure to list projects.
    return (*out, *own) if out else tuple(mention for mention in own if _is_supported(document, mention, rules))


def _is_supported(document: Document, mention: PillarMention, rules: RuleSet) -> bool:
    parent = document.nodes[mention.node].parent
    return (
        parent is not None
        and rules["pillar.own_section_of_form"].pattern.search(document.nodes[parent].text) is not None
    )


def _find_value(document: Document, node: Node, rules: RuleSet) -> tuple[int, View] | None:
    """Return the name that a field asks for, with its node: beside the field, or behind it."""
    beside = rules["pillar.value_beside"].pattern.search(node.text)
    if beside:
        return node.index, unquote(node.body.slice(*beside.span("title")))
    after = _after(document, node)
    value = next((other for other in after if _is_project_name(other, rules)), None)
    if value is None:
        # What stands right below the field is what it asks for, whatever it is called.
        below = next(iter(after), None)
        is_name = below is not None and below.parent == node.index and below.kind == "paragraph"
        value = below if is_name and below is not None and _may_be_name(below) else None
    return (value.index, unquote(value.body)) if value is not None else None


def _may_be_name(node: Node) -> bool:
    text = node.text
    if not _MIN_VALUE <= len(text) <= _MAX_VALUE or text.endswith(("。", "、")) or _COUNTS.search(text):
        return False
    return load_rules("form_fields").first(text, "value") is None


def _find_own_projects(document: Document, rules: RuleSet) -> Iterator[PillarMention]:
    """Yield headings that have 事業概要 and 事業実施主体 of their own, and no field for the project's name.

    Below a heading that announces a body's own projects (支援措置によらない独自の取組), any numbered heading is one.
    """
    for node in document.nodes:
        children = list(document.children(node.index)) if node.label is not None and node.announces is None else []
        if not children or node.label is None or not can_be_title(node):
            continue
        heads = [child for child in children if child.kind == "heading"]
        above = document.nodes[node.parent].text if node.parent is not None else ""
        own = node.kind == "heading" and not node.label.path and node.label.number is not None
        own = own and rules["pillar.own_section"].pattern.search(above) is not None
        if not own and not {"measures", "actors"} <= {child.announces for child in heads}:
            continue
        if not any(rules["pillar.value_heading"].pattern.search(child.text) for child in heads):
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
    told = first = 0
    for node in repeated:
        names = [(other, *found) for other in document.nodes[first : node.index] if (found := _find_name(other, rules))]
        first = node.index
        above = document.nodes[node.parent] if node.parent is not None else node
        if above.label is not None and _CASE.match(above.label.printed) and can_be_title(above):
            out.append(mention_title(above, "pillar.case_heading", ("case.name",)))
            told += 1
        elif names:
            owner, rule_id, view = names[-1]
            out.append(PillarMention(owner.index, view, rule_id, ("case.name",), scope=(node.index,)))
            told += 1
        elif above.kind == "heading" and above.announces is None and can_be_title(above):
            named = PillarMention(above.index, unquote(above.body), "pillar.name_heading", ("case.heading",), "medium")
            out.append(replace(named, scope=(node.index,)))
    # The heading over a case's content is its name only in a collection that names its other cases.
    if told < max(2, len(repeated) / 2):
        out = [mention for mention in out if "case.name" in mention.reasons]
    if len({squeeze(mention.view.text) for mention in out}) < len(out):  # the plan's own name on every page
        return ()
    return tuple(_add_outlooks(document, out)) if len(out) * 2 > len(repeated) else ()


def _add_outlooks(document: Document, cases: Sequence[PillarMention]) -> Iterator[PillarMention]:
    """Yield cases with the other parts of each that announce measures, beside its content (■取組内容 ■今後の展開)."""
    ends = [*(case.node for case in cases[1:]), len(document.nodes)]
    for case, end in zip(cases, ends, strict=True):
        content = document.nodes[case.scope[0]]
        beside = (
            node.index
            for node in document.nodes[content.index + 1 : max(end, content.index + 1)]
            if node.announces == "measures" and node.kind == "heading" and node.parent == content.parent
            if (node.label is None) == (content.label is None)
            if node.label is None or content.label is None or label_key(node.label) == label_key(content.label)
        )
        yield replace(case, scope=(*case.scope, *beside))


def find_form_pillars(document: Document, rules: RuleSet) -> tuple[PillarMention, ...]:
    """Forms of one measure each, with a field that names the pillar (改革の柱｜１ 身近な行政): equal names are one."""
    field, measure = rules["pillar.form_field"].pattern, load_rules("action_tables")["field.name"].pattern
    found: dict[str, PillarMention] = {}
    forms = 0
    for node in document.nodes:
        cells = document.tables[node.table].cells if node.table is not None else ()
        labels = [_squeezed(cell) for cell in cells]
        if not any(measure.search(label) for label in labels):
            continue
        value = next((two for label, two in zip(labels, cells[1:], strict=False) if field.search(label)), None)
        if value is None or value.view is None or len(value.text) < _MIN_VALUE or value.text.endswith("。"):
            continue
        forms += 1
        label = find_label(value.text.strip())
        title = unquote(value.view.strip().slice(label.end).strip() if label else value.view.strip())
        known = found.get(squeeze(title.text)) or PillarMention(
            node.index,
            title,
            "pillar.form_field",
            ("form.field",),
            number=label.label.printed.strip("()（）. ") if label and label.label.number is not None else None,
            order=label.label.number if label else None,
        )
        found[squeeze(title.text)] = replace(known, scope=(*known.scope, node.index))
    return tuple(found.values()) if forms > 1 else ()


def find_row_pillars(document: Document, rules: RuleSet) -> tuple[PillarMention, ...]:
    """Pillars that only the rows of tables of measures name, in a column of their own (基本方針｜施策｜内容)."""
    field, tables = rules["pillar.form_field"].pattern, load_rules("action_tables")
    found: dict[str, PillarMention] = {}
    for node in document.nodes:
        table = document.tables[node.table] if node.table is not None and node.zone not in SILENT else None
        heads = [cell for cell in table.cells if cell.row == 0] if table is not None else []
        head = next((cell for cell in heads if field.search(_squeezed(cell))), None)
        told = {rule.gives for cell in heads if (rule := tables.first(_squeezed(cell), "column")) is not None}
        if table is None or head is None or "name" not in told or "no" in told:
            continue
        for cell in table.cells:
            if cell.column != head.column or not cell.row or cell.view is None or cell.text.endswith("。"):
                continue
            label = find_label(cell.text.strip())
            title = unquote(cell.view.strip().slice(label.end).strip() if label else cell.view.strip())
            if len(title) >= _MIN_VALUE and squeeze(title.text) not in found:
                found[squeeze(title.text)] = PillarMention(
                    node.index,
                    title,
                    "pillar.form_field",
                    ("table.column",),
                    "medium",
                    number=printed_number(label.label) if label else None,
                    order=label.label.number if label else None,
                )
    return tuple(found.values()) if len(found) > 1 else ()


def _squeezed(cell: Cell) -> str:
    return "".join(cell.text.split())


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
