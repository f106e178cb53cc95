"""Actions: statements of what will be or is being done, in their tree.

In: the outline and the pillars. Out: one mention per statement, with the node that it stands under. Only
the parts that unfold a pillar (or announce measures) are read; parts that announce challenges, reasons,
merits … are left out with all that stands in them. Rules: ``rules/base/actions.toml``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Document, Node
from planextract.extract.action_maker import take_sign
from planextract.extract.action_places import find_annexes, find_row, lift_shared_tables
from planextract.extract.action_repeats import merge_listed
from planextract.extract.action_signs import find_listed, find_repeated, find_signs, find_telling, is_in_brackets
from planextract.extract.action_tables import TableReader
from planextract.extract.common_lists import find_common_items, lift_common_actions
from planextract.extract.groups import SILENT, squeeze
from planextract.extract.pillar_titles import announced_above
from planextract.extract.short_plans import is_short_plan
from planextract.extract.statements import (
    IN_A_LIST,
    IN_A_LIST_OF_PLEDGES,
    Place,
    find_place,
    find_statement,
    is_note,
    is_state,
    names_bodies,
)
from planextract.mentions import ActionMention, PillarMention
from planextract.rules.loader import RuleSet, load_rules
from planextract.spans import View
from planextract.words import Sentence

_MAX_GROUP = 28  # a longer heading that announces measures says something of its own
_MIN_CELL = 8  # what is shorter in a cell is a word, not a statement
_STOP = re.compile(r"[。!?！？](?![」』）)])")
# Marks that say how far a measure is new.
_QUALIFYING = frozenset({"repeated", "continued", "new", "expanded"})
Key = tuple[int, int]
"""Outline node of an action, and its order among the actions of that node."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading one document needs."""

    document: Document
    rules: RuleSet
    children: dict[int | None, list[Node]]
    sentences: dict[int, list[Sentence]]
    pillar_nodes: frozenset[int]
    listed: frozenset[tuple[int, ...]]
    repeated: frozenset[str]
    signs: str
    annexes: Mapping[int, Mapping[int, int]]
    telling: frozenset[int]
    places: dict[int | None, Place] = field(default_factory=dict)

    @property
    def tables(self) -> TableReader:
        """Reader of tables of measures, with this document's sentences."""
        return TableReader(self.document, load_rules("action_tables"), self.split, self.split_pledges, self.signs)

    def split(self, view: View, place: Place = IN_A_LIST) -> list[View]:
        """Return the sentences of a table cell that say what will be done."""
        cuts = [0, *(match.end() for match in _STOP.finditer(view.text)), len(view.text)]
        parts = [view.slice(start, end).strip() for start, end in itertools.pairwise(cuts)]
        return [part for part in parts if part and self.is_said(part.text, place)]

    def split_pledges(self, view: View) -> list[View]:
        """Return the sentences of a cell that say what a body will do, or will not do (〜しません)."""
        return self.split(view, IN_A_LIST_OF_PLEDGES)

    def is_said(self, text: str, place: Place) -> bool:
        """Tell whether a sentence of a cell says what will be done; the last one may end in a noun (〜を開催)."""
        if text.endswith("。"):
            return find_statement(text, self.rules, place) is not None
        nouns = (self.rules["action.nominal"], self.rules["action.nominal_object"])
        return len(text) >= _MIN_CELL and any(rule.pattern.search(text) for rule in nouns)

    def read_below(self, index: int, above: Key | None, pillar_title: str) -> Iterator[ActionMention]:
        """Yield the actions below a node.

        Args:
            index: The node.
            above: Nearest action's node, None at the top of a pillar.
            pillar_title: To leave out a repetition of the pillar's own heading.
        """
        for node in self.children.get(index, []):
            if node.index in self.pillar_nodes:
                continue
            if node.announces in SILENT:
                yield from self.read_named(node)
                yield from self.read_cards(node, above)
                continue
            if node.table is not None:
                if node.index not in self.annexes:
                    yield from self.tables.read(node, above)
                continue
            if node.kind == "paragraph":
                yield from self.read_sentences(node, above)
            elif self.is_silent(node) or self.is_state(node):
                continue
            elif not node.text or self.is_transparent(node) or self.repeats(node.text, pillar_title):
                yield from self.read_below(node.index, above, pillar_title)
            else:
                yield self.make_item(node, above=above)
                yield from self.read_below(node.index, (node.index, 0), pillar_title)

    def repeats(self, text: str, title: str) -> bool:
        """Tell whether an entry only repeats a title; nearly none has its first letter."""
        return title[:1] in text and squeeze(text) == title

    def read_named(self, silent: Node) -> Iterator[ActionMention]:
        """Yield entries labelled 取組① … that a form asks for in a part that is about something else."""
        for node in self.children.get(silent.index, []):
            if node.table is not None:
                yield from self.tables.read_named(node)
            elif node.label is not None and node.label.printed.startswith("取組") and node.announces is None:
                if self.is_silent(node):  # 取組③　該当なし。
                    continue
                yield self.make(node, node.body, "action.item", above=None, marker=node.label.printed)
            else:
                yield from self.read_named(node)

    def read_cards(self, silent: Node, above: Key | None) -> Iterator[ActionMention]:
        """Yield the next measures' forms behind what a heading within one form announces (【工程】 and its chart)."""
        behind = self.children.get(silent.index, [])[1:]
        for node in behind if silent.label is None else ():
            if node.table is not None and self.tables.is_card(node):
                yield from self.tables.read(node, above)

    def read_sentences(self, node: Node, above: Key | None) -> Iterator[ActionMention]:
        """Yield the sentences of a paragraph that say what will be done."""
        if self.rules["field.other"].pattern.match(node.text):
            return
        place = self.place(node)
        for number, sentence in enumerate(self.sentences.get(node.index, [])):
            label = self.rules["field.measures"].pattern.match(sentence.view.text)
            view = sentence.view.slice(label.end()) if label else sentence.view
            rule = find_statement(view.text, self.rules, place)
            if rule is not None:
                yield self.make(node, view, rule, above=above, sentence=number)

    def place(self, node: Node) -> Place:
        """Return what the headings above a node let its words mean, found once for all that they stand over."""
        if node.parent not in self.places:
            self.places[node.parent] = find_place(self.document, node, self.rules)
        return self.places[node.parent]

    def is_silent(self, node: Node) -> bool:
        """Tell whether an entry is a note, a reference or an empty field."""
        if node.label is not None and node.label.kind in ("note", "arrow"):
            return True
        if is_note(node.text, self.rules):
            return True
        return self.rules["priority.legend"].pattern.match(node.whole.text) is not None

    def is_state(self, node: Node) -> bool:
        """Tell whether a bullet describes how things are or were instead of what will be done."""
        if node.kind != "item" or node.label is None or node.label.number is not None:
            return False
        if node.zone == "challenge" and node.announces is None and self.stands_out(node):
            return True
        return is_state(node.text, self.rules, self.place(node))

    def stands_out(self, node: Node) -> bool:
        """Tell whether an entry is about something else than what it stands under: a challenge below a field."""
        return node.parent is not None and self.document.nodes[node.parent].zone != node.zone

    def is_transparent(self, node: Node) -> bool:
        """Tell whether an entry only groups what stands below it (主な取組)."""
        if node.announces in ("measures", "pillars") and len(node.text) <= _MAX_GROUP:
            return True
        if self.repeated and node.label is None and node.kind == "heading" and squeeze(node.text) in self.repeated:
            return True
        if node.label is None and node.size is not None and node.index not in self.telling:
            return True
        return names_bodies(node.text) or self.rules["action.transparent"].pattern.search(node.text) is not None

    def is_adorned(self, node: Node) -> bool:
        """Tell whether a sign of priority stands in front of the whole entry: ★施策２　…."""
        return bool(self.signs) and node.whole.text[:1] in self.signs

    def make_item(self, node: Node, *, above: Key | None) -> ActionMention:
        """Build the mention of a whole entry, without the brackets around a heading (〈地域医療の確保〉)."""
        whole = node.body
        if node.label is None and is_in_brackets(whole.text):
            whole = whole.slice(1, len(whole) - 1).strip()
        return self.make(node, whole, "action.item", above=above, marker=node.label.printed if node.label else None)

    def make(
        self, node: Node, view: View, rule: str, *, above: Key | None, marker: str | None = None, sentence: int = 0
    ) -> ActionMention:
        """Build a mention."""
        view, starred = take_sign(view, self.signs)
        starred = starred or (marker is not None and (marker[:1] in self.signs or self.is_adorned(node)))
        possible = self.rules.possible(view.text, "qualifier")
        qualifiers = [rule.gives for rule in possible if rule.pattern.search(view.text)]
        qualifiers += [mark for mark in node.marks if mark in _QUALIFYING]
        grade = "medium" if node.reasons or rule not in ("action.item", "action.table_row") else "high"
        return ActionMention(
            node.index,
            view,
            rule,
            node.reasons or ("outline.labelled",),
            grade,
            marker=marker,
            priority=starred
            or ("priority" in node.marks and sentence == 0)
            or (node.label is not None and node.label.path in self.listed),
            qualifiers=tuple(dict.fromkeys(qualifiers)),
            sentence=sentence,
            above=above,
        )


