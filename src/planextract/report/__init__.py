"""A diff and its two sides → reports for people: HTML, Markdown, CSV. Compares nothing and reads no file."""

from __future__ import annotations

from collections.abc import Callable

from planextract.report.html import render_html
from planextract.report.markdown import render_markdown
from planextract.report.spreadsheet import render_csv
from planextract.report.subject import Subject

# (format, extension, what renders it)
RENDERERS: tuple[tuple[str, str, Callable[[Subject], str]], ...] = (
    ("html", ".html", render_html),
    ("markdown", ".md", render_markdown),
    ("csv", ".csv", render_csv),
)


def render(subject: Subject, *, style: str) -> str:
    """Return a report in a format of ``RENDERERS``."""
    return next(renderer(subject) for name, _, renderer in RENDERERS if name == style)
