"""Cases and lists whose layout is lost: towers of two letters, parts behind the content, who takes part."""

from __future__ import annotations

import pytest

from tests.documents import actions, draw, found, outline

CASES = """
広域連携の取組事例集

事例１
{first}
■取組の背景
　来訪者が減っていた。
■取組内容
・共通の乗車券を発行している。
■{more}
　来年度からは、乗車券を電子化する。
事例２
水辺の再生プロジェクト
出雲市・雲南市
■取組の背景
　川岸が荒れていた。
■取組内容
・遊歩道を整備している。
■成果
　利用者が増えた。
■{more}
　観察会を開催する。
"""


@pytest.mark.parametrize("more", ["今後の展開", "今後の取組", "今後の予定"])
@pytest.mark.parametrize("first", ["里山周遊プロジェクト\n松江市・出雲市", "松江市・出雲市\n里山周遊プロジェクト"])
def test_a_case_may_have_more_than_one_part_of_measures(first: str, more: str) -> None:
    assert actions(CASES.format(first=first, more=more)) == [
        "共通の乗車券を発行している。",
        "来年度からは、乗車券を電子化する。",
        "遊歩道を整備している。",
        "観察会を開催する。",
    ]


def test_what_is_left_to_solve_is_no_part_of_measures() -> None:
    text = CASES.format(first="里山周遊プロジェクト\n松江市・出雲市", more="今後の課題")
    assert actions(text) == ["共通の乗車券を発行している。", "遊歩道を整備している。"]


@pytest.mark.parametrize("tower", ["背\n景", "成\n果", "課\n題", "効\n果"])
def test_two_letters_below_each_other_head_a_part(tower: str) -> None:
    drawn = draw(outline(f"題名\n\n{tower}\n　利用者は増えている。\n"))
    assert tower.replace("\n", "") in [line.strip() for line in drawn]


def test_other_letters_below_each_other_are_no_word() -> None:
    drawn = draw(outline("題名\n\n人\n件\n　利用者は増えている。\n"))
    assert "人件" not in [line.strip() for line in drawn]


@pytest.mark.parametrize(
    "sentence",
    [
        "島根県酪農推進協議会（事務局：松江市農政課）が実施主体となり、出雲市、雲南市及び島根大学が構成団体として参画している。",
        "島根県酪農推進協議会が実施主体となって進め、出雲市、雲南市、島根大学が会員として加わっています。",
    ],
)
def test_a_sentence_names_who_carries_out_and_who_takes_part(sentence: str) -> None:
    text = f"題名\n\n１　取組内容\n・乳牛の見守り機器を貸し出している。\n{sentence}\n"
    roles = {actor.name: actor.role for actor in found(text).actors}
    assert roles["島根県酪農推進協議会"] == "lead"
    assert [roles[name] for name in ("出雲市", "雲南市", "島根大学")] == ["partner"] * 3
    assert sentence not in actions(text)


@pytest.mark.parametrize(
    "line",
    [
        "構成員　松江市建築課、島根県建築士会、宿場の町並みを守る会",
        "連携団体：出雲商工会議所、斐川鉄道友の会",
        "協力：一畑観光株式会社、松江・出雲移住者の会",
    ],
)
def test_a_circle_in_a_list_of_bodies_is_a_body(line: str) -> None:
    names = [actor.name for actor in found(f"題名\n\n{line}\n").actors]
    assert line.replace("：", "、").split("、")[-1] in names


def test_a_circle_outside_of_such_a_list_is_none() -> None:
    assert "里山を語る会" not in [actor.name for actor in found("題名\n\n・講演会、里山を語る会の開催\n").actors]


def test_who_made_a_list_stands_on_a_line_of_its_own() -> None:
    front = "部会一覧（令和６年度）\n\n島根県農林部農政課　作成\n\n"
    text = f"{front}１　水田の維持\n水田保全チーム\n構成員　松江市農政課\n"
    roles = {actor.name: actor.role for actor in found(text).actors}
    assert roles["島根県"] == "author"
    assert roles["水田保全チーム"] == "mentioned"
