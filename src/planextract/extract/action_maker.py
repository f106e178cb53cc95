"""Mentions of the actions of one table: numbered in their order, without the numbers and marks of their cells.

In: the text of a cell, or of a part of it. Out: the mention. What cells are measures is told elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from planextract.document import Node
from planextract.mentions import ActionMention
from planextract.rules.loader import load_rules
from planextract.spans import View
from planextract.values.labels import find_label
from planextract.values.marks import take_marks


@dataclass(slots=True)
class ActionMaker:
    """Numbers the actions of one table.

    Attributes:
        node: The table's node.
        above: Key of the action that the table stands under, None if there is none.
        signs: Signs that mean priority in this document.
        stacked: Whether the rows were put together from a pile of cells, and are less certain than drawn ones.
        count: How many actions were made.
    """

    node: Node
    above: tuple[int, int] | None
    signs: str
    stacked: bool = False
    count: int = 0

    def make(
        self, view: View, above: tuple[int, int] | None, *, marker: str | None = None, priority: bool = False
    ) -> ActionMention:
        """Build the next mention."""
        view, starred = take_sign(view, self.signs)
        mention = ActionMention(
            self.node.index,
            view,
            "action.table_row",
            ("table.stacked",) if self.stacked else ("table.row",),
            "medium" if self.stacked else "high",
            marker=marker,
            priority=priority or starred,
            sentence=self.count,
            above=above,
        )
        self.count += 1
        return mention

    def make_labelled(
        self, view: View, above: tuple[int, int] | None, marker: str | None, *, priority: bool = False
    ) -> ActionMention:
        """Build the next mention from a cell that prints a number or a mark with the name."""
        rules = load_rules("marks")
        view, starred = take_sign(view.strip(), self.signs)
        rest, before = take_marks(view, rules)
        label = find_label(rest.text)
        body, after = take_marks(rest.slice(label.end).strip() if label else rest, rules)
        printed = marker or (label.label.printed if label else None)
        return self.make(
            body or rest, above, marker=printed, priority=priority or starred or "priority" in (*before, *after)
        )


def take_sign(view: View, signs: str) -> tuple[View, bool]:
    """Take a priority sign off the start or end of a text.

    Args:
        view: Text of an action.
        signs: Signs that mean priority in this document.

    Returns:
        The text without the sign, and whether there was one. A mark in words (★重点) is a sign in every document.
    """
    bare, marks = take_marks(view, load_rules("marks"))
    if bare and "priority" in marks:
        return bare, True
    text = view.text
    if signs and len(text) > 1 and text[0] in signs:
        return view.slice(1).strip(), True
    if signs and len(text) > 1 and text[-1] in signs:
        return view.slice(0, len(text) - 1).strip(), True
    return view, False
