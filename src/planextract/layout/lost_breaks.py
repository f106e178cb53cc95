"""Text whose line breaks were lost: a page on one line, each break left as a blank.

In: a text with its lines. Out: the same text with the long lines cut at the blanks that were breaks, so that headings,
items and wrapped lines are told apart by the same rules as everywhere. Which blank was a break is told by what stands
at its sides: Japanese sets no blanks between words, and a label that its sequence expects begins a line. Blanks beside
figures and Latin words are left, they are set by word processors (平成 27 年). Nothing of the text is changed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from planextract.document import Document, Finding, Line
from planextract.spans import Span, fold
from planextract.values.labels import Label, find_label, is_named, label_key

# No printed line holds so many characters.
_MIN_LINE = 160
# Running text of one paragraph has fewer blanks than one in so many characters.
_MAX_PIECE = 80
_MIN_BREAKS = 4
_BLANK = re.compile(r"[ \u3000\u00a0]+")
_LETTER = re.compile(r"[ぁ-ヺー一-鿿々〆]")
# What a sentence goes on after; a bare number behind it counts something.
_GOES_ON = re.compile(r"[をにはがのとやでも、,・]$")
_LABEL_REACH = 40
# A word processor sets a blank between these and Japanese letters.
_SET = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ%.,&+/-]")
_BULLETS = "■□◆◇●○〇◎◯▪▸▶►◦•・✓★☆※⇒→"
_OPENING = "【〔《〈≪「『<＜"
# Kinds of labels that no running text has by chance; bare numbers need their sequence.
_SURE = frozenset(
    {"part", "chapter", "section", "roman", "roman_path", "paren", "path", "digit_dot", "circled", "bracket_number"}
)


def restore_breaks(document: Document) -> Document:
    """Cut the long lines of a text at the blanks that were line breaks.

    Args:
        document: Text with its lines; drawn pages and Markdown, whose paragraphs are long lines, stay as they are.
    """
    if document.source.media_type != "text/plain" or max(map(len, document.text.split("\n"))) < _MIN_LINE:
        return document
    lines: list[Line] = []
    first: Span | None = None
    for line in document.lines:
        spans = _cut(document.text, line) if _is_long(line) else [line.span]
        if len(spans) > 1 and first is None:
            first = spans[0]
        lines.extend(replace(line, span=span) if len(spans) > 1 else line for span in spans)
    if first is None:
        return document
    message = "改行が失われた行を、空白と符号から区切り直しました。原本の区切りを確認してください。"
    finding = Finding("text.breaks_restored", message, (first,), severity="info")
    return replace(document, lines=tuple(lines), findings=(*document.findings, finding))


def _is_long(line: Line) -> bool:
    return line.span.end - line.span.start >= _MIN_LINE and line.table is None


def _cut(text: str, line: Line) -> list[Span]:
    """Return the ranges of the lines that a long line was made of; only itself if it is running text."""
    start, end = line.span.start, line.span.end
    part = text[start:end]
    if "\t" in part or "|" in part:
        return [line.span]
    breaks = list(_find_breaks(part))
    if len(breaks) < _MIN_BREAKS or len(breaks) * _MAX_PIECE < len(part):
        return [line.span]
    edges = [0, *breaks, len(part)]
    return [Span(start + left, start + right) for left, right in itertools.pairwise(edges)]


def _find_breaks(part: str) -> Iterator[int]:
    """Yield where lines begin behind a blank."""
    blanks = list(_BLANK.finditer(part))
    expected: dict[str, int] = {}
    for place, blank in enumerate(blanks):
        if not blank.start() or blank.end() == len(part):
            continue
        before = blanks[place - 1].end() if place else 0
        after = blanks[place + 1].start() if place + 1 < len(blanks) else len(part)
        left, right = part[before : blank.start()], part[blank.end() : after]
        if _is_break(left, right, part[blank.end() : blank.end() + _LABEL_REACH], expected):
            yield blank.end()


def _is_break(left: str, right: str, rest: str, expected: dict[str, int]) -> bool:
    """Tell whether a line began behind a blank.

    Args:
        left: What stands before it, up to the blank before.
        right: What stands behind it, up to the next blank.
        rest: What stands behind it, further.
        expected: The next number of each sequence; the label behind the blank is counted in.
    """
    if _is_lone_label(left):
        return False
    if right[0] in _BULLETS or (right[0] in _OPENING and len(left) > 1):
        return True
    match = find_label(fold(rest, at=0).text)
    if match is not None and match.label.number is not None and _follows(match.label, left, expected):
        return True
    if len(left) == 1 or len(right) == 1:  # letters that are set apart
        return False
    return not _SET.match(left[-1]) and not _SET.match(right[0])


def _follows(label: Label, left: str, expected: dict[str, int]) -> bool:
    """Tell whether a label begins a line: no running text has it, or its sequence expects it; it is counted in."""
    key, number = label_key(label).removesuffix("_dot"), label.number or 0  # 1.背景 … 2.概要 … 3 施策
    sure = label.kind in _SURE or is_named(label)
    if not sure and (number not in (1, expected.get(key, 1)) or _GOES_ON.search(left)):
        return False
    expected[key] = number + 1
    return True


def _is_lone_label(piece: str) -> bool:
    """Tell whether a piece is a label without its text (1, (2), ①, ア, ・), which goes on behind the blank."""
    if len(piece) > 8 or (len(piece) > 1 and _LETTER.match(piece[-1]) is not None and piece[0] != "第"):
        return False
    folded = fold(piece, at=0).text
    match = find_label(folded) or find_label(f"{folded} あ")
    return match is not None and match.end >= len(folded)
