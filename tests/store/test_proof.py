from __future__ import annotations

from typing import Any

import pytest

from planextract.records.plan import Plan
from planextract.store import prove
from tests.builders import Draft, sample_draft


def reasons(draft: Draft, text: str | None = None) -> set[str]:
    return {breach.reason for breach in prove(draft.build(), draft.text if text is None else text)}


def test_a_record_whose_quotes_all_stand_in_its_text_is_proven() -> None:
    assert prove(sample_draft().build(), sample_draft().text) == ()


def test_a_changed_text_is_named_with_what_stands_there() -> None:
    draft = sample_draft()
    (breach,) = prove(draft.build(), draft.text.replace("山形県", "宮城県"))
    assert (breach.reason, breach.quote, breach.found) == ("quote.differs", "山形県", "宮城県")
    assert breach.item.startswith("G-")


def test_a_text_that_ends_too_early_is_a_breach() -> None:
    draft = sample_draft()
    assert reasons(draft, draft.text[:-3]) == {"evidence.outside"}
    assert reasons(draft, "") == {"evidence.outside"}


def test_a_quote_must_stand_on_its_page() -> None:
    draft = Draft()
    draft.add("pillars", "一頁目", title="一頁目")
    draft.text += "\f"
    draft.add("pillars", "二頁目", title="二頁目")
    draft.text += "\f"
    assert reasons(draft) == set()
    draft.plan["pillars"][1]["evidence"][0]["page"] = 1
    assert reasons(draft) == {"page.differs"}
    draft.plan["pillars"][1]["evidence"][0]["page"] = 3
    assert reasons(draft) == {"page.differs"}


def test_a_quote_must_not_cross_a_page_end() -> None:
    draft = Draft()
    draft.add("pillars", "前\f後", title="前後")
    assert reasons(draft) == {"page.crossed"}


@pytest.mark.parametrize("place", ["baseline", "targets", "vision", "period", "issues"])
def test_every_part_of_a_record_is_proven(place: str) -> None:
    draft = sample_draft()
    wrong: list[dict[str, Any]] = [{"page": 1, "start": 0, "end": 2, "quote": "ない"}]
    parts: dict[str, dict[str, Any]] = {
        "baseline": {"baseline": {"value": 1, "evidence": wrong}},
        "targets": {"targets": [{"value": 1, "basis": "level", "evidence": wrong}]},
        "vision": {"vision": {"text": "ない", "evidence": wrong}},
        "period": {"period": {"text": "ない", "evidence": wrong}},
    }
    if place == "issues":
        issue = {"code": "test.issue", "severity": "info", "message": "x", "evidence": wrong}
        draft.plan["issues"].append(issue)
    else:
        holder = draft.plan["kpis"][0] if place in {"baseline", "targets"} else draft.plan["document"]
        holder.update(parts[place])
    assert reasons(draft) == {"quote.differs"}


def test_an_item_without_evidence_is_a_breach_even_where_validation_was_passed_by() -> None:
    plan: Plan = sample_draft().build()
    bare = plan.pillars[0].model_copy(update={"evidence": ()})
    broken = plan.model_copy(update={"pillars": (bare,)})
    assert [b.reason for b in prove(broken, sample_draft().text)] == ["evidence.missing"]
