"""What a text dump leaves of its pages: page numbers, running heads and tables of contents between the lines.

A dump knows no margins; a page number is told by its dashes, its sequence or the form feed behind it, a running head
by standing beside page numbers again and again, a table of contents by its title and the growing numbers at its line
ends. Marked lines stay in the text and are left out of the outline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Document, Line
from planextract.spans import to_nfkc

# So many page numbers must count up before any of them is believed.
NUMBERS = 2
# So many pages must end in numbers that count as the form feeds do; a figure may end a page by chance.
PAGES = 3
# A head stands beside so many page numbers, and at least beside this share of them.
REPEATS, SHARE = 2, 0.5
# A page number with all its marks has at most so many characters.
LONGEST_NUMBER = 12
# A head is one line; a longer one is text.
LONGEST_HEAD = 60
# A table of contents has at least so many entries.
CONTENTS = 3
# A part and a chapter may stand in it without a number; that they are entries shows in that both come again.
BARE_CHAPTERS = 2
_DASHED = re.compile(r"[-‐-―−~〜ー<〈《(] ?(?P<number>[0-9]{1,3}) ?[-‐-―−~〜ー>〉》)]")
_COUNTED = re.compile(
    r"(?:p\.? ?(?P<page>[0-9]{1,3})|(?P<of>[0-9]{1,3}) ?/ ?[0-9]{1,3}|(?P<word>[0-9]{1,3}) ?ページ)", re.IGNORECASE
)
# Letters that stand in no page number and in no title of contents; folding takes none of them away.
_LETTER = re.compile("(?![目次もくしじ])[ぁ-ゖ一-鿿]")
# A dash and the rest of a page number that a conversion set on the next line.
_DASH, _TORN = re.compile(r"[-‐-―−~〜ー]"), re.compile(r"(?P<number>[0-9]{1,3}) ?[-‐-―−~〜ー]")
_BARE = re.compile(r"(?P<number>[0-9]{1,3})")
_CONTENTS_TITLE = re.compile(r"[^ぁ-んァ-ヶ一-鿿]*目 ?次[^ぁ-んァ-ヶ一-鿿]*|もくじ")
_CONTENTS_LINE = re.compile(r"\S.*?(?:\s+|[.．…‥・·―─_-]{2,}\s*)(?:p\.? ?)?(?P<page>[0-9]{1,3})", re.IGNORECASE)


def mark_page_breaks(document: Document) -> Document:
    """Mark the page numbers, running heads and tables of contents of a text.

    Args:
        document: A text with its lines.
    """
    lines = document.lines
    folded = _Folded([document.text[line.span.start : line.span.end] for line in lines])
    bare = folded.find_bare()
    numbers = sorted({*_find_numbers(lines, bare, folded), *_find_ends(lines, folded)})
    found = {*numbers, *_find_heads(folded, numbers), *_find_contents(bare, folded)}
    if not found:
        return document
    marked = (replace(line, furniture=True) if index in found else line for index, line in enumerate(lines))
    return replace(document, lines=tuple(marked))


@dataclass(slots=True)
class _Folded:
    """Folded lines without blanks at their ends, each folded when somebody looks at it.

    Attributes:
        texts: Lines as they are printed.
        done: Those that were folded.
    """

    texts: Sequence[str]
    done: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, at: int) -> str:
        if at not in self.done:
            text = self.texts[at]
            self.done[at] = text.strip() if text.isascii() else to_nfkc(text).strip()
        return self.done[at]

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self.texts)))

    def find_bare(self) -> dict[int, str]:
        """Return the lines, by their places, that have no letters that stand in no page number and no title."""
        bare = [at for at, text in enumerate(self.texts) if text and not _LETTER.search(text)]
        return {at: text for at in bare if (text := self[at])}


def _find_numbers(lines: Sequence[Line], bare: Mapping[int, str], folded: _Folded) -> list[int]:
    """Return the lines that hold a page number and nothing else, as long as the numbers count up."""
    found: list[int] = []
    torn = _find_torn(bare)
    short = [
        (index, f"-{text}" if index in torn else text)
        for index, text in bare.items()
        if len(text) <= LONGEST_NUMBER and lines[index].table is None and text[-1] not in "。、"
    ]
    for pattern in (_DASHED, _COUNTED, _BARE):
        last = 0
        counted: list[int] = []
        for index, text in short:
            match = pattern.fullmatch(text)
            number = int(next(group for group in match.groups() if group)) if match else 0
            # Bare numbers are mostly figures: only one after the other, with the same line beside each, are pages.
            if match and (number == last + 1 or (number > last and pattern is not _BARE)):
                counted.append(index)
                last = number
        if len(counted) >= NUMBERS and (
            pattern is not _BARE or _all_have_heads(folded, counted) or _close_pages(folded, counted)
        ):
            found.extend(counted)
    return sorted({*found, *(torn[index] for index in found if index in torn)})


def _find_torn(bare: Mapping[int, str]) -> dict[int, int]:
    """Return the lines that hold a page number without its first dash, with the line of that dash (-｜1 -)."""
    return {
        index: index - 1
        for index, text in bare.items()
        if text[0].isdigit() and _TORN.fullmatch(text) and _DASH.fullmatch(bare.get(index - 1, ""))
    }


def _find_ends(lines: Sequence[Line], folded: _Folded) -> list[int]:
    """Return the numbers that end the pages of a dump with form feeds, if they count as its pages do."""
    if not lines or lines[-1].page < PAGES:
        return []
    ends = {line.page: index for index, line in enumerate(lines) if folded[index]}
    bare = [(page, index) for page, index in ends.items() if _BARE.fullmatch(folded[index])]
    steps = Counter(int(folded[index]) - page for page, index in bare)
    step, count = max(steps.items(), key=lambda entry: entry[1], default=(0, 0))
    if count < PAGES or count < SHARE * len(ends):
        return []
    return [index for page, index in bare if int(folded[index]) - page == step]


def _all_have_heads(folded: _Folded, numbers: Sequence[int]) -> bool:
    """Tell whether the same line, no figure, stands above each of some numbers, or below each but the last."""
    above = {at: folded[at] for number in numbers if (at := _next_text(folded, number, -1)) is not None}
    below = {at: folded[at] for number in numbers[:-1] if (at := _next_text(folded, number, 1)) is not None}
    alike = (set(lines.values()) for lines in (above, below) if len(lines) >= REPEATS)
    return any(len(texts) == 1 and not any(map(_BARE.fullmatch, texts)) for texts in alike)


def _close_pages(folded: _Folded, numbers: Sequence[int]) -> bool:
    """Tell whether numbers that count up each stand between blank lines, the last one at the end of the text."""
    if len(numbers) < PAGES or _next_text(folded, numbers[-1], 1) is not None:
        return False
    return all(
        at and not folded[at - 1] and (at + 1 == len(folded) or not folded[at + 1] or at == numbers[-1])
        for at in numbers
    )


def _find_heads(folded: _Folded, numbers: Sequence[int]) -> Iterator[int]:
    """Yield where the lines stand that are right above or below page numbers again and again.

    The first time is not meant: it is the title, or the heading that the head repeats. What stands elsewhere more
    often is a word of the text, such as the header of a table that a page parts.
    """
    for step in (-1, 1):
        often = Counter(folded[at] for number in numbers if (at := _next_text(folded, number, step)) is not None)
        for head, count in often.items():
            if count >= max(REPEATS, SHARE * len(numbers)) and len(head) <= LONGEST_HEAD:
                # The title of a Markdown text has a mark that its heads have not.
                places = [at for at, text in enumerate(folded) if text.endswith(head) and text.lstrip("# ") == head]
                if len(places) - 1 <= 2 * count:
                    yield from places[1:]


def _next_text(folded: _Folded, at: int, step: int) -> int | None:
    """Return the next line with text in one direction, None at the end."""
    at += step
    while 0 <= at < len(folded) and not folded[at]:
        at += step
    return at if 0 <= at < len(folded) else None


def _find_contents(bare: Mapping[int, str], folded: _Folded) -> Iterator[int]:
    """Yield the lines of the tables of contents: from the title on, as long as the lines end in growing numbers."""
    titles = [at for at, text in bare.items() if _CONTENTS_TITLE.fullmatch(text)]
    final = {text: at for at, text in enumerate(folded)} if titles else {}
    for title in titles:
        last, entries, waiting = 0, [title], list[int]()
        for at in range(title + 1, len(folded)):
            match = _CONTENTS_LINE.fullmatch(folded[at])
            if match is not None and int(match["page"]) >= last:
                entries.extend((*waiting, at))
                last, waiting = int(match["page"]), []
            elif folded[at] and (len(waiting) == BARE_CHAPTERS or final[folded[at]] == at):
                break
            elif folded[at]:
                waiting.append(at)
        if len(entries) > CONTENTS:
            yield from entries
