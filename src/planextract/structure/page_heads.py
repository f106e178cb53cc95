"""Heads of pages: a table that says where its page stands in the plan: 基本目標｜１ …, 施策｜１－１ …, 主管課｜….

In: entries and tables. Out: the levels of such a table as headings, as if they were printed 基本目標１ …, 施策１－１ …;
what else it tells stays a table below them. A level that is said again on the next page is no new heading. A form that
also holds what is done is left whole. Rules: ``level.*`` of ``rules/base/form_fields.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Cell, Document, Table
from planextract.rules.loader import RuleSet, load_rules
from planextract.spans import View, join
from planextract.structure.entries import Entry
from planextract.structure.zones import find_zone
from planextract.values.labels import Label, find_label, is_named
from planextract.values.marks import take_marks

# A plan has such a head on several of its pages.
_FEWEST = 2
_LONGEST_NAME, _LONGEST_VALUE = 12, 90
# A form that holds these is read as a whole.
_CONTENT = frozenset({"measures", "kpi"})
_ORDER = ("named_upper", "named_middle", "named_lower")
# What begins above every level.
_PARTS = frozenset({"part", "chapter", "section"})


@dataclass(frozen=True, slots=True)
class _Level:
    """One level that a head names: its field, what stands in it, and where it is among the others."""

    name: Cell
    value: Cell
    kind: str
    nested: int


@dataclass(frozen=True, slots=True)
class _Form:
    """A table that may be the head of a page: its fields' names, and the levels among them, the highest first."""

    names: tuple[str, ...]
    levels: tuple[_Level, ...]


def lift_page_heads(document: Document, entries: Sequence[Entry], zones: RuleSet) -> tuple[Document, tuple[Entry, ...]]:
    """Return the document and its entries with the heads of pages as headings.

    Args:
        document: With folded tables.
        entries: In document order.
        zones: The ``zones`` rules.
    """
    fields = load_rules("form_fields")
    heads = _find_alike([_read(table, fields, zones) for table in document.tables])
    if not heads:
        return document, tuple(entries)
    tables = list(document.tables)
    out: list[Entry] = []
    place = _Place()
    for entry in entries:
        levels = heads.get(entry.table) if entry.table is not None else None
        if levels is None or entry.table is None:
            out.append(place.pass_by(entry))
            continue
        out.extend(place.enter(levels, entry))
        rest = _cut(tables[entry.table], levels)
        if rest.cells:
            tables[entry.table] = rest
            out.append(entry)
    return replace(document, tables=tuple(tables)), tuple(out)


@dataclass(slots=True)
class _Place:
    """Where in the plan the entries stand, as far as they have been read.

    Attributes:
        told: The title that is open at each level.
        above: Level of the Markdown heading that the heads stand below; 0 for other documents.
        depth: How many levels the heads below it name; its smaller headings stand below them.
    """

    told: dict[tuple[int, int], str] = field(default_factory=dict)
    above: int = 0
    depth: int = 0

    def enter(self, levels: Sequence[_Level], entry: Entry) -> Iterator[Entry]:
        """Yield the levels of a head that are not open already."""
        self.depth = max(self.depth, len(levels))
        for number, level in enumerate(levels, 1):
            heading = _make_heading(level, entry)
            key, title = (_ORDER.index(level.kind), level.nested), _squeeze(heading.body.text)
            if self.told.get(key) == title:
                continue
            self.told = {other: text for other, text in self.told.items() if other < key} | {key: title}
            yield replace(heading, level=self.above + number if self.above else 0)

    def pass_by(self, entry: Entry) -> Entry:
        """Note what an entry between the heads says of the place, and return it at its level."""
        if entry.level and (not self.depth or entry.level <= self.above):
            self.above, self.depth = entry.level, 0
            self.told.clear()
        label = entry.label
        if label is not None and (label.kind in _PARTS or is_named(label)):
            level = -1 if label.kind in _PARTS else _ORDER.index(label.kind)
            self.told = {key: title for key, title in self.told.items() if key < (level, 0)}
            if level >= 0:
                self.told[level, 0] = _squeeze(entry.body.text)
        return replace(entry, level=entry.level + self.depth) if entry.level and self.depth else entry


def _find_alike(forms: Sequence[_Form | None]) -> dict[int, tuple[_Level, ...]]:
    """Return the levels of the forms that stand on several pages, by their tables.

    They name the same levels and unlike things. One level alone may be the header of a list (分野｜団体等); it is
    believed where the rest of the form is the same too.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for index, form in enumerate(forms):
        if form is not None:
            words = tuple(_squeeze(level.name.text) for level in form.levels)
            alike.setdefault(words if len(words) > 1 else form.names, []).append(index)
    out: dict[int, tuple[_Level, ...]] = {}
    for group in alike.values():
        found = {index: form.levels for index in group if (form := forms[index]) is not None}
        if len({_squeeze(levels[-1].value.text) for levels in found.values()}) >= _FEWEST:
            out |= found
    return out


def _read(table: Table, fields: RuleSet, zones: RuleSet) -> _Form | None:
    """Return the form that a table is, None if it is no head of a page."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    names: list[str] = []
    out: list[_Level] = []
    for cells in rows.values():
        if len(cells) % 2:
            return None
        for name, value in zip(cells[::2], cells[1::2], strict=True):
            word = _squeeze(name.text)
            if name.view is None and value.view is None:
                continue
            if name.view is None or len(word) > _LONGEST_NAME or any(map(str.isdigit, word)):
                return None
            names.append(word)
            rule = fields.first(word, "level")
            if fields.first(_squeeze(value.text), "level"):  # the header of a list: 基本目標｜施策
                return None
            if rule is None:
                if find_zone(word, zones) in _CONTENT:
                    return None
            elif value.view is None or len(value.text) > _LONGEST_VALUE or "。" in value.text:
                return None
            else:
                out.append(_Level(name, value, rule.gives, sum(level.kind == rule.gives for level in out)))
    return _Form(tuple(names), tuple(out)) if out else None


def _make_heading(level: _Level, entry: Entry) -> Entry:
    """Return a level as a heading; its number is that of its name, as in a heading of running text."""
    name, value = level.name.view or entry.whole, (level.value.view or entry.whole).strip()
    rules = load_rules("marks")
    body, marks = take_marks(value, rules)
    found = find_label(body.text)
    numbered = found is not None and found.label.number is not None and found.end < len(body)
    label = Label(level.kind, None, _squeeze(name.text))
    if found is not None and numbered:
        label = _name_label(level, found.label)
        body, after = take_marks(body.slice(found.end).strip(), rules)
        marks = tuple(dict.fromkeys((*marks, *after)))
    whole: View = join([name, value])
    return Entry(whole, body, entry.page, label, marks, nested=level.nested)


def _name_label(level: _Level, label: Label) -> Label:
    if is_named(label):
        return replace(label, kind=level.kind)
    return Label(level.kind, label.number, _squeeze(level.name.text) + label.printed, label.path)


def _cut(table: Table, levels: Sequence[_Level]) -> Table:
    """Return a table without the cells of levels, and without the rows that only they filled."""
    gone = {(cell.row, cell.column) for level in levels for cell in (level.name, level.value)}
    left = [cell for cell in table.cells if (cell.row, cell.column) not in gone]
    rows = {row: place for place, row in enumerate(sorted({cell.row for cell in left if cell.view is not None}))}
    return replace(table, cells=tuple(replace(cell, row=rows[cell.row]) for cell in left if cell.row in rows))


def _squeeze(text: str) -> str:
    return "".join(text.split())
