"""Rows and figures → text on standard error; standard output is kept for JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from planextract.cli.language import Lang, say
from planextract.store import Row

Cells = Sequence[str]
LOG_WIDTH = 240
# Documents in the table; drawing a thousand takes more than a second. The manifest has all.
MAX_LINES = 100


def print_error(text: str) -> None:
    """Print one line of a message."""
    sys.stderr.write(f"{text}\n")


def print_json(value: Any) -> None:  # noqa: ANN401 - any plain value that JSON can spell
    """Print a value as JSON on standard output."""
    from planextract.store import to_json

    sys.stdout.write(to_json(value))


def describe_row(row: Row, lang: Lang) -> str:
    """Return what became of an input, as one line."""
    if row.code:
        detail = row.detail.splitlines()[0] if row.detail else ""
        detail = f"（{detail}）" if detail and lang == "ja" else f" ({detail})" if detail else ""
        return f"[{row.code}] {row.source}: {row.cause.get(lang, '')}{detail} {row.advice.get(lang, '')}"
    counts = "  ".join(f"{say(f'kind.{kind}', lang)} {number}" for kind, number in row.counts.items())
    return f"{say(f'outcome.{row.outcome}', lang)}  {row.id}  {counts}"


def print_rows(rows: Iterable[Row], lang: Lang) -> None:
    """Print the inputs that have no record, each with its reason."""
    for row in rows:
        if row.code:
            print_error(describe_row(row, lang))


def print_totals(rows: Sequence[Row], lang: Lang, *, ignored: Sequence[str] = ()) -> None:
    """Print the table of documents and the sums over them; of many documents those first that need a person."""
    from planextract.batch import KINDS, pick_urgent, summarise

    total = summarise(rows)
    head = ("head.document", "head.outcome", *(f"kind.{kind}" for kind in KINDS), "head.seconds")
    lines = [
        [row.id, say(f"outcome.{row.outcome}", lang), *(str(row.counts.get(k, 0)) for k in KINDS), f"{row.seconds:.1f}"]
        for row in (rows if len(rows) <= MAX_LINES else pick_urgent(rows, MAX_LINES))
    ]
    outcomes = " ".join(f"{say(f'outcome.{o}', lang)} {n}" for o, n in total.outcomes.items() if n)
    foot = [
        f"{say('total', lang)} {total.inputs}",
        outcomes,
        *(str(total.counts[kind]) for kind in KINDS),
        f"{total.seconds:.1f}",
    ]
    print_table([say(key, lang) for key in head], lines, foot=foot)
    if len(rows) > MAX_LINES:
        print_error(say("table.more", lang, count=len(rows) - MAX_LINES))
    if ignored:
        print_error(say("ignored", lang, names=", ".join(ignored)))


def print_table(head: Cells, lines: Sequence[Cells], *, foot: Cells = (), left: int = 2) -> None:
    """Print a table; the first columns hold words, the others figures."""
    from rich.console import Console
    from rich.table import Table

    # A terminal folds what is too wide for it; a log has no width.
    width = None if sys.stderr.isatty() else LOG_WIDTH
    table = Table(show_footer=bool(foot), box=None, pad_edge=False)
    for number, title in enumerate(head):
        end = foot[number] if foot else ""
        table.add_column(
            title, footer=end, justify="left" if number < left else "right", overflow="fold", no_wrap=number >= left
        )
    for line in lines:
        table.add_row(*line)
    Console(stderr=True, highlight=False, markup=False, width=width).print(table)
