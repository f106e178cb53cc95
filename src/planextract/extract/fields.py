"""Fields of an overview (課題 / 重点テーマ / 具体施策) and the headings that unfold them later.

In such a text the field is the pillar; each later heading of the overview's level that says what will be done
belongs to one field. Headings are given to fields in the order of both, so that the words they share are most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planextract.document import Document, Node
from planextract.extract.groups import below, find_groups
from planextract.extract.statements import giving, is_note
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet, load_rules

_WORD = re.compile(r"[一-龠々]{2,}|[ァ-ヶー]{2,}|[A-Za-z]{2,}")
# Share of a heading's entries that must say what will be done.
_MIN_SHARE = 0.34


@dataclass(frozen=True, slots=True)
class _Heading:
    node: Node
    words: frozenset[str]


def find_fields(document: Document, _: RuleSet) -> tuple[PillarMention, ...]:
    """Find the fields of an overview; empty if the document has none."""
    rules = load_rules("actions")
    overview = rules["field.overview"].pattern
    entries = [node for node in document.nodes if overview.match(node.body.text)]
    # 現状:4人 and 目標:15人 alone are figures of an indicator.
    telling = {node.parent for node in entries if rules["field.answer"].pattern.match(node.body.text)}
    owners = {index for index, count in Counter(node.parent for node in entries).items() if count >= 2} & telling
    for group in find_groups(document) if len(owners) >= 2 else ():
        fields = [node for node in group.nodes if node.index in owners]
        if len(fields) >= 2 and 2 * len(fields) > len(group.nodes):
            return _pair(document, fields, rules)
    return ()


def _pair(document: Document, fields: Sequence[Node], rules: RuleSet) -> tuple[PillarMention, ...]:
    above = document.nodes[fields[0].parent] if fields[0].parent is not None else fields[0]
    later = [
        _Heading(node, _words(node, document))
        for node in document.nodes[fields[-1].index + 1 :]
        if node.kind == "heading" and node.depth == above.depth and _is_policy(document, node, rules)
    ]
    owners = _assign([_words(field, document) for field in fields], [heading.words for heading in later])
    return tuple(
        PillarMention(
            field.index,
            field.body,
            "pillar.field",
            ("overview.field",),
            "high",
            scope=(field.index,),
            members=tuple(
                (None, heading.node.index) for heading, owner in zip(later, owners, strict=True) if owner == place
            ),
        )
        for place, field in enumerate(fields)
    )


def _is_policy(document: Document, node: Node, rules: RuleSet) -> bool:
    """Tell whether a heading and what stands below it say what will be done."""
    if rules["state.heading"].pattern.search(node.text):
        return False
    family = list(below(document, node))
    parents = {entry.parent for entry in family}
    entries = [
        entry
        for entry in family
        if entry.label is not None and entry.index not in parents and not is_note(entry.text, rules)
    ]
    said = sum(is_statement(entry.text, rules) for entry in entries)
    return bool(entries) and said >= _MIN_SHARE * len(entries)


def is_statement(text: str, rules: RuleSet) -> bool:
    """Tell whether an entry without full stop says what will be done."""
    if rules["action.nominal"].pattern.search(text) or rules["action.ongoing"].pattern.search(text):
        return True
    if giving(rules, "no", "state", "note").first(text, "action") is not None:
        return False
    return rules["action.future"].pattern.search(text) is not None and not rules["state.heading"].pattern.search(text)


def _words(node: Node, document: Document) -> frozenset[str]:
    texts = [node.text, *(other.text for other in below(document, node))]
    pairs = (word[at : at + 2] for text in texts for word in _WORD.findall(text) for at in range(len(word) - 1))
    return frozenset(pairs)


def _assign(fields: Sequence[frozenset[str]], headings: Sequence[frozenset[str]]) -> list[int]:
    """Give each heading a field, never going back, so that the shared words are most."""
    best: list[tuple[float, list[int]]] = [(0.0, []) for _ in fields]
    for words in headings:
        gains = [len(words & field) / (len(field) ** 0.5 or 1.0) for field in fields]
        step: list[tuple[float, list[int]]] = []
        for place, gain in enumerate(gains):
            score, owners = max(best[: place + 1], key=lambda item: item[0])
            step.append((score + gain, [*owners, place]))
        best = step
    return max(best, key=lambda item: item[0])[1] if headings else []
