"""Tables of measures: each row a measure, or a form with one measure's name and content.

In: one table of the outline. Out: actions with the action they stand under. A table is read only if its
header names measures and no indicators; sums and 変更前 are left out. Rules: ``rules/base/action_tables.toml``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planextract.document import Cell, Document, Node
from planextract.extract.action_lists import ListReader, Split
from planextract.extract.action_maker import ActionMaker
from planextract.extract.cell_items import cut_items
from planextract.extract.table_headers import find_bodies, find_header, find_topic, find_topics
from planextract.mentions import ActionMention
from planextract.rules.loader import Rule, RuleSet, load_rules
from planextract.values.labels import find_label

_MIN_CONTENT = 5
# Names of fields that stand beside others in a row, and their greatest length.
_OTHER_FIELDS = ("column.section", "column.owner", "column.blocking")
_MAX_FIELD = 10
# Names of fields are compounds; what has particles says something.
_SAYS = re.compile("[のをにへ]")
_DASHES = frozenset("-－‐‑–—―ー−─")
_TICKS = _DASHES | frozenset("◎○〇◯●△▲□■×✓レ")
# A list of names and contents without a header.
_NAME_AND_CONTENT, _FEWEST_NAMED, _MAX_NAME = ("name", "content"), 2, 30


@dataclass(frozen=True, slots=True)
class TableReader:
    """Reads the tables of one document.

    Attributes:
        document: With its tables.
        rules: The ``action_tables`` rules.
        split: Cuts running text into sentences that say what will be done.
        split_pledges: The same where bodies also pledge what they will not do.
        signs: Signs that the document's legend gives to priorities.
    """

    document: Document
    rules: RuleSet
    split: Split
    split_pledges: Split
    signs: str = ""

    @property
    def lists(self) -> ListReader:
        """Reader of tables with a header, and of the items of a cell."""
        return ListReader(self.document, self.rules, self.split, self.split_pledges)

    def read(self, node: Node, above: tuple[int, int] | None) -> Iterator[ActionMention]:
        """Yield the actions of the table that an outline node stands for.

        Args:
            node: A table node.
            above: Key of the action that it stands under, None if there is none.
        """
        table = self.document.tables[node.table or 0]
        rows = [list({_place(cell): cell for cell in row if cell is not None}.values()) for row in table.rows()]
        maker = ActionMaker(node, above, self.signs, stacked=table.how == "stacked")
        for start, end in self._parts(rows):
            header = find_header(rows[:end], start, self.rules)
            if header is not None:
                yield from self.lists.read(table, header, end, maker)
            elif (bodies := find_bodies(table, self.rules)) is not None:
                yield from self._read_bodies(rows[max(start, bodies.row) : end], bodies.column, maker)
            elif (topics := find_topics(rows[start:end])) is not None:
                yield from self._read_topics(rows[topics[0] + 1 : end], topics[1], maker)
            elif self._has_numbered_rows(rows[start:end]) or self._has_named_rows(node, rows[start:end]):
                yield from self._read_numbered(rows[start:end], maker)
            elif not _is_matrix(rows[start:end]):
                yield from self._read_form(rows[start:end], maker)

    def is_card(self, node: Node) -> bool:
        """Tell whether a table is the form of one measure: a name field first, and a content field below."""
        table = self.document.tables[node.table or 0]
        rows = [[cell for cell in row if cell is not None] for row in table.rows()]
        rule = self.rules.first("".join(rows[0][0].text.split()), "field") if rows and rows[0] else None
        named = rule is not None and rule.gives == "name" and not self._is_content(rows[0])
        return named and any(self._is_content(row) for row in rows[1:] if row)

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
        maker = ActionMaker(node, None, self.signs)
        for row in table.rows():
            cells = list({_place(cell): cell for cell in row if cell is not None}.values())
            for label, value in itertools.pairwise(cells):
                if value.view is not None and self.rules["field.measure"].pattern.search("".join(label.text.split())):
                    yield maker.make_labelled(value.view, None, label.text.strip())

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

    def _has_named_rows(self, node: Node, rows: Sequence[Sequence[Cell]]) -> bool:
        """Tell whether each row of a table without header is a name and what is done (森の再生｜苗木を配ります。).

        That the rows are measures only the heading above tells; names of fields and of other things tell otherwise.
        """
        told = next((above.announces for above in self.document.ancestors(node) if above.announces is not None), None)
        if told != "measures" or len(rows) < _FEWEST_NAMED:
            return False
        for row in rows:
            name = "".join(row[0].text.split())
            content = row[1].view if len(row) == len(_NAME_AND_CONTENT) else None
            if content is None or not _MIN_CONTENT <= len(name) <= _MAX_NAME or not content.text.endswith("。"):
                return False
            if name.endswith(("。", "課", "係", "室", "部")) or any(map(str.isdigit, name)) or not self.split(content):
                return False
            if find_topic(name) is not None or any(self.rules.first(name, group) for group in ("field", "column")):
                return False
        return True

    def _read_numbered(self, rows: Sequence[Sequence[Cell]], maker: ActionMaker) -> Iterator[ActionMention]:
        for name, content in rows:
            if name.view is not None:
                mention = maker.make_labelled(name.view, maker.above, None)
                yield mention
                yield from self.lists.read_items(content, (mention.node, mention.sentence), maker)

    def _read_bodies(self, rows: Sequence[Sequence[Cell]], first: int, maker: ActionMaker) -> Iterator[ActionMention]:
        """Yield what each body does (町民の役割｜町の役割), column by column or row by row."""
        told = load_rules("zones")["bodies.heading"].pattern
        items = ListReader(self.document, self.rules, self.split_pledges, self.split_pledges)
        seen: set[tuple[int, int]] = set()
        for row in rows:
            for cell in row:
                if cell.column < first or _place(cell) in seen or told.search("".join(cell.text.split())):
                    continue
                seen.add(_place(cell))
                if cut_items(cell) or cell.text.endswith("。"):
                    yield from items.read_items(cell, maker.above, maker)
                elif cell.view is not None and len(cell.text) >= _MIN_CONTENT:
                    yield maker.make_labelled(cell.view, maker.above, None)

    def _read_topics(
        self, rows: Sequence[Sequence[Cell]], columns: frozenset[int], maker: ActionMaker
    ) -> Iterator[ActionMention]:
        """Yield what stands in the columns of measures beside those of challenges, results …."""
        cells = {_place(cell): cell for row in rows for cell in row if cell.column in columns}
        for cell in cells.values():
            if cut_items(cell) or "。" in cell.text:
                yield from self.lists.read_items(cell, maker.above, maker)
            elif cell.view is not None and len(cell.text) >= _MIN_CONTENT:
                yield maker.make_labelled(cell.view, maker.above, None)

    def _read_form(self, rows: Sequence[Sequence[Cell]], maker: ActionMaker) -> Iterator[ActionMention]:
        """Yield a form's measure: its name, and below it the sentences of its content fields."""
        name = maker.above  # a form below its measure's heading has no row for the name
        field = ""
        seen: set[tuple[int, int]] = set()
        rows = [self._from_name(row) for row in rows if row]
        unfolds = any(self._is_content(row) or _unfolds_measures(row) for row in rows)
        for row in rows:
            if self._heads_figures(row):
                continue
            label = "".join(row[0].text.split())
            rule = self._find_field(row, unfolds=unfolds)
            field = rule.gives if rule is not None else field if _place(row[0]) in seen or not label else ""
            values = [
                cell
                for cell in itertools.takewhile(self._is_no_section, row)
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
                if field == "content" and (name is not None or unfolds) and len(cell.text) >= _MIN_CONTENT:
                    yield from self.lists.read_items(cell, name, maker)

    def _heads_figures(self, row: Sequence[Cell]) -> bool:
        """Tell whether a row heads columns of figures (事業｜区分｜令和７年度｜…); it is no field of a form."""
        texts = ["".join(cell.text.split()) for cell in row[1:]]
        years = sum(
            len(text) <= _MAX_FIELD and self.rules["dumped.year"].pattern.search(text) is not None for text in texts
        )
        return years > 1

    def _find_field(self, row: Sequence[Cell], *, unfolds: bool) -> Rule | None:
        """Return what a form's row is for; a name field that holds a list says what is done."""
        label = "".join(row[0].text.split())
        rule = self.rules.first(label, "field")
        if rule is None and unfolds and self.rules["numbered.name"].pattern.search(label):
            return self.rules["numbered.name"]
        if rule is None and _unfolds_measures(row):
            return self.rules["field.content"]
        if rule is not None and rule.gives == "name" and self._is_content(row):
            return self.rules["field.content"]
        return rule

    def _is_no_section(self, cell: Cell) -> bool:
        """Tell whether a cell is not the name of another field beside the first: 担当課, 事業費, but not 財源の確保."""
        text = "".join(cell.text.split())
        if len(text) > _MAX_FIELD or _SAYS.search(text):
            return True
        return not any(self.rules[name].pattern.search(text) for name in _OTHER_FIELDS)

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
        return rule.gives == "content" or (rule.gives == "name" and _holds_list(row[1]))


def _unfolds_measures(row: Sequence[Cell]) -> bool:
    """Tell whether a form's row lists what is done under a name that is no field of a measure: 取組の方向性."""
    return len(row) > 1 and find_topic(row[0].text) == "measures" and _holds_list(row[1])


def _holds_list(cell: Cell) -> bool:
    """Tell whether a cell holds sentences or several items, and no name."""
    return len(cut_items(cell)) > 1 or cell.text.endswith("。")


def _is_matrix(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a table only ticks who takes part in what (取組｜本市｜隣の町 over 1-1｜◎｜○); no form does."""
    ticks = [cell.text.strip() for row in rows[1:] for cell in row[1:] if cell.text.strip()]
    return len(ticks) > 1 and _TICKS.issuperset(ticks) and not _DASHES.issuperset(ticks)


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.column
