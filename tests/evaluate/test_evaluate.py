from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planextract.errors import BadRecord, EmptyFolder
from planextract.evaluate import METRICS, evaluate
from planextract.store import save_plan
from tests.builders import Draft, sample_draft, to_gold


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    records, gold = tmp_path / "records", tmp_path / "gold"
    records.mkdir()
    gold.mkdir()
    return records, gold


def store(draft: Draft, gold: dict[str, Any], folders: tuple[Path, Path]) -> None:
    plan = draft.build()
    save_plan(plan, draft.text, output=folders[0])
    (folders[1] / f"{plan.document.id}.json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")


def test_a_perfect_record_scores_one_everywhere(folders: tuple[Path, Path]) -> None:
    draft = sample_draft()
    store(draft, to_gold(draft.build()), folders)
    result = evaluate(*folders)
    assert result.mean == dict.fromkeys(METRICS, 1.0)
    assert result.overall == 1.0
    assert result.confidence["high"] == (5, 5)
    assert not any(miss.missing or miss.extra for miss in result.documents[0].misses)


def test_what_is_missing_and_extra_is_listed(folders: tuple[Path, Path]) -> None:
    draft = sample_draft()
    gold = to_gold(draft.build())
    gold["actions"][0] = gold["actions"][0] | {"text": "道路を直す。"}
    gold["status"] = "draft"
    store(draft, gold, folders)
    document = evaluate(*folders).documents[0]
    misses = {miss.kind: miss for miss in document.misses}
    assert misses["actions"].missing == ("道路を直す。",)
    assert misses["actions"].extra == ("交流会を開く。",)
    assert misses["document"].missing == ("status",)
    assert document.figures["actions"] == 0.0
    assert document.figures["document"] == 0.75
    assert document.grades["high"] == (4, 5)


def test_a_quote_that_does_not_stand_in_the_text_costs_evidence(folders: tuple[Path, Path]) -> None:
    draft = sample_draft()
    gold = to_gold(draft.build())
    draft.text = draft.text.replace("山形県", "宮城県")
    store(draft, gold, folders)
    assert evaluate(*folders).mean["evidence"] == 0.8


def test_a_class_of_bodies_in_gold_neither_helps_nor_hurts(folders: tuple[Path, Path]) -> None:
    draft = sample_draft()
    draft.add("actors", "民間企業", name="民間企業", kind="company", roles=["partner"])
    gold = to_gold(draft.build())
    gold["actors"][-1]["generic"] = True
    store(draft, gold, folders)
    assert evaluate(*folders).mean["actors"] == 1.0


def test_a_document_without_record_scores_zero_and_has_no_family(folders: tuple[Path, Path]) -> None:
    draft = sample_draft()
    store(draft, to_gold(draft.build()), folders)
    (folders[0] / "plan.json").unlink()
    result = evaluate(*folders)
    assert result.documents[0].family == "-"
    assert result.overall == 0.0
    assert result.mean["evidence"] is None


def test_figures_are_given_per_family(folders: tuple[Path, Path]) -> None:
    for family in ("digital", "general"):
        draft = sample_draft(family)
        draft.plan["document"]["kind"] = family
        store(draft, to_gold(draft.build()), folders)
    assert list(evaluate(*folders).families) == ["digital", "general"]
    assert [d.stem for d in evaluate(*folders, only=["general"]).documents] == ["general"]


def test_no_gold_and_a_damaged_record_are_typed_errors(folders: tuple[Path, Path]) -> None:
    with pytest.raises(EmptyFolder):
        evaluate(*folders)
    draft = sample_draft()
    store(draft, to_gold(draft.build()), folders)
    (folders[0] / "plan.json").write_text("{}", "utf-8")
    with pytest.raises(BadRecord):
        evaluate(*folders)


def answer(gold: dict[str, Any], stem: str) -> Draft:
    """Return a record that gets about two thirds of a gold file right."""
    draft = Draft(stem)
    ids: dict[str, str] = {}
    for number, pillar in enumerate(gold["pillars"]):
        if number % 4 != 3:
            ids[pillar["id"]] = draft.add("pillars", pillar["title"], title=pillar["title"])
    for number, action in enumerate(gold["actions"]):
        if number % 3 == 2:
            continue
        text = action["text"][:-2] if number % 7 == 1 else action["text"]
        parent, pillar = ids.get(action["parent"] or ""), ids.get(action["pillar"] or "")
        priority = action.get("priority", False) and number % 2 == 0
        ids[action["id"]] = draft.add(
            "actions", text or "。", text=text or "。", parent=parent, pillar=pillar, priority=priority
        )
    for kpi in gold["kpis"]:
        targets = [{**t, "evidence": draft.prove(str(t["value"]))} for t in kpi.get("targets") or []][:2]
        draft.add("kpis", kpi["name"], name=kpi["name"], targets=targets)
    for number, actor in enumerate(gold["actors"]):
        fields = {k: actor.get(k) for k in ("aliases", "code", "generic") if actor.get(k)}
        roles = (actor.get("roles") or ["mentioned"])[: 1 + number % 2]
        draft.add("actors", actor["name"], name=actor["name"], kind=actor["kind"], roles=roles, **fields)
    for number, date in enumerate(gold["dates"]):
        end = None if number % 3 == 0 else date["end"]
        draft.add("dates", date["text"], **{**date, "end": end, "precision": "range"} | {"id": f"D-{number:012x}"})
    draft.plan["document"]["title"] = gold["title"]
    return draft


@pytest.mark.corpus
def test_figures_equal_those_of_the_reference_scorer(shared: Path, tmp_path: Path) -> None:
    gold_folder = shared / "gold"
    for number, path in enumerate(sorted(gold_folder.glob("*.json"))):
        if number % 5 != 4:  # every fifth has no record
            draft = answer(json.loads(path.read_text("utf-8")), path.stem)
            save_plan(draft.build(), draft.text, output=tmp_path)
    command = [sys.executable, str(shared / "score.py"), str(tmp_path), str(gold_folder), "--json"]
    reference = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = evaluate(tmp_path, gold_folder).to_plain()
    assert ours["documents"] == reference["documents"]
    assert ours["mean"] == reference["mean"]
    assert ours["overall"] == pytest.approx(reference["overall"])
    assert 0.3 < ours["overall"] < 0.95
