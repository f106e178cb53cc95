from __future__ import annotations

from dataclasses import fields, replace

from planextract.document import Document, Line, Node, Source
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
