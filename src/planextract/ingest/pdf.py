"""PDF: what the file is, whether it opens, and how many pages it has.

The pages themselves are read when ``layout`` walks them (``pages.py``).
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from planextract.document import Document, Source
from planextract.errors import CorruptDocument, NotAPdf, ResourceLimit
from planextract.ingest.pages import Pages, open_pages
from planextract.ingest.signatures import PDF_SEARCH_BYTES, describe, is_pdf
from planextract.settings import Settings

_BLOCK = 1 << 20


def read_pdf(path: Path, document_id: str, settings: Settings) -> Document:
    """Open a PDF and prepare its pages.

    Args:
        path: The file.
        document_id: Id of the document.
        settings: Backend, password, limits.

    Raises:
        NotAPdf: If the file holds something else.
        EncryptedDocument: If it needs a password that was not given.
        CorruptDocument: If no backend opens it, or it has no pages.
        ResourceLimit: If it has more pages than the settings allow.
    """
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        head = stream.read(PDF_SEARCH_BYTES)
        digest.update(head)
        for block in iter(lambda: stream.read(_BLOCK), b""):
            digest.update(block)
    if not is_pdf(head):
        raise NotAPdf(document_id, detail=describe(head))
    source = Source(
        id=document_id,
        name=path.name,
        media_type="application/pdf",
        sha256=digest.hexdigest(),
        bytes=path.stat().st_size,
        pages=_count_pages(path, document_id, settings),
    )
    return Document(source=source, canvases=Pages(path, document_id, settings, source.pages or 0))


def _count_pages(path: Path, document_id: str, settings: Settings) -> int:
    with open_pages(path, document_id, settings) as file:
        count = len(file)
    if count == 0:
        raise CorruptDocument(document_id, code="pdf.no_pages")
    if count > settings.max_pages:
        raise ResourceLimit(document_id, detail=f"{count} > {settings.max_pages}", code="limit.pages")
    return count