def extract_actions(
    document: Document, pillars: Sequence[PillarMention], rules: RuleSet
) -> tuple[tuple[int | None, ActionMention], ...]:
    """Find the actions of a plan.

    Args:
        document: With outline and sentences.
        pillars: The pillars found.
        rules: The ``actions`` rules.

    Returns:
        Pairs of the pillar's place in ``pillars`` (None for cross-cutting actions) and the action, in the
        order of the pillars and, within each, of the document.
    """
    children: dict[int | None, list[Node]] = {}
    scopes = frozenset(index for pillar in pillars for index in pillar.scope)
    lifted = lift_shared_tables(document, load_rules("action_tables"))
    for node in document.nodes:
        children.setdefault(lifted.get(node.index, node.parent), []).append(node)
    sentences: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        sentences.setdefault(sentence.node, []).append(sentence)
    reader = _Reader(
        document, rules, children, sentences, scopes, find_listed(document, rules), find_repeated(document),
        find_signs(document, rules), find_annexes(document, pillars),
        find_telling(document, rules),
    )  # fmt: skip
    out: list[tuple[int | None, ActionMention]] = []
    for place, pillar in enumerate(pillars):
        title = squeeze(pillar.view.text)
        for index in pillar.scope:
            out.extend((place, mention) for mention in _read_scope(reader, document.nodes[index], title))
        out.extend((place, mention) for mention in _read_members(reader, pillar))
    taken = {mention.node for _, mention in out} | scopes | {pillar.node for pillar in pillars}
    annexed = list(_read_annexes(reader, pillars, out)) if reader.annexes else []
    if annexed:
        taken |= {mention.node for _, mention in annexed}
        out = sorted([*out, *annexed], key=lambda item: item[0] if item[0] is not None else len(pillars))
    common = find_common_items(document, scopes, rules)
    out = list(lift_common_actions(out, document, common))
    apart = any(pillar.members for pillar in pillars)
    out.extend((None, mention) for mention in _read_cross_cutting(reader, taken, common, apart=apart))
    return merge_listed(out, document)


