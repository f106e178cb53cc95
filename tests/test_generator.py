from __future__ import annotations

from pathlib import Path

from benchmarks.plans import invent_plan, invent_plans, write_plans
from planextract.pipeline import extract_document
from planextract.settings import Settings


def test_the_same_seed_gives_the_same_plans() -> None:
    assert list(invent_plans(5, seed=3)) == list(invent_plans(5, seed=3))
    assert invent_plan(1, seed=3).text != invent_plan(1, seed=4).text
    assert len({plan.text for plan in invent_plans(50)}) == 50


def test_the_generator_knows_the_answers(tmp_path: Path) -> None:
    write_plans(tmp_path / "raw", 3)
    for number in range(3):
        plan = invent_plan(number)
        path = tmp_path / "raw" / plan.name
        found = extract_document(path, plan_id="a", settings=Settings(nlp="off")).plan
        assert found.document.title == plan.answers["title"]
        assert [pillar.title for pillar in found.pillars] == plan.answers["pillars"]
        assert [action.text for action in found.actions] == plan.answers["actions"]
        assert [
            {
                "name": kpi.name,
                "unit": kpi.unit,
                "baseline": kpi.baseline.value if kpi.baseline else None,
                "target": kpi.targets[0].value,
            }
            for kpi in found.kpis
        ] == plan.answers["kpis"]
