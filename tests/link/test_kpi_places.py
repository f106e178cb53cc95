"""Indicators behind the last of several measures: whose they are is the habit of the plan."""

from __future__ import annotations

from planextract.document import Document, Node, Page, Source
from planextract.link.kpi_places import place_kpis
from planextract.link.tree import Tree
from planextract.mentions import KpiMention
from planextract.records.action import Action
from planextract.records.evidence import Confidence, Evidence
from planextract.spans import Span, fold

VIEW = fold("指標")
PROOF = (Evidence(page=1, start=0, end=2, quote="指標"),)


def measure(number: int) -> Action:
    return Action(
        id=f"A-{number:012}", text="施策", evidence=PROOF, rule="t.t", confidence=Confidence(grade="high", reasons=())
    )


def places(behind: list[int]) -> list[tuple[str | None, str | None]]:
    """Place one indicator behind each of some measures: two pillars (0, 1) with two measures each (2-3, 4-5)."""
    parents = [None, None, 0, 0, 1, 1, *behind]
    nodes = tuple(
        Node(index, parent, 0 if parent is None else 1, "heading", VIEW, VIEW, 1)
        for index, parent in enumerate(parents)
    )
    document = Document(Source("t", "t.txt", "text/plain", "0" * 64, 1), "指標", (Page(1, Span(0, 2)),), nodes=nodes)
    tree = Tree((), tuple(map(measure, range(2, 6))), {n: measure(n).id for n in range(2, 6)}, {0: "P-0", 1: "P-1"})
    mentions = [KpiMention(6 + place, VIEW, "kpi.line", (), "high") for place in range(len(behind))]
    return [(place.action, place.pillar) for place in place_kpis(document, mentions, tree)]


def test_behind_the_last_of_each_part_they_close_the_part() -> None:
    assert places([3, 5]) == [(None, "P-0"), (None, "P-1")]


def test_behind_several_measures_they_belong_to_each() -> None:
    assert places([2, 3, 5]) == [(measure(n).id, pillar) for n, pillar in ((2, "P-0"), (3, "P-0"), (5, "P-1"))]


def test_once_may_be_chance() -> None:
    assert places([3]) == [(measure(3).id, "P-0")]
