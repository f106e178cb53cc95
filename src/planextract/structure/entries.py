"""Lines → entries: one heading, item or paragraph each, wrapped lines joined, labels read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from planextract.document import Document
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import load_rules
from planextract.spans import View
from planextract.structure.form_fields import find_field, find_fields, split_field
from planextract.structure.lines import BOLD_LEVEL, BOLD_LINE, HEADING_MARK, cut_lines, join_views, split_named, width
from planextract.structure.margins import Margins, find_edges
from planextract.structure.series import Series, find_series, find_series_label
from planextract.structure.stamps import take_stamps
from planextract.structure.wrapping import Draft, InWord, Joiner, join_lines
from planextract.values.labels import Label, find_label, is_named
from planextract.values.marks import take_marks

_ABOVE_BULLETS = frozenset({"part", "chapter", "section", "named_upper", "named_middle", "named_lower", "roman_path"})
_COUNTERS = frozenset({"digit", "paren", "circled", "half_paren", "alpha_upper", "roman", "roman_lower"})
_BLANKS = re.compile(r"\s*")
# Numbers of items that are printed elsewhere: ①②③, ①～③.
_NUMBERS = re.compile(r"[①-⑳㉑-㉟、,・~〜～及び\s]*[①-⑳㉑-㉟]")


@frozen_dataclass(frozen=True, slots=True)
class Entry:
    """One heading, item, paragraph or table of the page.

    Attributes:
        whole: Folded text with label and marks.
        body: Without them.
        page: Page of its first line.
        label: Its label, None if it has none.
        marks: Ids of its marks.
        level: Level of a Markdown heading, 0 for anything else.
        indent: Columns of white space in front of a Markdown list item.
        size: Font size of its first line, None for text.
        column: Block of the page that it stands in.
        table: Index of a table, None for text.
        reasons: Why its place is not certain.
        apart: Whether a blank line stands before it.
        lead: Columns of blanks in front of its first line of a text, 0 for drawn lines.
        field: What a field of a form asks for, None for anything else.
        nested: How many levels below another number of its own kind it stands (1 2 3 [1 2] 4).
        beneath: Level of the heading that it stands right below, None where the outline finds its place.
    """

    whole: View
    body: View
    page: int
    label: Label | None = None
    marks: tuple[str, ...] = ()
    level: int = 0
    indent: int = 0
    size: float | None = None
    column: int | None = None
    table: int | None = None
    reasons: tuple[str, ...] = ()
    apart: bool = False
    field: str | None = None
    nested: int = 0
    beneath: str | None = None
    lead: int = 0


def read_entries(document: Document, in_word: InWord) -> tuple[Entry, ...]:
    """Cut a normalised document into entries, in the order of its lines.

    Args:
        document: With folded lines.
        in_word: Tells whether a break between two texts falls inside a word.
    """
    markdown = document.source.media_type == "text/markdown"
    entries: list[Entry] = []
    parts_seen: set[str] = set()
    lines, stamps = take_stamps(document.lines, load_rules("marks"))
    document = replace(document, lines=lines)
    cut = list(cut_lines(document))
    texts = [view.text for line, view, _ in cut if line.table is None]
    series = find_series(texts)
    fields = find_fields(texts) if not markdown else frozenset()
    widths = Margins(document.lines, drawn=bool(document.boxes))
    joiner = Joiner(markdown, in_word, series, fields, widths, find_edges(document))
    for draft in join_lines(cut, joiner):
        whole = join_views(draft.views)
        parts = split_named(whole) if draft.lines[0].table is None else [whole]
        if len(parts) > 1 and not _is_new(parts[0], parts_seen):
            parts = parts[1:]
        if fields:
            parts = [piece for part in parts for piece in split_field(part, fields)]
        for part in parts:
            entry = _finish(draft, part, series, markdown=markdown, stamps=stamps)
            span = draft.lines[0].span
            if not markdown and entry.size is None and document.text[span.start].isspace():
                entry = replace(entry, lead=_measure_lead(span.of(document.text)))
            _take(entries, replace(entry, field=find_field(entry.body.text, fields)) if fields else entry)
    return tuple(entries)


def _is_new(part: View, seen: set[str]) -> bool:
    """Tell whether a part's heading stands over its first pillar; over the others it is only said again."""
    label = find_label(part.text)
    if label is None or is_named(label.label):
        return True
    if part.text in seen:
        return False
    seen.add(part.text)
    return True


