"""What single lines look like, and how a page's lines are cut before they are joined."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from planextract.document import Document, Line
from planextract.rules.loader import load_rules
from planextract.spans import OffsetMap, View, join
from planextract.structure.zones import find_zone
from planextract.values.labels import LabelMatch, find_label, is_named

_OPEN, _CLOSE = "([{（〔【「『《〈<“", ")]}）〕】」』》〉>”"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
GOES_ON = re.compile(
    r"(?:[をにとがはでやものへ、,・･／/~〜]|から|より|まで|など|及び|並びに|又は|による|[ぁ-ん]た|する|しい|ため|よる|な)$"
)
_ENDS_NOUN = re.compile(r"(?:[)）」』】〕》:：]|など|ほか)$")
_INNER_LABEL = re.compile(
    r"\s(?:(?=[Ⅰ-Ⅻ]\s*(?![-~〜・、とのを])\S|[○〇●◆◇■□◎▪]\s?\S|[①-⑳]\s?\S|[・▸]\s?\S|[0-9]{1,2}(?:\s|\.\s?)[^\s0-9.])|(?<=\s{3})(?=\([0-9]{1,2}\)\s?\S))"
)
# A caption, or a field with its name: 表４－１, 図表１, 事業期間：
_FIELD = re.compile(r"^(?:(?:図表?|表|写真)\s?[0-9]|[^\s、。「」()/0-9]{1,8}\s?:(?!//))")
_DIGITS, _LEADERS = "0123456789", frozenset(".…‥・")
# A numbered word alone is at most so long, and ends in its number.
_LONGEST_LONE = 16
_NUMBER_ENDS = frozenset("0123456789ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ①②③④⑤⑥⑦⑧⑨⑩一二三四五六七八九十)】〕》")
HEADING_MARK = re.compile(r"^#{1,6}\s+")
# A line of Markdown in bold heads what follows, below all headings with marks.
BOLD_LINE = re.compile(r"^(?P<mark>\*\*|__)(?P<text>.+?)(?P=mark)\s*:?$")
BOLD_LEVEL = 7
_BRACKET_HEADING = re.compile(
    r"^(?:【[^】]{1,24}】|〔[^〕]{2,24}〕|《[^》]{1,24}》|〈[^〉]{1,24}〉|<[^<>]{1,24}>|≪[^≫]{1,24}≫|\[[^\]]{2,24}\]|◆[^◆]{1,24}◆)$"
)
# A line that is only drawn: ──────, ======.
_DRAWN = "─━═―—–=_*＿"
_RULE = re.compile(rf"([{_DRAWN}])\1{{5,}}")
# The name of a team in the first column of a list of teams; alone it may be the rest of a name.
_TEAM = re.compile(r"^[^\s、。()「」]{2,30}(?:PT|プロジェクトチーム|ワーキンググループ)(?=\s+\S)")
# All that begins an entry but its label, in one trial: brackets with the words beside them, and fields.
_BEGINS = re.compile(rf"{_TEAM.pattern}|{_BRACKET_HEADING.pattern}|{_FIELD.pattern}|[【〔《][^】〕》]{{1,24}}[】〕》]")
# What all these have: a bracket or the word of a caption in front, the colon of a field, the end of a team's name.
_BRACKETS, _CAPTIONS = frozenset("【〔《〈<≪[◆"), frozenset("図表写")
_LONGEST_FIELD = 10
_LARGE_BULLETS = "○〇●◆◇■□"
# The longest ending that is asked for (並びに, 延べ, など) has three characters.
_LONGEST_END = 4
# Kinds of labels are told within so many characters; the rest of a long line need not be copied for each of them.
_LONGEST_LABEL = 200
# How far into a line another heading may start beside a first one (half-width units).
_MAX_LEAD = 48
# The line of a part and a pillar, and the part's share of it, in characters.
_MAX_PART_LINE = 70
_MAX_PART = 20
# Headings of two columns on one line are short.
_MAX_PARTS = 48
_BLANKS = re.compile(r"\s+")
# A sign and 重点 at the end of a line are a mark of the entry, not another.
_LONGEST_MARK = 6
_MARK_AT_END = re.compile(r"[◎★☆※●◆◇■□▲△]\s*(?:最?重点|優先)(?:施策|事業|取組)?\s*$")


def cut_lines(document: Document) -> Iterator[tuple[Line, View, bool]]:
    """Yield line parts with their text and whether a blank line stands before them."""
    blank, markdown = True, document.source.media_type == "text/markdown"
    held: tuple[Line, View, bool] | None = None  # a label alone, which may have its name in a line of a contents
    for line, view in _without_towers(document.lines):
        if line.furniture or view is None:
            continue
        text = view.text
        if not text or (text[0] in _DRAWN and _RULE.fullmatch(text)):  # a line that is only drawn
            blank = True
            continue
        numbered = text[-1] in _NUMBER_ENDS
        if numbered and _is_contents_line(text):
            held, blank = None, True
            continue
        if held is not None:
            yield held
        held = (line, view, blank) if numbered and line.table is None and is_lone_label(text) else None
        # A heading of Markdown is one entry, whatever its number: ## Ⅰ 防災.
        whole = line.table is not None or (markdown and HEADING_MARK.match(view.text))
        for part in (view,) if whole else _split_inner(view):
            if held is None:
                yield line, part, blank
            blank = False
    if held is not None:
        yield held


def read_texts(lines: Iterable[Line]) -> list[str]:
    """Return the text of every line without blanks at its ends, empty for a blank line."""
    return [line.view.text.strip() if line.view is not None else "" for line in lines]


def width(text: str) -> int:
    """Return the printed width of a text: 2 for full-width characters, 1 for others."""
    others = _NOT_PLAIN.findall(text)
    return 2 * (len(text) - len(others)) + sum(map(_WIDTHS.__getitem__, others))


def join_views(views: Sequence[View]) -> View:
    """Join the texts of wrapped lines; two Latin words keep a blank between them."""
    if len(views) == 1:
        return views[0]
    parts = [views[0]]
    for view in views[1:]:
        left, right = parts[-1].text[-1], view.text[0]
        if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
            at = parts[-1].map.ends[-1]
            parts.append(View(" ", OffsetMap([at], [at])))
        parts.append(view)
    return join(parts)


def is_bracket_heading(text: str) -> bool:
    """Tell whether a text is one short bracket and nothing else: 【課題】, ＜主な取組＞."""
    return text[:1] in _BRACKETS and _BRACKET_HEADING.match(text) is not None


def starts_entry(text: str, *, markdown: bool) -> bool:
    """Tell whether a line begins an entry whatever stands before it."""
    if markdown and (HEADING_MARK.match(text) or BOLD_LINE.match(text) or text.startswith(("!", "|", ">"))):
        return True
    if find_label(text) is not None:
        return True
    begins = text[0] in _BRACKETS or text[0] in _CAPTIONS or ":" in text[:_LONGEST_FIELD]
    begins = begins or "PT" in text or "チーム" in text or "グループ" in text
    return begins and _BEGINS.match(text) is not None


def is_lone_label(text: str) -> bool:
    """Tell whether a line is a numbered word and nothing else (基本目標１), whose name stands on another line."""
    if len(text) > _LONGEST_LONE or text[-1] not in _NUMBER_ENDS:
        return False
    label = find_label(text)
    return label is not None and is_named(label.label) and label.end == len(text)


def is_open(text: str) -> bool:
    """Tell whether a bracket is still open at the end of a text."""
    return count_open(text) > 0


def count_open(text: str, depth: int = 0) -> int:
    """Return how many brackets are open at the end of a text.

    Args:
        text: May close brackets that were never opened; those do not count.
        depth: How many are open before it.
    """
    for character in _BRACKET.findall(text):
        if character in _OPEN:
            depth += 1
        elif depth:
            depth -= 1
    return depth


def ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a text ends in a short pattern; only its end is looked at, not every place before."""
    return pattern.search(text, len(text) - _LONGEST_END) is not None


