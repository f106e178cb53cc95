"""Figures over a run, for a table on the terminal and for one in Prefect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from planextract.batch.run import KINDS
from planextract.store import Manifest, Outcome, Row, count_outcomes


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
    """Return one flat line per input, then one with the sums."""
    total = summarise(manifest.rows)
    lines: list[dict[str, str | int | float]] = [
        {
            "document": row.id,
            "outcome": row.outcome,
            **{kind: row.counts.get(kind, 0) for kind in KINDS},
            "seconds": row.seconds,
            "code": row.code or "",
        }
        for row in manifest.rows
    ]
    seconds = round(sum(row.seconds for row in manifest.rows), 3)
    outcomes = ", ".join(f"{outcome} {number}" for outcome, number in total.outcomes.items())
    lines.append({"document": f"= {total.inputs}", "outcome": outcomes, **total.counts, "seconds": seconds, "code": ""})
    return lines
