"""Figures over a run, for a table on the terminal and for one in Prefect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planextract.batch.run import KINDS
from planextract.store import Manifest, Outcome, Row, count_outcomes

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
    """

    inputs: int
    outcomes: dict[Outcome, int]
    counts: dict[str, int]
    held: int


def summarise(rows: Iterable[Row]) -> Total:
    """Add up the rows of a run."""
    rows = tuple(rows)
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.counts)
    return Total(
        inputs=len(rows),
        outcomes=count_outcomes(rows),
        counts={kind: counts[kind] for kind in KINDS},
        held=sum(row.code is not None for row in rows),
    )


def tabulate(manifest: Manifest) -> list[dict[str, str | int | float]]:
    """Return one line with the sums, then one flat line per input, failures first."""
    total = summarise(manifest.rows)
    seconds = round(sum(row.seconds for row in manifest.rows), 3)
    outcomes = ", ".join(f"{outcome} {number}" for outcome, number in total.outcomes.items())
    lines: list[dict[str, str | int | float]] = [
        {"document": f"= {total.inputs}", "outcome": outcomes, "code": "", **total.counts, "seconds": seconds}
    ]
    lines += [
        {
            "document": row.id,
            "outcome": row.outcome,
            "code": row.code or describe_pages(row),
            **{kind: row.counts.get(kind, 0) for kind in KINDS},
            "seconds": row.seconds,
        }
        for row in sorted(manifest.rows, key=_urgency)[:MAX_LINES]
    ]
    return lines


def write_summary(manifest: Manifest, *, output: str) -> str:
    """Return a run as Markdown, in Japanese and English: what failed and why, then the sums."""
    total = summarise(manifest.rows)
    urgent = [row for row in sorted(manifest.rows, key=_urgency) if row.code or row.failed_pages]
    lines = [
        f"# {_plain(manifest.input)} → {_plain(output)}",
        "",
        f"入力 inputs {total.inputs} = "
        + " + ".join(f"{outcome} {number}" for outcome, number in total.outcomes.items()),
        "",
        "## 失敗・一部のみ / failed or partial",
        "",
    ]
    if urgent:
        lines += ["| 文書 document | 結果 outcome | コード code | 原因 cause | 対応 advice |", "|---|---|---|---|---|"]
    lines += [_describe(row) for row in urgent[:MAX_LINES]] or ["なし / none"]
    if len(urgent) > MAX_LINES:
        lines.append(f"\n… {len(urgent) - MAX_LINES}")
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
