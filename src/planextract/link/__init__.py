"""Mentions → plan: the tree, the bodies, the dates and the indicators, with ids and evidence.

In: a document and what the extractors found. Out: a ``Plan`` without the checks of ``validate``.
"""

from __future__ import annotations

from planextract.document import Document
from planextract.link.proof import IdMaker, Prover
from planextract.link.tree import link_tree
from planextract.mentions import Mentions
from planextract.records.issue import Issue
from planextract.records.plan import DocumentRecord, Extractor, Plan, SourceFile, Vision


def link(document: Document, mentions: Mentions, extractor: Extractor) -> Plan:
    """Make the plan record of a document.

    Args:
        document: With its outline.
        mentions: What the extractors found.
        extractor: What made the record.
    """
    prover, ids = Prover(document), IdMaker()
    tree = link_tree(mentions.pillars, mentions.actions, prover, ids)
    front = mentions.front
    source = document.source
    record = DocumentRecord(
        id=source.id,
        title=prover.printed(front.title) if front.title else "",
        kind=document.family,
        status=front.status,
        vision=Vision(text=prover.printed(front.vision), evidence=prover.prove(front.vision)) if front.vision else None,
        source=SourceFile(
            name=source.name,
            media_type=source.media_type,
            sha256=source.sha256,
            bytes=source.bytes,
            pages=source.pages,
            encoding=source.encoding,
        ),
    )
    issues = tuple(
        Issue(
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            evidence=tuple(prover.prove_span(span) for span in finding.spans),
        )
        for finding in document.findings
    )
    return Plan(document=record, pillars=tree.pillars, actions=tree.actions, issues=issues, extractor=extractor)
