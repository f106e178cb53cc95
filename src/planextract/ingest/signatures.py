"""What a file looks like by its first bytes, so that an error can say what it really is."""

from __future__ import annotations

import re

# A PDF may begin with a mail or HTTP header; readers look this far for its mark.
PDF_SEARCH_BYTES = 1024

_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (docx, xlsx, pptx …)"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office 97–2003"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
)
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml)", re.IGNORECASE | re.DOTALL)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def is_pdf(head: bytes) -> bool:
    """Tell whether a file that begins like this is read as a PDF.

    Args:
        head: First bytes, at least ``PDF_SEARCH_BYTES`` if there are as many.
    """
    return b"%PDF-" in head[:PDF_SEARCH_BYTES]


def find_binary_kind(head: bytes) -> str | None:
    """Return the name of a binary format, e.g. ``JPEG``; None for anything that may be text.

    Args:
        head: First bytes of the file.
    """
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)


def describe(head: bytes) -> str:
    """Say what a file is that is not a PDF, e.g. ``HTML``.

    Args:
        head: First bytes of the file.
    """
    kind = find_binary_kind(head)
    if kind:
        return kind
    if _HTML.match(head):
        return "HTML/XML"
    return "unknown binary data" if _CONTROL.search(head) else "text"