def ends_loose(before: str) -> bool:
    """Tell whether a line ends like a finished item: a closing bracket, 等, a number."""
    return before[-1].isdigit() or ends_with(_ENDS_NOUN, before)


def ends_in_mark(text: str) -> bool:
    """Tell whether a line ends in a sign and the word of a mark (… ★重点), behind which no name goes on."""
    return text.endswith(("重点", "優先")) and _MARK_AT_END.search(text, max(len(text) - _LONGEST_MARK, 0)) is not None


def _is_contents_line(text: str) -> bool:
    """Tell whether a line ends in a row of dots and a page number, as in a table of contents."""
    if text[-1] not in _DIGITS:
        return False
    rest = text.rstrip(_DIGITS)
    dots = rest.rstrip()[-4:]
    leads = (len(dots) == 4 and _LEADERS.issuperset(dots)) or dots.endswith("・・・")
    return len(text) - len(rest) <= 3 and leads


# Most characters are kana and kanji, which are all full-width.
_NOT_PLAIN = re.compile("[^ぁ-ゖァ-ヺー一-鿿、。「」]")


class _Widths(dict[str, int]):
    """Printed width of characters, filled as they are met."""

    def __missing__(self, character: str) -> int:
        self[character] = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        return self[character]


_WIDTHS = _Widths()


