"""Entries → outline: every entry gets its place below the entry that governs it.

The document's own numbering decides first: a label that continues an open sequence (Ⅰ → Ⅱ, ① → ②) is a
sibling; one that restarts right below a childless heading stands under it; only otherwise the default
order of label kinds (``rules/base/labels.toml``) is used. Breaks of a sequence are kept as reasons.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from planextract.document import Node, NodeKind, Zone
from planextract.rules.loader import RuleSet
from planextract.structure.closed_records import CLOSED
from planextract.structure.entries import Entry
from planextract.structure.figures import is_figure
from planextract.structure.form_fields import ZONES
from planextract.structure.headings import (
    find_announced,
    find_body_size,
    heads_block,
    is_large,
    looks_like_heading,
    names_something,
)
from planextract.structure.levels import (
    BULLET_RANK,
    DEEPER,
    FIELD,
    FIELD_RANK,
    PLAIN,
    PLAIN_RANK,
    OpenEntry,
    differ_in_size,
    find_level,
    find_part,
    find_same,
    is_elsewhere,
    is_larger,
    is_set_in,
    labels_list,
    may_hold,
)
from planextract.structure.lines import is_bracket_heading
from planextract.structure.sheets import REASON as SHEET
from planextract.structure.told_parts import leave_answered, leave_ended, leave_told, leave_unmarked
from planextract.structure.zones import find_zone_in_brackets, find_zone_inside, heads_bodies

_MAX_LIST_HEAD = 20
_LARGE_BULLETS = "■□◆◇●○〇◯◎"
# So many scraps in a row mean that a dump has gone over to another column or box of the page.
_FRAGMENTS = 3
# But these parts are made of scraps: names of bodies, of an organisation's offices, steps and months, figures.
_OF_SCRAPS: frozenset[Zone] = frozenset({"organisation", "actors", "schedule", "kpi"})
_INLINE_VALUE = re.compile(r"^(?!(?:別[表紙添]|資料|参考|[付附]表)[0-9]*\s)[^\s:]{2,12}(?:\s*:\s*|\s+)\S{4,}")


@dataclass(slots=True)
class _Builder:
    rules: RuleSet
    body_size: float
    entries: Sequence[Entry]
    nodes: list[Node] = field(default_factory=list)
    stack: list[OpenEntry] = field(default_factory=list)
    fragments: int = 0
    brackets: Counter[str] | None = None
    below: dict[str, tuple[str, int]] = field(default_factory=dict)
    announced: Zone | None = None
    in_sheet: bool = False

    def add(self, entry: Entry, following: Entry | None) -> None:
        """Place one entry."""
        if entry.table is not None:
            leave_answered(self.stack, self.nodes, entry.whole.text, self.rules)
            self._append(entry, "table", self._heading_above())
            return
        self.in_sheet |= SHEET in entry.reasons
        if entry.field is not None and self.in_sheet:
            self._add_field(entry, ZONES.get(entry.field), SHEET)
            return
        zone = find_announced(entry, self.rules)
        if entry.beneath is not None:
            self._add_field(entry, zone, entry.beneath)
            return
        if zone == "procedure" and self.stack:
            zone = find_zone_inside(entry.body.text, self.nodes[self.stack[-1].index].zone, self.rules) or zone
        if zone is None and entry.label is not None and entry.label.kind == "article":
            zone = find_zone_in_brackets(self.nodes[-1].text, self.rules) if self.nodes else None
        zone = zone or ZONES.get(entry.field or "")
        if entry.label is None and not entry.level and SHEET not in entry.reasons:
            self._add_unlabelled(entry, zone, following)
            return
        if entry.ends:
            self.fragments = 0  # they were cells of what ends here
            leave_ended(self.stack, self.nodes)
        key, rank = find_level(entry)
        number = entry.label.number if entry.label else None
        if entry.size is None and number is not None and self._is_said_again(key, number, entry):
            self._append(entry, "paragraph", self._heading_above())
            return
        torn = self.fragments >= _FRAGMENTS and not (self.stack and self.nodes[self.stack[-1].index].zone in _OF_SCRAPS)
        if torn and rank >= BULLET_RANK and is_elsewhere(key, self.stack):
            self.stack.clear()
        self.fragments = 0
        self.announced = zone
        reasons = self._make_room(key, rank, number, entry)
        if zone == "measures" and rank >= BULLET_RANK:
            leave_told(self.stack, self.nodes)
        heading = rank < BULLET_RANK or looks_like_heading(entry)
        kind: NodeKind = "heading" if heading and not entry.body.text.endswith("。") else "item"
        node = self._append(entry, kind, self.stack[-1].index if self.stack else None, zone=zone, reasons=reasons)
        closed = entry.body.text.endswith("。")
        self._push(
            OpenEntry(
                node.index,
                key,
                rank,
                number,
                heading=kind == "heading",
                size=entry.size,
                column=entry.column,
                lead=entry.lead,
                closed=closed,
                certain=entry.nested > 0 or CLOSED in entry.reasons,
                heads=entry.heads,
            )
        )

    def _add_unlabelled(self, entry: Entry, zone: Zone | None, following: Entry | None) -> None:
        cell = zone == "kpi" and following is not None and is_figure(following.whole.text)  # 目標値（R11） over 2,650人
        if not self.nodes or cell or not (zone is not None or self._heads_part(entry, following)):
            self.fragments += entry.size is None and not self.in_sheet and not entry.body.text.endswith("。")
            self._append(entry, "paragraph", self._heading_above())
            return
        self.fragments = 0  # what follows is a list of this heading, not of another column
        self._close_to_sibling(entry)
        lists = following is not None and following.label is not None
        while self.stack and not may_hold(self.stack[-1], entry, zone, lists=lists):
            self.stack.pop()
        # A known heading that stands apart while a numbered level is open, and that numbered entries
        # follow from 1 again, is above that level: its number was lost with the layout.
        if (
            following is not None
            and following.label
            and following.label.number == 1
            and not is_bracket_heading(entry.whole.text)
        ):
            key, _ = find_level(following)
            position = next((place for place, item in enumerate(self.stack) if item.key == key), None)
            if position is not None:
                del self.stack[position:]
        parent = self.stack[-1].index if self.stack else None
        node = self._append(entry, "heading", parent, zone=zone)
        if zone is not None and _INLINE_VALUE.search(
            entry.body.text
        ):  # 将来像　「…」: the heading has its content beside it
            return
        rank = self.stack[-1].rank + 0.5 if self.stack else PLAIN_RANK
        names = zone is None and entry.size is None
        item = OpenEntry(node.index, PLAIN, rank, None, heading=True, size=entry.size, heads=names)
        item.caption = entry.caption
        self._push(item)

    def _heads_part(self, entry: Entry, following: Entry | None) -> bool:
        """Tell whether an entry without label looks like a heading: one bracket, larger type, the bodies that act."""
        text = entry.whole.text
        large = (is_large(entry, self.body_size) or heads_block(entry, following)) and names_something(entry)
        return large or entry.caption or is_bracket_heading(text) or heads_bodies(text, self.rules)

    def _add_field(self, entry: Entry, zone: Zone | None, key: str) -> None:
        """Place the name of a field right below the heading of its sheet or record, which is of a known level."""
        self.fragments = 0
        sheet = next((place for place, item in enumerate(self.stack) if item.key == key), len(self.stack) - 1)
        del self.stack[sheet + 1 :]
        node = self._append(entry, "heading", self.stack[sheet].index if self.stack else None, zone=zone)
        self._push(OpenEntry(node.index, FIELD, FIELD_RANK, None, heading=True))

    def _close_to_sibling(self, entry: Entry) -> None:
        """Close what a heading in the same brackets heads, if both come but once, unlike 【現状】 in every part."""
        if self.brackets is None:  # few documents ask
            heads = (other for other in self.entries if other.caption or is_bracket_heading(other.whole.text))
            self.brackets = Counter(other.whole.text for other in heads)
        once = self.brackets
        above = [self.nodes[item.index].whole.text if item.key == PLAIN else "" for item in self.stack]
        alike = [place for place, head in enumerate(above) if once[head] == 1 and head[0] == entry.whole.text[0]]
        del self.stack[alike[-1] if alike and once[entry.whole.text] == 1 else len(self.stack) :]

    def _make_room(self, key: str, rank: float, number: int | None, entry: Entry) -> tuple[str, ...]:
        """Close what the new entry cannot stand under, and say what is odd about its number."""
        if entry.level:
            leave_unmarked(self.stack, self.nodes)
        same = find_same(self.stack, key, number, entry)
        fresh = bool(self.stack) and self.stack[-1].is_fresh()
        # What is set larger than a list is no list of its last item.
        larger = number == 1 and bool(self.stack) and is_larger(entry.size, self.stack[-1].size)
        if same is not None:
            last = self.stack[same].number
            restarts = number == 1 and last is not None
            if restarts and entry.lead - self.stack[same].lead >= DEEPER:  # set further in: a list of it
                return ()
            # Not right under its own kind; right under another only if that kind stands higher (５ Ⅰ １).
            top = len(self.stack) - 1
            if restarts and fresh and (same < top - 1 or (same < top and self.stack[top].rank < rank)):
                return ()
            del self.stack[same:]
            if number is None or last is None or number == last + 1:
                return ()
            return ("label.restarted",) if restarts else ("label.out_of_order",)
        labelled = rank >= BULLET_RANK and bool(self.stack) and labels_list(self.stack[-1], self.announced)
        if entry.label is not None and entry.label.printed[0] in _LARGE_BULLETS and not labelled:
            self._close_below(rank, entry, laid_out=self._is_beside(entry) or entry.indent > 0)
            fresh = bool(self.stack) and self.stack[-1].is_fresh()
        if (fresh and number in (1, None) and entry.level == 0 and not larger) or labelled:
            return ()
        if number == 1 and self.stack and not larger and self._may_list(self.stack[-1], entry):
            return ()
        part = find_part(self.stack, self.below, key, number)
        if part is not None:
            del self.stack[part + 1 :]
            return ()
        while self.stack and not self._stands_above(self.stack[-1], entry, rank, number):
            self.stack.pop()
        return () if number in (1, None) else ("label.starts_late",)

    def _is_said_again(self, key: str, number: int, entry: Entry) -> bool:
        """Tell whether a heading with numbers below it is open already in these words: a page begins with it again."""
        item = next((item for item in self.stack if item.key == key), None)
        if item is None or item.number != number or not item.heading or not item.labelled:
            return False
        return "".join(self.nodes[item.index].body.text.split()) == "".join(entry.body.text.split())

    def _is_beside(self, entry: Entry) -> bool:
        """Tell whether a drawn entry stands in the block of the entry before it, so that its place can be trusted."""
        return entry.size is not None and bool(self.stack) and self.stack[-1].column == entry.column

    def _may_list(self, item: OpenEntry, entry: Entry) -> bool:
        """Tell whether an entry whose level no mark tells begins the list of a heading with mere text or bullet."""
        if is_set_in(item, entry) or (entry.size is not None and self._heads_list(item)):
            return True
        return not entry.level and item.heading and not item.labelled and item.key != PLAIN and item.rank < BULLET_RANK

    def _heads_list(self, item: OpenEntry) -> bool:
        """Tell whether a large bullet right before a numbered list is its heading (○国際交流の促進 Ⅰ … Ⅱ …)."""
        node = self.nodes[item.index]
        if item.children or item.closed or node.label is None or node.index != len(self.nodes) - 1:
            return False
        # An indicator heads nothing.
        return node.zone != "kpi" and node.label.printed[0] in _LARGE_BULLETS and len(node.body.text) <= _MAX_LIST_HEAD

    def _close_below(self, rank: float, entry: Entry, *, laid_out: bool) -> None:
        """Close what a large bullet (■ ○ …) cannot stand under.

        A whole sentence heads nothing of its size, nor does an unlabelled heading what is set larger; and where a dump
        has lost its layout, a heading whose own bullets are smaller is over when a larger bullet comes.
        """
        while self.stack and not self.stack[-1].heading and self.stack[-1].closed:
            self.stack.pop()
        while self.stack and self.stack[-1].key == PLAIN and is_larger(entry.size, self.stack[-1].size):
            self.stack.pop()
        if laid_out:
            return
        while self.stack and self.stack[-1].rank >= BULLET_RANK and self.stack[-1].rank > rank:
            self.stack.pop()
        last = self.stack[-1] if self.stack else None
        if last is None or last.certain:  # its place in the document tells what stands under it
            return
        if last.number is not None and last.small_items and not is_larger(last.size, entry.size):
            self.stack.pop()

    def _stands_above(self, item: OpenEntry, entry: Entry, rank: float, number: int | None) -> bool:
        """Tell whether an open entry is of a higher level than a new one: by type size, else by rank."""
        if rank < BULLET_RANK and item.rank < BULLET_RANK and differ_in_size(item, entry):
            return (item.size or 0) > (entry.size or 0) and not (self._is_spent(item, number) and self._differs(item))
        return item.rank < rank and not self._is_spent(item, number)

    def _is_spent(self, item: OpenEntry, number: int | None) -> bool:
        """Tell whether an unlabelled heading already had its content when a numbered list starts."""
        return item.key == PLAIN and number is not None and item.children > 0

    def _differs(self, item: OpenEntry) -> bool:
        """Tell whether an open heading and the new entry announce two parts of the plan (数値目標, (1) 基本的方向)."""
        announced = self.nodes[item.index].announces
        return announced is not None and self.announced is not None and announced != self.announced

    def _heading_above(self) -> int | None:
        """Return the nearest open entry that is a heading, which a paragraph belongs to."""
        for item in reversed(self.stack):
            if item.heading:
                item.children += 1
                return item.index
        return None

    def _append(
        self,
        entry: Entry,
        kind: NodeKind,
        parent: int | None,
        *,
        zone: Zone | None = None,
        reasons: tuple[str, ...] = (),
    ) -> Node:
        above = self.nodes[parent] if parent is not None else None
        node = Node(
            index=len(self.nodes),
            parent=parent,
            depth=above.depth + 1 if above else 0,
            kind=kind,
            body=entry.body,
            whole=entry.whole,
            page=entry.page,
            zone=zone or (above.zone if above else "other"),
            announces=zone,
            label=entry.label,
            marks=entry.marks,
            table=entry.table,
            size=entry.size,
            reasons=(*entry.reasons, *reasons),
        )
        self.nodes.append(node)
        return node

    def _push(self, item: OpenEntry) -> None:
        if self.stack:
            self.stack[-1].hold(item)
            if item.number is not None:
                self.below[item.key] = self.stack[-1].key, item.number
        self.stack.append(item)


def build_outline(entries: Sequence[Entry], rules: RuleSet) -> tuple[Node, ...]:
    """Nest the entries of a document.

    Args:
        entries: In document order.
        rules: The ``zones`` rules.

    Returns:
        The nodes, in the same order; ``parent`` always points backwards.
    """
    builder = _Builder(rules, find_body_size(entries), entries)
    for index, entry in enumerate(entries):
        builder.add(entry, entries[index + 1] if index + 1 < len(entries) else None)
    return tuple(builder.nodes)
