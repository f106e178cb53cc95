"""Plans that a browser draws in the styles of offices are read as well as texts, and no figure is a wrong one."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from statistics import mean

import pytest

from planextract.evaluate.figures import pair_plan, score_plan
from planextract.evaluate.gold import GoldPlan
from planextract.pipeline import extract_document
from planextract.settings import Settings
from tests.scores.composed import Value, find_values
from tests.scores.composed_pages import choose_pages, draw_plan

# Means that only go up.
DRAWN = {"pillars": 0.97, "actions": 0.97, "tree": 0.95, "kpis": 0.9, "kpi_cells": 0.9, "actors": 0.98, "roles": 0.98}
DRAWS, SEED = 45, 3
Reading = tuple[str, dict[str, float | None], Counter[Value]]


@pytest.fixture(scope="module")
def browser() -> str:
    """Return the program that prints, or skip the test and name the Debian packages that are missing."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    lister = shutil.which("fc-list")
    if (
        program is None
        or not lister
        or not subprocess.run([lister, ":lang=ja"], capture_output=True, check=True).stdout
    ):
        pytest.skip("no browser with Japanese type: apt-get install chromium fonts-ipaexfont-gothic fontconfig")
    return program


@pytest.fixture(scope="module")
def readings(browser: str, tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    """Return style, figures and wrong values of each plan."""
    out: list[Reading] = []
    folder = tmp_path_factory.mktemp("pages")
    for at, (content, choice, style) in enumerate(choose_pages(DRAWS, SEED)):
        path = folder / f"plan_{at}.pdf"
        gold = GoldPlan.model_validate(draw_plan(content, choice, style, path, browser))
        read = extract_document(path, plan_id="composed", settings=Settings(nlp="off"))
        figures = score_plan(read.plan, read.text, gold, pair_plan(read.plan, gold))
        out.append((style, figures, find_values(read.plan) - find_values(gold)))
    assert len(out) == DRAWS
    return out


@pytest.mark.parametrize("metric", sorted(DRAWN))
def test_drawn_plans_are_read(metric: str, readings: list[Reading]) -> None:
    values = [figures[metric] for _, figures, _ in readings]
    assert mean([value for value in values if value is not None]) >= DRAWN[metric]


def test_no_style_gives_a_wrong_value(readings: list[Reading]) -> None:
    assert [(style, wrong) for style, _, wrong in readings if wrong] == []
