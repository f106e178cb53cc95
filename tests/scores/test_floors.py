"""No document scores below its floor, and what is graded high is right."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from planextract.evaluate import Evaluation
from planextract.settings import Settings
from tests.scores.measure import find_own, find_shared, measure

FLOORS: dict[str, dict[str, float]] = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
OFF = Settings(nlp="off")
# Lowest mean over the project's own plans, and lowest share right among items graded high.
OWN_OVERALL = 0.95
HIGH_IS_RIGHT = 0.97


def below(name: str, result: Evaluation) -> list[str]:
    figures = result.documents[0].figures
    return [
        f"{name} {metric}: {figures[metric]} < {floor}"
        for metric, floor in FLOORS.get(name, {}).items()
        if figures[metric] is None or (figures[metric] or 0.0) < floor
    ]


@pytest.mark.parametrize(("name", "document", "gold"), list(find_own()), ids=lambda value: str(value)[-24:])
def test_own_plan_keeps_its_floor(name: str, document: Path, gold: Path) -> None:
    assert name in FLOORS
    assert below(name, measure(document, gold, OFF)) == []


def test_own_plans_reach_the_mean_and_high_grades_are_right() -> None:
    results = [measure(document, gold, OFF) for _, document, gold in find_own()]
    whole = Evaluation(tuple(document for result in results for document in result.documents))
    assert whole.overall >= OWN_OVERALL
    right, items = whole.confidence["high"]
    assert right / items >= HIGH_IS_RIGHT


@pytest.mark.corpus
def test_shared_corpus_keeps_its_floors(shared: Path) -> None:
    low = [line for name, document, gold in find_shared(shared) for line in below(name, measure(document, gold, OFF))]
    assert low == []


@pytest.mark.corpus
def test_base_rules_alone_carry_the_text_documents(shared: Path) -> None:
    settings = Settings(nlp="off", base_rules_only=True)
    results = [
        measure(document, gold, settings) for name, document, gold in find_shared(shared) if name.startswith("text/")
    ]
    assert Evaluation(tuple(document for result in results for document in result.documents)).overall >= 0.80
