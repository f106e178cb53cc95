"""Plans of one page or less: too few statements to weigh one heading against another, but the title names a plan.

What they give is graded low, for nothing but the title says that their lists are measures.
"""

from __future__ import annotations

from planextract.document import Document
from planextract.extract.groups import count_statements, find_groups
from planextract.extract.pillar_titles import may_be_pillars, mention_title
from planextract.extract.titles import extract_front
from planextract.mentions import PillarMention
from planextract.rules.loader import RuleSet, load_rules

# Beyond this a document has enough entries for its headings to speak for themselves.
MOST_NODES = 40


def is_short_plan(document: Document) -> bool:
    """Tell whether a document is short and its title ends in the word for a plan.

    Args:
        document: With its outline.
    """
    if len(document.nodes) > MOST_NODES:
        return False
    rules = load_rules("titles")
    title = extract_front(document, rules).title
    return title is not None and rules["title.plan_name"].pattern.search(title.text) is not None


def find_short_pillars(document: Document, _: RuleSet) -> tuple[PillarMention, ...]:
    """Find the numbered headings of a short plan that each lead to a statement."""
    if not is_short_plan(document):
        return ()
    for group in find_groups(document):
        numbered = all(node.label is not None and node.label.number is not None for node in group.nodes)
        holding = [node for node in group.nodes if count_statements(document, node)]
        if numbered and len(holding) > 1 and len(holding) == len(group.nodes) and may_be_pillars(document, group):
            return tuple(mention_title(node, "pillar.short", ("document.short",), "low") for node in group.nodes)
    return ()
