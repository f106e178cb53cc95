"""Tables of teams that a dump left cell by cell: who leads and who takes part."""

from __future__ import annotations

import pytest

from planextract.extract.actors import extract_actors
from planextract.mentions import ActorMention
from tests.documents import outline

TEAMS = """
    青葉圏「連携プロジェクト」の推進について

    ■取組のうち、複数の機関による調整を要し、早期に成果が期待できるものから順に設置する。
    ■会議の資料と議事概要は、協議会のホームページに掲載する。
    ■検討の状況は協議会に報告する。

    各推進ＰＴの主査及び構成機関

    {header}

    青葉地震広域支援ＰＴ

    四国地方整備局
    （企画部防災課）
    四国運輸局、徳島県、香川県、
    陸上自衛隊第14旅団、西日本高速道路株式会社

    島しょ部医療ワーキンググループ

    香川県
    （健康福祉部医務国保課）
    愛媛県、中国四国厚生局、香川大学

    漂着ごみ対策ＰＴ

    愛媛県、香川県漁業協同組合連合会、第六管区海上保安本部

    四国経済産業局
    （地域経済部）

    ※構成機関は今後追加することがある。
"""


def mentions(text: str) -> tuple[ActorMention, ...]:
    return extract_actors(outline(text))


def roles(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in mentions(text):
        if not mention.generic and mention.role != "mentioned":
            found.setdefault(mention.name, set()).add(mention.role)
    return found


@pytest.mark.parametrize(
    "header",
    ["名称 主査 構成機関", "名称　主査機関　構成員", "名称\n    主査\n    構成機関", "ＰＴ名　幹事機関　参加機関"],
)
def test_columns_say_who_leads_and_who_takes_part(header: str) -> None:
    found = roles(TEAMS.format(header=header))
    assert found["四国地方整備局"] == found["四国経済産業局"] == {"lead"}
    assert found["香川県"] == {"lead", "partner"}
    for name in ("四国運輸局", "徳島県", "愛媛県", "陸上自衛隊第14旅団", "西日本高速道路株式会社", "香川大学"):
        assert found[name] == {"partner"}
    assert found["第六管区海上保安本部"] == {"partner"}


def test_teams_and_their_neighbours_stay_apart() -> None:
    names = {mention.name for mention in mentions(TEAMS.format(header="名称 主査 構成機関"))}
    assert {"青葉地震広域支援PT", "島しょ部医療ワーキンググループ", "漂着ごみ対策PT"} <= names
    assert not any("会社島" in name for name in names)


def test_the_columns_know_more_than_the_heading_above() -> None:
    text = TEAMS.format(header="名称 主査 構成機関").replace("各推進ＰＴの主査及び構成機関", "ワーキンググループの構成")
    found = roles(text)
    assert found["四国地方整備局"] == {"lead"}
    assert "青葉地震広域支援PT" not in found


def test_what_teams_are_for_may_stand_between_their_cells() -> None:
    text = """
    青葉圏「連携プロジェクト」の状況

    令和５年９月　青葉圏連携協議会

    プロジェクト名　　推進チーム　　主査機関　　構成機関

    １　ものづくりの強化
    ①次世代産業の創出
    ものづくりＰＴ
    四国経済産業局（産業技術課）
    愛媛県、香川県、四国経済連合会

    ２　災害への備え
    ①応援体制の構築
    防災対策ＰＴ
    四国地方整備局（企画部）
    徳島県、高知県、高知市

    令和５年度のスケジュール
    ものづくりＰＴ　６月９日 第１回会合　３月 報告書
    防災対策ＰＴ　５月30日 第１回会合　11月５日 図上訓練
    """
    found = roles(text)
    assert found["四国経済産業局"] == found["四国地方整備局"] == {"lead"}
    assert found["愛媛県"] == found["高知市"] == {"partner"}
    assert {"ものづくりPT", "防災対策PT"} <= {mention.name for mention in mentions(text)}


ORGANISATION = """
    青葉・みどり連携構想の概要

    Ⅵ　主な取組
    ・周遊券を発行する。

    Ⅶ　推進体制

    徳島・香川連携推進協議会{alias}
    会　長　徳島県副知事
    構成員　徳島県、香川県、徳島市、鳴門市、
    　　　　高松市
    　○幹事会（両県の企画担当課長）
    　○産業部会・医療部会・観光部会・交通部会
"""


@pytest.mark.parametrize("alias", ["", "（仮称）"])
def test_the_council_of_an_organisation_leads_whatever_comes_before_its_members(alias: str) -> None:
    found = roles(ORGANISATION.format(alias=alias))
    assert found["徳島・香川連携推進協議会"] == {"lead"}
    assert found["徳島市"] == found["高松市"] == {"partner"}
    assert found["幹事会"] == found["産業部会"] == found["観光部会"] == {"partner"}


def test_members_below_a_caption_are_the_councils() -> None:
    text = ORGANISATION.format(alias="（仮称）").replace("    会　長　徳島県副知事\n    構成員　", "    【構成】\n    ")
    assert roles(text)["徳島・香川連携推進協議会"] == {"lead"}
    assert roles(text)["徳島市"] == {"partner"}


def test_a_reviewing_council_there_leads_nothing() -> None:
    text = ORGANISATION.format(alias="").replace("徳島・香川連携推進協議会", "青葉政策審議会")
    assert "lead" not in roles(text)["青葉政策審議会"]


def test_without_sections_the_order_of_the_columns_tells() -> None:
    text = (
        "題名\n\n名称 主査 構成機関\n\n港湾ＰＴ\n四国地方整備局\n徳島県、香川県\n\n観光ＰＴ\n香川県\n徳島県、愛媛県\n"
    )
    found = roles(text)
    assert found["四国地方整備局"] == {"lead"}
    assert found["徳島県"] == found["愛媛県"] == {"partner"}
    assert found["香川県"] == {"lead", "partner"}


@pytest.mark.parametrize(
    "text",
    [
        "題名\n\n名称 設置年度 備考\n\n港湾ＰＴ\n四国地方整備局\n徳島県、香川県\n",  # the header names no roles
        "題名\n\n名称 主査 構成機関\n\n港湾ＰＴ\n四国地方整備局\n四国運輸局\n徳島県、香川県\n",  # three cells
        "題名\n\n名称 主査 構成機関\n\n※主査は選ぶ。\n\n港湾ＰＴ\n四国地方整備局\n徳島県、香川県\n",  # it has ended
    ],
)
def test_what_is_not_certain_gives_no_role(text: str) -> None:
    assert roles(text) == {}
