"""Composed plans as drawn pages: the same content and conventions, set by a browser in styles that offices use.

Tables of indicators become tables of HTML, ruled or not; everything else keeps its words and signs.
"""

from __future__ import annotations

import html
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from tests.scores.composed import Choice, Printer, choose, may_go_together
from tests.scores.composed_contents import Content, Indicator
from tests.scores.composed_kpis import Style, list_rows

_TEXT = "p { margin: 2px 0; white-space: pre-wrap } h1 { font-size: 18pt }"
_USUAL = (
    f"body {{ font: 10.5pt/1.6 IPAexGothic, sans-serif }} h2 {{ font-size: 13pt }} h3 {{ font-size: 11pt }} {_TEXT}"
)
STYLES: Mapping[str, str] = {
    "ruled": _USUAL + "table { border-collapse: collapse; width: 100% } td, th { border: 1px solid; padding: 2px 6px }",
    "narrow_ruled": _USUAL + "table { border-collapse: collapse; width: 60% }"
    "td, th { border: 1px solid; padding: 2px }",
    "boxed": "body { font: 10pt/1.5 IPAexGothic, sans-serif } h2 { background: #246; color: #fff; font-size: 14pt }"
    "h3 { border-left: 6px solid #246; font-size: 12pt } table { border-collapse: collapse; width: 90% }"
    "th { background: #dde } td, th { border: 1px solid #888; padding: 3px }"
    + _TEXT + "p { margin-left: 1em; text-indent: -1em }",
    "two_columns": "body { font: 9.5pt/1.5 IPAexGothic, sans-serif } main { columns: 2; column-gap: 24px }"
    "h2 { font-size: 13pt } h3 { font-size: 11pt } table { border-collapse: collapse; width: 100% }"
    "td, th { border: 1px solid; padding: 2px }" + _TEXT,
    "slides": "@page { size: A4 landscape } body { font: 14pt/1.4 IPAexGothic, sans-serif }"
    "h2 { font-size: 20pt; break-before: page; border-bottom: 3px solid #c40 } h3 { font-size: 16pt; color: #c40 }"
    "table { border-collapse: collapse } td, th { border: 1px solid; padding: 4px }" + _TEXT,
    "rules_across": _USUAL + "table { border-collapse: collapse; width: 100% }"
    "td, th { border-top: 1px solid; border-bottom: 1px solid; padding: 3px 8px }",
    "painted_rows": _USUAL + "table { border-collapse: collapse; width: 100% } th { background: #357; color: #fff }"
    "tr:nth-child(odd) td { background: #e8eef6 } td, th { padding: 3px 8px }",
    "three_rules": _USUAL + "table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid }"
    "th { border-bottom: 1px solid } td, th { padding: 2px 8px }",
    "rule_under_heading": _USUAL + "table { width: 100% } th { border-bottom: 1px solid; text-align: left }"
    "td, th { padding: 2px 10px }",
}  # fmt: skip
"""Style sheets by name."""
# What Markdown and converters do is left out of pages; so many draws are enough for one that can be printed.
_PRINTED: Choice = {"dress": "text", "converted": "none"}
_SPARE = 10
_DRAWN = "\0"
"""Stands in front of what is HTML already."""


class _PagePrinter(Printer):
    def head(self, level: int, text: str) -> None:
        self.lines.append(f"{_DRAWN}<h{min(level + 1, 4)}>{html.escape(text)}</h{min(level + 1, 4)}>")

    def set_indicators(self, indicators: Sequence[Indicator], style: Style) -> list[str]:
        rows = list_rows(self.choice["kpi"], indicators, style)
        return [_DRAWN + _set_table(rows)] if rows else Printer.set_indicators(self, indicators, style)


def choose_pages(count: int, seed: int) -> Iterator[tuple[Content, Choice, str]]:
    """Draw contents, conventions of printed plans and styles, the same ones for the same seed.

    Args:
        count: How many.
        seed: Of the draw.
    """
    drawn = ((content, {**choice, **_PRINTED}) for content, choice in choose(_SPARE * count, seed))
    printed = ((content, choice) for content, choice in drawn if may_go_together(choice))
    for (content, choice), style in islice(zip(printed, cycle(STYLES), strict=False), count):
        yield content, choice, style


def draw_plan(content: Content, choice: Choice, style: str, path: Path, browser: str) -> dict[str, Any]:
    """Print a plan as a PDF and return what a gold file says of it.

    Args:
        content: What it says.
        choice: How it is printed.
        style: A key of ``STYLES``.
        path: Of the PDF.
        browser: Program that prints.
    """
    printer = _PagePrinter(content, choice)
    printer.run()
    parts = [
        line.removeprefix(_DRAWN) if line.startswith(_DRAWN) else f"<p>{html.escape(line)}</p>"
        for line in printer.lines
        if line.strip()
    ]
    title = next(at for at, part in enumerate(parts) if part.startswith("<h1"))
    body = "\n".join([*parts[: title + 1], "<main>", *parts[title + 1 :], "</main>"])
    page = path.with_suffix(".html")
    page.write_text(f"<meta charset=utf-8><style>{STYLES[style]}</style>{body}", encoding="utf-8")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    subprocess.run([*command, f"--print-to-pdf={path}", str(page)], check=True, capture_output=True, timeout=120)
    return printer.gold


def _set_table(rows: Sequence[Sequence[str]]) -> str:
    head, *others = rows
    lines = ["".join(f"<th>{html.escape(cell)}</th>" for cell in head)]
    lines += ["".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in others]
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
