"""Pillars: the top-level divisions of what the plan will do.

In: the outline. Out: one mention per pillar, with the nodes that unfold it. Strategies are tried in the
order of ``STRATEGIES``; the first that finds something decides, so a plan that names its pillars
(基本目標１) is never second-guessed by its layout. Rules: ``rules/base/pillars.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from planextract.document import Document, Node, Zone
from planextract.extract.fields import find_fields
from planextract.extract.groups import SILENT, Group, below, count_statements, find_groups, same_title, squeeze
from planextract.extract.orphans import find_orphan_titles
from planextract.extract.pillar_forms import (
    find_cases,
    find_form_pillars,
    find_project_names,
    find_row_pillars,
    find_sheet_names,
)
from planextract.extract.pillar_speeches import find_spoken
from planextract.extract.pillar_titles import (
    announced_above,
    can_be_title,
    count_all,
    may_be_pillars,
    mention_title,
)
from planextract.extract.short_plans import find_short_pillars
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet
from planextract.values.labels import find_label, is_named, label_key

Strategy = Callable[[Document, RuleSet], tuple[PillarMention, ...]]

# A list of headings is a list of pillars only if it leads to statements.
_MIN_STATEMENTS = 3
_FEWEST = 2  # pillars
_MIN_PARTS = 2  # or each leads to a paragraph and a table at least
_MAX_TITLE = 90
_MIN_TITLE = 5
# A table of contents lists every heading of the document.
_CONTENTS = "目次"
# Headings that begin with the same so many characters are pages of one presentation, not pillars.
_SAME_START = 6
# Parts that only repeat the pillars' names: tables of indicators, schedules.
_REPEATING: frozenset[Zone | None] = frozenset({"kpi", "schedule", "budget", "evaluation", "achievement"})
_ROMAN = frozenset("IVX")
_OPENING: frozenset[Zone | None] = frozenset({"measures", "pillars"})


def extract_pillars(document: Document, rules: RuleSet) -> tuple[PillarMention, ...]:
    """Find the pillars of a plan.

    Args:
        document: With its outline.
        rules: The ``pillars`` rules.

    Returns:
        Pillars in the order of their numbers, each once; empty if the document has none.
    """
    for strategy in STRATEGIES:
        found = strategy(document, rules)
        if found:
            return _merge(found)
    return ()


def _find_named(document: Document, rules: RuleSet) -> tuple[PillarMention, ...]:
    """Headings whose label says so: 基本目標１, 柱Ⅰ."""
    best: tuple[Node, ...] = ()
    by_word: dict[str, list[Node]] = {}
    for node in document.nodes:
        if node.label is None or not is_named(node.label) or node.label.path or not can_be_title(node):
            continue
        if (
            rules["pillar.word"].pattern.search(node.label.printed)
            and announced_above(document, node) not in _REPEATING
            and node.announces not in _REPEATING
        ):
            by_word.setdefault(label_key(node.label), []).append(node)
    for nodes in by_word.values():
        numbers = {node.label.number or squeeze(node.text) for node in nodes if node.label}
        if len(numbers) >= 2 and _weigh(document, nodes) > _weigh(document, best):
            best = tuple(_unfolding(document, nodes))
    if best and not count_all(document, best) and find_project_names(document, rules):
        return ()  # goals that a form only lists, and projects that it unfolds
    if _start_again(best):
        best = _top_of(document, best)
    return tuple(mention_title(node, "pillar.word", ("label.named",)) for node in best)


def _start_again(nodes: Sequence[Node]) -> bool:
    """Tell whether headings are counted from 1 below each of several others, so that these are the higher ones.

    The same headings again are a list of them and what unfolds it.
    """
    firsts = {node.parent for node in nodes if node.label is not None and node.label.number == 1}
    apart = len({squeeze(node.text) for node in nodes}) == len(nodes)
    return apart and len(firsts) >= _FEWEST and firsts == {node.parent for node in nodes}


def _weigh(document: Document, nodes: Sequence[Node]) -> tuple[int, int, int]:
    """Return how many statements, tables of their own and running texts some headings lead to, in this order."""
    tables = {node.parent for node in document.nodes if node.table is not None and node.zone not in SILENT}
    texts = sum(other.kind == "paragraph" for node in nodes for other in below(document, node))
    return count_all(document, nodes), sum(node.index in tables for node in nodes), texts


def _unfolding(document: Document, nodes: Sequence[Node]) -> list[Node]:
    """Leave out headings of a mere list (施策の体系, 将来像) where the same number is unfolded elsewhere."""
    told = {node.index: announced_above(document, node) for node in nodes}
    listed = {index for index, zone in told.items() if zone == "pillars" or zone in SILENT}
    unfolded = {node.label.number for node in nodes if node.label and node.index not in listed}
    return [node for node in nodes if node.index not in listed or (node.label and node.label.number not in unfolded)]


def _find_listed(document: Document, _: RuleSet) -> tuple[PillarMention, ...]:
    """Headings whose titles stand in a list before, printed once more over what unfolds them."""
    seen: dict[str, int] = {}
    heads = [n for n in document.nodes if n.kind == "heading" and n.announces is None and can_be_title(n)]
    if len(heads) < _FEWEST:
        return ()
    contents = {n.index for n in document.nodes if _CONTENTS[-1] in n.text and squeeze(n.text) == _CONTENTS}
    for node in document.nodes:
        if node.parent in contents:
            continue
        for text in (node.text, *_titles_in_cells(document, node)):
            if _MIN_TITLE <= len(text) <= _MAX_TITLE:
                seen.setdefault(squeeze(text), node.index)
    by_level: dict[tuple[int, str], list[Node]] = {}
    for node in heads:
        if seen.get(squeeze(node.text), node.index) < node.index:
            key = label_key(node.label) if node.label else "plain"
            by_level.setdefault((node.depth, key), []).append(node)
    groups = [
        nodes
        for nodes in by_level.values()
        if len(nodes) >= _FEWEST
        and len({squeeze(node.text) for node in nodes}) == len(nodes)
        and announced_above(document, nodes[0]) not in SILENT
        and sum(1 for node in nodes if _count_parts(document, node)) * 2 > len(nodes)
    ]
    if not groups:
        return ()
    top = min(nodes[0].depth for nodes in groups)
    best = max((nodes for nodes in groups if nodes[0].depth == top), key=lambda nodes: count_all(document, nodes))
    parts = [_count_parts(document, node) for node in best]
    if sum(parts) < _MIN_STATEMENTS * 2 and min(parts) < _MIN_PARTS:
        return ()
    return tuple(mention_title(node, "pillar.listed", ("outline.listed_before",)) for node in best)


def _count_parts(document: Document, node: Node) -> int:
    """Return how many statements, tables and, where measures are announced, paragraphs stand below a heading."""
    told = sum(1 for other in below(document, node) if other.kind == "paragraph" and other.zone == "measures")
    return told + count_statements(document, node, headings=True)


def _titles_in_cells(document: Document, node: Node) -> Iterator[str]:
    """Yield the texts of a table's cells without their numbers (Ⅰ 消防体制の充実)."""
    for cell in document.tables[node.table].cells if node.table is not None else ():
        text = cell.text.strip()
        label = find_label(text)
        yield text[label.end :].strip() if label else text


