"""What a user can do about a document that cannot be read as it is."""

from __future__ import annotations

# tesseract comes from the system, not from pip.
INSTALL_OCR = "apt-get install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert; --ocr"
