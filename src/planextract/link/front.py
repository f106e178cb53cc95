"""What a document says about itself → the record's ``document`` part."""

from __future__ import annotations

from planextract.link.proof import Prover
from planextract.mentions import Front
from planextract.records.plan import DocumentRecord, Period, SourceFile, Vision


def link_front(front: Front, prover: Prover, *, issuers: tuple[str, ...], period: Period | None) -> DocumentRecord:
    """Make the document record.

    Args:
        front: Title, status and vision.
        prover: Of the document.
        issuers: Ids of the bodies that issue the plan.
        period: The plan's period, None if not stated.
    """
    source = prover.document.source
    vision = Vision(text=prover.printed(front.vision), evidence=prover.prove(front.vision)) if front.vision else None
    return DocumentRecord(
        id=source.id,
        title=prover.printed(front.title) if front.title else "",
        kind=prover.document.family,
        status=front.status,
        issuers=issuers,
        period=period,
        vision=vision,
        source=SourceFile(
            name=source.name,
            media_type=source.media_type,
            sha256=source.sha256,
            bytes=source.bytes,
            pages=source.pages,
            encoding=source.encoding,
        ),
    )