def _find_announced(document: Document, _: RuleSet) -> tuple[PillarMention, ...]:
    """The first level below a heading that announces measures or pillars."""
    candidates = [
        group
        for group in find_groups(document)
        if group.nodes[0].parent is not None
        and announced_above(document, group.nodes[0]) in _OPENING
        and may_be_pillars(document, group)
    ]
    above = _over_repeated(document, candidates)
    if above:
        return tuple(mention_title(node, "pillar.announced", ("zone.measures", "outline.repeated")) for node in above)
    candidates = [group for group in candidates if count_all(document, group.nodes, headings=True) >= _MIN_STATEMENTS]
    if not candidates:
        return ()
    top = min(group.nodes[0].depth for group in candidates)
    best = max(
        (group for group in candidates if group.nodes[0].depth == top),
        key=lambda group: count_all(document, group.nodes, headings=True),
    )
    titles = {squeeze(node.text) for node in best.nodes}
    others = [
        group for group in candidates if group.key == best.key and group is not best and group.nodes[0].depth == top
    ]
    nodes = [*best.nodes, *(node for group in others for node in group.nodes if squeeze(node.text) not in titles)]
    return tuple(mention_title(node, "pillar.announced", ("zone.measures",)) for node in nodes)


def _over_repeated(document: Document, groups: Sequence[Group]) -> tuple[Node, ...]:
    """Return the numbered headings that each have their own 「具体的な施策」, empty if there are none."""
    owners: dict[tuple[str, str], dict[int, Node]] = {}
    for group in groups:
        above = next((node for node in document.ancestors(group.nodes[0]) if node.announces in _OPENING), None)
        owner = document.nodes[above.parent] if above is not None and above.parent is not None else None
        if (
            above is None
            or owner is None
            or owner.label is None
            or owner.label.number is None
            or not can_be_title(owner)
        ):
            continue
        owners.setdefault((squeeze(above.text), label_key(owner.label)), {})[owner.index] = owner
    (text, kind), best = max(owners.items(), key=lambda item: len(item[1]), default=(("", ""), {}))
    if len(best) < 2:
        return ()
    # What stands below 「その対策」 may be headings in one part and sentences in the next.
    for node in document.nodes:
        owner = document.nodes[node.parent] if node.parent is not None and node.announces in _OPENING else None
        if owner is not None and owner.label is not None and label_key(owner.label) == kind and can_be_title(owner):
            known = owner.label.number is not None and squeeze(node.text) == text
            best = {**best, owner.index: owner} if known else best
    return _top_of(document, [best[index] for index in sorted(best)])


