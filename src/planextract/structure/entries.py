"""Lines → entries: one heading, item or paragraph each, wrapped lines joined, labels read.

A text dump knows no indentation, no font and often no paragraph: whether a line goes on is decided by
what both ends look like (open brackets, particles, full stops, widths), in this order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from planextract.document import Document, Label, Line
from planextract.rules.loader import load_rules
from planextract.spans import OffsetMap, View, join
from planextract.structure.marks import take_marks
from planextract.values.labels import find_label, is_named, label_key

_OPEN, _CLOSE = "([{（〔【「『《〈<“", ")]}）〕】」』》〉>”"
_GOES_ON = re.compile(r"(?:[をにとがはでやものへ、,・･／/~〜]|から|より|まで|など|及び|並びに|又は|による|した|えた|った|いた|する|しい|ため|よる|な)$")
_VERB = re.compile(r"[うくぐすつぬぶむる]$")
_STARTS_LATE = re.compile(r"^[ー、。」』）)】〕々ゝっゃゅょァィゥェォッャュョ]")
_ENDS = re.compile(r"[。．!?！？]$")
_ENDS_NOUN = re.compile(r"(?:[)）」』】〕》:：]|など|ほか)$")
_INNER_LABEL = re.compile(r"(?<=\s)(?=(?:[Ⅰ-Ⅻ]\s*(?![-~〜・、とのを])\S|[○〇●◆◇■□◎▪]\s?\S|[①-⑳]\s?\S|[・▸]\s?\S))")
# A caption, or a field with its name: 表４－１, 事業期間：
_FIELD = re.compile(r"^(?:(?:図|表|写真)\s?[0-9]|[^\s、。「」()/0-9]{1,8}\s?:(?!//))")
_CONTENTS_LINE = re.compile(r"[.…‥・]{4,}\s*[0-9]{1,3}$")
_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_BRACKET_HEADING = re.compile(r"^(?:【[^】]{1,24}】|〔[^〕]{2,24}〕|《[^》]{1,24}》|〈[^〉]{1,24}〉|<[^<>]{1,24}>|≪[^≫]{1,24}≫|◆[^◆]{1,24}◆)$")
# A line this much shorter than the widest one beside it was not broken by the margin (in half-width units).
_SLACK = 6
_MAX_PARAGRAPH = 4000
# How many lines that certainly went on are remembered to know the margin of the lines around.
_MEMORY = 8

InWord = Callable[[str, str], bool]
"""Tells whether a line break between two texts falls inside a word."""


@dataclass(frozen=True, slots=True)
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


@dataclass(slots=True)
class _Draft:
    """Lines gathered so far for one entry."""

    lines: list[Line]
    views: list[View]
    after_blank: bool

    def text(self) -> str:
        return "".join(view.text for view in self.views)


@dataclass(slots=True)
class _Joiner:
    """Decides line by line; remembers how wide the lines are that certainly went on.

    Attributes:
        markdown: Whether blank lines and heading marks are to be believed.
        in_word: The word test.
        margin: Width of a full line where lines follow each other without blank lines, 0 where they do not.
        margins: Widths of recent lines that went on in the middle of a word or phrase.
    """

    markdown: bool
    in_word: InWord
    margin: int = 0
    margins: deque[int] = field(default_factory=lambda: deque(maxlen=_MEMORY))

    def is_full(self, text: str) -> bool:
        """Tell whether a line is as wide as the lines around that certainly went on."""
        margin = max(self.margins, default=0)
        return bool(margin) and margin - _SLACK <= width(text) <= margin + 2


def read_entries(document: Document, in_word: InWord) -> tuple[Entry, ...]:
    """Cut a normalised document into entries, in the order of its lines.

    Args:
        document: With folded lines.
        in_word: Tells whether a break between two texts falls inside a word.
    """
    markdown = document.source.media_type == "text/markdown"
    entries: list[Entry] = []
    for draft in _join_lines(_split_lines(document), _Joiner(markdown, in_word, _dense_margin(document))):
        entry = _finish(draft, markdown=markdown)
        if entry.table is not None and entries and entries[-1].table == entry.table:
            continue
        if entries and not entry.body and entry.marks and entries[-1].label:  # ◎重点 beside or below its heading
            entries[-1] = replace(entries[-1], marks=tuple(dict.fromkeys((*entries[-1].marks, *entry.marks))))
            continue
        entries.append(entry)
    return tuple(_spread_labels(entries))


def _dense_margin(document: Document) -> int:
    """Return the width of the widest lines of a text whose lines mostly follow each other; 0 for other texts."""
    texts = [line.view.text.strip() if line.view else "" for line in document.lines if line.table is None]
    widths = sorted(width(text) for text in texts if text)
    followed = sum(1 for text, below in zip(texts, texts[1:], strict=False) if text and below)
    if not widths or 2 * followed < len(widths):
        return 0
    return widths[int(0.95 * (len(widths) - 1))]


def _spread_labels(entries: list[Entry]) -> Iterator[Entry]:
    """Give labels that stand alone (取組①) to the texts that follow.

    A text right behind one lone label takes it; otherwise a text takes the oldest label that still waits.
    """
    waiting: deque[Label] = deque()
    run = 0  # how many lone labels stand right before this entry
    for entry in entries:
        label = find_label(entry.whole.text)
        alone = label is not None and is_named(label.label) and label.end == len(entry.whole.text)
        if label is not None and alone:
            waiting.append(label.label)
        elif waiting and entry.label is None and entry.table is None and not entry.level and not is_bracket_heading(entry.whole.text):
            yield replace(entry, label=waiting.pop() if run == 1 and _differ(waiting) else waiting.popleft())
        else:
            if entry.label is not None:
                waiting.clear()
            yield entry
        run = run + 1 if alone else 0


def _differ(waiting: deque[Label]) -> bool:
    """Tell whether the newest of the waiting labels is of another kind than the oldest."""
    return label_key(waiting[0]) != label_key(waiting[-1])


def is_bracket_heading(text: str) -> bool:
    """Tell whether a text is one short bracket and nothing else: 【課題】, ＜主な取組＞."""
    return _BRACKET_HEADING.match(text) is not None


def width(text: str) -> int:
    """Return the printed width of a text: 2 for full-width characters, 1 for others."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _split_lines(document: Document) -> Iterator[tuple[Line, View, bool]]:
    """Yield line parts with their text and whether a blank line stands before them."""
    blank = True
    for line in _without_towers(document.lines):
        if line.furniture or line.view is None:
            continue
        view = line.view.strip()
        if not view or _CONTENTS_LINE.search(view.text):
            blank = True
            continue
        for number, part in enumerate([view] if line.table is not None else _split_inner(view)):
            yield line, part, blank and not number
        blank = False