def split_named(view: View) -> list[View]:
    """Split headings that stand on one line: 基本方針１ … 基本方針２ …, or ５　施策の展開　基本方針２ …."""
    first = find_label(view.text)
    if first is None or first.label.number is None:
        return [view]
    if not is_named(first.label):
        return _split_part(view, first.end)
    word = re.escape(first.label.printed.rstrip("0123456789ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ①②③④⑤⑥⑦⑧⑨ "))
    edges, number = [0], first.label.number
    for match in re.finditer(rf"\s(?={word}\s?[0-9Ⅰ-Ⅹ①-⑨])", view.text):
        inner = find_label(view.text[match.end() :])
        if inner is not None and inner.label.number == number + 1 and not is_open(view.text[: match.end()]):
            edges.append(match.end())
            number += 1
    edges.append(len(view.text))
    return [view.slice(start, end).strip() for start, end in itertools.pairwise(edges)]


def _split_part(view: View, start: int) -> list[View]:
    """Split a part's heading from the pillar's that stands behind it, on the pages of a presentation."""
    text = view.text
    if len(text) > _MAX_PART_LINE or text.endswith("。"):
        return [view]
    for match in _BLANKS.finditer(text, start):
        inner = find_label(text[match.end() :])
        if inner is None or inner.label.kind != "named_upper" or inner.label.path or inner.label.number is None:
            continue
        lead = text[start : match.start()]
        if lead and len(lead) <= _MAX_PART and not is_open(lead) and match.end() + inner.end < len(text):
            return [view.slice(0, match.start()).strip(), *split_named(view.slice(match.end()))]
    return [view]


def _split_inner(view: View) -> list[View]:
    """Split a line that prints several labelled entries side by side."""
    text = view.text
    bullet = text[0]
    several = bullet in _LARGE_BULLETS and text.count(bullet) > 1
    if not several and len(text.split(None, 1)) == 1:  # most lines: nothing stands apart
        return [view]
    cuts = [match.end() for match in _INNER_LABEL.finditer(text)]
    if several:  # drawn text keeps no blank before the next bullet
        cuts = sorted({*cuts, *(at for at, character in enumerate(text) if at and character == bullet)})
    cuts = [cut for cut in cuts if not _is_blank_name(text, cut)]
    if not cuts:
        return [view]
    edges = [0, *_choose_cuts(text, cuts), len(text)]
    return [part for start, end in itertools.pairwise(edges) if (part := view.slice(start, end).strip())]


