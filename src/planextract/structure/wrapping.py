"""Lines that belong together: whether a line goes on with the entry before it.

A text dump knows no indentation, no font and often no paragraph: the decision rests on what both ends of the
break look like (open brackets, particles, full stops, words that go over it, widths), in this order.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planextract.document import Line
from planextract.rules.loader import load_rules
from planextract.spans import View
from planextract.structure.closing_lines import closes_record
from planextract.structure.covers import is_frame, stands_by_itself
from planextract.structure.form_fields import (
    PERIOD_STARTS,
    Fields,
    find_field,
    is_list_of_bodies,
    is_period,
    starts_field,
)
from planextract.structure.lines import (
    BOLD_LINE,
    GOES_ON,
    HEADING_MARK,
    count_open,
    ends_in_mark,
    ends_loose,
    ends_with,
    is_bracket_heading,
    is_lone_label,
    starts_entry,
    width,
)
from planextract.structure.margins import Block, Margins, block_of
from planextract.structure.series import Series, find_series_label, read_label
from planextract.structure.zones import LONGEST_PART, is_part_name
from planextract.values.labels import find_label

_VERB = tuple("うくぐすつぬぶむる")
_STARTS_LATE = frozenset("ー、。」』）)】〕々ゝっゃゅょァィゥェォッャュョ")
# 2016(平成｜28)年3月: a number that closes a bracket of the line before is no label.
_CLOSES = re.compile(r"^[0-9]{1,4}\)")
_NUMBER = re.compile(r"[0-9]\)?$")
_NUMBER_ENDS = frozenset("0123456789)")
# 「研修を年」｜「４回開く」, 「令和」｜「７年」: what asks for a figure, but no year (令和７年).
_WANTS_FIGURE = re.compile(r"(?:[をにはでが、]年|約|延べ|第|令和|平成|昭和|西暦)$")
_COUNTED = re.compile(
    r"^(?:[年月日号度%件人円倍棟頭]|割(?![引合り])|[かヶ箇]所|回(?![復答転避収遊])|名(?![称所物産])|社(?![会協])|校(?![舎区庭歌])|"
    r"戸(?!別)|台(?![帳風])|世帯|団体|地区|施設|千円|[万億]円|ha|km)"
)
_KANJI_FIGURES = frozenset("一二三四五六七八九十")
# What stands in front of a name and never behind one: 岐阜県立｜大学, 一般社団｜法人.
_LEADS_NAME = r"(?:[都道府県市町村国公]立|一般|公益|社団|財団|社会福祉|非営利活動|株式|有限|合同)$"
_SURELY_GOES_ON = re.compile(f"{GOES_ON.pattern}|{_LEADS_NAME}")
_LONGEST_ALONE = 16
_HANGING, _ENDS = "。、", tuple("。．!?！？")  # the former may stand beyond the margin
# A line narrower than this was not broken for want of room.
_SHORT = 20
# A line this much shorter than the widest one beside it was not broken by the margin (in half-width units).
_SLACK = 6
# The same for drawn lines, in ems: a full line may lack the room of one word before the break.
_EDGE = 2.5
_MAX_PARAGRAPH = 4000
# A line with so many commas is a list.
_LISTED = 2
# How many lines that certainly went on are remembered to know the margin of the lines around.
_MEMORY = 8

# With these no item of a list ends.
_MID_PHRASE = re.compile(r"(?:[をにとがは、]|から|より|及び|並びに)$")

InWord = Callable[[str, str], bool]
"""Tells whether a line break between two texts falls inside a word."""


@dataclass(slots=True)
class Draft:
    """Lines gathered so far for one entry.

    Attributes:
        lines: Physical lines.
        views: Their text.
        text: All of it.
        depth: How many brackets are open at its end.
        apart: Whether a blank line stands before it.
    """

    lines: list[Line]
    views: list[View]
    text: str
    depth: int
    apart: bool = False

    def add(self, line: Line, view: View) -> None:
        """Take one more line."""
        self.lines.append(line)
        self.views.append(view)
        self.text += view.text
        self.depth = count_open(view.text, self.depth)


@dataclass(slots=True)
class Joiner:
    """Decides line by line; remembers how wide the lines are that certainly went on.

    Attributes:
        markdown: Whether blank lines and heading marks are to be believed.
        in_word: The word test.
        series: Words with which the document counts.
        fields: Fields of the forms that it is made of.
        widths: How wide the lines of the document are set.
        edges: Right edge that full lines reach, for every block of drawn lines and type size.
        margins: Widths of recent lines that went on in the middle of a word or phrase.
        crossed: Those of lines that did so over a blank line; only these tell that another one does.
        here: Those since the last blank line; a page may go over from its whole width to narrow columns.
    """

    markdown: bool
    in_word: InWord
    series: Series
    fields: Fields
    widths: Margins
    edges: Mapping[Block, float]
    margins: deque[int] = field(default_factory=lambda: deque(maxlen=_MEMORY))
    crossed: deque[int] = field(default_factory=lambda: deque(maxlen=_MEMORY))
    here: deque[int] = field(default_factory=lambda: deque(maxlen=_MEMORY))

    def is_full(self, filled: int) -> bool:
        """Tell whether a line of some width is as wide as the lines around that certainly went on."""
        return _reaches(self.margins, filled)

    def is_full_before_blank(self, filled: int) -> bool:
        """Tell the same of a line before a blank line, over which lines as wide as it went on for certain."""
        return _reaches(self.margins, filled) and _reaches(self.crossed, filled)

    def fills_column(self, draft: Draft, filled: int, rest: int) -> bool:
        """Tell whether an entry's last line is as wide as a narrow column, so that its rest is in the next line.

        The column shows in two lines of its block that end at one place, in the widest that certainly went on in it,
        or, for a list of names, in a line shortly before that did so.

        Args:
            draft: The entry.
            filled: Width of its last line.
            rest: Width of the next line.
        """
        if filled < _SHORT or rest > filled + 2:
            return False
        if find_label(draft.views[0].text) is not None:
            column = self.widths.column_of(draft.lines[-1])
            edges = (column.width if column.shows else 0, max(self.here, default=0))
            return any(abs(edge - filled) <= 1 for edge in edges)
        listed = draft.views[-1].text.count("、") >= _LISTED
        return listed and any(abs(margin - filled) <= 1 for margin in self.margins)


def _reaches(margins: Iterable[int], filled: int) -> bool:
    margin = max(margins, default=0)
    return bool(margin) and margin - _SLACK <= filled <= margin + 2


def join_lines(parts: Iterable[tuple[Line, View, bool]], joiner: Joiner) -> Iterator[Draft]:
    """Gather the line parts of each entry.

    Args:
        parts: Lines with their text and whether a blank line stands before them.
        joiner: Decides.
    """
    draft: Draft | None = None
    for line, view, after_blank in parts:
        if after_blank:
            joiner.here.clear()
        if draft is not None and _goes_on(draft, line, view, joiner, after_blank=after_blank):
            draft.add(line, view)
            continue
        if draft is not None:
            yield draft
        draft = Draft([line], [view], view.text, count_open(view.text), after_blank)
    if draft is not None:
        yield draft


def _goes_on(draft: Draft, line: Line, view: View, joiner: Joiner, *, after_blank: bool) -> bool:
    """Decide whether a line continues the entry before it."""
    last = draft.lines[-1]
    before, text, whole = draft.views[-1].text, view.text, draft.text
    # What is seen at once comes first.
    if line.table is not None or last.table is not None or (not draft.depth and before.endswith(_ENDS)):
        return False
    parted = joiner.markdown and after_blank and not _is_broken_item(draft.views[0].text, before)
    if parted or len(whole) > _MAX_PARAGRAPH:
        return False
    closes = draft.depth and _CLOSES.match(text)
    if (not closes and starts_entry(text, markdown=joiner.markdown)) or _stands_alone(whole, joiner):
        return False
    if not draft.depth and (
        stands_by_itself(text, whole, after_blank=after_blank) or _heads_below(draft, text, joiner.series)
    ):
        return False
    page = after_blank and text.isdecimal() and not ends_with(_WANTS_FIGURE, before)
    counted = joiner.series and find_series_label(text, joiner.series)
    asked = (joiner.fields or text[0] in PERIOD_STARTS) and _meets_field(whole, text, joiner.fields)
    if page or counted or asked or (text[0] == "(" and closes_record(text)):
        return False
    if last.box is not None and line.box is not None:
        return _drawn_goes_on(draft, line, text, joiner)
    if draft.depth:
        return len(draft.lines) < 12
    split = line.view is not None and len(text) < len(line.view.text.strip())
    return _reads_on(draft, text, joiner, after_blank=after_blank, split=split)


def _heads_below(draft: Draft, text: str, series: Series) -> bool:
    """Tell whether a line names a part below a numbered heading or a row of columns: 施策１－１ … | 現状と課題."""
    label = read_label(draft.views[0].text, series) if len(text) <= LONGEST_PART else None
    heads = "  " in draft.views[-1].text or (label is not None and label.label.number is not None)
    return heads and not ends_with(GOES_ON, draft.text) and is_part_name(text, load_rules("zones"))


def _is_broken_item(first: str, before: str) -> bool:
    """Tell whether a converter put a blank line into an item of a list (- 調査を行い、順番を｜決めます。)."""
    return first.startswith(("- ", "* ", "+ ")) and ends_with(_MID_PHRASE, before)


def _is_head_of(before: str, filled: int, text: str) -> bool:
    """Tell whether a short line above a blank line is too short for the sentence below to go on with it."""
    return filled < _SHORT and find_label(before) is not None and 2 * filled <= width(text)


def _meets_field(whole: str, text: str, fields: Fields) -> bool:
    """Tell whether an entry is the name of a form's field, or a line begins with one or is the value of one."""
    if is_period(text) and (fields or is_list_of_bodies(whole)):
        return True
    return bool(fields) and (starts_field(text, fields) or find_field(whole, fields) is not None)


