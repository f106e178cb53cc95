"""Every gold file is well formed, and all it says stands in its document."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
STEMS = sorted(path.stem for path in HERE.glob("*.json"))

FIELDS = ["doc", "title", "issuers", "status", "period", "pillars", "actions", "kpis", "actors", "dates"]
ACTOR_KINDS = {
    "prefecture",
    "municipality",
    "national",
    "council",
    "university",
    "company",
    "association",
    "research",
    "other",
}
ROLES = {"author", "lead", "partner", "evaluator", "mentioned"}
DATE_KINDS = {"plan_period", "project_period", "target", "event", "schedule", "fiscal_year", "reference"}
CODE_WEIGHTS = (6, 5, 4, 3, 2)

# Dates whose pieces stand apart in the document.
SCATTERED = {("saisei_tannan_flat", "2025年４月１日から2028年３月31日まで")}


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def document(stem: str) -> str:
    paths = [path for path in (HERE / f"{stem}.txt", HERE / f"{stem}.md") if path.exists()]
    assert len(paths) == 1, f"{stem}: exactly one document"
    return unicodedata.normalize("NFKC", paths[0].read_text("utf-8"))


def gold(stem: str) -> dict[str, Any]:
    loaded = json.loads((HERE / f"{stem}.json").read_text("utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def is_interval(at: str | None) -> bool:
    """Null, an ISO date, or two of them in order."""
    if at is None:
        return True
    days = [date.fromisoformat(part) for part in at.split("/")]
    return len(days) in (1, 2) and days == sorted(days)


def check_digit(code: str) -> int:
    return (11 - sum(int(figure) * weight for figure, weight in zip(code[:5], CODE_WEIGHTS, strict=True)) % 11) % 10


def test_there_are_at_least_ten() -> None:
    assert len(STEMS) >= 10


@pytest.mark.parametrize("stem", STEMS)
def test_fields_are_complete(stem: str) -> None:
    plan = gold(stem)
    assert list(plan) == FIELDS
    assert plan["doc"] == stem
    assert plan["status"] in {"draft", "final"}
    assert set(plan["issuers"]) <= {actor["name"] for actor in plan["actors"]}
    if plan["period"] is not None:
        start, end = plan["period"]["start"], plan["period"]["end"]
        assert is_interval("/".join(day for day in (start, end) if day))


@pytest.mark.parametrize("stem", STEMS)
def test_ids_are_unique_and_point_to_something(stem: str) -> None:
    plan = gold(stem)
    for kind, letter in (("pillars", "P"), ("actions", "A"), ("kpis", "K")):
        assert [item["id"] for item in plan[kind]] == [f"{letter}{n}" for n in range(1, len(plan[kind]) + 1)]
    pillars = {pillar["id"] for pillar in plan["pillars"]} | {None}
    actions = {action["id"]: action for action in plan["actions"]}
    seen: set[str | None] = {None}
    for action in plan["actions"]:
        assert action["pillar"] in pillars
        assert action["parent"] in seen, "a parent stands before its children"
        assert action["parent"] is None or actions[action["parent"]]["pillar"] == action["pillar"]
        assert isinstance(action["priority"], bool)
        seen.add(action["id"])
    for kpi in plan["kpis"]:
        assert kpi["pillar"] in pillars
        assert kpi["action"] is None or actions[kpi["action"]]["pillar"] == kpi["pillar"]


@pytest.mark.parametrize("stem", STEMS)
def test_every_text_stands_in_the_document(stem: str) -> None:
    plan, text = gold(stem), squeezed(document(stem))
    quoted = [plan["title"]]
    quoted += [pillar["title"] for pillar in plan["pillars"]]
    quoted += [action["text"] for action in plan["actions"]]
    quoted += [kpi["name"] for kpi in plan["kpis"]] + [kpi["unit"] for kpi in plan["kpis"] if kpi["unit"]]
    for actor in plan["actors"]:
        quoted += [actor["name"], *actor["aliases"], *actor["units"]]
    quoted += [item["text"] for item in plan["dates"] if (stem, item["text"]) not in SCATTERED]
    assert [quote for quote in quoted if squeezed(quote) not in text] == []


@pytest.mark.parametrize("stem", STEMS)
def test_every_value_stands_in_the_document(stem: str) -> None:
    text = document(stem).replace(",", "")
    for kpi in gold(stem)["kpis"]:
        points = [*kpi["targets"], *([kpi["baseline"]] if kpi["baseline"] else [])]
        for point in points:
            assert is_interval(point["at"])
            sign = "[△▲]" if point["value"] < 0 else r"(?<![\d.])"
            figure = re.escape(f"{abs(point['value']):.12g}")
            assert re.search(rf"{sign}{figure}(?:\.0+|(?<=\.\d)0+)?(?![\d.])", text), (kpi["name"], point["value"])
        assert {target["basis"] for target in kpi["targets"]} <= {"level", "increment", "cumulative"}


@pytest.mark.parametrize("stem", STEMS)
def test_increments_add_up_to_their_sum(stem: str) -> None:
    for kpi in gold(stem)["kpis"]:
        steps = [target["value"] for target in kpi["targets"] if target["basis"] == "increment"]
        sums = [target["value"] for target in kpi["targets"] if target["basis"] == "cumulative"]
        if len(steps) > 1 and len(sums) == 1:
            assert sum(steps) == sums[0], kpi["name"]


@pytest.mark.parametrize("stem", STEMS)
def test_actors_are_well_formed(stem: str) -> None:
    actors = gold(stem)["actors"]
    names = [actor["name"] for actor in actors]
    assert len(names) == len(set(names))
    for actor in actors:
        assert actor["kind"] in ACTOR_KINDS
        assert actor["roles"]
        assert set(actor["roles"]) <= ROLES
        assert "mentioned" not in actor["roles"] or actor["roles"] == ["mentioned"]
        code = actor["code"]
        assert code is None or (actor["kind"] in {"prefecture", "municipality"} and not actor["generic"])
        assert code is None or (re.fullmatch(r"\d{6}", code) and int(code[5]) == check_digit(code)), actor["name"]


@pytest.mark.parametrize("stem", STEMS)
def test_dates_are_well_formed(stem: str) -> None:
    dates = gold(stem)["dates"]
    keys = [(item["text"], item["start"], item["end"]) for item in dates]
    assert len(keys) == len(set(keys))
    for item in dates:
        assert item["kind"] in DATE_KINDS
        days = [date.fromisoformat(day) for day in (item["start"], item["end"]) if day]
        assert days == sorted(days)
        recurring = item["kind"] == "schedule" and not days
        assert ("recurs" in item) == recurring
        assert not recurring or re.fullmatch(r"--(0[1-9]|1[0-2])(-[0-3][0-9])?", item["recurs"])
