"""What a planning officer would list, and what not: one small case each."""

from __future__ import annotations

import pytest

from planextract.diff import compare
from planextract.records.plan import Plan
from tests.diff.small import FISCAL_2028, list_changes, make_kpi_plan, make_plan, only_change

HEAD = ("# 暮らし", "（1） 見守りの充実")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("・年４回の講座を開く", "・年4回の講座を開く"),
        ("・講座を 開く", "・講座を開く"),
        ("・講座を開く。", "・講座を開く"),
        ("・ＩＣＴの活用", "・ICTの活用"),
    ],
)
def test_width_blanks_and_a_full_stop_are_no_change(old: str, new: str) -> None:
    assert list_changes(make_plan(*HEAD, old), make_plan(*HEAD, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("令和４年度に講座を開く", "令和５年度に講座を開く"),
        ("第１回の会議を開催する", "第２回の会議を開催する"),
        ("相談員を3人配置する", "相談員を12人配置する"),
    ],
)
def test_a_number_alone_is_a_change_of_the_same_item(old: str, new: str) -> None:
    change = only_change(compare(make_plan(*HEAD, f"・{old}"), make_plan(*HEAD, f"・{new}")))
    assert (change.op, [f.name for f in change.fields]) == ("changed", ["text"])
    assert change.match is not None
    assert change.match.by == "number_masked"


def test_another_place_is_another_item() -> None:
    found = list_changes(make_plan(*HEAD, "・宮城県"), make_plan(*HEAD, "・宮崎県"))
    assert sorted(found, key=str) == [("added", None, "宮崎県"), ("removed", "宮城県", None)]


def test_the_same_sentence_about_another_place_is_to_be_reviewed() -> None:
    old, new = "・宮城県と連携して見守りの講座を開く", "・宮崎県と連携して見守りの講座を開く"
    change = only_change(compare(make_plan(*HEAD, old), make_plan(*HEAD, new)))
    assert (change.op, change.review) == ("changed", True)


def test_what_is_rewritten_beyond_recognition_is_removed_and_added() -> None:
    found = list_changes(make_plan(*HEAD, "・橋の点検を急ぐ"), make_plan(*HEAD, "・市民農園に水道を引く"))
    assert {op for op, _, _ in found} == {"added", "removed"}


def test_children_that_move_along_are_not_moved() -> None:
    old = make_plan(
        "# 暮らし",
        "（1） 見守りの充実",
        "・声をかける",
        "・鍵を預かる",
        "# 産業",
        "（1） 担い手の確保",
        "・就農を支える",
    )
    new = make_plan(
        "# 暮らし",
        "# 産業",
        "（1） 担い手の確保",
        "・就農を支える",
        "（2） 見守りの充実",
        "・声をかける",
        "・鍵を預かる",
    )
    change = only_change(compare(old, new))
    assert (change.op, change.new and change.new.text) == ("moved", "見守りの充実")
    assert [f.name for f in change.fields] == ["pillar", "number"]


def test_a_new_number_alone_is_renumbered() -> None:
    change = only_change(compare(make_plan(*HEAD), make_plan("# 暮らし", "（3） 見守りの充実")))
    assert (change.op, change.severity) == ("renumbered", "editorial")


def test_another_bullet_is_no_new_number() -> None:
    old, new = make_plan("# 暮らし", "・ 見守る"), make_plan("# 暮らし", "- 見守る")
    assert list_changes(old, new) == []


def test_text_and_parent_together_are_one_change() -> None:
    old = make_plan(
        "# 暮らし", "（1） 見守りの充実", "・高齢者の家を毎週訪ねます", "（2） 移動の支援", "・バスを走らせる"
    )
    new = make_plan(
        "# 暮らし", "（1） 見守りの充実", "（2） 移動の支援", "・バスを走らせる", "・高齢者の家を毎週訪ねる"
    )
    change = only_change(compare(old, new))
    assert (change.op, [f.name for f in change.fields]) == ("changed", ["text", "parent"])


def test_a_split_names_both_parts() -> None:
    old = make_plan(*HEAD, "・街路灯を更新し、防犯カメラを駅前に増設します。")
    new = make_plan(*HEAD, "・街路灯を更新します。", "・防犯カメラを駅前に増設します。")
    whole = "街路灯を更新し、防犯カメラを駅前に増設します。"
    assert list_changes(old, new) == [
        ("split", whole, "街路灯を更新します。"),
        ("split", whole, "防犯カメラを駅前に増設します。"),
    ]
    assert {op for op, _, _ in list_changes(new, old)} == {"merged"}


def test_the_half_that_keeps_the_first_words_goes_on() -> None:
    old = make_plan(*HEAD, "・除雪機械を計画的に更新するとともに、運行管理システムを全ての除雪車に導入します。")
    new = make_plan(
        *HEAD,
        "・除雪機械を計画的に更新するとともに、電動の小型機を試します。",
        "・運行管理システムを全ての除雪車に導入します。",
    )
    assert [op for op, _, _ in list_changes(old, new)] == ["changed", "added"]


def kpi_severity(old: Plan, new: Plan) -> tuple[str, list[str]]:
    change = only_change(compare(old, new))
    return change.severity, [f.name for f in change.fields]


def test_a_target_lowered_is_grave_and_one_raised_is_not() -> None:
    high, low = make_kpi_plan({"target": 80}), make_kpi_plan({"target": 60})
    assert kpi_severity(high, low) == ("major", ["targets"])
    assert kpi_severity(low, high) == ("minor", ["targets"])


def test_where_less_is_better_the_higher_target_is_the_easier_one() -> None:
    ambitious = make_kpi_plan({"name": "ごみ排出量", "baseline": 742, "target": 680})
    easier = make_kpi_plan({"name": "ごみ排出量", "baseline": 742, "target": 700})
    assert kpi_severity(ambitious, easier)[0] == "major"
    assert kpi_severity(easier, ambitious)[0] == "minor"


def test_a_target_put_off_is_grave_and_one_brought_forward_is_not() -> None:
    late, early = make_kpi_plan({"target": 80}), make_kpi_plan({"target": 80, "at": FISCAL_2028})
    assert kpi_severity(early, late)[0] == "major"
    assert kpi_severity(late, early)[0] == "minor"


def test_the_same_amount_in_another_unit_is_editorial() -> None:
    old = make_kpi_plan({"unit": "万人", "baseline": 120.5, "target": 140})
    new = make_kpi_plan({"unit": "千人", "baseline": 1205, "target": 1400})
    assert kpi_severity(old, new) == ("editorial", ["unit", "baseline", "targets"])


def test_another_amount_in_another_unit_is_not() -> None:
    old, new = make_kpi_plan({"unit": "万人", "target": 140}), make_kpi_plan({"unit": "千人", "target": 1300})
    assert kpi_severity(old, new)[0] == "major"


def test_an_indicator_named_anew_keeps_its_figures() -> None:
    old = make_kpi_plan({"name": "防災訓練に参加した行政区の割合", "unit": "％", "baseline": 58.1, "target": 85})
    new = make_kpi_plan({"name": "防災訓練を実施した行政区の割合", "unit": "％", "baseline": 58.1, "target": 85})
    assert kpi_severity(old, new)[1] == ["name"]


def test_the_summary_counts_by_kind_and_op() -> None:
    diff = compare(make_plan(*HEAD, "・声をかける"), make_plan(*HEAD))
    assert diff.summary == {"action": {"removed": 1}}


def test_two_empty_plans_have_no_difference() -> None:
    assert compare(make_plan(), make_plan()).changes == ()
