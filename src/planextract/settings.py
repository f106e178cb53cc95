"""Behaviour that a user may choose; wording lives in the rules, not here."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

NlpMode = Literal["selective", "full", "off"]
PdfBackend = Literal["auto", "pdfplumber", "pdfium"]

MEGABYTE = 1_000_000
# Files that `ingest` has readers for; here, so that a folder can be listed without loading them.
DOCUMENT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".pdf"})


class Settings(BaseModel):
    """All choices that can change a result, and the limits of one document.

    Attributes:
        nlp: How much of the text GiNZA parses; Sudachi always tells where words end.
        pdf_backend: Which library reads PDF pages.
        family: Id of the document family to use, or None to recognise it.
        base_rules_only: Ignore every family file (for measuring general rules).
        ocr: Whether pages without text go to the system's OCR.
        password: User password of an encrypted PDF, or None.
        max_bytes: Largest file accepted.
        max_pages: Largest number of pages accepted.
        max_page_characters: Largest number of characters accepted on one page.
        max_page_paths: Largest number of drawn lines and shapes accepted on one page.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    nlp: NlpMode = "selective"
    pdf_backend: PdfBackend = "auto"
    family: str | None = None
    base_rules_only: bool = False
    ocr: bool = False
    password: str | None = Field(default=None, repr=False, exclude=True)
    max_bytes: int = Field(default=200 * MEGABYTE, gt=0)
    max_pages: int = Field(default=2000, gt=0)
    max_page_characters: int = Field(default=200_000, gt=0)
    max_page_paths: int = Field(default=100_000, gt=0)

    def result_key(self) -> dict[str, str | bool | None]:
        """Return the settings that change a record's content, for its fingerprint."""
        return {
            "nlp": self.nlp,
            "pdf_backend": self.pdf_backend,
            "family": self.family,
            "base_rules_only": self.base_rules_only,
            "ocr": self.ocr,
        }
