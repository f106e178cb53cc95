"""Teams that a document only announces: names without 「ＰＴ」 in a document that sets up project teams.

In: a document with outline and tables. Out: mentions of provisional teams, 「克雪・利雪対策（仮称）」. Whether a
document sets up teams, and how an announced one is marked, is in ``rules/base/actors.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from planextract.document import Document
from planextract.mentions import ActorMention
from planextract.rules.loader import load_rules
from planextract.spans import View


def extract_teams(document: Document) -> tuple[ActorMention, ...]:
    """Find the announced teams of a document that sets up teams; none in any other document.

    Args:
        document: With outline and tables.
    """
    rules = load_rules("actors")
    views = tuple(_views(document))
    setting = "actor.provisional.setting"
    if not rules.may_match("\n".join([view.text for _, view in views]), setting):
        return ()
    if not any(rules.search(setting, view.text) for _, view in views):
        return ()
    rule = rules["actor.provisional.marked"]
    found = []
    for node, view in views:
        match = rule.pattern.search(view.text)
        if match is not None:
            name = match["name"]
            alias = match[0] if "仮称" in match["mark"] else None
            mention = ActorMention(
                node=node,
                view=view.slice(*match.span()),
                rule=rule.id,
                grade="medium",
                name=name,
                kind="council",
                alias=alias,
            )
            found.append(mention)
    return tuple(found)


def _views(document: Document) -> Iterator[tuple[int, View]]:
    for node in document.nodes:
        if node.table is None:
            yield node.index, node.body
            continue
        for cell in document.tables[node.table].cells:
            if cell.view is not None:
                yield node.index, cell.view
