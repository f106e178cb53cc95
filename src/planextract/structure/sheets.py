"""Sheets of a form, one for each case or project: where each begins, and the name that it gives.

In: entries with their fields told. Out: the sheets. They begin with a numbered word (事例１), or, where a document
has none, with the first field of each. Rules: ``case.label`` of ``rules/base/form_fields.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from planextract.rules.loader import load_rules
from planextract.spans import join
from planextract.structure.entries import Entry
from planextract.structure.form_fields import is_list_of_bodies, is_period
from planextract.values.form_fields import squeeze_field
from planextract.values.labels import Label, parse_number

REASON = "form.sheet"
"""Reason of an entry that heads a sheet; it stands above all that is in the sheet, whatever its numbers look like."""
_LONGEST_NAME = 90
_LONGEST_HEAD = 60
_FEWEST = 2
# A collection says what it is in its first entries.
_FRONT = 12
# What can stand above the name of a project.
_LEADING = frozenset({"bodies", "period", "place"})
# The line of the bodies and that of the sector may stand between a number and the name.
_BELOW = 3
# A sheet holds so many fields at least.
_FIELDS = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        start: Index of its first entry.
        stop: Index of the entry behind it.
        name: Index of the entry that names its project, None if none does.
        label: Its number, None if it has none.
        title: How many characters of the first entry stand before a name of its own; None if it has none.
        ahead: How many entries of it a dump printed in front of its first.
    """

    start: int
    stop: int
    name: int | None
    label: Label | None = None
    title: int | None = None
    ahead: int = 0


def find_sheets(entries: Sequence[Entry]) -> tuple[Sheet, ...]:
    """Return the sheets that entries are made of, none if most of them give no name."""
    if not any(entry.field is not None for entry in entries):
        return ()
    cases = load_rules("form_fields")["collection.title"].pattern
    collects = any(cases.search(entry.body.text) for entry in entries[:_FRONT] if len(entry.body.text) <= _LONGEST_HEAD)
    sheets = tuple(_find_numbered(entries, collects=collects))
    if not sheets and collects:
        sheets = tuple(_find_unnumbered(entries))
    named = sum(sheet.name is not None or sheet.title is not None for sheet in sheets)
    return tuple(_share_edges(entries, sheets)) if named >= _FEWEST and 2 * named >= len(sheets) else ()