def _choose_cuts(text: str, cuts: Sequence[int]) -> list[int]:
    """Return the places where another entry begins, of those where a label may stand."""
    first = find_label(text)
    kept: list[int] = []
    alone = first.end if first is not None else -1  # a label with nothing behind it is no entry (1-1-1 ◎重点 …)
    depth = last = lead = 0  # brackets open at the place before, that place, where the text before the first entry ends
    for cut in cuts:
        depth, last = count_open(text[last:cut], depth), cut
        if not kept:
            lead = cut - _count_blanks(text, cut)
        inner = None if depth else find_label(text[cut : cut + _LONGEST_LABEL])
        if cut == alone or inner is None or _MARK_AT_END.match(text, cut):
            continue
        same = False
        if first is not None:
            same = first.label.kind == inner.label.kind or (is_named(first.label) and is_named(inner.label))
        expected = (first.label.number or 0) + len(kept) + 1 if first is not None else None
        if inner.label.kind in ("digit", "digit_dot") and not (
            same and (inner.label.number == expected or _are_parts(text, first, cut, inner))
        ):
            continue
        strong = inner.label.kind == "roman" or inner.label.printed[0] in "○〇●◆◇■□◎"
        if same or (strong and _is_short_lead(text, lead)):
            kept.append(cut)
    return kept


def _is_blank_name(text: str, at: int) -> bool:
    """Tell whether a bullet stands for a character of a name that is left out (県知事　○○　○○)."""
    return text[at] in _LARGE_BULLETS and text[at] in (text[at - 1 : at], text[at + 1 : at + 2])


def _are_parts(text: str, first: LabelMatch | None, cut: int, inner: LabelMatch) -> bool:
    """Tell whether a line prints the headings of two columns: １ 構想の期間　３ 推進体制, with ２ below the first."""
    if first is None or len(text) > _MAX_PARTS or (inner.label.number or 0) <= (first.label.number or 0):
        return False
    rules = load_rules("zones")
    return all(find_zone(part, rules) for part in (text[first.end : cut], text[cut + inner.end :]))


def _count_blanks(text: str, end: int) -> int:
    """Return how many blanks stand right before a place."""
    start = end
    while start and text[start - 1].isspace():
        start -= 1
    return end - start


def _is_short_lead(text: str, end: int) -> bool:
    """Tell whether a text up to a place is short enough to stand beside other entries, and is finished."""
    if end > _MAX_LEAD:  # no character is narrower than one unit
        return False
    lead = text[:end]
    return width(lead) <= _MAX_LEAD and not ends_with(GOES_ON, lead)


def _without_towers(lines: Iterable[Line]) -> Iterator[tuple[Line, View | None]]:
    """Yield lines with their text without blanks at its ends, those of one character each below the other as one."""
    tower: list[tuple[Line, View | None]] = []
    waiting: list[tuple[Line, View | None]] = []
    for line in lines:
        view = line.view
        text = view.text if view is not None else ""
        if view is not None and text and (text[0].isspace() or text[-1].isspace()):
            view = view.strip()
            text = view.text
        if len(text) == 1 and line.box is None and line.table is None:
            tower.extend([*waiting, (line, view)])
            waiting = []
        elif not text and tower:
            waiting.append((line, view))
        else:
            if tower:
                yield from _close_tower(tower, waiting)
                tower, waiting = [], []
            yield line, view
    yield from _close_tower(tower, waiting)


def _close_tower(
    tower: list[tuple[Line, View | None]], waiting: list[tuple[Line, View | None]]
) -> Iterator[tuple[Line, View | None]]:
    letters = [(line, view) for line, view in tower if view]
    whole = "".join(view.text for _, view in letters if view)
    # Two letters are a word only where they head a part: 背｜景, 成｜果.
    if len(letters) < 2 or (len(letters) == 2 and find_zone(whole, load_rules("zones")) is None):
        yield from tower
    else:
        joined = join(view for _, view in letters if view)
        yield replace(letters[0][0], view=joined), joined
    yield from waiting
