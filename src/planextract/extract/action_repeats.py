"""Measures that a plan lists before it unfolds them, or again behind that: each is one action.

In: the actions with their pillars. Out: the same without the entries of a mere list (計画の体系, 施策の一覧) whose
measures are unfolded in another part; what the list proves or marks goes to the action that stays. A list is known by
its entries alone, whatever its heading says: nothing stands below them, and at least half of them come again elsewhere
under the same pillar. Words that come again under another measure, and what is marked as listed again, stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Document
from planextract.extract.groups import squeeze
from planextract.mentions import ActionMention
from planextract.values.labels import label_key

Placed = tuple[int | None, ActionMention]
"""The place of an action's pillar, None for none, and the action."""

_AGAIN = "repeated"  # 再掲: an action where it stands
# A name cut short has so many letters at least.
_SHORTEST = 3
# What is printed more often is no measure's name but a word of every row.
_MOST = 20


@dataclass(slots=True)
class _Item:
    """An action among the others.

    Attributes:
        at: Its place among the actions.
        pillar: Place of its pillar, None for none.
        mention: What was found.
        title: Its text without blanks and quotes.
        path: Titles from the top of the pillar down to its own.
        above: Place of the action that it stands under, None at the top.
        part: Outline node of the list or the table that it is an entry of, None at the top of the document.
        weight: How much stands below it in the outline.
        below: How many actions still stand below it.
        kept: Place of the action that it is the same as, None for an action of its own.
    """

    at: int
    pillar: int | None
    mention: ActionMention
    title: str
    path: tuple[object, ...]
    above: int | None
    part: int | None
    weight: int
    below: int = 0
    kept: int | None = None

    @property
    def depth(self) -> int:
        """Number of the actions above, and one."""
        return self.path[0] if isinstance(self.path[0], int) else 0


@dataclass(slots=True)
class _Finder:
    """Finds the action that another one only lists."""

    document: Document
    items: Sequence[_Item]
    by_title: dict[str, list[_Item]] = field(default_factory=dict)
    by_part: dict[tuple[int | None, int | None], list[_Item]] = field(default_factory=dict)

    def find_same(self, item: _Item, *, alone: bool) -> _Item | None:
        """Return the action that unfolds an entry of a list, None if there is not exactly one."""
        named = self.by_title[item.title]
        if item.below or len(named) > _MOST or _AGAIN in item.mention.qualifiers:
            return None
        found = [other for other in named if self._unfolds(other, item, alone=alone)]
        return found[-1] if len({other.path for other in found}) == 1 else None

    def _unfolds(self, other: _Item, item: _Item, *, alone: bool) -> bool:
        if other.at == item.at or other.kept is not None or other.part == item.part:
            return False
        if _AGAIN in other.mention.qualifiers or (item.pillar is not None and other.pillar != item.pillar):
            return False
        if other.path == item.path:
            return (other.below > 0, other.weight, other.at) > (False, item.weight, item.at)
        return other.below > 0 and not alone

    def find_numbered(self, item: _Item) -> Mapping[object, _Item]:
        """Return an action and its neighbours by their numbers."""
        neighbours = self.by_part[item.above, item.part]
        return {number: one for one in neighbours if (number := self._number(one)) is not None and one.kept is None}

    def find_short(self, item: _Item, numbered: Mapping[object, _Item]) -> _Item | None:
        """Return the action with the number of an entry whose name is cut short, or spelt out, in the list."""
        other = numbered.get(self._number(item))
        if other is None or item.below or len(item.title) < _SHORTEST:
            return None
        return other if item.title in other.title or other.title in item.title else None

    def _number(self, item: _Item) -> object:
        label = self.document.nodes[item.mention.node].label
        if label is None or (label.number is None and not label.path):
            return None
        return label_key(label), label.number, label.path


def merge_listed(placed: Sequence[Placed], document: Document) -> tuple[Placed, ...]:
    """Return the actions, each once, where it is unfolded.

    Args:
        placed: In the order of the pillars; a parent always comes before its children.
        document: With its outline.
    """
    titles = [squeeze(mention.view.text) for _, mention in placed]
    if len(set(titles)) == len(titles):
        return tuple(placed)
    finder = _read(placed, titles, document)
    for _, items in sorted(finder.by_part.items(), key=lambda part: -part[1][0].depth):
        _merge_list(items, finder)
    return tuple(_write(finder.items))


def _read(placed: Sequence[Placed], titles: Sequence[str], document: Document) -> _Finder:
    items: list[_Item] = []
    finder = _Finder(document, items)
    by_key: dict[tuple[int, int], _Item] = {}
    for at, (pillar, mention) in enumerate(placed):
        upper = by_key.get(mention.above) if mention.above is not None else None
        node = document.nodes[mention.node]
        weight = sum(1 for _ in document.children(node.index)) if node.table is None else 0
        depth = upper.depth + 1 if upper is not None else 1
        path = (depth, titles[at], upper.path if upper is not None else pillar)
        part = node.index if node.table is not None else node.parent
        item = _Item(at, pillar, mention, titles[at], path, upper.at if upper is not None else None, part, weight)
        if upper is not None:
            upper.below += 1
        by_key.setdefault((mention.node, mention.sentence), item)
        finder.by_title.setdefault(item.title, []).append(item)
        finder.by_part.setdefault((item.above, item.part), []).append(item)
        items.append(item)
    return finder


def _merge_list(items: Sequence[_Item], finder: _Finder) -> None:
    """Tell the entries of a list from what unfolds them, if enough of them are unfolded."""
    same = {item.at: other for item in items if (other := finder.find_same(item, alone=len(items) == 1))}
    if not same or 2 * len(same) < len(items):
        return
    numbered = finder.find_numbered(next(iter(same.values())))
    for item in items:
        other = same.get(item.at) or finder.find_short(item, numbered)
        if other is None or other.at == item.at:
            continue
        item.kept = other.at
        if item.above is not None:
            finder.items[item.above].below -= 1


def _write(items: Sequence[_Item]) -> list[Placed]:
    """Return what stays, with the marks and the places of what was listed, perhaps in a list of lists."""
    listed: dict[int, list[ActionMention]] = {}
    for item in items:
        if item.kept is not None:
            kept = item.kept
            while (further := items[kept].kept) is not None:
                kept = further
            listed.setdefault(kept, []).append(item.mention)
    out: list[Placed] = []
    for item in items:
        if item.kept is not None:
            continue
        mention, others = item.mention, listed.get(item.at, [])
        if others:
            mention = replace(
                mention,
                priority=mention.priority or any(other.priority for other in others),
                qualifiers=tuple(dict.fromkeys(one for each in (mention, *others) for one in each.qualifiers)),
                again=tuple(other.view for other in others),
            )
        out.append((item.pillar, mention))
    return out