def _split_inner(view: View) -> list[View]:
    """Split a line that prints several labelled entries side by side."""
    cuts = [match.start() for match in _INNER_LABEL.finditer(view.text)]
    if not cuts:
        return [view]
    first = find_label(view.text)
    kept: list[int] = []
    for cut in cuts:
        inner = find_label(view.text[cut:])
        lead = view.text[: cut if not kept else kept[0]].strip()
        if inner is None or _is_open(view.text[:cut]):
            continue
        same = first is not None and first.label.kind == inner.label.kind
        strong = inner.label.kind in ("roman",) or inner.label.printed[0] in "○〇●◆◇■□◎"
        if same or (strong and width(lead) <= 48 and not _GOES_ON.search(lead)):
            kept.append(cut)
    edges = [0, *kept, len(view.text)]
    return [part for start, end in zip(edges, edges[1:], strict=False) if (part := view.slice(start, end).strip())]


def _without_towers(lines: Iterable[Line]) -> Iterator[Line]:
    """Join lines of one character each, printed one below the other, into one line."""
    tower: list[Line] = []
    waiting: list[Line] = []
    for line in lines:
        text = line.view.text.strip() if line.view else ""
        if line.box is None and line.table is None and len(text) == 1 and not text.isspace():
            tower.extend([*waiting, line])
            waiting = []
        elif not text and tower:
            waiting.append(line)
        else:
            yield from _close_tower(tower, waiting)
            tower, waiting = [], []
            yield line
    yield from _close_tower(tower, waiting)


def _close_tower(tower: list[Line], waiting: list[Line]) -> Iterator[Line]:
    letters = [line for line in tower if line.view and line.view.text.strip()]
    if len(letters) < 3:
        yield from tower
    else:
        views = [line.view.strip() for line in letters if line.view]
        yield replace(letters[0], view=join(views))
    yield from waiting


def _join_lines(parts: Iterable[tuple[Line, View, bool]], joiner: _Joiner) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for line, view, after_blank in parts:
        if draft is not None and _goes_on(draft, line, view, joiner, after_blank=after_blank):
            draft.lines.append(line)
            draft.views.append(view)
            continue
        if draft is not None:
            yield draft
        draft = _Draft([line], [view], after_blank)
    if draft is not None:
        yield draft