def _stands_alone(text: str, joiner: Joiner) -> bool:
    """Tell whether an entry is a heading that nothing goes on with: marked, bold, one bracket, はじめに, 基本目標１."""
    if (text[0] == "#" and HEADING_MARK.match(text)) or (joiner.markdown and BOLD_LINE.match(text)):
        return True
    if len(text) <= _LONGEST_ALONE and (is_frame(text) or is_lone_label(text)):
        return True
    return is_bracket_heading(text)


def _drawn_goes_on(draft: Draft, line: Line, text: str, joiner: Joiner) -> bool:
    """Decide for a drawn line: by its block, its type size, and whether the line before reaches the edge."""
    last, before = draft.lines[-1], draft.views[-1].text
    if not _same_type(last, line):
        return False
    full = last.box is not None and last.box[2] >= _edge(last, line, joiner) - _EDGE * (last.size or 0)
    if text[0] == "(" and find_label(draft.views[0].text) and len(text) >= 10 and last.page == line.page:
        return True
    if not _same_block(last, line):
        return _next_block(last, line) and full and len(draft.text) >= 12 and _shows_more(before, text, joiner)
    if draft.depth or (full and not (ends_loose(before) and text[0] not in "(（")):
        return True
    return _shows_more(before, text, joiner)


def _edge(last: Line, line: Line, joiner: Joiner) -> float:
    """Return the edge that a full line before another reaches: a heading alone in its type has that of its text."""
    edge = joiner.edges[block_of(last)]
    if (last.page, last.column) != (line.page, line.column):
        return edge
    return max(edge, joiner.edges.get(block_of(line), edge))


