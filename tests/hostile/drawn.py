"""The smallest PDF that holds given pages, written byte by byte so that every part of it can be broken."""

from __future__ import annotations

from collections.abc import Sequence


def draw_pdf(
    pages: Sequence[bytes], *, kids: bytes = b"", count: int = 0, flate: bool = False, extra: Sequence[bytes] = ()
) -> bytes:
    """Return a PDF.

    Args:
        pages: Content stream of each page.
        kids: References in the page tree, instead of one per page.
        count: Number of pages that the tree claims.
        flate: Whether the content streams are compressed.
        extra: Further objects; the first has the number 6 if there is one page.
    """
    first = 3
    references = kids or b" ".join(b"%d 0 R" % (first + number) for number in range(len(pages)))
    font = first + 2 * len(pages)
    forms = b" ".join(b"/X%d %d 0 R" % (number, font + 1 + number) for number in range(len(extra)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (references, count or len(pages)),
    ]
    head = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
    resources = b"/Resources << /Font << /F1 %d 0 R >> /XObject << %s >> >> >>" % (font, forms)
    objects += [head % (first + len(pages) + number) + resources for number in range(len(pages))]
    objects += [stream(page, b"/Filter /FlateDecode" if flate else b"") for page in pages]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    return _assemble([*objects, *extra])


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object with these entries in its dictionary."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def _assemble(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
