"""Cells of a table that a conversion to text left one below the other, a blank line between them.

In: lines of a text. Out: its blocks, each a cell or a piece of running text, with the column it can stand in. What a
cell looks like is told by ``rules/base/action_tables.toml`` (``column.*`` for headers, ``dumped.*`` for cells).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from planextract.document import Line
from planextract.rules.loader import RuleSet
from planextract.spans import View, join
from planextract.structure.lines import is_bracket_heading, join_views
from planextract.values.labels import find_label

# What the columns of a pile can hold; a body's name (村) or 方針 in a line of its own is a cell or a heading.
COLUMNS = frozenset({"name", "content", "number", "priority", "owner", "section"})
# A header is a word or two; a longer text that happens to hold one is a cell.
_MAX_HEADER = 14
_MAX_TYPED = 48
# Labels that head a part of the plan and never a cell of a row.
_PARTS = frozenset(
    {"part", "chapter", "section", "ordinal", "named_upper", "named_middle", "roman", "roman_path", "bracket_number"}
)
_HEADS = "■□◆◇▼▶"
_BULLETS = frozenset("・●○◎◆■-")


@dataclass(frozen=True, slots=True)
class DumpedCell:
    """One block of a dump.

    Attributes:
        lines: Places of its lines in the document.
        view: Their text, wrapped lines joined.
        head: Column that it is the header of, empty if it is none.
        kind: Column that its own look tells, ``text`` if any, ``sentence`` for running text.
    """

    lines: tuple[int, ...]
    view: View
    head: str
    kind: str


def cut_cells(lines: Sequence[Line], places: Sequence[int], rules: RuleSet) -> tuple[DumpedCell, ...]:
    """Cut lines that follow each other without a blank line into cells.

    A block is one cell, but for headers that stand right above each other or above the first cell of their column, a
    number above its name, and a section below the sentence of its row.

    Args:
        lines: Of the document.
        places: Of the lines of the block.
        rules: The ``action_tables`` rules.
    """
    whole = _make(lines, places, rules)
    if whole.head or len(places) == 1 or whole.kind == "section":  # 政策 | 課 is no header 課
        return (whole,)
    singles = [_make(lines, (place,), rules) for place in places]
    edges = {0, len(places)}
    for at, single in enumerate(singles):
        if single.head:
            edges |= {at, at + 1}
    if singles[0].kind == "number":
        edges.add(1)
    tail = len(singles)
    while tail > 1 and singles[tail - 1].kind in ("section", "class"):
        tail -= 1
    if tail < len(singles) and singles[tail - 1].kind == "sentence":
        edges |= {tail, *(at + 1 for at in range(tail, len(singles)) if singles[at].kind == "class")}
    if edges == {0, len(places)}:
        return (whole,)
    cuts = sorted(edges)
    return tuple(_make(lines, places[start:end], rules) for start, end in pairwise(cuts))


def is_head(text: str, rules: RuleSet) -> bool:
    """Tell whether a text is the word of a header.

    Args:
        text: Folded text without blanks.
        rules: The ``action_tables`` rules.
    """
    return len(text) <= _MAX_HEADER and _look(text, rules)[0] != ""


def short_texts(texts: Sequence[str]) -> list[str]:
    """Return the lines of a block, and several that follow each other, without blanks, if as short as a header.

    Args:
        texts: Lines that follow each other.
    """
    words = ["".join(text.split()) for text in texts]
    found: list[str] = []
    for at, word in enumerate(words):
        end, text = at + 1, word
        while len(text) <= _MAX_HEADER:
            found.append(text)
            if end == len(words):
                break
            end, text = end + 1, text + words[end]
    return found


def starts_part(cell: DumpedCell, lines: Sequence[Line], rules: RuleSet) -> bool:
    """Tell whether a block heads a part of the plan: a label with a word, a bracket alone, a large bullet, a list.

    Args:
        cell: The block.
        lines: Of the document.
        rules: The ``action_tables`` rules; the labels of a form (役割分担) stand in no list of measures.
    """
    text = cell.view.text
    if text[0] in _HEADS or is_bracket_heading(text) or rules["dumped.form"].pattern.search(text):
        return True
    lists = any(_view(lines[place]).text[:1] in _BULLETS for place in cell.lines[1:])
    found = find_label(text)
    if found is None:
        return lists and not _view(lines[cell.lines[0]]).text.endswith("。")  # 今後の展開 | ・…
    return found.label.kind in _PARTS or (lists and found.label.kind != "bullet")  # (2)その対策 | ・…


def part_lines(cell: DumpedCell, lines: Sequence[Line], pattern_kind: str, rules: RuleSet) -> tuple[View, ...]:
    """Return the entries of a cell that lists several, one or more lines each, as long as each looks like its kind.

    Args:
        cell: The cell.
        lines: Of the document.
        pattern_kind: ``owner`` or ``section``.
        rules: The ``action_tables`` rules.
    """
    out: list[View] = []
    waiting: list[View] = []
    for place in cell.lines:
        waiting.append(_view(lines[place]))
        joined = join_views(waiting)
        if rules[f"dumped.{pattern_kind}"].pattern.search("".join(joined.text.split())):
            out.append(joined)
            waiting = []
    return tuple([*out, join_views(waiting)] if waiting else out)


def _make(lines: Sequence[Line], places: Sequence[int], rules: RuleSet) -> DumpedCell:
    view = join_views([_view(lines[place]) for place in places])
    head, kind = _tell("".join(view.text.split()), rules)
    if kind == "section" and len(places) > 1:  # 福祉課 | 健康課: two sections are no one name
        view = join(part_lines(DumpedCell(tuple(places), view, "", kind), lines, kind, rules), separator=" ")
    return DumpedCell(tuple(places), view, head, kind)


def _view(line: Line) -> View:
    return line.view.strip() if line.view is not None else View("", 0)


def _tell(text: str, rules: RuleSet) -> tuple[str, str]:
    """Return the column that a text heads, and the column that it looks like a cell of."""
    if len(text) > _MAX_TYPED:
        return "", "sentence" if "。" in text else "text"
    return _look(text, rules)


@lru_cache(maxsize=4096)
def _look(text: str, rules: RuleSet) -> tuple[str, str]:
    head = ""
    if len(text) <= _MAX_HEADER:
        if rules["column.blocking"].pattern.search(text):
            head = "blocking" if rules["dumped.head_of_figures"].pattern.search(text) else ""
        else:
            found = next(
                (rule for rule in rules.group("column") if rule.gives in COLUMNS and rule.pattern.search(text)), None
            )
            found = found or rules.first(text, "dumped.head")
            head = found.gives if found is not None else ""
    if "。" in text:
        return head, "sentence"
    kind = rules.first(text, "dumped")
    return head, kind.gives if kind is not None and kind.gives in ("number", "class", "section", "owner") else "text"
