"""Small documents for the tests of actors: a few lines in, an outline out."""

from __future__ import annotations

from planextract.document import Cell, Document, Node, NodeKind, Page, Source, Table, Zone
from planextract.extract.actors import extract_actors
from planextract.mentions import ActorMention
from planextract.spans import Span, View, fold

HEADING = "# "
"""Lines that begin so are headings; the lines below stand under them."""


def build_document(*lines: str, zone: Zone = "other") -> Document:
    """Return a document of one page whose nodes are the lines."""
    text = "\n".join(line.removeprefix(HEADING) for line in lines) + "\n"
    nodes: list[Node] = []
    at = 0
    parent: int | None = None
    for index, line in enumerate(lines):
        printed = line.removeprefix(HEADING)
        view = fold(printed, at=at)
        is_heading = line.startswith(HEADING)
        above = None if is_heading else parent
        kind: NodeKind = "heading" if is_heading else "item" if printed.startswith("・") else "paragraph"
        depth = 0 if above is None else 1
        nodes.append(Node(index, above, depth, kind, _body(view), view, page=1, zone=zone))
        parent = index if is_heading else parent
        at += len(printed) + 1
    return Document(_source(), text=text, pages=(Page(1, Span(0, len(text))),), nodes=tuple(nodes))


def build_table(*rows: tuple[str, ...], caption: str = "", zone: Zone = "other") -> Document:
    """Return a document that is one table, with a caption above it."""
    lines = ([caption] if caption else []) + ["\t".join(row) for row in rows]
    text = "\n".join(lines) + "\n"
    nodes: list[Node] = []
    if caption:
        view = fold(caption)
        nodes.append(Node(0, None, 0, "paragraph", view, view, page=1, zone=zone))
    cells = []
    at = len(caption) + 1 if caption else 0
    for row, texts in enumerate(rows):
        for column, content in enumerate(texts):
            spans = (Span(at, at + len(content)),) if content else ()
            cells.append(Cell(row, column, spans, view=fold(content, at=at) if content else None))
            at += len(content) + 1
    empty = fold("")
    nodes.append(Node(len(nodes), None, 0, "table", empty, empty, page=1, zone=zone, table=0))
    table = Table(1, tuple(cells), "ruled")
    return Document(_source(), text=text, pages=(Page(1, Span(0, len(text))),), nodes=tuple(nodes), tables=(table,))


def roles(mentions: tuple[ActorMention, ...]) -> dict[str, set[str]]:
    """Return the roles of every named body."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if not mention.generic:
            found.setdefault(mention.name, set()).add(mention.role)
    return found


def told_roles(document: Document) -> dict[str, set[str]]:
    """Return the roles that a document gives to every named body, without mere mentions."""
    return {name: said - {"mentioned"} for name, said in roles(extract_actors(document)).items() if name}


def _body(view: View) -> View:
    return view.slice(1) if view.text.startswith("・") else view


def _source() -> Source:
    return Source("test", "test.txt", "text/plain", "0" * 64, 1)
