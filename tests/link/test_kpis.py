"""Indicators become records: what they measure, and sums over the plan's own period."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planextract.document import Document, Node, Page, Source
from planextract.link.kpis import link_kpis
from planextract.link.proof import IdMaker, Prover
from planextract.link.tree import Tree
from planextract.mentions import Figure, KpiMention
from planextract.records.action import Action
from planextract.records.evidence import Confidence, Evidence
from planextract.records.kpi import Kpi
from planextract.records.pillar import Pillar
from planextract.records.plan import Period
from planextract.spans import Span, View, fold

TEXT = "基本目標１\n（１）観光\nＫＰＩ\n宿泊者数 12 30\n"
HIGH = Confidence(grade="high")


def part(word: str) -> View:
    at = TEXT.index(word)
    return fold(word, at=at)


def evidence(word: str) -> tuple[Evidence, ...]:
    start = TEXT.index(word)
    return (Evidence(page=1, start=start, end=start + len(word), quote=word),)


def document() -> Document:
    words = [("基本目標１", None), ("（１）観光", 0), ("ＫＰＩ", 1), ("宿泊者数 12 30", 2)]
    nodes = tuple(
        Node(index, parent, 0 if parent is None else parent + 1, "heading", part(word), part(word), 1)
        for index, (word, parent) in enumerate(words)
    )
    source = Source("t", "t.txt", "text/plain", "0" * 64, 1)
    return Document(source, TEXT, (Page(1, Span(0, len(TEXT))),), nodes=nodes)


PILLAR = Pillar(id="P-" + "0" * 12, title="基本目標１", evidence=evidence("基本目標１"), rule="t.t", confidence=HIGH)
ACTION = Action(
    id="A-" + "0" * 12, pillar=PILLAR.id, text="観光", evidence=evidence("観光"), rule="t.t", confidence=HIGH
)
TREE = Tree((PILLAR,), (ACTION,), {1: ACTION.id}, {0: PILLAR.id})
PERIOD = Period(start="2025-04-01", end="2030-03-31", text="５年間", evidence=evidence("基本目標１"))


def mention(target: Figure, *reasons: str) -> KpiMention:
    baseline = Figure(12, part("12"), "2024-03-31", "2024-03-31")
    return KpiMention(3, part("宿泊者数"), "kpi.line", reasons, "high", unit="人", baseline=baseline, targets=(target,))


def link(found: KpiMention, tree: Tree = TREE, period: Period | None = PERIOD) -> Kpi:
    (kpi,) = link_kpis([found], tree, Prover(document()), IdMaker(), period=period)
    return kpi


LEVEL = Figure(30, part("30"), "2029-04-01", "2030-03-31")
SUM = Figure(30, part("30"), None, None, "cumulative")


def test_an_indicator_measures_the_nearest_action_above_it() -> None:
    kpi = link(mention(LEVEL))
    assert (kpi.action, kpi.pillar) == (ACTION.id, PILLAR.id)


def test_without_an_action_it_measures_the_pillar() -> None:
    kpi = link(mention(LEVEL), replace(TREE, action_of_node={}))
    assert (kpi.action, kpi.pillar) == (None, PILLAR.id)


def test_without_either_it_measures_the_plan() -> None:
    kpi = link(mention(LEVEL), replace(TREE, action_of_node={}, pillar_of_node={}))
    assert (kpi.action, kpi.pillar) == (None, None)


def test_a_form_with_one_project_lends_it_to_its_indicators() -> None:
    found = replace(mention(LEVEL), node=0)
    kpi = link(found, replace(TREE, action_of_node={}, pillar_of_node={2: PILLAR.id}))
    assert kpi.pillar == PILLAR.id


def test_days_are_dates_and_years_are_intervals() -> None:
    kpi = link(mention(LEVEL))
    assert kpi.baseline is not None
    assert (kpi.baseline.at, kpi.targets[0].at) == ("2024-03-31", "2029-04-01/2030-03-31")


@pytest.mark.parametrize(
    ("target", "reasons", "at"),
    [
        (SUM, ("period.plan",), "2025-04-01/2030-03-31"),
        (replace(SUM, end="2029-03-31"), ("period.plan",), "2025-04-01/2029-03-31"),
        (replace(SUM, end="2029-12-31"), ("period.plan",), "2025-04-01/2030-03-31"),  # 令和11年, the plan's last year
        (replace(SUM, end="2028-12-31"), ("period.plan",), "2025-04-01/2028-12-31"),
        (SUM, ("period.years_5",), "2025-04-01/2030-03-31"),
        (SUM, ("period.years_4",), None),
        (SUM, (), None),
    ],
)
def test_a_sum_over_the_plan_takes_the_plans_days(target: Figure, reasons: tuple[str, ...], at: str | None) -> None:
    assert link(mention(target, *reasons)).targets[0].at == at


def test_without_a_plan_period_a_sum_stays_open() -> None:
    kpi = link(mention(replace(SUM, end="2029-03-31"), "period.plan"), period=None)
    assert kpi.targets[0].at == "/2029-03-31"


def test_every_figure_is_proved() -> None:
    kpi = link(mention(LEVEL))
    assert kpi.baseline is not None
    assert [proof.quote for proof in (*kpi.evidence, *kpi.baseline.evidence, *kpi.targets[0].evidence)] == [
        "宿泊者数", "12", "30",
    ]  # fmt: skip
