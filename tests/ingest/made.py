"""PDF files that tests draw for themselves."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "HeiseiKakuGo-W5"
PAGE = (595.0, 842.0)


def draw_plan(path: Path, *, pages: int = 1, user: str | None = None, owner: str | None = None) -> Path:
    """Draw a plan with a title, prose and a ruled table on each page."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    encryption = StandardEncryption(user or "", ownerPassword=owner or user) if user or owner else None
    canvas = Canvas(str(path), pagesize=PAGE, encrypt=encryption)
    for number in range(1, pages + 1):
        canvas.setFont(FONT, 14)
        canvas.drawString(60, 780, "第１章　計画の策定")
        canvas.setFont(FONT, 10)
        canvas.drawString(60, 750, "移住者を増やし、関係人口を創出する。")
        for row, texts in enumerate((("指標", "現状", "目標"), ("移住者数", "12", "72"), ("満足度", "45", "60"))):
            for column, text in enumerate(texts):
                canvas.rect(60 + 100 * column, 700 - 20 * row, 100, 20)
                canvas.drawString(64 + 100 * column, 706 - 20 * row, text)
        canvas.drawString(290, 20, f"- {number} -")
        canvas.showPage()
    canvas.save()
    return path


def draw_strokes(path: Path, *, strokes: int, uses: int = 0) -> Path:
    """Draw a page of strokes (in a form that is used several times, if asked), then one of text."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    canvas = Canvas(str(path), pagesize=PAGE)
    canvas.setFont(FONT, 14)
    canvas.drawString(60, 800, "区域図")
    if uses:
        canvas.beginForm("strokes")
    for number in range(strokes):
        canvas.line(60 + number % 400, 60, 64 + number % 400, 60 + number % 600)
    if uses:
        canvas.endForm()
    for _ in range(uses):
        canvas.doForm("strokes")
    canvas.showPage()
    canvas.setFont(FONT, 14)
    canvas.drawString(60, 780, "第１章　計画の策定")
    canvas.save()
    return path


def draw_shapes(path: Path) -> Path:
    """Draw one rule, one outlined box, one painted box, one rounded box, one circle and one slanted line."""
    canvas = Canvas(str(path), pagesize=PAGE)
    canvas.line(60, 700, 300, 700)
    canvas.rect(60, 600, 100, 50)
    canvas.rect(200, 600, 100, 50, stroke=0, fill=1)
    canvas.roundRect(320, 600, 150, 60, 8)
    canvas.circle(100, 500, 30)
    canvas.line(200, 400, 300, 460)
    canvas.showPage()
    canvas.save()
    return path
