"""What a reader should know about how a page was read."""

from __future__ import annotations

from collections.abc import Iterator

from planextract.document import Canvas, Finding
from planextract.layout.page import Reading

# A page of more shapes is a drawing; ingest hands on none of its lines.
DRAWING = 20_000

_FAILURES = {
    "pdf.page_failed": "ページを読み取れませんでした。",
    "pdf.needs_ocr": "文字情報がない（画像のみの）ページです。",
    "pdf.garbled": "文字の対応表が欠けており、文字を復元できないページです。",
    "limit.characters": "文字数が上限を超えたため読み取らなかったページです。",
    "limit.paths": "線や図形の数が上限を超えたため読み取らなかったページです。",
    "limit.time": "制限時間内に読み取れなかったページです。",
    "limit.memory": "メモリーの上限を超えたため読み取らなかったページです。",
    "limit.depth": "入れ子が深すぎるため読み取らなかったページです。",
    "worker.died": "読み取り中に処理プロセスが異常終了したページです。",
}


def describe_page(canvas: Canvas, reading: Reading) -> Iterator[Finding]:
    """Yield the findings of one page.

    Args:
        canvas: The drawn page.
        reading: The page as it was read.
    """
    if canvas.failure in _FAILURES:
        yield Finding(canvas.failure, f"{canvas.number}ページ：{_FAILURES[canvas.failure]}")
    if reading.too_dense or canvas.curves > DRAWING:
        message = f"{canvas.number}ページ：罫線が多すぎるため、表を探しませんでした。"
        yield Finding("table.grid_too_dense", message)
    if reading.vertical:
        message = f"{canvas.number}ページ：縦書きのみのページです。読み順を確認してください。"
        yield Finding("pdf.vertical_only", message, severity="info")
    if any(glyph.font == "ocr" for glyph in canvas.glyphs[:1]):
        message = f"{canvas.number}ページ：OCR で読み取りました。"
        yield Finding("source.ocr", message, severity="info")
