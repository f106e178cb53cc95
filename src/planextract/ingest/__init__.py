"""Ingest: a file becomes a document of raw lines (text, Markdown) or of drawn pages (PDF).

Comes in: a path. Goes out: a ``Document`` with its source and either the canonical text with pages
and lines, or ``canvases`` that ``layout`` turns into text. Nothing is interpreted here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from planextract.document import Document
from planextract.errors import EmptyFile, FileMissing, ResourceLimit, UnknownFormat
from planextract.ingest.markdown import read_markdown, read_plain
from planextract.ingest.pages import Pages, PageWatch, Unwatched
from planextract.ingest.pdf import read_pdf
from planextract.settings import Settings

__all__ = ["READERS", "PageWatch", "ingest"]

Reader = Callable[[Path, str, Settings], Document]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".pdf": read_pdf,
}


def ingest(path: Path, *, document_id: str, settings: Settings, watch: PageWatch | None = None) -> Document:
    """Read a file with the reader of its suffix.

    Args:
        path: The file.
        document_id: Path under the input folder without extension, e.g. ``yamagata/2024``.
        settings: Backend, password and limits.
        watch: Who follows the reading of pages; None for nobody.

    Raises:
        InputError: If the file cannot be read as what its name says.
        ResourceLimit: If the file is larger than the settings allow.
    """
    reader = READERS.get(path.suffix.lower())
    if not path.is_file():
        raise FileMissing(document_id)
    if reader is None:
        raise UnknownFormat(document_id, detail=path.suffix or path.name)
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile(document_id)
    if size > settings.max_bytes:
        raise ResourceLimit(document_id, detail=f"{size} > {settings.max_bytes} bytes", code="file.too_large")
    document = reader(path, document_id, settings)
    if isinstance(document.canvases, Pages):
        return replace(document, canvases=replace(document.canvases, watch=watch or Unwatched()))
    return document
