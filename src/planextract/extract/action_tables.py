"""Tables of measures: each row a measure, or a form with one measure's name and content.

In: one table of the outline. Out: actions with the action they stand under. A table is read only if its
header names measures and no indicators; sums and 変更前 are left out. Rules: ``rules/base/action_tables.toml``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planextract.document import Cell, Document, Node, Table
from planextract.extract.cell_items import cut_items
from planextract.extract.groups import same_title
from planextract.extract.table_headers import find_header, has_classes, is_split_by_body
from planextract.mentions import ActionMention
from planextract.rules.loader import Rule, RuleSet, load_rules
from planextract.spans import View
from planextract.values.labels import find_label
from planextract.values.marks import take_marks

_MIN_CONTENT = 5
_SIGNS = "●◎○★☆〇"
Split = Callable[[View], Sequence[View]]


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads the tables of one document.

    Attributes:
        document: With its tables.
        rules: The ``action_tables`` rules.
        split: Cuts running text into sentences that say what will be done.
        signs: Signs that the document's legend gives to priorities.
    """

    document: Document
    rules: RuleSet
    split: Split
    signs: str = ""

    def read(self, node: Node, above: tuple[int, int] | None) -> Iterator[ActionMention]:
        """Yield the actions of the table that an outline node stands for.

        Args:
            node: A table node.
            above: Key of the action that it stands under, None if there is none.
        """
        table = self.document.tables[node.table or 0]
        rows = [list({_place(cell): cell for cell in row if cell is not None}.values()) for row in table.rows()]
        maker = _Maker(node, above, self.signs, stacked=table.how == "stacked")
        for start, end in self._parts(rows):
            header = find_header(rows, start, self.rules)
            if header is not None:
                yield from self._read_list(table, header, end, maker)
            elif is_split_by_body(table, self.rules):
                yield from self._read_bodies(rows[start:end], int(has_classes(table, self.rules)), maker)
            elif self._has_numbered_rows(rows[start:end]):
                yield from self._read_numbered(rows[start:end], maker)
            else:
                yield from self._read_form(rows[start:end], maker)

    def _parts(self, rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, int]]:
        """Yield the row ranges to read: all, or where a table prints 変更前 and 変更後 only the latter."""
        captions = [(number, rule.gives) for number, row in enumerate(rows) if (rule := self._side(row)) is not None]
        if not captions:
            yield 0, len(rows)
            return
        ends = [*(number for number, _ in captions[1:]), len(rows)]
        for (number, side), end in zip(captions, ends, strict=True):
            if side == "after":
                yield number, end

    def _side(self, row: Sequence[Cell]) -> Rule | None:
        texts = [cell.text for cell in row if cell.text]
        return self.rules.first(texts[0], "side") if len(texts) == 1 else None

    def read_named(self, node: Node) -> Iterator[ActionMention]:
        """Yield only the entries that a form calls 取組①, in a part that is about something else."""
        table = self.document.tables[node.table or 0]
        maker = _Maker(node, None, self.signs)
        for row in table.rows():
            cells = list({_place(cell): cell for cell in row if cell is not None}.values())
            for label, value in itertools.pairwise(cells):
                if value.view is not None and self.rules["field.measure"].pattern.search("".join(label.text.split())):
                    yield maker.make_labelled(value.view, None, label.text.strip())

    def _read_list(
        self, table: Table, header: tuple[int, Mapping[str, int]], end: int, maker: _Maker
    ) -> Iterator[ActionMention]:
        last, columns = header
        done: dict[tuple[int, int], tuple[int, int]] = {}
        is_before = columns.get("content", 0) < columns.get("name", 0)  # 施策｜内容｜主な事業: told of the group
        told: set[tuple[int, int]] = set()
        for row in range(last + 1, end):
            cells = {role: table.at(row, column) for role, column in columns.items()}
            content = cells.get("content")
            name = cells.get("name", content)  # facilities of one kind (施設区分) are told by what is built
            content = None if content is name and "name" in cells else content  # one cell over both columns
            if name is None or name.view is None or self.rules["row.total"].pattern.search("".join(name.text.split())):
                continue
            above = yield from self._read_group(cells.get("group"), maker, done)
            if content is not None and content.view is not None and "owner" in columns and "。" not in content.text:
                yield maker.make(content.view, above)
                continue
            if is_before and "group" in columns and content is not None and _place(content) not in told:
                told.add(_place(content))
                yield from self._read_items(content, above, maker)
            if _place(name) not in done:
                number, marked = _text(cells.get("number")), _is_marked(cells.get("priority"))
                mention = maker.make_labelled(name.view, above, number, priority=marked)
                done[_place(name)] = (mention.node, mention.sentence)
                yield mention
            if content is not None and not (is_before and "group" in columns):
                yield from self._read_items(content, done[_place(name)], maker)

    def _read_group(
        self, cell: Cell | None, maker: _Maker, done: dict[tuple[int, int], tuple[int, int]]
    ) -> Generator[ActionMention, None, tuple[int, int] | None]:
        """Yield the measure that a row's measures belong to, once, and return what they stand under."""
        if cell is None or cell.view is None:
            return maker.above
        if maker.above is not None and same_title(_bare(cell.text), self.document.nodes[maker.above[0]].text):
            return maker.above
        if _place(cell) not in done:
            mention = maker.make_labelled(cell.view, maker.above, None)
            done[_place(cell)] = (mention.node, mention.sentence)
            yield mention
        return done[_place(cell)]

    def _read_items(self, cell: Cell, above: tuple[int, int] | None, maker: _Maker) -> Iterator[ActionMention]:
        """Yield a cell's items in their tree, or else its sentences."""
        items = cut_items(cell)
        if not items and cell.view is not None:
            for part in self.split(cell.view):
                yield maker.make(part, above)
        keys: list[tuple[int, int] | None] = []
        for item in items:
            upper = keys[item.above] if item.above is not None else above
            keys.append(upper)
            if item.view.text.endswith("。") and not self.split(item.view):
                continue
            mention = maker.make_labelled(item.view, upper, item.label.printed)
            keys[-1] = (mention.node, mention.sentence)
            yield mention

    def _has_numbered_rows(self, rows: Sequence[Sequence[Cell]]) -> bool:
        """Tell whether each row of a table without header is a numbered measure and the list of what it does."""
        return bool(rows) and all(
            len(row) == 2
            and (found := find_label(row[0].text.strip())) is not None
            and found.label.number is not None
            and found.end < len(row[0].text.strip())
            and bool(cut_items(row[1]) or (row[1].view is not None and self.split(row[1].view)))
            for row in rows
        )

    def _read_numbered(self, rows: Sequence[Sequence[Cell]], maker: _Maker) -> Iterator[ActionMention]:
        for name, content in rows:
            if name.view is not None:
                mention = maker.make_labelled(name.view, maker.above, None)
                yield mention
                yield from self._read_items(content, (mention.node, mention.sentence), maker)

    def _read_bodies(self, rows: Sequence[Sequence[Cell]], first: int, maker: _Maker) -> Iterator[ActionMention]:
        """Yield what each body does (町民の役割｜町の役割), column by column or row by row."""
        told = self.rules["body.heading"].pattern
        seen: set[tuple[int, int]] = set()
        for row in rows:
            for cell in row:
                if cell.column < first or _place(cell) in seen or told.search("".join(cell.text.split())):
                    continue
                seen.add(_place(cell))
                if cut_items(cell) or cell.text.endswith("。"):
                    yield from self._read_items(cell, maker.above, maker)
                elif cell.view is not None and len(cell.text) >= _MIN_CONTENT:
                    yield maker.make_labelled(cell.view, maker.above, None)

    def _read_form(self, rows: Sequence[Sequence[Cell]], maker: _Maker) -> Iterator[ActionMention]:
        """Yield a form's measure: its name, and below it the sentences of its content fields."""
        name = maker.above  # a form below its measure's heading has no row for the name
        field = ""
        seen: set[tuple[int, int]] = set()
        rows = [self._from_name(row) for row in rows if row]
        unfolds = any(self._is_content(row) for row in rows)
        for row in rows:
            label = "".join(row[0].text.split())
            rule = self.rules.first(label, "field")
            if rule is None and unfolds and self.rules["numbered.name"].pattern.search(label):
                rule = self.rules["numbered.name"]
            if rule is not None and rule.gives == "name" and name is not None and self._is_content(row):
                rule = self.rules["field.content"]
            field = rule.gives if rule is not None else field if _place(row[0]) in seen or not label else ""
            values = [
                cell
                for cell in row
                if _place(cell) not in seen and cell.view is not None and (rule is None or cell is not row[0])
            ]
            seen.update(_place(cell) for cell in row)
            for cell in values:
                if cell.view is None or not any(map(str.isalnum, cell.text)):
                    continue
                if field in ("name", "measure"):
                    number = re.search(r"[0-9①-⑳]+$", label)
                    marker = label if field == "measure" else number[0] if number else None
                    mention = maker.make_labelled(cell.view, maker.above, marker)
                    name = (mention.node, mention.sentence) if field == "name" else name
                    yield mention
                    break
                if field == "content" and name is not None and len(cell.text) >= _MIN_CONTENT:
                    yield from self._read_items(cell, name, maker)

    def _from_name(self, row: Sequence[Cell]) -> Sequence[Cell]:
        """Return a form's row from its name field on, where other fields stand before it: 番号｜12｜取組名｜…."""
        if self.rules.first("".join(row[0].text.split()), "field") is not None:
            return row
        for at in range(2, len(row) - 1, 2):
            label = "".join(row[at].text.split())
            rule = self.rules.first(label, "field")
            if (
                rule is not None and rule.gives == "name" and label.endswith(("名", "名称", "項目"))
            ):  # not a unit: 3 事業
                return row[at : at + 2]
        return row

    def _is_content(self, row: Sequence[Cell]) -> bool:
        """Tell whether a form's row says what a measure is: 概要, or 取組 with a list."""
        rule = self.rules.first("".join(row[0].text.split()), "field") if len(row) > 1 else None
        if rule is None:
            return False
        lists = len(cut_items(row[1])) > 1 or row[1].text.endswith("。")
        return rule.gives == "content" or (rule.gives == "name" and lists)


@dataclass(slots=True)
class _Maker:
    """Numbers the actions of one table; rows put together from a pile of cells are less certain than drawn ones."""

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
        The text without the sign, and whether there was one.
    """
    text = view.text
    if signs and len(text) > 1 and text[0] in signs:
        return view.slice(1).strip(), True
    if signs and len(text) > 1 and text[-1] in signs:
        return view.slice(0, len(text) - 1).strip(), True
    return view, False


def _bare(text: str) -> str:
    """Return a cell's text without number and marks."""
    label = find_label(text.strip())
    return text.strip()[label.end :].strip() if label else text.strip()


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column


def _text(cell: Cell | None) -> str | None:
    return cell.text.strip() or None if cell is not None else None


def _is_marked(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text.strip()) and cell.text.strip()[0] in _SIGNS
