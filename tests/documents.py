"""Documents for tests, made from text through the real stages."""

from __future__ import annotations

import textwrap

from planextract.document import Document, Line, Page, Source
from planextract.extract import extract
from planextract.ingest.markdown import mark_pipe_tables
from planextract.layout import layout
from planextract.mentions import Mentions
from planextract.normalise import normalise
from planextract.settings import Settings
from planextract.spans import Span
from planextract.structure import structure
from planextract.tokenise import is_inside_word

OFF = Settings(nlp="off")


def raw(text: str, *, media_type: str = "text/plain") -> Document:
    """Return a document of raw lines."""
    lines: list[Line] = []
    at = 0
    for line in text.split("\n"):
        lines.append(Line(Span(at, at + len(line)), 1))
        at += len(line) + 1
    source = Source("plan", "plan.txt", media_type, "0" * 64, len(text.encode()))
    document = Document(source, text=text, pages=(Page(1, Span(0, len(text))),), lines=tuple(lines))
    return mark_pipe_tables(document) if media_type == "text/markdown" else document


def outline(text: str, *, media_type: str = "text/plain") -> Document:
    """Return a document with its outline; the text may be indented."""
    document = normalise(layout(raw(textwrap.dedent(text).strip("\n"), media_type=media_type)))
    return structure(document, OFF, in_word=is_inside_word)


def draw(document: Document) -> list[str]:
    """Return the outline as indented lines."""
    return ["  " * node.depth + node.text for node in document.nodes]


def found(text: str, *, media_type: str = "text/plain") -> Mentions:
    """Return everything that the extractors find in a text."""
    from planextract.tokenise import tokenise

    return extract(tokenise(outline(text, media_type=media_type)))


def pillars(text: str, *, media_type: str = "text/plain") -> list[str]:
    """Return the titles of the pillars of a text."""
    return [pillar.view.text for pillar in found(text, media_type=media_type).pillars]


def actions(text: str, *, media_type: str = "text/plain") -> list[str]:
    """Return the actions of a text, indented below their parents."""
    depth: dict[tuple[int, int], int] = {}
    out: list[str] = []
    for _, action in found(text, media_type=media_type).actions:
        level = depth[action.above] + 1 if action.above is not None else 0
        depth[action.node, action.sentence] = level
        out.append("  " * level + action.view.text)
    return out
