"""Neighbouring paragraphs read as one text, because a narrow column breaks names apart.

In: the outline. Out: passages: a labelled node alone, or a run of plain paragraphs in which a name may continue
(産：寒河江市商⏎工会). Lines that hold nothing but a name each are a list, and their names stay apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from planextract.document import Document, Node
from planextract.extract.actor_mentions import Suggest, read_bodies, suggest_nothing
from planextract.extract.actor_roles import BODY, Skeleton, build_skeleton, find_section_role
from planextract.extract.bodies import PROVISIONAL, Body
from planextract.rules.loader import load_rules
from planextract.spans import View, join

_ENDS = "。.!?"
_STARTS = "【[〔《<◆●○・※#「"
# What stands before an item of a running list; a new line or a blank says nothing.
_LIST = "、(:,"
_DELIMITERS = "、(:,。 )」"
# Who made a document, on a line of its own: みどり県総務課 作成.
_IMPRINT = re.compile(r"[都道府県市区町村局部課室会] ?(?:作成|編集|発行)$")
_LONGEST_IMPRINT = 40
_LONGEST_HEADER, _LONGEST_WORD, _FEWEST_COLUMNS = 40, 12, 2
# 「推進協議会（事務局：企画課」: the bracket may go on in the next line.
_SERVED = re.compile(rf"{BODY}(?:\([^()]{{1,40}}\)?)?$")
# 「金：…銀行」, 「労：…」 are lines of their own.
_SECTOR = re.compile("[産官学金労言士民住]{1,2}:")
_CHARGE = "responsible"
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Piece(NamedTuple):
    """One node of a passage.

    Attributes:
        node: The node.
        bodies: Bodies that begin in it, offsets in the passage.
        skeleton: Its text with each body as one character.
    """

    node: Node
    bodies: tuple[Body, ...]
    skeleton: Skeleton


class Passage(NamedTuple):
    """One text and what is named in it.

    Attributes:
        pieces: Its nodes, in order.
        view: The joined text.
        bodies: Bodies named in it.
        skeleton: The text with each body as one character.
    """

    pieces: tuple[Piece, ...]
    view: View
    bodies: tuple[Body, ...]
    skeleton: Skeleton


def read_passages(document: Document, suggest: Suggest = suggest_nothing) -> tuple[Passage, ...]:
    """Read all passages of a document, tables left out.

    Args:
        document: With outline.
        suggest: Finds bodies that the rules do not know.
    """
    return tuple(_read(nodes, document.text, suggest) for nodes in _runs(document))


def is_lone_body(piece: Piece) -> bool:
    """Tell whether a piece is the name of one body and nothing else, be it provisional."""
    return len(piece.bodies) == 1 and piece.skeleton.text.strip().removesuffix(PROVISIONAL) == BODY


def is_lone_council(piece: Piece) -> bool:
    """Tell whether a piece is the name of one council and at most who leads it or serves it, in brackets."""
    if not piece.bodies or piece.bodies[0].kind != "council":
        return False
    return _SERVED.match(piece.skeleton.text.strip()) is not None


def _runs(document: Document) -> Iterator[tuple[Node, ...]]:
    run: list[Node] = []
    for node in document.nodes:
        if run and not _continues(run[-1], node):
            yield tuple(run)
            run = []
        if node.table is None:
            run.append(node)
    if run:
        yield tuple(run)


def _continues(before: Node, node: Node) -> bool:
    plain = node.kind == "paragraph" and node.label is None and before.kind != "heading"
    if not plain or node.parent not in {before.parent, before.index} or not before.text or not node.text:
        return False
    if len(before.text) <= _LONGEST_IMPRINT and _IMPRINT.search(before.text):
        return False
    if _SECTOR.match(node.text) or before.text[-1] in _ENDS or node.text[0] in _STARTS or before.text.startswith("#"):
        return False
    return not _heads_columns(node.text)


def _heads_columns(text: str) -> bool:
    """Tell whether a line is the header of columns of bodies (推進チーム 主査機関), with which no name goes on."""
    words = text.split() if " " in text and len(text) <= _LONGEST_HEADER else []
    if len(words) < _FEWEST_COLUMNS or any(len(word) > _LONGEST_WORD for word in words):
        return False
    return find_section_role((words[-1],), load_rules("actor_roles")) is not None


def _read(nodes: tuple[Node, ...], text: str, suggest: Suggest) -> Passage:
    if len(nodes) == 1:
        # 「…します。（担当：…課　協力：…）」: what is in charge was taken off the measure, not off the line.
        view = nodes[0].whole if _CHARGE in nodes[0].marks else nodes[0].body
        bodies = read_bodies(view, suggest)
        skeleton = build_skeleton(view.text, bodies)
        return Passage((Piece(nodes[0], bodies, skeleton),), view, bodies, skeleton)
    starts = [0]
    for node in nodes[:-1]:
        starts.append(starts[-1] + len(node.text))
    view = join(node.body for node in nodes)
    bodies = _choose(view, nodes, starts, text, suggest)
    begins = [body.start for body in bodies]
    pieces = []
    for node, start in zip(nodes, starts, strict=True):
        own = bodies[bisect_left(begins, start) : bisect_left(begins, start + len(node.text))]
        shifted = [_shift(body, -start) for body in own]
        pieces.append(Piece(node, own, build_skeleton(node.text, shifted)))
    return Passage(tuple(pieces), view, bodies, build_skeleton(view.text, bodies))


def _find_breaks(nodes: Sequence[Node], starts: Sequence[int], text: str) -> frozenset[int]:
    """Return where nodes begin that a blank line parts from the one before, as offsets in the passage."""
    gaps = ((one.body.map.ends[-1], two.body.map.starts[0]) for one, two in pairwise(nodes))
    return frozenset(start for start, gap in zip(starts[1:], gaps, strict=True) if _BLANK_LINE.search(text, *gap))


def _choose(view: View, nodes: Sequence[Node], starts: Sequence[int], text: str, suggest: Suggest) -> tuple[Body, ...]:
    """Return the bodies of each node, and instead of some of them those that continue from one into the next.

    Args:
        view: The joined text.
        nodes: What it is joined of.
        starts: Where each begins in it.
        text: Canonical text of the document.
        suggest: Finds bodies that the rules do not know.
    """
    alone = [
        _shift(body, start)
        for node, start in zip(nodes, starts, strict=True)
        for body in read_bodies(node.body, suggest)
    ]
    complete = {body.start for body in alone if not body.generic and not body.rule.startswith("actor.bare")}
    # A name that ends its line, and lines that are a name each, need nothing of each other.
    ends = {body.end for body in alone if body.start in complete}
    whole = {
        start for start, node in zip(starts, nodes, strict=True) if start in complete and start + len(node.text) in ends
    }
    # A name begins behind a blank line if it can, and a row of names behind one goes on with no name that is whole.
    breaks = _find_breaks(nodes, starts, text) if complete else frozenset()
    rows = {start for start, node in zip(starts, nodes, strict=True) if start in ends & breaks and " " in node.text}
    crossing = [
        body
        for body in read_bodies(view, suggest)
        if _crosses(body, starts)
        and _may_cross(view.text, body, complete & set(_inner_starts(body, starts)), breaks)
        and not any(start in rows or (start in ends and start in whole) for start in _inner_starts(body, starts))
    ]
    kept = [body for body in alone if all(body.end <= other.start or other.end <= body.start for other in crossing)]
    return tuple(sorted((*kept, *crossing), key=lambda body: body.start))


def _may_cross(text: str, body: Body, inner: AbstractSet[int], breaks: frozenset[int]) -> bool:
    """Tell whether a name goes on over the ends of nodes, inside which other complete names begin."""
    return not inner or (_in_list(text, body) and not inner & breaks)


def _inner_starts(body: Body, starts: Sequence[int]) -> list[int]:
    return [start for start in starts if body.start < start < body.end]


def _crosses(body: Body, starts: Sequence[int]) -> bool:
    return bisect_right(starts, body.start) != bisect_right(starts, body.end - 1)


def _in_list(text: str, body: Body) -> bool:
    at = max((text.rfind(mark, 0, body.start) for mark in _DELIMITERS), default=-1)
    return at >= 0 and at == body.start - 1 and text[at] in _LIST


def _shift(body: Body, by: int) -> Body:
    if not by:
        return body
    unit_end = body.unit_end + by if body.unit_end else 0
    return body._replace(start=body.start + by, end=body.end + by, unit_end=unit_end)
