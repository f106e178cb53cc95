"""How far the general rules carry: every document with the rules of its family and without them.

    python -m benchmarks.families

Leaves one family out at a time: its documents are read with the base rules alone, as those of a family that nobody
has described yet. Scores ``tests/gold`` and, where ``PLANEXTRACT_SHARED`` names it, the shared corpus.
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from statistics import mean

from planextract.evaluate import METRICS, DocumentScore
from planextract.settings import Settings
from tests.scores.measure import find_own, find_shared, measure

Rows = dict[str, list[tuple[DocumentScore, DocumentScore]]]
"""By family: the scores of each document with the family's rules and without them."""


def score_all() -> Rows:
    """Score every document both ways, by the family that it is recognised as."""
    shared = os.environ.get("PLANEXTRACT_SHARED")
    rows: Rows = defaultdict(list)
    for _, document, gold in (*find_own(), *(find_shared(Path(shared)) if shared else ())):
        known = measure(document, gold, Settings(nlp="off")).documents[0]
        alone = measure(document, gold, Settings(nlp="off", base_rules_only=True)).documents[0]
        rows[known.family].append((known, alone))
    return rows


def average(scores: list[DocumentScore], metric: str) -> float | None:
    """Return the mean of a metric over the documents that have it, None if none has."""
    figures = [value for score in scores if (value := score.figures[metric]) is not None]
    return mean(figures) if figures else None


def show(value: float | None) -> str:
    """Return a figure for the table."""
    return f"{'-' if value is None else format(value, '.3f'):>9}"


def main() -> None:
    """Print two lines for every family."""
    print(f"{'family':<30}{'documents':>10} {'rules':<9}", *(f"{metric:>9}" for metric in (*METRICS, "overall")))
    for family, pairs in sorted(score_all().items()):
        for rules, scores in (("own", [own for own, _ in pairs]), ("left out", [alone for _, alone in pairs])):
            figures = [average(scores, metric) for metric in METRICS]
            overall = mean(value for value in figures if value is not None)
            print(f"{family:<30}{len(pairs):>10} {rules:<9}", *(show(value) for value in (*figures, overall)))


if __name__ == "__main__":
    main()
