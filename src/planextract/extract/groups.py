"""Groups of sibling headings, and what speaks for them being the plan's pillars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import heappop, heappush

from planextract.document import Document, Node, Zone
from planextract.frozen import frozen_dataclass
from planextract.values.labels import label_key

# Parts of a plan that say something else than what will be done.
SILENT: frozenset[Zone] = frozenset(
    {
        "challenge", "achievement", "background", "vision", "merit", "reason", "organisation", "procedure",
        "schedule", "evaluation", "budget", "actors", "period", "kpi",
    }
)  # fmt: skip

# Quotes and separators come and go between a list of pillars and their headings.
_DROPPED = re.compile(r"[「」『』・、,\s]+")


@frozen_dataclass(frozen=True, slots=True)
class Group:
    """Headings of one kind below one parent.

    Attributes:
        key: What their labels share.
        nodes: In document order.
    """

    key: str
    nodes: tuple[Node, ...]


def below(document: Document, node: Node) -> Iterator[Node]:
    """Yield a node's descendants in document order."""
    waiting = [child.index for child in document.children(node.index)]
    while waiting:
        index = heappop(waiting)
        yield document.nodes[index]
        for child in document.children(index):
            heappush(waiting, child.index)


def find_groups(document: Document) -> tuple[Group, ...]:
    """Return every group of labelled or Markdown headings, in the order of their first members."""
    groups: dict[tuple[int | None, str], list[Node]] = {}
    for node in document.nodes:
        if node.table is not None or node.kind == "paragraph":
            continue
        key = label_key(node.label) if node.label else f"plain:{node.depth}"
        groups.setdefault((node.parent, key), []).append(node)
    return tuple(Group(key, tuple(nodes)) for (_, key), nodes in groups.items())


def count_statements(document: Document, node: Node, *, headings: bool = False) -> int:
    """Return how many entries below a node can be statements of what will be done.

    Args:
        document: With its outline.
        node: The heading.
        headings: Whether headings without number and tables count too, for lists that are already known
            to say what will be done.

    Only what is announced below the node itself leaves a part out: what stands above it may be a heading
    that the layout put there.
    """
    silent: set[int] = set()
    count = 0
    for other in below(document, node):
        if other.parent in silent or other.announces in SILENT:
            silent.add(other.index)
        elif other.announces is None and (other.label is not None or (headings and other.kind != "paragraph")):
            count += 1
    return count


def same_title(left: str, right: str) -> bool:
    """Tell whether two headings are one, printed twice."""
    return squeeze(left) == squeeze(right)


def squeeze(text: str) -> str:
    """Return a title without blanks and quotes, for comparison."""
    return _DROPPED.sub("", text)