def _take(entries: list[Entry], entry: Entry) -> None:
    """Add an entry, or what it says about the one before."""
    if entry.table is not None and entries and entries[-1].table == entry.table:
        return
    if entry.marks and entries and not entry.body and _may_bear_marks(entries[-1]):  # ◎重点 beside or below its heading
        entries[-1] = replace(entries[-1], marks=tuple(dict.fromkeys((*entries[-1].marks, *entry.marks))))
        return
    entries.append(entry)


def _may_bear_marks(entry: Entry) -> bool:
    """Tell whether a mark alone on the next line can be an entry's own: it has a label, or ends like a name."""
    return entry.label is not None or (entry.table is None and bool(entry.body) and not entry.body.text.endswith("。"))


def _finish(
    draft: Draft, whole: View, series: Series, *, markdown: bool, stamps: Mapping[int, tuple[str, ...]]
) -> Entry:
    first = draft.lines[0]
    if first.table is not None:
        return Entry(whole, whole, first.page, size=first.size, column=first.column, table=first.table)
    level = indent = 0
    if markdown:
        heading = HEADING_MARK.match(whole.text)
        if heading:
            whole, level = whole.slice(heading.end()).strip(), heading[0].count("#")
        elif bold := BOLD_LINE.match(whole.text):
            whole, level = whole.slice(*bold.span("text")), 0 if bold["text"].endswith("。") else BOLD_LEVEL
        indent = _measure_indent(first.view.text) if first.view else 0
    rules = load_rules("marks")
    body, marks = take_marks(whole, rules)
    label = find_label(body.text) or find_series_label(body.text, series)
    if label and (label.label.kind == "bullet" or label.label.kind in _COUNTERS):
        rest = body.text[label.end :].lstrip()
        inner = find_label(rest) or find_series_label(rest, series)
        is_bullet = label.label.kind == "bullet"
        doubled = (
            markdown and is_bullet and inner is not None and inner.label.kind == "bullet"
        )  # - ・: a converter's too
        if inner is not None and (_only_adorns(label.label, inner.label) or doubled):
            body, label = body.slice(label.end).strip(), inner
    if label:
        body, after = take_marks(body.slice(label.end).strip(), rules)
        marks = tuple(dict.fromkeys((*marks, *after))) if after else marks
        if not body or _NUMBERS.fullmatch(body.text):  # a label alone, such as a number in a form, is text; so is ①②③
            body, label = whole, None
    if stamps:
        beside = (mark for line in draft.lines for mark in stamps.get(line.span.start, ()))
        marks = tuple(dict.fromkeys((*marks, *beside)))
    return Entry(
        whole,
        body,
        first.page,
        label.label if label else None,
        marks,
        level,
        indent,
        first.size,
        first.column,
        apart=draft.apart,
    )


def _only_adorns(outer: Label, inner: Label) -> bool:
    """Tell whether a label says nothing beside the one behind it: ■ 基本目標１, （２）第二の柱."""
    if outer.kind == "bullet":
        return inner.kind in _ABOVE_BULLETS
    return inner.kind == "named_upper" and not inner.path and inner.number == outer.number


def _measure_indent(text: str) -> int:
    """Return the columns of blanks in front of a line; the rest of it may be long, and is left alone."""
    lead = _BLANKS.match(text)
    return len(lead[0].expandtabs(4)) if lead else 0


def _measure_lead(text: str) -> int:
    """Return the columns of blanks in front of a line of a text, a wide blank as two."""
    lead = _BLANKS.match(text)
    return width(lead[0].expandtabs(4)) if lead else 0
