"""Lines → entries: one heading, item or paragraph each, wrapped lines joined, labels read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from planextract.document import Document, Zone
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet, load_rules
from planextract.spans import View
from planextract.structure.captions import find_captions, part_at_captions
from planextract.structure.drawn_leads import measure_leads
from planextract.structure.form_fields import Fields, find_field, find_fields, split_field
from planextract.structure.lines import BOLD_LEVEL, BOLD_LINE, HEADING_MARK, cut_lines, join_views, split_named, width
from planextract.structure.margins import Margins, find_edges
from planextract.structure.series import Series, find_series, read_label
from planextract.structure.stamps import take_stamps
from planextract.structure.wrapping import Draft, InWord, Joiner, join_lines
from planextract.values.labels import Label, LabelMatch, find_label, is_named
from planextract.values.marks import may_bear_marks, take_marks

_ABOVE_BULLETS = frozenset({"part", "chapter", "section", "named_upper", "named_middle", "named_lower", "roman_path"})
_COUNTERS = frozenset({"digit", "paren", "circled", "half_paren", "alpha_upper", "roman", "roman_lower"})
# What a writer prints in front of an item, behind the dash of Markdown.
_IN_LISTS = frozenset({"bullet", "paren", "digit_paren", "circled", "kana", "kana_paren", "named_lower"})
_COUNTS = re.compile("[0-9Ⅰ-Ⅻ①-⑳㉑-㉟一二三四五六七八九十A-Z]")
_BLANKS = re.compile(r"\s*")
# Numbers of items that are printed elsewhere: ①②③, ①～③.
_NUMBERS = re.compile(r"[①-⑳㉑-㉟、,・~〜～及び\s]*[①-⑳㉑-㉟]")
_DASH, _STAR = "- ", "* "
_STAR_BULLET = LabelMatch(Label("bullet", None, "*"), len(_STAR), "label.bullet")
# Fewer stars may be notes.
_MIN_STARS = 3


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
        lead: Columns of blanks in front of its first line of a text or Markdown; those that a drawn bullet is set in.
        shown: Level that the order of signs shows, None where its kind tells; see ``levels``.
        ends: Whether it ends the part of the heading without number above it.
        heads: Whether bullets with its sign are shown to head what follows them.
        caption: Whether it is a heading in round brackets.
        field: What a field of a form asks for, None for anything else.
        nested: How many levels below another number of its own kind it stands (1 2 3 [1 2] 4).
        beneath: Level of the heading that it stands right below, None where the outline finds its place.
        rank: How high the document's own counting sets its label, None where that is not told.
        announced: What part it announces, empty until somebody asks ``find_announced``; most passes do.
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
    announced: Zone | Literal[""] | None = field(init=False, repr=False, compare=False, default="")
    field: str | None = None
    nested: int = 0
    beneath: str | None = None
    lead: int = 0
    rank: float | None = None
    shown: float | None = None
    heads: bool = False
    ends: bool = False
    caption: bool = False


def read_entries(document: Document, in_word: InWord) -> tuple[Entry, ...]:
    """Cut a normalised document into entries, in the order of its lines.

    Args:
        document: With folded lines.
        in_word: Tells whether a break between two texts falls inside a word.
    """
    markdown = document.source.media_type == "text/markdown"
    marks = load_rules("marks")
    lines, stamps = take_stamps(document.lines, marks)
    document = replace(document, lines=lines)
    cut = list(cut_lines(document))
    texts = [view.text for line, view, _ in cut if line.table is None]
    series = find_series(texts)
    fields = find_fields(texts) if not markdown else frozenset()
    widths = Margins(lines, drawn=bool(document.boxes))
    joiner = Joiner(markdown, in_word, series, fields, widths, find_edges(document))
    starts = Counter(document.text[line.span.start : line.span.start + 2] for line, _, _ in cut if markdown)
    starred = starts[_STAR] >= _MIN_STARS and starts[_STAR] > starts[_DASH]
    captions = find_captions(cut)
    leads = measure_leads(lines)
    reader = _Reader(document.text, markdown, marks, series, fields, stamps, leads, starred, captions)
    for run in part_at_captions(cut, captions) if captions else (cut,):
        for draft in join_lines(run, joiner):
            reader.take(draft)
    return tuple(reader.entries)


@dataclass(slots=True)
class _Reader:
    """Reads the entries that lines were joined to.

    Attributes:
        text: Canonical text of the document.
        markdown: Whether its headings and lists have marks.
        rules: The ``marks`` rules.
        series: Words with which the document counts.
        fields: Fields of the forms that it is made of.
        stamps: Ids of marks by the start of the line that they stand beside.
        leads: How far drawn bullets are set in, by the start of their line.
        starred: Whether stars are the bullets of its lists, as in Markdown with fewer dashes.
        captions: Headings in round brackets.
        entries: Those read so far.
        parts_seen: Headings of parts that stand on one line with their pillars.
    """

    text: str
    markdown: bool
    rules: RuleSet
    series: Series
    fields: Fields
    stamps: Mapping[int, tuple[str, ...]]
    leads: Mapping[int, int]
    starred: bool = False
    captions: frozenset[str] = frozenset()
    entries: list[Entry] = field(default_factory=list)
    parts_seen: set[str] = field(default_factory=set)

    def take(self, draft: Draft) -> None:
        """Read the entries of some lines; nearly always one."""
        whole = join_views(draft.views)
        parts = split_named(whole) if draft.lines[0].table is None else [whole]
        if len(parts) > 1 and not _is_new(parts[0], self.parts_seen):
            parts = parts[1:]
        if self.fields:
            parts = [piece for part in parts for piece in split_field(part, self.fields)]
        for part in parts:
            self._add(self._read(draft, part))

    def _add(self, entry: Entry) -> None:
        """Add an entry, or what it says about the one before."""
        if entry.table is not None and self.entries and self.entries[-1].table == entry.table:
            return
        if entry.marks and not entry.body and self.entries and _may_bear_marks(self.entries[-1]):
            above = self.entries[-1]  # ◎重点 beside or below its heading
            self.entries[-1] = replace(above, marks=tuple(dict.fromkeys((*above.marks, *entry.marks))))
        else:
            self.entries.append(entry)

    def _read(self, draft: Draft, whole: View) -> Entry:
        first = draft.lines[0]
        lead = self.leads.get(first.span.start, 0)
        if not (self.markdown or first.size is not None) and self.text[first.span.start].isspace():
            lead = _measure_lead(first.span.of(self.text))
        if first.table is not None:
            told = find_field(whole.text, self.fields)
            return Entry(
                whole, whole, first.page, size=first.size, column=first.column, table=first.table, field=told, lead=lead
            )
        level = indent = 0
        if self.markdown:
            whole, level = _read_heading(whole)
            lead = indent = _measure_indent(first.view.text) if first.view else 0
        marked = may_bear_marks(whole.text)
        body, marks = take_marks(whole, self.rules) if marked else (whole, ())
        # A star that is set in is a bullet; at the edge it may be a note.
        label = _STAR_BULLET if indent and body.text.startswith(_STAR) else self._find_label(body.text)
        if label is not None and (inner := self._find_inner(label, body.text)) is not None:
            body, label = body.slice(label.end).strip(), inner
        if label is not None:
            body = body.slice(label.end).strip()
            if marked:
                body, after = take_marks(body, self.rules)
                marks = tuple(dict.fromkeys((*marks, *after)))
            # A label alone, such as a number in a form, is text; so is ①②③, and ▲▲▲ between two boxes.
            if (
                not body.text
                or _NUMBERS.fullmatch(body.text)
                or (label.label.kind == "bullet" and _is_signs(body.text))
            ):
                body, label = whole, None
        caption = whole.text in self.captions
        if caption:
            body = whole.slice(1, len(whole) - 1)
        if self.stamps:
            beside = (mark for line in draft.lines for mark in self.stamps.get(line.span.start, ()))
            marks = tuple(dict.fromkeys((*marks, *beside)))
        return Entry(
            whole,
            body,
            first.page,
            label.label if label is not None else None,
            marks,
            level,
            indent,
            first.size,
            first.column,
            apart=draft.apart,
            field=find_field(body.text, self.fields) if self.fields else None,
            lead=lead,
            caption=caption,
        )

    def _find_label(self, text: str) -> LabelMatch | None:
        if self.starred and text.startswith(_STAR):
            return _STAR_BULLET
        return read_label(text, self.series)

    def _find_inner(self, label: LabelMatch, text: str) -> LabelMatch | None:
        """Return the label behind another that says nothing beside it, None if there is none."""
        is_bullet = label.label.kind == "bullet"
        if not is_bullet and label.label.kind not in _COUNTERS:
            return None
        rest = text[label.end :].lstrip()
        # All but the bullet of a converter are numbers of parts and of words.
        inner = self._find_label(rest) if self.markdown or _COUNTS.search(rest) else None
        if inner is None:
            return None
        doubled = self.markdown and is_bullet and inner.label.kind in _IN_LISTS  # - ・, - ①: a converter's too
        return inner if doubled or _only_adorns(label.label, inner.label) else None


def _is_signs(text: str) -> bool:
    """Tell whether a text has neither letters nor digits; the first character of nearly any tells."""
    return not any(map(str.isalnum, text))


def _read_heading(whole: View) -> tuple[View, int]:
    """Return a text without the marks of a heading of Markdown, and its level."""
    heading = HEADING_MARK.match(whole.text)
    if heading:
        return whole.slice(heading.end()).strip(), heading[0].count("#")
    bold = BOLD_LINE.match(whole.text)
    if bold:
        return whole.slice(*bold.span("text")), 0 if bold["text"].endswith("。") else BOLD_LEVEL
    return whole, 0


def _is_new(part: View, seen: set[str]) -> bool:
    """Tell whether a part's heading stands over its first pillar; over the others it is only said again."""
    label = find_label(part.text)
    if label is None or is_named(label.label):
        return True
    if part.text in seen:
        return False
    seen.add(part.text)
    return True


def _may_bear_marks(entry: Entry) -> bool:
    """Tell whether a mark alone on the next line can be an entry's own: it has a label, or ends like a name."""
    return entry.label is not None or (entry.table is None and bool(entry.body) and not entry.body.text.endswith("。"))


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
