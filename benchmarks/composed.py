"""How well plans of known content are read in drawn conventions, as texts or as pages that a browser draws.

    python -m benchmarks.composed COUNT SEED [--pages]

Prints the means of the metrics, and how many plans have a figure that their indicators do not have.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from planextract.evaluate.figures import pair_plan, score_plan
from planextract.evaluate.gold import GoldPlan
from planextract.pipeline import extract_document
from planextract.settings import Settings
from tests.scores.composed import choose, compose, find_values
from tests.scores.composed_pages import choose_pages, draw_plan

METRICS = ("pillars", "actions", "tree", "kpis", "kpi_cells", "actors", "roles", "document")


def print_texts(count: int, seed: int, folder: Path) -> Iterator[tuple[Path, GoldPlan]]:
    """Yield the texts of drawn plans with what is right."""
    for at, (content, choice) in enumerate(choose(count, seed)):
        composed = compose(content, choice)
        path = folder / f"plan_{at}{composed.suffix}"
        path.write_text(composed.text, encoding="utf-8")
        yield path, GoldPlan.model_validate(composed.gold)


def print_pages(count: int, seed: int, folder: Path) -> Iterator[tuple[Path, GoldPlan]]:
    """Yield the pages of drawn plans with what is right."""
    browser = shutil.which("chromium") or sys.exit("no browser: apt-get install chromium fonts-ipaexfont-gothic")
    for at, (content, choice, style) in enumerate(choose_pages(count, seed)):
        path = folder / f"plan_{at}.pdf"
        yield path, GoldPlan.model_validate(draw_plan(content, choice, style, path, browser))


def main() -> None:
    """Print the means of a draw."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--pages", action="store_true")
    chosen = parser.parse_args()
    figures: list[dict[str, float | None]] = []
    wrong = 0
    with TemporaryDirectory() as folder:
        plans = (print_pages if chosen.pages else print_texts)(chosen.count, chosen.seed, Path(folder))
        for path, gold in plans:
            read = extract_document(path, plan_id="composed", settings=Settings(nlp="off"))
            figures.append(dict(score_plan(read.plan, read.text, gold, pair_plan(read.plan, gold))))
            wrong += bool(find_values(read.plan) - find_values(gold))
    print(f"{len(figures)} plans, {wrong} with a wrong value")
    for metric in METRICS:
        values = [value for each in figures if (value := each[metric]) is not None]
        print(f"{metric:<10}{mean(values):.3f}" if values else f"{metric:<10}-")


if __name__ == "__main__":
    main()
