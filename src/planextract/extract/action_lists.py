"""Lists of measures: a header names the columns, each row is a measure with what it does.

In: a table and its header. Out: actions with the action they stand under: groups over names, names over the items or
sentences of their content. A row that names nothing gives its content; sums are left out.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

from planextract.document import Cell, Document, Table
from planextract.extract.action_maker import ActionMaker
from planextract.extract.cell_items import cut_items
from planextract.extract.groups import same_title
from planextract.extract.table_headers import Header
from planextract.mentions import ActionMention
from planextract.rules.loader import RuleSet
from planextract.spans import View
from planextract.values.labels import find_label

_SIGNS = "●◎○★☆〇"
Split = Callable[[View], Sequence[View]]
Key = tuple[int, int]
"""Outline node of an action, and its order among the actions of that node."""


@dataclass(frozen=True, slots=True)
class _Group:
    """What a row's measures belong to.

    Attributes:
        text: Of its cell, without number and marks.
        key: Its action, or what that would stand under where it is none of its own.
    """

    text: str
    key: Key | None


@dataclass(frozen=True, slots=True)
class ListReader:
    """Reads the lists of measures of one document.

    Attributes:
        document: With its tables.
        rules: The ``action_tables`` rules.
        split: Cuts running text into sentences that say what will be done.
    """

    document: Document
    rules: RuleSet
    split: Split

    def read(self, table: Table, header: Header, end: int, maker: ActionMaker) -> Iterator[ActionMention]:
        """Yield the actions of the rows below a header.

        Args:
            table: With folded cells.
            header: Its header.
            end: Row where the part to read ends.
            maker: Numbers the actions of the table.
        """
        done: dict[Key, Key | None] = {}
        told: set[Key] = set()
        over: list[_Group] = []
        last: Key | None = None
        for row in itertools.islice(table.rows(), header.last + 1, end):
            cells = {role: row[column] for role, column in header.columns.items()}
            name, content = cells.get("name"), cells.get("content")
            content = None if content is name and name is not None else content  # one cell over both columns
            # Facilities of one kind (施設区分) are told by what is built.
            main = content if name is None or name.view is None else name
            if main is None or main.view is None or self.rules["row.total"].pattern.search(_squeezed(main)):
                continue
            before = over[-1:]
            above = yield from self._read_groups([row[at] for at in header.groups], maker, over)
            last = last if over[-1:] == before else None
            number, marked = _text(cells.get("number")), _is_marked(cells.get("priority"))
            if content is not None and content.view is not None and "owner" in cells and "。" not in content.text:
                yield maker.make(content.view, above)
                continue
            if name is None or name.view is None:
                if _place(main) not in told:  # a blank name is the one above, in a cell that no rule closes
                    told.add(_place(main))
                    yield from self._read_nameless(main, last or above, number, maker)
                continue
            if header.groups and header.columns.get("content", name.column) < name.column:
                if content is not None and _place(content) not in told:  # 施策｜内容｜主な事業: told of the group
                    told.add(_place(content))
                    yield from self.read_items(content, above, maker)
                content = None
            if _place(name) not in done:
                key = yield from self._read_name(name, above, number, maker, priority=marked)
                done[_place(name)] = key
            last = done[_place(name)]
            if content is not None and _place(content) not in told:
                told.add(_place(content))
                yield from self.read_items(content, last or above, maker)

    def _read_name(
        self, name: Cell, above: Key | None, number: str | None, maker: ActionMaker, *, priority: bool
    ) -> Generator[ActionMention, None, Key | None]:
        """Yield what a name's cell holds, and return the key of what its content stands under.

        Several items or sentences in it are measures of their own (具体的な取組), and the content is of none of them.
        """
        if name.view is None:
            return None
        if len(cut_items(name)) > 1 or name.text.count("。") > 1:
            yield from self.read_items(name, above, maker)
            return None
        mention = maker.make_labelled(name.view, above, number, priority=priority)
        yield mention
        return mention.node, mention.sentence

    def _read_nameless(
        self, content: Cell, above: Key | None, number: str | None, maker: ActionMaker
    ) -> Iterator[ActionMention]:
        """Yield the content of a row that has no name."""
        if cut_items(content) or "。" in content.text:
            yield from self.read_items(content, above, maker)
        elif content.view is not None:
            yield maker.make_labelled(content.view, above, number)

    def _read_groups(
        self, cells: Sequence[Cell | None], maker: ActionMaker, over: list[_Group]
    ) -> Generator[ActionMention, None, Key | None]:
        """Yield the measures that a row's measures belong to, each once, and return what the row stands under.

        A blank cell, and one that says the same as the one above, belong to the group of the row above.
        """
        for level, cell in enumerate(cells):
            before = over[level] if level < len(over) else None
            text = _bare(cell.text) if cell is not None else ""
            if before is not None and (not any(map(str.isalnum, text)) or same_title(text, before.text)):
                continue
            del over[level:]
            above = over[-1].key if over else maker.above
            if cell is None or cell.view is None or not text or self._is_said_above(text, maker):
                over.append(_Group(text, above))
                continue
            mention = maker.make_labelled(cell.view, above, None)
            over.append(_Group(text, (mention.node, mention.sentence)))
            yield mention
        return over[-1].key if over else maker.above

    def _is_said_above(self, title: str, maker: ActionMaker) -> bool:
        """Tell whether a group only repeats a heading that the table stands under."""
        return any(same_title(title, node.text) for node in self.document.ancestors(maker.node))

    def read_items(self, cell: Cell, above: Key | None, maker: ActionMaker) -> Iterator[ActionMention]:
        """Yield a cell's items in their tree, or else its sentences.

        Args:
            cell: With folded text.
            above: Key of the action that they stand under.
            maker: Numbers the actions of the table.
        """
        items = cut_items(cell)
        if not items and cell.view is not None:
            for part in self.split(cell.view):
                yield maker.make(part, above)
        keys: list[Key | None] = []
        for item in items:
            upper = keys[item.above] if item.above is not None else above
            keys.append(upper)
            if item.view.text.endswith("。") and not self.split(item.view):
                continue
            mention = maker.make_labelled(item.view, upper, item.label.printed)
            keys[-1] = (mention.node, mention.sentence)
            yield mention


def _bare(text: str) -> str:
    """Return a cell's text without number and marks."""
    label = find_label(text.strip())
    return text.strip()[label.end :].strip() if label else text.strip()


def _squeezed(cell: Cell) -> str:
    return "".join(cell.text.split())


def _place(cell: Cell) -> Key:
    return cell.row, cell.column


def _text(cell: Cell | None) -> str | None:
    return cell.text.strip() or None if cell is not None else None


def _is_marked(cell: Cell | None) -> bool:
    return cell is not None and bool(cell.text.strip()) and cell.text.strip()[0] in _SIGNS
