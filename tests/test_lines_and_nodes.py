from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from planextract.document import Cell, Document, Line, Node, Source, Table
from planextract.normalise import normalise
from planextract.normalise.ranges import fold_span
from planextract.spans import Span, fold

SOURCE = Source("plan", "plan.txt", "text/plain", "0" * 64, 1)


def test_a_line_keeps_everything_when_it_gets_its_view() -> None:
    line = Line(Span(1, 4), 2, box=(0, 1, 2, 3), size=9.5, column=3, table=1, furniture=True)
    assert all(getattr(line, entry.name) != entry.default for entry in fields(Line) if entry.name != "view")
    assert line.with_view(fold("計画")) == replace(line, view=fold("計画"))


def test_children_are_the_nodes_that_name_a_parent() -> None:
    body = fold("取組")
    nodes = tuple(
        Node(index, parent, 0, "item", body, body, 1) for index, parent in enumerate((None, 0, 0, 2, None, 0))
    )
    document = replace(Document(SOURCE), nodes=nodes)
    for parent in (None, *range(6)):
        assert [node.index for node in document.children(parent)] == [n.index for n in nodes if n.parent == parent]


@given(st.lists(st.text("計画２年 ｶﾞ①㈱\u200b\f", max_size=6), max_size=5))
def test_a_text_folded_at_once_gives_the_views_of_its_lines(parts: list[str]) -> None:
    text = "\n".join(parts)
    starts = [sum(len(part) + 1 for part in parts[:place]) for place in range(len(parts))]
    lines = tuple(Line(Span(start, start + len(part)), 1) for start, part in zip(starts, parts, strict=True))
    table = Table(1, tuple(Cell(0, column, (line.span,)) for column, line in enumerate(lines)), "ruled")
    folded = normalise(Document(SOURCE, text=text, lines=lines, tables=(table,)))
    for line, cell in zip(folded.lines, folded.tables[0].cells, strict=True):
        alone = fold_span(text, line.span)
        assert line.view == alone
        assert cell.text == alone.text.strip()
