"""Mentions become records: ids that stay, numbers and markers as printed, evidence that holds."""

from __future__ import annotations

from planextract.link import link
from planextract.pipeline import describe_extractor
from planextract.records.plan import Plan
from tests.documents import OFF, found, outline

TEXT = """みどり市計画
基本目標１　学びのまち
（１）図書館の充実〔重点〕
・開館時間の延
長
・移動図書館の運行
基本目標２　働くまち
・商店街の振興
・農業の振興
"""


def plan_of(text: str) -> Plan:
    return link(outline(text), found(text), describe_extractor(OFF))


def test_numbers_and_markers_are_printed_as_in_the_document() -> None:
    plan = plan_of(TEXT)
    assert [pillar.number for pillar in plan.pillars] == ["１", "２"]
    assert [action.marker for action in plan.actions] == ["（１）", "・", "・", "・", "・"]


def test_parents_and_pillars_are_ids_of_records() -> None:
    plan = plan_of(TEXT)
    first, second = plan.actions[:2]
    assert (first.parent, second.parent) == (None, first.id)
    assert {action.pillar for action in plan.actions} == {pillar.id for pillar in plan.pillars}


def test_ids_do_not_change_when_another_part_changes() -> None:
    before = {action.text: action.id for action in plan_of(TEXT).actions}
    after = {action.text: action.id for action in plan_of(TEXT.replace("商店街", "中心商店街")).actions}
    assert {text: after[text] for text in before if text in after} == {
        t: i for t, i in before.items() if t != "商店街の振興"
    }


def test_equal_actions_in_one_place_have_ids_of_their_own() -> None:
    plan = plan_of(TEXT + "・農業の振興\n")
    ids = [action.id for action in plan.actions if action.text == "農業の振興"]
    assert len(ids) == len(set(ids)) == 2


def test_every_quote_is_the_text_at_its_offsets() -> None:
    text = outline(TEXT).text
    plan = plan_of(TEXT)
    items = [*plan.pillars, *plan.actions, *plan.kpis, *plan.actors, *plan.dates]
    assert items
    for item in items:
        for evidence in item.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


def test_a_wrapped_bullet_is_one_text_and_one_quote() -> None:
    action = next(action for action in plan_of(TEXT).actions if action.text.startswith("開館"))
    assert action.text == "開館時間の延長"
    assert [evidence.quote for evidence in action.evidence] == ["開館時間の延\n長"]