def name_sheets(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the name of every sheet's project as its heading."""
    out: list[Entry] = []
    done = 0
    for sheet in find_sheets(entries):
        out.extend(entries[done : sheet.start - sheet.ahead])
        heading = _make_heading(entries, sheet)
        rest = entries[sheet.start + (sheet.label is not None) : sheet.stop]
        named = entries[sheet.name - 1 : sheet.name + 1] if sheet.name is not None else ()
        gone = {id(entry) for entry in named if entry is not named[0] or entry.field == "name"}
        out.extend([heading] if heading is not None else entries[sheet.start : sheet.start + 1])
        out.extend(entries[sheet.start - sheet.ahead : sheet.start])
        out.extend(entry for entry in rest if id(entry) not in gone)
        done = sheet.stop
    return (*out, *entries[done:])


def _share_edges(entries: Sequence[Entry], sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Yield the sheets, each with the fields that stand before its first entry: the sheet before has them already."""
    ahead = 0
    for sheet, after in zip(sheets, (*sheets[1:], None), strict=True):
        stop = sheet.stop
        if after is not None and after.start == stop:
            stop = _find_surplus(entries, sheet, after)
        yield replace(sheet, stop=stop, ahead=ahead)
        ahead = sheet.stop - stop


def _find_surplus(entries: Sequence[Entry], sheet: Sheet, after: Sheet) -> int:
    """Return where the fields begin, at the end of a sheet, that it has twice and the next sheet not at all."""
    names = {_name(entry) for entry in entries[after.start : after.stop] if entry.field is not None}
    fields = [at for at in range(sheet.start, sheet.stop) if entries[at].field is not None]
    stop = sheet.stop
    for place in range(len(fields) - 1, 0, -1):
        word = _name(entries[fields[place]])
        if word in names or all(_name(entries[at]) != word for at in fields[:place]):
            break
        stop = fields[place]
    return stop


def _name(entry: Entry) -> str:
    return squeeze_field(entry.whole.text)


def _make_heading(entries: Sequence[Entry], sheet: Sheet) -> Entry | None:
    first = entries[sheet.start]
    if sheet.name is not None:
        value = entries[sheet.name]
        whole = join([first.whole, value.whole]) if sheet.label is not None else value.whole
        heading = replace(value, whole=whole, body=value.body, page=first.page)
    elif sheet.title is not None:
        heading = replace(first, body=first.whole.slice(sheet.title).strip())
    else:
        return None
    # Type sizes of a form tell its fields from their values, not what stands above what.
    return replace(heading, label=sheet.label, size=None, reasons=(*heading.reasons, REASON), field=None)


def _find_numbered(entries: Sequence[Entry], *, collects: bool) -> Iterator[Sheet]:
    """Yield the sheets that begin with a number, as long as they count from one on.

    Args:
        entries: In document order.
        collects: Whether the document calls itself a collection of cases; a mere No.1 numbers many things.
    """
    pattern = load_rules("form_fields")["case.label"].pattern
    heads = [
        (at, match)
        for at, entry in enumerate(entries)
        if entry.table is None and len(entry.whole.text) <= _LONGEST_HEAD and (match := pattern.match(entry.whole.text))
        if collects or "例" in match["label"]
    ]
    expected = 1
    for place, (at, match) in enumerate(heads):
        stop = heads[place + 1][0] if place + 1 < len(heads) else len(entries)
        number = parse_number(match["n"])
        if number != expected or sum(entry.field is not None for entry in entries[at:stop]) < _FIELDS:
            continue
        expected += 1
        text = entries[at].whole.text
        title = match.end() if match.end() < len(text) and not text.endswith("。") else None
        label = Label("named_lower", number, match["label"])
        name = _find_name(entries, at, stop)
        if name is None:
            name = _find_below(entries, at, stop, beside=text[match.end() :])
        yield Sheet(at, stop, name, label, title)


def _find_unnumbered(entries: Sequence[Entry]) -> Iterator[Sheet]:
    """Yield the sheets that have no number: each from its page's first field on, or from the field of the name."""
    names = [at for at, entry in enumerate(entries) if entry.field == "name"]
    starts = [_first_field(entries, at, names[place - 1] if place else -1) for place, at in enumerate(names)]
    for place, start in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else len(entries)
        if sum(entry.field is not None for entry in entries[start:stop]) >= _FIELDS:
            yield Sheet(start, stop, _find_name(entries, start, stop))


def _first_field(entries: Sequence[Entry], at: int, before: int) -> int:
    """Return the first of the fields with single values that stand right before the field of the name."""
    start = at
    while start - 2 > before + 1:
        field, value = entries[start - 2], entries[start - 1]
        if field.field not in _LEADING or field.page != entries[at].page or not _is_value(value):
            break
        start -= 2
    return start


def _find_name(entries: Sequence[Entry], start: int, stop: int) -> int | None:
    """Return the entry that names the project of a sheet: the one behind the field that asks for it."""
    for at in range(start, stop - 1):
        if entries[at].field == "name":
            return at + 1 if _is_value(entries[at + 1]) and len(entries[at + 1].body) <= _LONGEST_NAME else None
    return None


def _find_below(entries: Sequence[Entry], at: int, stop: int, *, beside: str) -> int | None:
    """Return the entry that names a sheet's project right below its number, whose line may hold bodies or a sector.

    Args:
        entries: In document order.
        at: The entry with the number.
        stop: Where the sheet ends.
        beside: What stands behind the number, empty for nothing.
    """
    is_name = load_rules("form_fields")["project.name"].pattern.search

    def may_lead(place: int) -> bool:
        return entries[place].field in _LEADING or _is_value(entries[place])

    lead = takewhile(may_lead, range(at + 1, min(at + 1 + _BELOW, stop)))
    below = [place for place in lead if _is_value(entries[place]) and entries[place - 1].field is None]
    texts = {place: text for place in below if len(text := entries[place].body.text) <= _LONGEST_NAME}
    named = next((place for place, text in texts.items() if is_name(text)), None)
    if named is not None or beside:
        return named if not is_name(beside) else None
    return next((place for place, text in texts.items() if not (is_list_of_bodies(text) or is_period(text))), None)


def _is_value(entry: Entry) -> bool:
    plain = entry.field is None and entry.label is None and entry.table is None
    return plain and not entry.body.text.endswith("。") and not entry.body.text.isdigit()
