"""A plan lists its measures before it unfolds them: each is one action, where it is unfolded."""

from __future__ import annotations

import pytest

from planextract.link import link
from planextract.pipeline import describe_extractor
from tests.documents import OFF, actions, found, outline

PARTS = """基本目標１　学びのまち
{0}図書館の充実
・夜間の開館を始めます。
・移動図書館を増やします。
{1}公民館の活用
・講座を週末に開きます。
基本目標２　働くまち
{2}朝市の再開
・出店料を補助します。
・広場を改修します。
{3}空き店舗の活用
・家賃を補助します。
"""
WANTED = [
    "図書館の充実",
    "  夜間の開館を始めます。",
    "  移動図書館を増やします。",
    "公民館の活用",
    "  講座を週末に開きます。",
    "朝市の再開",
    "  出店料を補助します。",
    "  広場を改修します。",
    "空き店舗の活用",
    "  家賃を補助します。",
]
NUMBERS = [
    ("（１）", "（２）", "（１）", "（２）"),
    ("①", "②", "①", "②"),
    ("1-1 ", "1-2 ", "2-1 ", "2-2 "),
    ("施策１　", "施策２　", "施策３　", "施策４　"),
]


def listed(numbers: tuple[str, ...], *, mark: str = "") -> str:
    """Return the list of measures that stands before their parts."""
    one, two, three, four = numbers
    return (
        f"基本目標１　学びのまち\n{one}図書館の充実{mark}\n{two}公民館の活用\n"
        f"基本目標２　働くまち\n{three}朝市の再開\n{four}空き店舗の活用\n"
    )


@pytest.mark.parametrize("numbers", NUMBERS)
@pytest.mark.parametrize("heading", ["１　計画の全体像", "１　施策の体系"])
def test_a_list_of_measures_is_no_second_plan(numbers: tuple[str, ...], heading: str) -> None:
    text = f"みどり市計画\n\n{heading}\n{listed(numbers)}\n２　施策の展開\n{PARTS.format(*numbers)}"
    assert actions(text) == WANTED


def test_a_list_behind_the_parts_is_none_either() -> None:
    numbers = NUMBERS[0]
    text = f"みどり市計画\n\n１　施策の展開\n{PARTS.format(*numbers)}\n２　施策の一覧\n{listed(numbers)}"
    assert actions(text) == WANTED


def test_a_mark_in_either_place_is_the_measures_own() -> None:
    numbers = NUMBERS[1]
    text = f"みどり市計画\n\n１　全体像\n{listed(numbers, mark='【重点】')}\n２　展開\n{PARTS.format(*numbers)}"
    assert [one.view.text for _, one in found(text).actions if one.priority] == ["図書館の充実"]


def test_both_places_prove_the_measure() -> None:
    numbers = NUMBERS[1]
    text = f"みどり市計画\n\n１　全体像\n{listed(numbers)}\n２　展開\n{PARTS.format(*numbers)}"
    plan = link(outline(text), found(text), describe_extractor(OFF))
    assert [len(action.evidence) for action in plan.actions if action.text == "朝市の再開"] == [2]


def test_a_name_cut_short_in_the_list_is_known_by_its_number() -> None:
    numbers = NUMBERS[0]
    short = listed(numbers).replace("空き店舗の活用", "空き店舗")
    text = f"みどり市計画\n\n１　全体像\n{short}\n２　展開\n{PARTS.format(*numbers)}"
    assert actions(text) == WANTED


def test_a_measure_that_is_only_listed_stays() -> None:
    numbers = NUMBERS[0]
    more = listed(numbers).replace("公民館の活用\n", "公民館の活用\n（３）部活動の支援\n")
    text = f"みどり市計画\n\n１　全体像\n{more}\n２　展開\n{PARTS.format(*numbers)}"
    assert sorted(actions(text)) == sorted([*WANTED, "部活動の支援"])


def test_the_same_words_under_two_measures_are_two_measures() -> None:
    text = """みどり市計画

    基本目標１　学びのまち
    （１）図書館の充実
    ・案内板の設置
    ・夜間の開館
    （２）公民館の活用
    ・案内板の設置
    ・週末の講座
    基本目標２　働くまち
    （１）朝市の再開
    ・案内板の設置
    """
    assert [text.strip() for text in actions(text)].count("案内板の設置") == 3


def test_an_item_marked_as_listed_again_is_an_action_where_it_stands() -> None:
    text = """みどり市計画

    基本目標１　学びのまち
    （１）図書館の充実
    ・夜間の開館
    ・書架の増設
    （２）公民館の活用
    ・図書館の充実【再掲】
    基本目標２　働くまち
    （１）朝市の再開
    ・広場の改修
    """
    assert [text.strip() for text in actions(text)].count("図書館の充実") == 2


@pytest.mark.parametrize("heading", ["共通の視点", "横断的な視点", "まちづくりの視点"])
def test_what_holds_for_the_whole_plan_does_not_hang_on_the_last_measure(heading: str) -> None:
    numbers = NUMBERS[1]
    note = f"{heading}\n三つの分野はいずれもこの視点に立ち、誰もが暮らしやすい町を目指す。\n"
    text = f"みどり市計画\n\n１　全体像\n{listed(numbers)}\n{note}\n２　展開\n{PARTS.format(*numbers)}"
    assert actions(text) == WANTED
