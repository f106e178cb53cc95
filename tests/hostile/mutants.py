"""Broken and malicious files, made from scratch: the same seed, the same files. Nothing here is anybody's document."""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator

from tests.hostile.drawn import draw_pdf, stream

HUGE = 9_999_999_999


def make_mutants(*, flips: int = 120, size: float = 1.0) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of every mutant.

    Args:
        flips: How many files with flipped bits, and as many with holes.
        size: How large bombs and endless texts are; 1 for the sizes that are meant.
    """
    base = draw_pdf([b"BT /F1 12 Tf 72 700 Td (1 Plan) Tj ET", b"BT /F1 12 Tf 72 700 Td (2 Action) Tj ET"])
    yield from _cut(base)
    yield from _flip(base, flips)
    yield from _rewrite(base)
    yield from _disguise(base)
    yield from _bomb(size)
    yield from _write_texts(size)


def _cut(base: bytes) -> Iterator[tuple[str, bytes]]:
    for share in range(2, 100, 2):
        yield f"cut/end_{share:02d}.pdf", base[: len(base) * share // 100]
        yield f"cut/begin_{share:02d}.pdf", b"%PDF-1.7\n" + base[len(base) * share // 100 :]


def _flip(base: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - repeatable, not secret
        data = bytearray(base)
        for _ in range(1 + number % 12):
            data[chance.randrange(9, len(data))] ^= 1 << chance.randrange(8)
        yield f"flip/bits_{number:03d}.pdf", bytes(data)
        start = chance.randrange(9, len(base) - 40)
        hole = b"\0" * chance.randrange(1, 40)
        yield f"flip/hole_{number:03d}.pdf", base[:start] + hole + base[start + len(hole) :]


def _rewrite(base: bytes) -> Iterator[tuple[str, bytes]]:
    xref = base.index(b"xref\n")
    swaps = {
        "no_xref": (base[xref:], b"trailer\n<< /Root 1 0 R >>\n"),
        "no_trailer": (base[base.index(b"trailer") :], b""),
        "no_root": (b"/Root 1 0 R", b""),
        "root_is_page": (b"/Root 1 0 R", b"/Root 3 0 R"),
        "wrong_startxref": (b"startxref\n", b"startxref\n9"),
        "huge_length": (b"/Length ", b"/Length 99999999"),
        "negative_length": (b"/Length ", b"/Length -"),
        "own_length": (b"/Length ", b"/Length 5 0 R %"),
        "prev_loop": (b"/Root", b"/Prev " + str(xref).encode() + b" /Root"),
        "cyclic_kids": (b"/Kids [3 0 R", b"/Kids [2 0 R 3 0 R"),
        "no_kids": (b"/Kids [3 0 R 4 0 R]", b"/Kids []"),
        "huge_count": (b"/Count 2", f"/Count {HUGE}".encode()),
        "huge_page": (b"/MediaBox [0 0 595 842]", f"/MediaBox [0 0 {HUGE} {HUGE}]".encode()),
        "empty_page": (b"/MediaBox [0 0 595 842]", b"/MediaBox [0 0 0 0]"),
        "odd_page": (b"/MediaBox [0 0 595 842]", b"/MediaBox [(a) /b null 1e99]"),
        "no_font": (b"/F1 ", b"/F9 "),
        "unknown_filter": (b"/Length ", b"/Filter /BrotliDecode /Length "),
        "false_flate": (b"/Length ", b"/Filter /FlateDecode /Length "),
        "false_ascii85": (b"/Length ", b"/Filter /ASCII85Decode /Length "),
        "long_chain": (b"/Length ", b"/Filter [" + b"/ASCIIHexDecode " * 2000 + b"] /Length "),
        "encrypted_by_nobody": (b"/Root", b"/Encrypt << /Filter /Standard /V 9 /R 9 >> /Root"),
    }
    for name, (old, new) in swaps.items():
        yield f"rewrite/{name}.pdf", base.replace(old, new)


def _disguise(base: bytes) -> Iterator[tuple[str, bytes]]:
    yield "disguise/empty.pdf", b""
    yield "disguise/empty_text.txt", b""
    yield "disguise/header.pdf", b"%PDF-1.7\n"
    yield "disguise/zip.pdf", b"PK\x03\x04" + bytes(200)
    yield "disguise/jpeg.pdf", b"\xff\xd8\xff\xe0" + bytes(200)
    yield "disguise/html.pdf", b"<!DOCTYPE html><html>404</html>"
    yield "disguise/text.pdf", "計画".encode() * 500
    yield "disguise/noise.pdf", random.Random(0).randbytes(20_000)  # noqa: S311 - repeatable, not secret
    yield "disguise/late.pdf", b"HTTP/1.1 200 OK\r\n" + b"X-Pad: 1\r\n" * 80 + b"\r\n" + base
    yield "disguise/too_late.pdf", bytes(2000) + base
    yield "disguise/tail.pdf", base + random.Random(1).randbytes(20_000)  # noqa: S311 - repeatable, not secret
    yield "disguise/twice.pdf", base + base
    yield "disguise/really_pdf.txt", base
    yield "disguise/png.md", b"\x89PNG\r\n\x1a\n" + bytes(500)


def _bomb(size: float) -> Iterator[tuple[str, bytes]]:
    page = b"BT /F1 12 Tf 72 700 Td (x) Tj ET"
    yield "bomb/pages_200k.pdf", draw_pdf([page], kids=b"3 0 R " * int(200_000 * size), count=200_000)
    yield "bomb/kids_1m.pdf", draw_pdf([page], kids=b"3 0 R " * int(1_000_000 * size), count=1)
    yield "bomb/chars_300k.pdf", draw_pdf([b"BT /F1 1 Tf 1 1 Td (" + b"x" * int(300_000 * size) + b") Tj ET"])
    yield "bomb/shows_100k.pdf", draw_pdf([b"BT /F1 1 Tf " + b"1 0 Td (x) Tj " * int(100_000 * size) + b"ET"])
    yield "bomb/rects_50k.pdf", draw_pdf([b"1 1 9 9 re f " * int(50_000 * size)])
    yield (
        "bomb/grid.pdf",
        draw_pdf([b"".join(b"%d 0 m %d 800 l S 0 %d m 500 %d l S\n" % (n, n, n, n) for n in range(400))]),
    )
    yield "bomb/saves.pdf", draw_pdf([b"q " * int(500_000 * size) + page])
    yield "bomb/array.pdf", draw_pdf([b"[" * int(200_000 * size)])
    yield "bomb/dictionary.pdf", draw_pdf([b"/A << " * int(100_000 * size) + b"BDC " + page])
    yield "bomb/numbers.pdf", draw_pdf([b"9" * int(500_000 * size) + b" Tf"])
    bomb = zlib.compress(bytes(int(400_000_000 * size)), 9)
    yield "bomb/stream_400m.pdf", draw_pdf([bomb], flate=True)
    twice = zlib.compress(zlib.compress(bytes(int(300_000_000 * size)), 9), 9)
    yield (
        "bomb/stream_twice.pdf",
        draw_pdf([twice], flate=True).replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]"),
    )
    yield "bomb/form_in_itself.pdf", draw_pdf([b"/X0 Do"], extra=[stream(b"/X0 Do", FORM % 0)])
    forms = [stream(b"/X%d Do " % (n + 1) * 10, FORM % (n + 1)) for n in range(9)]
    yield "bomb/forms_1e9.pdf", draw_pdf([b"/X0 Do"], extra=[*forms, stream(page, FORM % 9)])
    yield "bomb/scale.pdf", draw_pdf([b"1e30 0 0 1e30 0 0 cm 1e30 w 0 0 m 1e38 1e38 l S " + page])
    yield "bomb/nan.pdf", draw_pdf([b"BT /F1 1e99999 Tf 0 0 0 0 0 0 Tm (x) Tj ET"])


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X%d 6 0 R >> >>"


def _write_texts(size: float) -> Iterator[tuple[str, bytes]]:
    texts = {
        "line_60k": "市は交流会を開催する、" * int(2000 * size),
        "one_character_5m": "あ" * int(1_700_000 * size),
        "blanks": " \n" * int(200_000 * size),
        "form_feeds": "\f" * int(20_000 * size),
        "private_use": "\ue000\uf8ff\U000f0000" * int(5_000 * size),
        "emoji": "👨‍👩‍👧‍👦🏳️‍🌈" * int(5_000 * size),
        "combining": "が" + "\u3099\u0301" * int(20_000 * size),
        "separators": "計画\u2028目標\u2029施策\u0085\x0b" * int(2_000 * size),
        "bidi": "\u202e計画\u202c\u200b\ufeff" * int(3_000 * size),
        "brackets": "（" * int(20_000 * size) + "計画" + "）" * int(20_000 * size),
        "quotes": "「『" * int(20_000 * size),
        "enumerators": "（１）" * int(20_000 * size),
        "bullets": "・" * int(50_000 * size),
        "bullet_lines": "・施策\n" * int(10_000 * size),
        "chapters": "".join(f"第{n}章 目標\n" for n in range(int(3_000 * size))),
        "digits": "1" * int(200_000 * size),
        "numbers": "1,234,567.89％ " * int(10_000 * size),
        "dates": "令和６年度から令和10年度まで、" * int(3_000 * size),
        "eras": "令和" * int(50_000 * size),
        "arrows": "10人→20人→" * int(10_000 * size),
        "tabs": "a\t" * int(50_000 * size),
        "pipes": "|a" * int(20_000 * size) + "\n" + "|-" * int(20_000 * size) + "\n",
        "table_rows": "|指標|値|\n|---|---|\n" + "|件数|10|\n" * int(10_000 * size),
        "hashes": "#" * int(50_000 * size) + " 計画",
        "fences": "```\n" * int(20_000 * size),
        "mixed_widths": "ＫＰＩＫＰＩ：１００％" * int(5_000 * size),
        "towns": "鶴岡市、酒田市と山形県は" * int(4_000 * size),
        "kangxi": "⾏⾰⽅針" * int(5_000 * size),
        "cid": "(cid:123)" * int(5_000 * size),
    }
    for name, text in texts.items():
        for suffix in ("txt", "md"):
            yield f"{suffix}/{name}.{suffix}", text.encode()
    plan = "第１章　基本目標\n１　交流を広げる\n・市は交流会を開く。\n"
    yield "text/surrogates.txt", plan.encode() + b"\xed\xa0\x80\xed\xb0\x80"
    yield "text/nul.txt", plan.encode() + b"\0"
    yield "text/nul_in_utf16.txt", (plan + "\0").encode("utf-16")
    yield "text/half_utf16.txt", plan.encode("utf-16")[:-1]
    yield "text/lone_utf16.txt", b"\xff\xfe\x00\xd8" + plan.encode("utf-16-le")
    yield "text/cut_utf8.txt", plan.encode()[:-2]
    yield "text/all_bytes.txt", bytes(range(256)) * 20
    for encoding in ("cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-32", "utf-8-sig"):
        yield f"text/{encoding}.txt", plan.encode(encoding)
        yield f"text/cut_{encoding}.txt", plan.encode(encoding)[:-3]
