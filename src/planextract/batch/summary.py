"""Figures over a run, for a table on the terminal and for one in Prefect."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planextract.batch.run import KINDS
from planextract.store import OUTCOMES, Manifest, Outcome, Row

# What needs a person comes first.
ORDER: dict[Outcome, int] = {"quarantined": 0, "partial": 1, "skipped": 2, "ok": 3}
# A page that shows more than this helps nobody; the manifest has all.
MAX_LINES = 1000
MARKDOWN_SIGNS = "\\`*_{}[]<>#|~"


@dataclass(frozen=True)
class Total:
    """Sums over all inputs of a run.

    Attributes:
        inputs: Number of inputs.
        outcomes: Number per outcome.
        counts: Number of items per kind, skipped documents included.
        held: Number of inputs without a record, whether they failed now or before.
        seconds: Time taken by the documents of this run.
    """

    inputs: int
    outcomes: dict[Outcome, int]
    counts: dict[str, int]
    held: int
    seconds: float


def summarise(rows: Iterable[Row]) -> Total:
    """Add up the rows of a run."""
    counts: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    held, seconds = 0, 0.0
    # In one pass: a row is made anew whenever it is looked at.
    for row in rows:
        counts.update(row.counts)
        outcomes[row.outcome] += 1
        held += row.code is not None
        seconds += row.seconds
    return Total(
        inputs=outcomes.total(),
        outcomes={outcome: outcomes[outcome] for outcome in OUTCOMES},
        counts={kind: counts[kind] for kind in KINDS},
        held=held,
        seconds=round(seconds, 3),
    )


def pick_urgent(rows: Iterable[Row], count: int) -> list[Row]:
    """Return so many rows, those first that need a person; the others are never held together."""
    return heapq.nsmallest(count, rows, key=_urgency)


def tabulate(manifest: Manifest) -> list[dict[str, str | int | float]]:
    """Return one line with the sums, then one flat line per input, failures first."""
    total = summarise(manifest.rows)
    outcomes = ", ".join(f"{outcome} {number}" for outcome, number in total.outcomes.items())
    lines: list[dict[str, str | int | float]] = [
        {"document": f"= {total.inputs}", "outcome": outcomes, "code": "", **total.counts, "seconds": total.seconds}
    ]
    lines += [
        {
            "document": row.id,
            "outcome": row.outcome,
            "code": row.code or describe_pages(row),
            **{kind: row.counts.get(kind, 0) for kind in KINDS},
            "seconds": row.seconds,
        }
        for row in pick_urgent(manifest.rows, MAX_LINES)
    ]
    return lines


def write_summary(manifest: Manifest, *, output: str) -> str:
    """Return a run as Markdown, in Japanese and English: what failed and why, then the sums."""
    total = summarise(manifest.rows)
    number = sum(bool(row.code or row.failed_pages) for row in manifest.rows)
    urgent = pick_urgent((row for row in manifest.rows if row.code or row.failed_pages), MAX_LINES)
    lines = [
        f"# {_plain(manifest.input)} → {_plain(output)}",
        "",
        f"入力 inputs {total.inputs} = "
        + " + ".join(f"{outcome} {count}" for outcome, count in total.outcomes.items()),
        "",
        "## 失敗・一部のみ / failed or partial",
        "",
    ]
    if urgent:
        lines += ["| 文書 document | 結果 outcome | コード code | 原因 cause | 対応 advice |", "|---|---|---|---|---|"]
    lines += [_describe(row) for row in urgent] or ["なし / none"]
    if number > MAX_LINES:
        lines.append(f"\n… {number - MAX_LINES}")
    lines += ["", "## 件数 / items", "", "| " + " | ".join(total.counts) + " |", "|" + "--:|" * len(total.counts)]
    lines.append("| " + " | ".join(str(number) for number in total.counts.values()) + " |")
    lines += ["", f"{manifest.started} – {manifest.ended}  run `{manifest.run_id}`"]
    return "\n".join(lines) + "\n"


def describe_pages(row: Row) -> str:
    """Return the pages that could not be read, e.g. ``limit.time p.3, 7``; empty where all could."""
    return "; ".join(f"{code} p.{', '.join(map(str, pages))}" for code, pages in row.failed_pages.items())


def _urgency(row: Row) -> tuple[int, str]:
    # A document that is skipped as it failed before is as urgent as one that fails now.
    return 0 if row.code else ORDER[row.outcome], row.id


def _describe(row: Row) -> str:
    cells = (
        row.source,
        row.outcome,
        row.code or describe_pages(row),
        row.cause.get("ja", ""),
        row.advice.get("ja", ""),
    )
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return "".join(f"\\{sign}" if sign in MARKDOWN_SIGNS else sign for sign in text.replace("\n", " "))
