"""Lines that stand together: what gives indicators without a table is read run by run.

In: lines in the order of reading. Out: runs of them, parted where a page, a column or a block ends, at a table, and
where the document's own markup begins something.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from planextract.document import Line
from planextract.extract.kpi_blocks import FIGURES_FIRST
from planextract.frozen import frozen_dataclass
from planextract.spans import View

_DOUBLE_SPACED = 0.45
_MARKUP = frozenset("#*_")
# A heading of Markdown, or a line that is bold as a whole, begins something; only the former ends what was before it.
_TITLE = re.compile(r"(?:(#{1,6})\s+)?(\*\*|__)?(.+?)(?(2)\2)$")


@frozen_dataclass(frozen=True, slots=True)
class Run:
    """Lines that stand together in one block of a page.

    Attributes:
        page: One-based page number.
        lines: Their text, with the blanks around it.
        may_give: Whether any line can give an indicator that none above announces.
        titled: Whether the first is a heading by the document's own markup, which ends what was announced before.
    """

    page: int
    lines: tuple[View, ...]
    may_give: bool
    titled: bool = False


def find_runs(lines: Sequence[Line], giving: Collection[int]) -> Iterator[Run]:
    """Yield lines that stand together: in one block of a page, without a blank line between.

    Figures at the top of a page belong to the name at the foot of the page before.

    Args:
        lines: In the order of reading.
        giving: Where the lines begin that can give an indicator.
    """
    run: list[View] = []
    gives = titled = False
    place: tuple[int, int | None] = (0, None)
    closed = crossed = False
    texts = [line.view.text.strip() if line.view is not None else "" for line in lines]
    # Where a conversion left a blank line behind almost every line, a blank line parts nothing.
    spaced = texts.count("") > _DOUBLE_SPACED * len(lines)
    for line, text in zip(lines, texts, strict=True):
        view = line.view
        if line.furniture:
            crossed = closed = True
        elif not text or view is None or line.table is not None:
            closed = closed or not spaced or line.table is not None
            crossed = crossed and line.table is None
        else:
            here = (line.page, line.column)
            crossed = crossed or line.page == place[0] + 1
            goes_on = crossed and FIGURES_FIRST.match(view.text) is not None
            title = _TITLE.match(text) if text[0] in _MARKUP else None
            marked = title is not None and (title[1] or title[2])
            if run and not goes_on and (closed or here != place or marked):
                yield Run(place[0], tuple(run), gives, titled)
                run, gives, titled = [], False, False
            if title is not None and marked:
                view, titled = view.strip().slice(*title.span(3)), bool(title[1])
            place, closed, crossed = here, False, False
            run.append(view)
            gives = gives or line.span.start in giving
    if run:
        yield Run(place[0], tuple(run), gives, titled)
