"""Ids that name nothing, trees that are none, and what stands alone."""

from __future__ import annotations

from typing import Any

from planextract.validate import validate
from tests.builders import Draft


def codes(draft: Draft) -> list[str]:
    return [issue.code for issue in validate(draft.build(), draft.text).issues]


def action(draft: Draft, text: str, **fields: Any) -> str:  # noqa: ANN401 - fields of an action
    return draft.add("actions", text, text=text, **fields)


def test_a_plan_without_pillars_has_no_orphans() -> None:
    draft = Draft()
    action(draft, "交流会を開く。")
    assert codes(draft) == []


def test_an_action_without_a_pillar_is_an_orphan() -> None:
    draft = Draft()
    pillar = draft.add("pillars", "観光", title="観光")
    action(draft, "交流会を開く。", pillar=pillar)
    action(draft, "道路を直す。")
    assert codes(draft) == ["plan.orphan_action"]


def test_a_pillar_without_actions_is_empty() -> None:
    draft = Draft()
    pillar = draft.add("pillars", "観光", title="観光")
    draft.add("pillars", "福祉", title="福祉")
    action(draft, "交流会を開く。", pillar=pillar)
    assert codes(draft) == ["plan.empty_pillar"]


def test_references_name_items_of_the_plan() -> None:
    draft = Draft()
    missing = "P-" + "9" * 12
    draft.add("kpis", "参加者数", name="参加者数", pillar=missing)
    draft.plan["document"]["issuers"] = ["G-" + "9" * 12]
    assert codes(draft) == ["plan.dangling_reference", "plan.dangling_reference"]


def test_actions_do_not_stand_under_themselves() -> None:
    draft = Draft()
    one = action(draft, "交流会を開く。")
    other = action(draft, "道路を直す。", parent=one)
    draft.plan["actions"][0]["parent"] = other
    assert codes(draft) == ["plan.parent_cycle", "plan.parent_cycle"]


def test_an_action_has_the_pillar_of_the_one_above() -> None:
    draft = Draft()
    one, two = (draft.add("pillars", title, title=title) for title in ("観光", "福祉"))
    above = action(draft, "交流会を開く。", pillar=one)
    action(draft, "道路を直す。", pillar=two, parent=above)
    assert codes(draft) == ["plan.parent_elsewhere"]
