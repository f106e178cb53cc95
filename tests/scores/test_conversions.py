"""A plan that a converter dressed in another way keeps its pillars, actions, indicators and figures."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from planextract.evaluate import evaluate
from planextract.evaluate.gold import GoldPlan, load_gold
from planextract.pipeline import extract_document
from planextract.records.plan import Plan
from planextract.settings import Settings
from planextract.store.plans import save_plan
from tests.scores.conversions import CONVERSIONS
from tests.scores.measure import OWN

METRICS = ("pillars", "actions", "tree", "kpis", "kpi_cells")
# Largest mean loss of any metric over the plans that a conversion changes. A conversion that is not listed takes more
# away than the text that is left can tell.
LOSSES = {
    "bullet_dash": 0.005,
    "bullet_dot": 0.005,
    "bullet_ring": 0.03,
    "cells_lines": 0.08,
    "embolden": 0.005,
    "flatten": 0.005,
    "narrow": 0.005,
    "number_feeds": 0.0,
    "number_pages": 0.0,
    "part_all": 0.005,
    "part_none": 0.01,
    "rows_blanks": 0.1,
    "rows_pipes": 0.07,
    "rows_tabs": 0.08,
    "widen": 0.0,
    "wrap_37": 0.02,
}
# Texts whose layout is lost have been through a converter already; the table of the gold files tells which.
LOST = set(re.findall(r"^\| `(\w+)` \|[^|]*\| \*\*lost\*\* \|", (OWN / "README.md").read_text("utf-8"), re.MULTILINE))
PLANS = [
    path for path in sorted(OWN.iterdir()) if path.suffix in (".txt", ".md") and path.stem not in {"README", *LOST}
]
# A plan that is not read in full as it stands says nothing of what a conversion costs.
FULL = 0.9
Figures = dict[str, float]


def read(text: str, name: str, folder: Path) -> tuple[Figures, Counter[float]]:
    """Return the score of a plan's text and the figures of its indicators."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    extraction = extract_document(path, plan_id=path.stem, settings=Settings(nlp="off"))
    save_plan(extraction.plan, extraction.text, output=folder / "out")
    figures = evaluate(folder / "out", OWN, only=[path.stem]).documents[0].figures
    return {metric: value for metric in METRICS if (value := figures[metric]) is not None}, _values(extraction.plan)


def _values(plan: Plan | GoldPlan) -> Counter[float]:
    starts = [float(kpi.baseline.value) for kpi in plan.kpis if kpi.baseline and kpi.baseline.value is not None]
    return Counter([*starts, *(float(target.value) for kpi in plan.kpis for target in kpi.targets)])


@cache
def read_as_it_is(path: Path, folder: Path) -> tuple[Figures, Counter[float]]:
    figures, values = read(path.read_text(encoding="utf-8"), path.name, folder)
    return figures, values | _values(load_gold(path.with_suffix(".json")))


@pytest.mark.parametrize("name", sorted(LOSSES))
def test_a_converted_plan_gives_the_same_record(
    name: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    losses: dict[str, list[float]] = {metric: [] for metric in METRICS}
    invented: dict[str, Counter[float]] = {}
    for path in PLANS:
        text = path.read_text(encoding="utf-8")
        converted = CONVERSIONS[name](text)
        if converted == text:
            continue
        before, known = read_as_it_is(path, tmp_path_factory.getbasetemp())
        if min(before.values()) < FULL:
            continue
        after, values = read(converted, path.name, tmp_path)
        for metric, score in before.items():
            losses[metric].append(score - after.get(metric, 0.0))
        invented |= {path.stem: values - known} if values - known else {}
    worst = {metric: round(mean(drops), 3) for metric, drops in losses.items() if drops}
    assert {metric: loss for metric, loss in worst.items() if loss > LOSSES[name]} == {}
    assert invented == {}
