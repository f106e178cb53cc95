"""Headings and lists of an overview whose columns were torn apart find each other; what is not certain stays."""

from __future__ import annotations

import pytest

from tests.documents import actions, outline, pillars

MOVED = "layout.heading_behind_list"

TWO_SHEETS = """
    湖東・湖北連携ビジョンの概要

    連携プロジェクト 主な取組 推進チーム（主査）

    １．湖の恵みを生かした食の拠点づくり

    ２．鉄道と船を結ぶ移動手段の確保

    ①湖魚の共同出荷

    ②直売所の共同運営
     ・湖魚の加工品の共同販売

    ①駅と港を結ぶ連絡バスの運行

    ②共通乗車券の発行

    食の拠点推進チーム
    （湖東市 農政課）

    連携プロジェクト 主な取組 推進チーム（主査）

    ①消防の通信指令の共同運用

    ②救急の合同訓練の実施

    ３．命を守る体制の強化

    ４．若者の定着の促進

    移動手段推進チーム（仮称）

    ①奨学金の返還の支援

    ②合同企業説明会の開催

    ビジョンの数値目標
"""

LISTS_FIRST = """
    Ⅲ　重点プロジェクト
    (1)朝市の共同開催
    (2)空き店舗の紹介
    (1)森林の共同管理
    ①作業道の台帳の統一
    ②間伐材の共同販売
    (2)木質燃料の利用拡大
    (1)図書館の相互利用
    (2)公民館講座の共同開催
    １　商店街の再生
    ２　森林の保全
    ３　学びの場の共有
"""

NAMED = """
    プロジェクト 取組項目 担当チーム
    プロジェクト１　港の再生
    プロジェクト２　里の再生
    （１）桟橋の改修
    （２）朝の市の開催
    港チーム
    （１）棚田の保全
    （２）農家民宿の開業の支援
    里チーム
"""


def above(text: str) -> dict[str, str]:
    """Return text → text of the entry that it stands under."""
    nodes = outline(text).nodes
    return {node.text: nodes[node.parent].text for node in nodes if node.parent is not None}


def test_every_sheet_pairs_its_headings_and_lists_in_order() -> None:
    told = above(TWO_SHEETS)
    assert told["湖魚の共同出荷"] == told["直売所の共同運営"] == "湖の恵みを生かした食の拠点づくり"
    assert told["湖魚の加工品の共同販売"] == "直売所の共同運営"
    assert told["駅と港を結ぶ連絡バスの運行"] == "鉄道と船を結ぶ移動手段の確保"
    assert told["消防の通信指令の共同運用"] == told["救急の合同訓練の実施"] == "命を守る体制の強化"
    assert told["奨学金の返還の支援"] == "若者の定着の促進"


def test_the_projects_are_the_pillars_and_the_teams_no_actions() -> None:
    assert pillars(TWO_SHEETS) == [
        "湖の恵みを生かした食の拠点づくり",
        "鉄道と船を結ぶ移動手段の確保",
        "命を守る体制の強化",
        "若者の定着の促進",
    ]
    assert len(actions(TWO_SHEETS)) == 9


def test_a_moved_heading_says_so() -> None:
    moved = [node.text for node in outline(TWO_SHEETS).nodes if MOVED in node.reasons]
    assert "湖の恵みを生かした食の拠点づくり" in moved
    assert "命を守る体制の強化" in moved


def test_headings_that_stand_together_behind_all_their_lists() -> None:
    told = above(LISTS_FIRST)
    assert told["空き店舗の紹介"] == "商店街の再生"
    assert told["木質燃料の利用拡大"] == "森林の保全"
    assert told["作業道の台帳の統一"] == "森林の共同管理"
    assert told["図書館の相互利用"] == "学びの場の共有"


def test_a_word_may_stand_in_front_of_the_number() -> None:
    told = above(NAMED)
    assert told["朝の市の開催"] == "港の再生"
    assert told["棚田の保全"] == "里の再生"


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("①駅と港を結ぶ連絡バスの運行", "③駅と港を結ぶ連絡バスの運行"),  # a list too few
        ("①消防の通信指令の共同運用", "③消防の通信指令の共同運用"),  # goes on from the sheet before
        ("②共通乗車券の発行", "④共通乗車券の発行"),  # a number is lost
        ("食の拠点推進チーム", "二つの市は湖の恵みを生かした食の拠点をつくる。"),  # running text
        ("２．鉄道と船を結ぶ移動手段の確保", "２．推進体制"),  # a part of the plan
    ],
)
def test_what_is_not_certain_is_left(printed: str, instead: str) -> None:
    changed = TWO_SHEETS.replace(printed, instead)
    assert changed != TWO_SHEETS
    told = above(changed)
    assert told.get("消防の通信指令の共同運用") != "命を守る体制の強化"
    assert told.get("湖魚の共同出荷") != "湖の恵みを生かした食の拠点づくり"


def test_a_clear_order_is_left_alone() -> None:
    clear = "連携事項 主な取組 担当\n１．食\n①湖魚の出荷\n②直売所の運営\n２．足\n①連絡バスの運行\n②乗車券の発行"
    assert not any(MOVED in node.reasons for node in outline(clear).nodes)


@pytest.mark.parametrize("bare", ["《学ぶ人のために》", "【図書館】"])
def test_lists_with_headings_of_their_own_are_no_column(bare: str) -> None:
    plan = LISTS_FIRST.replace("(1)図書館の相互利用", f"\n    {bare}\n    (1)図書館の相互利用")
    assert not any(MOVED in node.reasons for node in outline(plan).nodes)


def test_two_headings_behind_two_lists_are_no_column_without_a_header() -> None:
    plan = "Ⅲ　取組\n(1)朝市の開催\n(2)起業の支援\n(1)見守りの実施\n(2)配食の実施\n１　産業の再生\n２　福祉の充実"
    assert not any(MOVED in node.reasons for node in outline(plan).nodes)