def _top_of(document: Document, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return the highest numbered headings of one kind that hold all of some headings, themselves if none do."""
    above = {node.parent: document.nodes[node.parent] for node in nodes if node.parent is not None}
    parents = [above[index] for index in sorted(above)]
    numbered = all(node.label is not None and node.label.number is not None for node in parents)
    kinds = {label_key(node.label) for node in parents if node.label is not None}
    if len(parents) < _FEWEST or len(kinds) > 1 or not numbered or any(node.parent is None for node in nodes):
        return tuple(nodes)
    if any(node.announces is not None or not can_be_title(node) for node in parents):
        return tuple(nodes)
    return _top_of(document, parents)


def _find_unlabelled(document: Document, _: RuleSet) -> tuple[PillarMention, ...]:
    """Headings without number below one heading, plain or with one sign, each over a list of its own."""
    siblings: dict[tuple[int | None, str], list[Node]] = {}
    for node in document.nodes:
        if node.kind != "heading" or node.announces is not None or not can_be_title(node):
            continue
        if node.label is None or node.label.kind == "bullet":
            key = label_key(node.label) if node.label is not None else ""
            siblings.setdefault((node.parent, key), []).append(node)
    groups = [
        holding
        for nodes in siblings.values()
        if len(holding := [node for node in nodes if count_statements(document, node)]) >= 2
        and 2 * len(holding) > len(nodes)
        and len({squeeze(node.text)[:_SAME_START] for node in holding}) == len(holding)
        and may_be_pillars(document, Group("plain", tuple(holding)))
    ]
    best = max(groups, key=lambda nodes: count_all(document, nodes), default=[])
    total = sum(1 for node in document.nodes if node.label is not None and node.zone not in SILENT)
    if count_all(document, best) < _MIN_STATEMENTS * 2 or 2 * count_all(document, best) < total:
        return ()
    return tuple(mention_title(node, "pillar.unlabelled", ("outline.unlabelled",), "medium") for node in best)


def _find_heaviest(document: Document, _: RuleSet) -> tuple[PillarMention, ...]:
    """Without any announcement: the numbered headings that lead to most of the statements."""
    candidates = [
        group
        for group in _continued(find_groups(document))
        if len(group.nodes) >= 2
        and group.nodes[0].label is not None
        and group.nodes[0].label.number is not None
        and may_be_pillars(document, group)
        and sum(1 for node in group.nodes if count_statements(document, node)) * 2 > len(group.nodes)
    ]
    best = max(candidates, key=lambda group: count_all(document, group.nodes), default=None)
    if best is None or count_all(document, best.nodes) < _MIN_STATEMENTS * 2:
        return ()
    return tuple(mention_title(node, "pillar.heaviest", ("outline.heaviest",), "medium") for node in best.nodes)


def _continued(groups: Sequence[Group]) -> Sequence[Group]:
    """Join groups of one kind whose numbers go on (１－７ on one page, ８－13 on the next)."""
    out: list[Group] = []
    for group in groups:
        numbers = [node.label.number or 0 for node in group.nodes if node.label]
        before = next(
            (other for other in out if other.key == group.key and _last_number(other) + 1 == min(numbers, default=0)),
            None,
        )
        if before is not None and numbers and min(numbers) > 1:
            out[out.index(before)] = Group(group.key, (*before.nodes, *group.nodes))
        else:
            out.append(group)
    return out


def _last_number(group: Group) -> int:
    return max((node.label.number or 0 for node in group.nodes if node.label), default=0)


STRATEGIES: tuple[Strategy, ...] = (
    find_sheet_names,
    _find_named,
    find_project_names,
    find_form_pillars,
    find_fields,
    find_cases,
    _find_announced,
    _find_listed,
    find_spoken,
    find_row_pillars,
    find_orphan_titles,
    _find_unlabelled,
    _find_heaviest,
    find_short_pillars,
)


def _merge(found: Sequence[PillarMention]) -> tuple[PillarMention, ...]:
    """Make one pillar of a heading and its earlier listing; order by number."""
    merged: list[PillarMention] = []
    titles: list[str] = []  # of those, compared with every one that follows
    for mention in found:
        title = squeeze(mention.view.text)
        places = (place for place, other in enumerate(merged) if titles[place] == title or _is_half(other, mention))
        earlier = next(places, None)
        if earlier is None:
            merged.append(mention)
            titles.append(title)
        else:
            merged[earlier] = replace(mention, scope=(*merged[earlier].scope, *mention.scope))
            titles[earlier] = title
    orders = _read_orders(merged)
    if all(order is not None for order in orders) and len(set(orders)) == len(merged):
        merged = [mention for _, mention in sorted(zip(orders, merged, strict=True), key=lambda pair: pair[0] or 0)]
    return tuple(merged)


def _is_half(earlier: PillarMention, later: PillarMention) -> bool:
    """Tell whether the title of a pillar is that of a list behind a colon."""
    if earlier.order is None or earlier.order != later.order:
        return False
    return any(same_title(half, later.view.text) for half in earlier.view.text.split(":")[1:])


def _read_orders(mentions: Sequence[PillarMention]) -> list[int | None]:
    """Return the numbers of pillars; letters that are counted with (T, U, V for Ⅰ, Ⅱ, Ⅲ) are no Roman ones."""
    numbers = [mention.number or "" for mention in mentions]
    if all(len(number) == 1 and "A" <= number <= "Z" for number in numbers) and not _ROMAN.issuperset(numbers):
        return [ord(number) for number in numbers]
    return [mention.order for mention in mentions]
