"""The table of checks, and that a sound plan passes them all."""

from __future__ import annotations

from planextract.validate import CHECKS, validate
from tests.builders import sample_draft


def test_a_sound_plan_has_no_issues() -> None:
    draft = sample_draft()
    assert validate(draft.build(), draft.text).issues == ()


def test_checking_twice_adds_nothing() -> None:
    draft = sample_draft()
    draft.plan["actions"].append({**draft.plan["actions"][0], "id": "A-" + "1" * 12, "pillar": None})
    once = validate(draft.build(), draft.text)
    assert once.issues
    assert validate(once, draft.text) == once


def test_no_check_is_listed_twice() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
