"""Tables of finance and statistics, whose figures are no indicators although years, 現状 and 目標 head them.

In: a table that reads like one of indicators, and what stands above it. Out: whether it is a statement (収支計画,
人口推計, a list of facilities): by its title, or because most of its rows are items of an account or classes of a
population. A header or title that names indicators (指標, ＫＰＩ, 数値目標) makes it none.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Document, Node
from planextract.extract.kpi_views import compact_text
from planextract.rules.loader import RuleSet
from planextract.spans import View

_FEWEST_ITEMS = 2  # of an account
_LONGEST_TITLE = 60
_LINES_ABOVE = 3  # title, unit, one remark


def lists_accounts(names: Sequence[str], rules: RuleSet) -> bool:
    """Tell whether most names are items of an account or classes of a population.

    Args:
        names: Of the rows, without white space.
        rules: The ``kpis`` rules.
    """
    items = sum(rules.first(name, "kpi.account") is not None for name in names)
    return items >= _FEWEST_ITEMS and 2 * items > len(names)


def stacks_names(lines: Sequence[View], rules: RuleSet) -> bool:
    """Tell whether several lines are each a name of their own: a column of names in front of columns of figures.

    Args:
        lines: In front of bare figures.
        rules: The ``kpis`` rules.
    """
    noun = rules["kpi.name.noun"].pattern
    return sum(noun.search(compact_text(line)) is not None for line in lines) > 1


def is_statement(header: str, names: Sequence[str], titles: Sequence[str], rules: RuleSet) -> bool:
    """Tell whether a table is one of finance or statistics.

    Args:
        header: What its header says of the names.
        names: Of its rows, without white space.
        titles: What stands above it, nearest first: captions and the heading.
        rules: The ``kpis`` rules.
    """
    indicators = rules["kpi.header.indicators"].pattern
    if indicators.search(header):
        return False
    if lists_accounts(names, rules):
        return True
    for title in titles:
        if indicators.search(title):
            return False
        if rules["kpi.statement.people"].pattern.search(title):
            return True
        if rules["kpi.statement.money"].pattern.search(title):
            return not all(rules["kpi.name.stock"].pattern.search(name) for name in names)
    return False


def speaks_of_goals(document: Document, node: Node | None, texts: Sequence[str], rules: RuleSet) -> bool:
    """Tell whether a table's header, its titles or any heading above say that there are indicators or goals.

    Args:
        document: With its outline.
        node: The table's node, None if there is none; then nobody can tell.
        texts: Header and titles, without white space.
        rules: The ``kpis`` rules.
    """
    if node is None or node.zone == "kpi":
        return True
    pattern = rules["kpi.statement.goals"].pattern
    if any(pattern.search(text) for text in texts):
        return True
    return any(above.kind == "heading" and pattern.search(above.text) for above in document.ancestors(node))


def find_titles(document: Document, node: Node | None) -> list[str]:
    """Return the short texts right above a table, nearest first, up to the heading that it stands under.

    Args:
        document: With its outline.
        node: The table's node, or the one its first line is in; None if there is none.
    """
    out: list[str] = []
    if node is None:
        return out
    for other in (node, *reversed(document.nodes[max(0, node.index - _LINES_ABOVE) : node.index])):
        if other is not node or other.table is None:
            text = compact_text(other.whole)
            if other.table is not None or len(text) > _LONGEST_TITLE or text.endswith("。"):
                break
            out.append(text)
        if other.kind == "heading":
            return out
    heading = next((above for above in document.ancestors(node) if above.kind == "heading"), None)
    return [*out, compact_text(heading.whole)] if heading is not None else out
