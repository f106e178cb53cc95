"""Plans put together from conventions are read right whatever these are, and no figure goes to the wrong place."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from planextract.evaluate.figures import pair_plan, score_plan
from planextract.evaluate.gold import GoldPlan
from planextract.pipeline import extract_document
from planextract.settings import Settings
from tests.scores.composed import CONVENTIONS, Choice, Value, choose, compose, find_values, may_go_together, vary
from tests.scores.composed_contents import CONTENTS, Content

# Means that only go up: of plans that differ from the usual in one convention, and of plans drawn from all of them.
ONE = {"pillars": 0.97, "actions": 0.97, "tree": 0.97, "kpis": 0.97, "kpi_cells": 0.97, "actors": 0.97, "roles": 0.97}
DRAWN = {"pillars": 0.97, "actions": 0.98, "tree": 0.94, "kpis": 0.98, "kpi_cells": 0.97, "actors": 0.99, "roles": 0.99}
DRAWS = 200


def read(content: Content, choice: Choice, folder: Path) -> tuple[dict[str, float | None], Counter[Value]]:
    """Return the figures of a composed plan, and the values that its indicators do not have."""
    composed = compose(content, choice)
    path = folder / f"composed{composed.suffix}"
    path.write_text(composed.text, encoding="utf-8")
    extraction = extract_document(path, plan_id="composed", settings=Settings(nlp="off"))
    gold = GoldPlan.model_validate(composed.gold)
    figures = score_plan(extraction.plan, extraction.text, gold, pair_plan(extraction.plan, gold))
    return figures, find_values(extraction.plan) - find_values(gold)


@pytest.mark.parametrize(
    ("factor", "level"),
    [
        (factor, level)
        for factor, levels in CONVENTIONS.items()
        for level in levels
        if may_go_together(vary(factor, level))
    ],
)
def test_one_unusual_convention_changes_nothing(factor: str, level: str, tmp_path: Path) -> None:
    found = [read(content, vary(factor, level), tmp_path) for content in CONTENTS]
    means = {metric: mean([figures[metric] or 0.0 for figures, _ in found]) for metric in ONE}
    assert {metric: round(value, 3) for metric, value in means.items() if value < ONE[metric]} == {}
    assert [wrong for _, wrong in found if wrong] == []


@cache
def draw(folder: Path) -> tuple[tuple[Choice, dict[str, float | None], Counter[Value]], ...]:
    return tuple((choice, *read(content, choice, folder)) for content, choice in choose(DRAWS))


@pytest.mark.parametrize("metric", sorted(DRAWN))
def test_conventions_may_meet(metric: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    values = [figures[metric] for _, figures, _ in draw(tmp_path_factory.getbasetemp())]
    assert mean([value for value in values if value is not None]) >= DRAWN[metric]


def test_no_figure_is_invented_or_misplaced(tmp_path_factory: pytest.TempPathFactory) -> None:
    drawn = draw(tmp_path_factory.getbasetemp())
    assert [(wrong, dict(choice)) for choice, _, wrong in drawn if wrong] == []
