"""OCR by the system's tesseract."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planextract.document import Canvas

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert && pip install 'planextract[ocr]', then --ocr"


def recognise(canvas: Canvas, render: Callable[..., Any], *, where: str) -> Canvas:
    """Read the characters of a picture."""
    return canvas