def _shows_more(before: str, text: str, joiner: Joiner) -> bool:
    """Tell whether the two sides of a break read as one; the words are asked last, they cost most."""
    if ends_with(GOES_ON, before) or text[0] in _STARTS_LATE:
        return True
    if ends_with(_NUMBER, before) and _COUNTED.match(text):  # 令和12｜年度まで
        return True
    return joiner.in_word(before, text)


def _same_type(last: Line, line: Line) -> bool:
    if not last.size or not line.size:
        return True
    return abs(last.size - line.size) <= max(0.45, 0.04 * last.size)


def _same_block(last: Line, line: Line) -> bool:
    """Tell whether two drawn lines stand in one block, the second right below the first."""
    if (last.page, last.column) != (line.page, line.column) or last.box is None or line.box is None:
        return False
    return line.box[1] - last.box[3] <= 1.2 * (last.size or line.size or 10) and line.box[1] > last.box[1]


def _next_block(last: Line, line: Line) -> bool:
    """Tell whether a line opens the next column or page."""
    if line.page != last.page:
        return line.page == last.page + 1
    return last.box is not None and line.box is not None and line.box[0] > last.box[2] and line.box[1] < last.box[1]


def _reads_on(draft: Draft, text: str, joiner: Joiner, *, after_blank: bool, split: bool) -> bool:
    """Decide by what both sides of the break look like."""
    before = draft.views[-1].text
    listed = " " in before and is_list_of_bodies(before) and is_list_of_bodies(text)  # 島根大学|松江市 is no one word
    if listed or ends_in_mark(before):
        return False
    if text[0] == "(":
        return not after_blank or (find_label(draft.views[0].text) is not None and len(text) >= 10)
    filled = width(before)
    near = not after_blank or joiner.is_full(filled)
    if _is_certain(before, text, near=near) or (
        not split
        and len(before) >= 5
        and (near or not (len(text) == 1 or _is_head_of(before, filled, text)))
        and joiner.in_word(before, text)
    ):
        joiner.margins.append(filled)
        joiner.here.append(filled)
        if after_blank:
            joiner.crossed.append(filled)
        return True
    if split or ends_loose(before):
        return False
    rest = width(text)
    if near and filled >= _SHORT and before.endswith(_VERB) and 2 * rest <= filled and not text.endswith(_ENDS):
        return True  # 「…機能を担う」｜「交通基盤」の形成: the rest is too short to be an entry of its own
    full = joiner.is_full_before_blank(filled) if after_blank else joiner.is_full(filled)
    if full and width(text.rstrip(_HANGING)) <= max(joiner.margins) + 2:
        return True
    if after_blank or filled < _SHORT:
        return False
    # Where blank lines part most lines, those without one are of one block, and the widest tells its margin.
    margin = joiner.widths.of_text() or joiner.widths.column_of(draft.lines[-1]).width
    margin = max(margin, *(width(view.text) for view in draft.views))
    return joiner.fills_column(draft, filled, rest) or (margin - _SLACK <= filled and rest <= margin + 2)


def _is_certain(before: str, text: str, *, near: bool) -> bool:
    """Tell whether the two sides of a break read as one without asking for words: a particle, 第, 12｜年度."""
    first = text[0]
    if first in _STARTS_LATE or ends_with(_SURELY_GOES_ON, before):
        return True
    if near and before[-1] in _NUMBER_ENDS and ends_with(_NUMBER, before) and _COUNTED.match(text):
        return True
    if first.isdigit():
        return ends_with(_WANTS_FIGURE, before)
    return first in _KANJI_FIGURES and before.endswith("第")
