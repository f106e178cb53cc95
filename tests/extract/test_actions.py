"""Actions and their tree; what is challenge, merit, reason or note stays out."""

from __future__ import annotations

import pytest

from planextract.rules.loader import load_rules
from tests.documents import actions, found

HEAD = "みどり市計画\n基本目標１　学びのまち\n"
TAIL = "\n基本目標２　働くまち\n・商店街の振興\n・農業の振興\n"


def test_the_tree_follows_the_outline() -> None:
    text = HEAD + "（１）図書館の充実\n・開館時間の延長\n・移動図書館の運行\n（２）公民館の活用" + TAIL
    assert actions(text)[:4] == ["図書館の充実", "  開館時間の延長", "  移動図書館の運行", "公民館の活用"]


def test_groups_that_only_head_others_are_left_out() -> None:
    text = HEAD + "（１）図書館の充実\n【主な取組】\n・開館時間の延長" + TAIL
    assert actions(text)[:2] == ["図書館の充実", "  開館時間の延長"]


@pytest.mark.parametrize(
    "heading", ["【課題】", "［現状と課題］", "【期待される効果】", "【成果】", "【数値目標】", "【理由】"]
)
def test_parts_about_something_else_are_left_out(heading: str) -> None:
    text = HEAD + f"（１）図書館の充実\n{heading}\n・来館者の減少\n（２）公民館の活用" + TAIL
    assert "来館者の減少" not in "".join(actions(text))


def test_sentences_that_say_what_will_be_done_are_children() -> None:
    text = HEAD + "（１）図書館の充実\n来館者が減っています。市は開館時間を延ばします。次の事業を実施します。" + TAIL
    assert actions(text)[:2] == ["図書館の充実", "  市は開館時間を延ばします。"]


@pytest.mark.parametrize(
    ("sentence", "is_action"),
    [
        ("市は図書館の開館時間を延長します。", True),
        ("移動図書館の普及に取り組んでおります。", True),
        ("読書会を月に一度開催する。", True),
        ("来館者の数は減少しています。", False),
        ("蔵書の更新が必要となっている。", False),
        ("利用の増加が見込まれます。", False),
        ("昨年度に分館を設置しました。", False),
        ("以下のとおり取組を進めます。", False),
        ("本計画を基本計画として位置づけます。", False),
        ("※ 移動図書館は自動車で巡回します。", False),
        ("担当:図書館が事務を行います。", False),
    ],
)
def test_what_a_sentence_says(sentence: str, is_action: bool) -> None:
    listed = actions(HEAD + "（１）図書館の充実\n" + sentence + TAIL)
    assert (len(listed) > 3) is is_action


def test_marks_and_qualifiers_are_data() -> None:
    text = HEAD + "（１）図書館の充実〔重点〕\n・電子図書の導入を検討\n・読書会の開催【再掲】" + TAIL
    first, second, third, *_ = [action for _, action in found(text).actions]
    assert (first.view.text, first.priority, first.marker) == ("図書館の充実", True, "(1)")
    assert second.qualifiers == ("study",)
    assert third.qualifiers == ("repeated",)
    assert not second.priority


def test_priorities_listed_by_number() -> None:
    text = (
        "環境計画\n◎重点的に取り組む施策　１－２\n基本目標１　脱炭素のまち\n"
        "施策１－１　発電\n・設備の導入\n施策１－２　断熱\n・改修の補助"
    )
    text += "\n基本目標２　循環のまち\n施策２－１　減量\n・講座の開催\n"
    marked = [action.view.text for _, action in found(text).actions if action.priority]
    assert marked == ["断熱"]


def test_statements_under_no_pillar_are_cross_cutting() -> None:
    mentions = found("骨子\n取組みの基本方向\n○関係機関の連携強化\n○多文化共生の推進\n○近年の動向\n")
    assert [(place, action.view.text) for place, action in mentions.actions] == [
        (None, "関係機関の連携強化"),
        (None, "多文化共生の推進"),
    ]


def test_every_qualifier_rule_gives_a_known_word() -> None:
    known = {"study", "planned", "draft", "tentative", "continued", "later"}
    assert {rule.gives for rule in load_rules("actions").group("qualifier")} <= known


@pytest.mark.parametrize(
    "line",
    [
        "現状と課題　来館者が減る一方、本を借りる場所の無い地区が残ります。",
        "【めざす姿】だれもが本に親しみ、学びを生かせるまちになる。",
        "主な課題　職員の数が足りず、移動図書館を休む日が続く。",
        "・関連する計画：みどり市こども読書計画",
        "・関連条例：みどり市図書館条例",
    ],
)
def test_a_line_that_names_what_it_tells_is_no_action(line: str) -> None:
    assert actions(HEAD + f"（１）図書館の充実\n{line}\n・開館時間の延長\n" + TAIL)[:2] == [
        "図書館の充実",
        "  開館時間の延長",
    ]


def test_a_legend_of_signs_is_no_action() -> None:
    text = HEAD + "★：重点的に取り組むもの\n（１）★図書館の充実\n（２）公民館の活用" + TAIL
    assert actions(text)[:2] == ["図書館の充実", "公民館の活用"]


def test_the_name_of_a_field_in_brackets_is_none_of_the_sentence() -> None:
    text = (
        "みどり市計画\n柱１　学びのまち\n（１）図書館の充実\n　【今後の方策】開館の時間を延ばします。席を増やします。\n"
    )
    text += "柱２　働くまち\n（１）朝市の再開\n・広場の改修\n"
    assert actions(text)[:3] == ["図書館の充実", "  開館の時間を延ばします。", "  席を増やします。"]


@pytest.mark.parametrize("mark", ["【再掲】", "〔重点〕", "［拡充］"])
@pytest.mark.parametrize("before", ["市は図書館の開館時間を延長します。", "読み聞かせの会", "・読み聞かせの会の開催"])
def test_a_mark_alone_on_a_line_is_no_action(mark: str, before: str) -> None:
    text = HEAD + f"（１）図書館の充実\n{before}\n\n{mark}\n\n絵本を配ります。" + TAIL
    listed = actions(text)
    assert all(line.strip() for line in listed)
    assert "絵本を配ります。" in [line.strip() for line in listed]


def test_a_mark_alone_belongs_to_the_name_before_it() -> None:
    text = HEAD + "（１）図書館の充実\n・開館時間の延長\n【再掲】\n・移動図書館の運行" + TAIL
    marked = [action.view.text for _, action in found(text).actions if "repeated" in action.qualifiers]
    assert marked == ["開館時間の延長"]