def _goes_on(draft: _Draft, line: Line, view: View, joiner: _Joiner, *, after_blank: bool) -> bool:
    """Decide whether a line continues the entry before it."""
    last = draft.lines[-1]
    before, text, whole = draft.views[-1].text, view.text, draft.text()
    if line.table is not None or last.table is not None or _starts_entry(text, markdown=joiner.markdown):
        return False
    if _HEADING_MARK.match(whole) or _BRACKET_HEADING.match(whole) or len(whole) > _MAX_PARAGRAPH:
        return False
    if joiner.markdown and after_blank:
        return False
    if last.box is not None and line.box is not None and not _same_paragraph(last, line):
        return False
    if _is_open(whole):
        return len(draft.lines) < 12
    if _ENDS.search(before):
        return False
    split = line.view is not None and len(view) < len(line.view.strip())
    return _reads_on(draft, text, joiner, after_blank=after_blank, split=split)


def _reads_on(draft: _Draft, text: str, joiner: _Joiner, *, after_blank: bool, split: bool) -> bool:
    """Decide by what both sides of the break look like."""
    before = draft.views[-1].text
    if text[0] == "(":
        return not after_blank or (find_label(draft.views[0].text) is not None and len(text) >= 10)
    certain = bool(_GOES_ON.search(before) or _STARTS_LATE.match(text))
    if not certain and not split and len(before) >= 5:
        certain = joiner.in_word(before, text) and not (after_blank and len(text) == 1 and not joiner.is_full(before))
    if certain:
        joiner.margins.append(width(before))
        return True
    if split or _ends_loose(before):
        return False
    if _VERB.search(before) and width(before) >= 20 and 2 * width(text) <= width(before) and not _ENDS.search(text):
        return True  # 「…機能を担う」｜「交通基盤」の形成: the rest is too short to be an entry of its own
    if after_blank:
        return joiner.is_full(before) and width(text) <= max(joiner.margins) + 2
    margin = max(joiner.margin, *(width(view.text) for view in draft.views))
    return margin - _SLACK <= width(before) and width(text) <= margin + 2 and width(before) >= 20


def _ends_loose(before: str) -> bool:
    """Tell whether a line ends like a finished item: a closing bracket, 等, a number."""
    return bool(_ENDS_NOUN.search(before)) or before[-1].isdigit()


def _same_paragraph(last: Line, line: Line) -> bool:
    """Tell whether two drawn lines can belong to one paragraph: same block and size, near each other."""
    if last.column != line.column or last.page != line.page:
        return False
    if last.size and line.size and abs(last.size - line.size) > 0.15 * max(last.size, line.size):
        return False
    if last.box and line.box and last.size:
        return line.box[1] - last.box[3] <= 1.2 * last.size
    return True


def _starts_entry(text: str, *, markdown: bool) -> bool:
    if markdown and (_HEADING_MARK.match(text) or text.startswith(("!", "|", ">"))):
        return True
    if _BRACKET_HEADING.match(text) or _FIELD.match(text):
        return True
    if text[0] in "【〔《" and re.match(r"[【〔《][^】〕》]{1,24}[】〕》]", text):
        return True
    return find_label(text) is not None


def _is_open(text: str) -> bool:
    depth = 0
    for character in text:
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE and depth:
            depth -= 1
    return depth > 0


def _finish(draft: _Draft, *, markdown: bool) -> Entry:
    first = draft.lines[0]
    whole = _join_views(draft.views)
    entry = Entry(whole, whole, first.page, size=first.size, column=first.column, table=first.table)
    if first.table is not None:
        return entry
    if markdown:
        heading = _HEADING_MARK.match(whole.text)
        if heading:
            body = whole.slice(heading.end()).strip()
            entry = replace(entry, whole=body, body=body, level=heading[0].count("#"))
        raw = first.view.text if first.view else ""
        entry = replace(entry, indent=len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip()))
    rules = load_rules("marks")
    rest, before = take_marks(entry.whole, rules)
    label = find_label(rest.text)
    body, after = take_marks(rest.slice(label.end).strip() if label else rest, rules)
    marks = tuple(dict.fromkeys((*before, *after)))
    if label and not body:  # a label alone, such as a number in a form, is text
        return replace(entry, marks=marks)
    return replace(entry, body=body, label=label.label if label else None, marks=marks)


def _join_views(views: list[View]) -> View:
    parts: list[View] = []
    for view in views:
        if parts:
            left, right = parts[-1].text[-1], view.text[0]
            if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
                at = parts[-1].map.ends[-1]
                parts.append(View(" ", OffsetMap([at], [at])))
        parts.append(view)
    return parts[0] if len(parts) == 1 else join(parts)
