"""Headings in round brackets over running text, as speeches have them: （子育て支援の充実）.

In: the line parts of a document. Out: the texts that are such headings. A round bracket mostly adds to what stands
before it (（案）, （令和８年３月策定）); where several stand on lines of their own, each below a blank line and over a
sentence, they head what follows. Over the articles of a by-law (第３条) they are captions of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from planextract.document import Line
from planextract.spans import View
from planextract.structure.lines import width
from planextract.values.labels import find_label

Part = tuple[Line, View, bool]

_CAPTION = re.compile(r"\((?!仮称|再掲|継続|新規|単位|別[紙表添]|[素原]?案\))[^()。、:0-9]{4,24}\)")
_FEWEST = 3
# A line of running text is so wide, or ends a sentence.
_RUNNING = 36


def find_captions(parts: Sequence[Part]) -> frozenset[str]:
    """Return the texts of headings in round brackets, empty where a document has fewer than three.

    Args:
        parts: Lines with their text and whether a blank line stands before them.
    """
    found = {
        view.text
        for (line, view, after_blank), (below, text, _) in pairwise(parts)
        if view.text[0] == "("
        and after_blank
        and line.table is None
        and below.table is None
        and (text.text.endswith("。") or width(text.text) >= _RUNNING)
        and _CAPTION.fullmatch(view.text)
        and find_label(text.text) is None
    }
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def part_at_captions(parts: Iterable[Part], captions: frozenset[str]) -> Iterator[list[Part]]:
    """Yield the line parts between captions, and each caption alone, so that no line is joined to one.

    Args:
        parts: Lines with their text and whether a blank line stands before them.
        captions: What ``find_captions`` found.
    """
    run: list[Part] = []
    for part in parts:
        if part[1].text not in captions:
            run.append(part)
            continue
        if run:
            yield run
        yield [part]
        run = []
    if run:
        yield run
