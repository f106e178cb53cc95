"""Mentions → plan: the tree, the bodies, the dates and the indicators, with ids and evidence.

In: a document and what the extractors found. Out: a ``Plan`` without the checks of ``validate``.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Document, Finding
from planextract.link.actions import complete_actions
from planextract.link.actors import link_actors
from planextract.link.dates import link_dates
from planextract.link.front import link_front
from planextract.link.kpis import link_kpis
from planextract.link.proof import IdMaker, Prover
from planextract.link.tree import link_tree
from planextract.mentions import Mentions
from planextract.records.issue import Issue
from planextract.records.plan import Extractor, Plan


def link(document: Document, mentions: Mentions, extractor: Extractor) -> Plan:
    """Make the plan record of a document.

    Args:
        document: With its outline.
        mentions: What the extractors found.
        extractor: What made the record.
    """
    prover, ids = Prover(document), IdMaker()
    tree = link_tree(mentions.pillars, mentions.actions, prover, ids)
    title = mentions.front.title.text if mentions.front.title else ""
    actors = link_actors(mentions.actors, prover, ids, title=title)
    targets = {(target.start, target.end) for kpi in mentions.kpis for target in kpi.targets}
    dates = link_dates(mentions.dates, prover, ids, title=title, target_periods=targets)
    return Plan(
        document=link_front(mentions.front, prover, issuers=actors.issuers, period=dates.period),
        pillars=tree.pillars,
        actions=complete_actions(tree, actors, dates.ids_of_node),
        kpis=link_kpis(mentions.kpis, tree, prover, ids, period=dates.period),
        actors=actors.actors,
        dates=dates.dates,
        issues=(*_to_issues((*document.findings, *mentions.findings), prover), *actors.issues),
        extractor=extractor,
    )


def _to_issues(findings: Sequence[Finding], prover: Prover) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            evidence=tuple(prover.prove_span(span) for span in finding.spans),
        )
        for finding in findings
    )
