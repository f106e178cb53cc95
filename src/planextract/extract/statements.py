"""What a sentence or bullet says: what will be done, what goes on, how things are, or a note.

In: folded texts, and what the heading above announces. Out: the id of the rule by which a text is an action,
None if it is none. Rules: ``rules/base/actions.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from planextract.document import Document, Node
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet, load_rules

_MAX_TEXT = 600
_MIN_TEXT = 6
_MAX_NAME = 32
_EDGES = "【】〔〕《》〈〉<>≪≫◆■●○ "


@frozen_dataclass(frozen=True, slots=True)
class Place:
    """What the heading above lets a sentence mean.

    Attributes:
        lists: It announces a list of measures (取組の概要), so that what goes on there is one: 〜している.
        pledges: It names whose measures follow (市民の取組), so that what they will not do is one: 〜しません.
        ahead: It announces what is still to do (今後の取組), so that what is needed is one: 〜する必要がある.
    """

    lists: bool = False
    ahead: bool = False
    pledges: bool = False


_EDGES = "【】〔〕《》〈〉<>≪≫[]:"

ANYWHERE = Place()
IN_A_LIST = Place(lists=True)
PLEDGES = Place(pledges=True)
IN_A_LIST_OF_PLEDGES = Place(lists=True, pledges=True)


def find_place(document: Document, node: Node, rules: RuleSet) -> Place:
    """Return what the nearest heading that announces something lets a node mean."""
    for above in document.ancestors(node):
        if names_bodies(above.text) or rules["heading.bodies"].pattern.search(above.text):
            return PLEDGES
        if above.announces is not None:
            text = "".join(above.text.split()).strip(_EDGES)  # 概　要: set wide to fill the column
            return Place(
                lists=rules["heading.content"].pattern.search(text) is not None,
                ahead=rules["heading.ahead"].pattern.search(text) is not None,
            )
    return ANYWHERE


def names_bodies(text: str) -> bool:
    """Tell whether a heading only says whose measures follow: 市民の取組, 【事業者にお願いしたいこと】."""
    return len(text) <= _MAX_NAME and _bodies().search(text.strip(_EDGES)) is not None


@lru_cache(maxsize=1)
def _bodies() -> re.Pattern[str]:
    return load_rules("zones")["bodies.heading"].pattern


def find_statement(text: str, rules: RuleSet, place: Place = ANYWHERE) -> str | None:
    """Return the id of the rule by which a sentence is an action, None if it is none.

    Args:
        text: Folded sentence, with its full stop.
        rules: The ``actions`` rules.
        place: What the heading above lets it mean.
    """
    if len(text) < _MIN_TEXT or len(text) > _MAX_TEXT or not text.endswith("。") or is_note(text, rules):
        return None
    told = find_told(text, rules, place)
    if told is not None:
        return told
    if giving(rules, "no", "state").first(text, "action") is not None:
        return None
    return "action.future" if rules["action.future"].pattern.search(text) else None


def find_told(text: str, rules: RuleSet, place: Place) -> str | None:
    """Return the id of the rule by which a text is an action though it tells how things are, None if there is none."""
    if rules["action.ongoing"].pattern.search(text):
        return "action.ongoing"
    if place.lists and rules["action.doing"].pattern.search(text):
        return "action.doing" if rules["action.not_doing"].pattern.search(text) is None else None
    if place.lists and rules["action.making"].pattern.search(text):
        return "action.making"
    if place.pledges and rules["action.refraining"].pattern.search(text):
        return "action.refraining"
    if place.ahead and rules["action.needed"].pattern.search(text):
        return "action.needed"
    return None


def is_state(text: str, rules: RuleSet, place: Place = ANYWHERE) -> bool:
    """Tell whether a text describes how things are or were instead of what will be done."""
    if find_told(text, rules, place) is not None:
        return False
    return giving(rules, "state").first(text, "action") is not None


def is_note(text: str, rules: RuleSet) -> bool:
    """Tell whether a text is a note, a reference or an empty field."""
    return giving(rules, "note").first(text, "action") is not None


@lru_cache(maxsize=64)
def giving(rules: RuleSet, *gives: str) -> RuleSet:
    """Return the rules of what is an action and what is none that give some answers; every entry is asked for them."""
    return RuleSet(rules.noun, {rule.id: rule for rule in rules.group("action") if rule.gives in gives})
