"""Lists of bodies that stand in front of their caption, and members below the caption of a team."""

from __future__ import annotations

import pytest

from tests.documents import found


def roles(text: str) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for mention in found(text).actors:
        if mention.name:
            told.setdefault(mention.name, set()).add(mention.role)
    return {name: said - {"mentioned"} for name, said in told.items()}


LATE = """
みどり県交通計画の骨子（案）

６　推進体制

○みどり県交通協議会を推進母体とする。

{list}

{caption}

○毎年度８月に、協議会において達成状況を検証する。

７　スケジュール

10月　素案の公表
"""
LISTS = [
    "米子電車㈱、島根大学、\n松江市、安来市",
    "米子電車㈱　島根大学\n松江市　安来市",
    "松江市・安来市・島根大学・米子電車㈱",
    "・松江市\n・安来市\n・島根大学\n・米子電車㈱",
]
MEMBERS = {"松江市", "安来市", "島根大学", "米子電車(株)"}


@pytest.mark.parametrize("bodies", LISTS)
@pytest.mark.parametrize("caption", ["【構成員】", "〔構成団体〕", "＜関係機関＞"])
def test_a_list_in_front_of_a_bare_caption_is_its_list(bodies: str, caption: str) -> None:
    told = roles(LATE.format(list=bodies, caption=caption))
    assert {name for name in MEMBERS if told[name] == {"partner"}} == MEMBERS


def test_a_caption_with_a_list_below_it_takes_none_from_above() -> None:
    text = LATE.format(list="松江市、安来市", caption="【構成員】\n\n島根大学、米子電車㈱")
    told = roles(text.replace("○みどり県交通協議会を推進母体とする。\n", ""))
    assert told["島根大学"] == {"partner"}
    assert told["松江市"] == set()


def test_a_sentence_in_front_of_a_caption_is_no_list() -> None:
    told = roles(LATE.format(list="松江市と安来市の境に橋がある。", caption="【構成員】"))
    assert told["松江市"] == set()


TEAM = """
二県湖沼「連携プロジェクト」の概要

令和６年６月

活動期間

令和６年度から令和８年度まで（３か年）

{caption}

{left}　　　　　　　{right}
松江市　安来市　　　　　境港市　日吉津村
米子市

中海観光㈱　島根大学

１．湖の保全
①葦の植栽
"""


@pytest.mark.parametrize(
    "caption", ["推進チームの構成", "連携会議の構成員", "推進協議会の構成団体", "プロジェクトチームのメンバー"]
)
@pytest.mark.parametrize(("left", "right"), [("【島根県側】", "【鳥取県側】"), ("（島根県）", "（鳥取県）")])
def test_members_in_columns_below_the_caption_of_a_team_are_partners(caption: str, left: str, right: str) -> None:
    told = roles(TEAM.format(caption=caption, left=left, right=right))
    members = {"松江市", "安来市", "境港市", "日吉津村", "米子市", "中海観光(株)", "島根大学"}
    assert {name for name in members if "partner" in told[name]} == members


@pytest.mark.parametrize("bodies", LISTS[:3])
def test_bodies_listed_behind_the_council_of_the_plan_are_its_members(bodies: str) -> None:
    told = roles(LATE.format(list=bodies, caption=""))
    assert {name for name in MEMBERS if told[name] == {"partner"}} == MEMBERS


def test_without_a_council_a_list_says_nothing() -> None:
    text = LATE.format(list=LISTS[0], caption="").replace("○みどり県交通協議会を推進母体とする。\n", "")
    assert roles(text)["松江市"] == set()


def test_members_of_a_council_that_reviews_are_no_partners() -> None:
    text = LATE.format(list=LISTS[0], caption="").replace(
        "交通協議会を推進母体とする", "交通審議会が計画の達成状況を検証する"
    )
    assert "partner" not in roles(text)["松江市"]
