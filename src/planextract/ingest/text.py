r"""Plain text: bytes become the canonical text, its pages and its lines.

The canonical text is the decoded input with every line end written ``\n`` and the byte order mark
removed; nothing else is changed. Form feeds end pages. Blank lines are lines.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from planextract.document import Document, Line, Page, Source
from planextract.errors import BadEncoding, NotAText, NoText
from planextract.ingest.losses import find_lost_characters
from planextract.ingest.signatures import find_binary_kind
from planextract.settings import Settings
from planextract.spans import Span

# UTF-32 first: its mark begins with the one of UTF-16.
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# ISO-2022-JP is valid ASCII and UTF-8, so its escapes are looked for before anything is tried.
ISO_2022_ESCAPE = re.compile(rb"\x1b\$[@B]|\x1b\([IJ]|\x1b\$\([DOPQ]")
ISO_2022 = ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_2004")
# The plain decoder knows no ① or ㈱ (NEC rows); JIS X 0213 has them in the same places.
LEGACY = ("cp932", "euc_jp", "euc_jis_2004")
# A legacy text has some stray control characters at most; decoded pictures are full of them.
CONTROL_SHARE = 0.01
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HALF_KATAKANA = re.compile("[\uff61-\uff9f]")
_KANJI = re.compile("[\u4e00-\u9fff]")
_FIRST_LEVEL_TWO_ROW = 0xD0


def read_text(path: Path, document_id: str, settings: Settings) -> Document:
    """Read a text file in any of the encodings that Japanese offices use.

    Args:
        path: The file.
        document_id: Id of the document.
        settings: Not used; readers share one signature.

    Raises:
        NotAText: If the bytes are a PDF, a picture or the like.
        BadEncoding: If no encoding fits.
        NoText: If there is nothing but white space.
    """
    del settings
    return to_document(path, document_id, "text/plain")


def to_document(path: Path, document_id: str, media_type: str) -> Document:
    """Decode a file and split it into pages and lines.

    Args:
        path: The file.
        document_id: Id of the document.
        media_type: What the source is said to be.
    """
    data = path.read_bytes()
    decoded, encoding = decode(data, where=document_id)
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise NoText(document_id, code="text.blank")
    pages = tuple(split_pages(text))
    source = Source(
        id=document_id,
        name=path.name,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
        pages=None,
        encoding=encoding,
    )
    lines = tuple([line for page in pages for line in _split_lines(text, page)])
    return Document(source=source, text=text, pages=pages, lines=lines, findings=find_lost_characters(text))


def decode(data: bytes, *, where: str) -> tuple[str, str]:
    """Decode bytes and name the encoding.

    Args:
        data: Content of the file.
        where: Id of the document, for errors.
    """
    kind = find_binary_kind(data)
    if kind:
        raise NotAText(where, detail=kind)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(_decode_as(data, encoding, where), where), encoding
    if b"\0" in data:
        raise NotAText(where, detail="NUL")
    if ISO_2022_ESCAPE.search(data):
        for encoding in ISO_2022:
            text = _try(data, encoding)
            if text is not None:
                return _checked(text, where), encoding
        text = _try(_iso_2022_as_euc(data), "euc_jis_2004")
        if text is not None:
            return _checked(text, where), "iso2022_jp"
    text = _try(data, "utf-8")
    if text is not None:
        return _checked(text, where), "utf-8"
    text, encoding = _decode_legacy(data, where)
    return _checked(text, where), encoding


def split_pages(text: str) -> Iterator[Page]:
    """Yield the pages of a text; a form feed ends a page, so a closing one opens no page.

    Args:
        text: Canonical text.
    """
    start, number = 0, 1
    for match in re.finditer("\f", text):
        yield Page(number, Span(start, match.start()))
        start, number = match.end(), number + 1
    if start < len(text) or number == 1:
        yield Page(number, Span(start, len(text)))


def _split_lines(text: str, page: Page) -> list[Line]:
    start, number = page.span.start, page.number
    lines: list[Line] = []
    for line in page.span.of(text).removesuffix("\n").split("\n") if len(page.span) else ():
        stop = start + len(line)
        lines.append(Line(Span(start, stop), number))
        start = stop + 1
    return lines


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_as(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadEncoding(where, detail=f"{encoding}, byte {error.start}") from error


def _iso_2022_as_euc(data: bytes) -> bytes:
    """Write seven-bit kanji as EUC, for files with characters that the plain decoder does not know."""
    out, kanji, last = bytearray(), False, 0
    for match in re.finditer(rb"\x1b(\$[@B]|\([BIJ])", data):
        piece = data[last : match.start()]
        out += bytes(byte | 0x80 if kanji and 0x20 < byte < 0x7F else byte for byte in piece)
        kanji, last = match.group(1).startswith(b"$"), match.end()
    return bytes(out + data[last:])


def _decode_legacy(data: bytes, where: str) -> tuple[str, str]:
    found = [(text, name) for name in LEGACY if (text := _try(data, name)) is not None]
    if not found:
        raise BadEncoding(where, detail=", ".join(("utf-8", *LEGACY)))
    return min(found, key=lambda pair: _strangeness(pair[0]))


def _strangeness(text: str) -> int:
    """Count half-width katakana and kanji outside JIS level 1: the wrong decoding is full of them."""
    return len(_HALF_KATAKANA.findall(text)) + sum(_is_rare(kanji) for kanji in _KANJI.findall(text))


def _is_rare(kanji: str) -> bool:
    try:
        return kanji.encode("euc_jp")[0] >= _FIRST_LEVEL_TWO_ROW
    except UnicodeEncodeError:
        return True


def _checked(text: str, where: str) -> str:
    if "\0" in text:
        raise NotAText(where, detail="NUL")
    if len(_CONTROL.findall(text)) > CONTROL_SHARE * len(text):
        raise NotAText(where, detail="control characters")
    return text.removeprefix("\ufeff")