def _read_members(reader: _Reader, pillar: PillarMention) -> Iterator[ActionMention]:
    """Yield actions whose pillar's title stands apart from them, each head before what it heads."""
    heads: set[int] = set()
    for head, index in pillar.members:
        if head is not None and head not in heads:
            heads.add(head)
            yield reader.make_item(reader.document.nodes[head], above=None)
        yield reader.make_item(reader.document.nodes[index], above=(head, 0) if head is not None else None)
        yield from reader.read_below(index, (index, 0), "")


def _read_scope(reader: _Reader, node: Node, title: str) -> Iterator[ActionMention]:
    if node.announces in SILENT:
        yield from reader.read_named(node)
        return
    if node.table is not None:
        yield from reader.tables.read(node, None)
    yield from reader.read_below(node.index, None, title)


def _read_annexes(
    reader: _Reader, pillars: Sequence[PillarMention], found: Sequence[tuple[int | None, ActionMention]]
) -> Iterator[tuple[int, ActionMention]]:
    """Yield the rows of tables that name the pillar of each row; no measure twice."""
    titles = {squeeze(pillar.view.text) for pillar in pillars}
    known = {(place, squeeze(one.view.text)): (one.node, one.sentence) for place, one in found}
    for index, rows in reader.annexes.items():
        node = reader.document.nodes[index]
        above = announced_above(reader.document, node)
        if node.table is None or above in SILENT or above == "pillars":
            continue
        table = reader.document.tables[node.table]
        keys: dict[Key, Key | None] = {}
        for mention in reader.tables.read(node, None):
            place, text = rows.get(find_row(table, mention.view.map.starts[0])), squeeze(mention.view.text)
            if place is None or text in titles or (place, text) in known:
                keys[mention.node, mention.sentence] = known.get((place, text))
            else:
                upper = keys.get(mention.above, mention.above) if mention.above is not None else None
                yield place, replace(mention, above=upper)


def _read_cross_cutting(
    reader: _Reader, taken: set[int], common: Collection[int], *, apart: bool
) -> Iterator[ActionMention]:
    """Yield bulleted statements outside every pillar.

    They stand under a heading that announces measures, in a list that holds for all pillars, or, where the layout is
    lost and titles stand apart from their lists, or the plan is short, under no heading that says otherwise. Without
    any pillar, the numbered headings right below such a heading are statements too.
    """
    heads: set[int] = set()
    short = not taken and is_short_plan(reader.document)
    for node in reader.document.nodes:
        if node.table is not None and node.index not in taken and not (apart or taken or node.index in reader.annexes):
            yield from reader.tables.read(node, None)
        if node.index in taken or node.label is None:
            continue
        is_head = not taken and node.kind == "heading" and node.announces is None and node.label.number is not None
        if node.kind != "item" and not is_head:
            continue
        if node.label.kind == "article":  # what an article says of its list is no entry of it
            continue
        above = list(reader.document.ancestors(node))
        heading = next((other for other in above if other.announces is not None), None)
        told = heading.announces if heading is not None else None
        loose = apart and told in (None, "kpi") and node.label.printed[0] in "○〇◯"
        loose = loose or (short and told is None) or node.index in common
        if (told != "measures" and not loose) or (any(other.index in taken for other in above) and not loose):
            continue
        if (is_head and (told != "measures" or above[0] is not heading)) or reader.is_silent(node):
            continue
        said = any(reader.rules[rule].pattern.search(node.text) for rule in ("action.nominal", "action.agreed"))
        if said or find_statement(node.text, reader.rules, reader.place(node)):
            head = next(((other.index, 0) for other in above if other.index in heads), None)
            yield reader.make(node, node.body, "action.cross_cutting", above=head, marker=node.label.printed)
            heads |= {node.index} if is_head else set()
