"""The same told in other words: who sits on a council, who helps, what marks and labels beside a name say."""

from __future__ import annotations

import pytest

from planextract.document import Zone
from planextract.extract.actors import extract_actors
from planextract.extract.bodies import find_bodies
from planextract.spans import fold
from tests.extract.actor_documents import build_document, build_table


def roles(*lines: str, zone: Zone = "organisation") -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for mention in extract_actors(build_document(*lines, zone=zone)):
        found.setdefault(mention.name, set()).add(mention.role)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "毎年度７月に、松江商工会議所や島根大学からなる松江市行革委員会へ実績を報告し、評価を受けます。",
        "松江商工会議所や島根大学で組織する松江市行革委員会が達成状況を評価します。",
        "松江商工会議所及び島根大学を委員とする松江市行革委員会に報告し、点検を受けます。",
        "松江市行革委員会（松江商工会議所、島根大学等で構成）において、毎年８月に進捗を検証します。",
        "松江市行革委員会が達成状況を検証します。構成員は、松江商工会議所及び島根大学の代表者です。",
    ],
)
def test_members_of_a_council_that_reviews_are_evaluators(text: str) -> None:
    found = roles(text)
    assert found["松江市行革委員会"] == found["松江商工会議所"] == found["島根大学"] == {"evaluator"}


def test_members_of_a_council_that_carries_out_are_partners() -> None:
    found = roles("松江市交通会議（構成：一畑電車株式会社、松江警察署）が計画を推進する。")
    assert found["松江市交通会議"] == {"lead"}
    assert found["一畑電車株式会社"] == found["松江警察署"] == {"partner"}


def test_who_is_only_told_the_results_is_no_evaluator() -> None:
    assert roles("結果を松江市議会へ報告する。", "審議会の答申")["松江市議会"] == {"mentioned"}


def test_who_leads_or_serves_a_council_does_not_share_its_role() -> None:
    found = roles("# 推進体制", "松江市観光協議会（会長：松江商工会議所）", "構成員：島根大学、出雲市")
    assert found["松江市観光協議会"] == {"lead"}
    assert found["島根大学"] == found["出雲市"] == {"partner"}
    assert found["松江商工会議所"] == {"mentioned"}


@pytest.mark.parametrize(
    "text",
    [
        "推進主体　松江商工会議所",
        "松江商工会議所（実施主体）",
        "松江商工会議所：実施主体",
        "松江商工会議所　◎",
        "◎松江商工会議所　○島根大学",
        "（担当：産業課　実施主体：松江商工会議所）",
        "［推進主体］松江商工会議所　［協力］島根大学",
        "（実施主体：松江商工会議所　連携団体：島根大学）",
    ],
)
def test_labels_and_marks_beside_a_name(text: str) -> None:
    assert roles(text, zone="measures")["松江商工会議所"] == {"lead"}


@pytest.mark.parametrize("text", ["○松江商工会議所", "松江商工会議所　会頭", "取組　松江商工会議所"])
def test_bullets_and_other_words_beside_a_name_give_no_role(text: str) -> None:
    assert "lead" not in roles(text, zone="other")["松江商工会議所"]


def test_a_table_tells_roles_in_its_column() -> None:
    table = build_table(("主体", "役割"), ("松江商工会議所", "実施主体"), ("島根大学", "協力"))
    found = {mention.name: mention.role for mention in extract_actors(table)}
    assert (found["松江商工会議所"], found["島根大学"]) == ("lead", "partner")


def test_bodies_may_stand_below_a_head_of_them_all() -> None:
    rows = (
        ("施策", "関係機関", "関係機関"),
        ("施策", "松江商工会議所", "島根大学"),
        ("担い手の確保", "◎", "○"),
        ("販路の開拓", "○", ""),
    )
    found = {(mention.name, mention.role) for mention in extract_actors(build_table(*rows))}
    assert {("松江商工会議所", "lead"), ("松江商工会議所", "partner"), ("島根大学", "partner")} <= found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("庁内の関係課で構成するみなかみ町高齢者施策推進会議が", "みなかみ町高齢者施策推進会議"),
        ("（北いわて塩の道推進協議会）", "北いわて塩の道推進協議会"),
        ("島根県立石見高等看護学院と連携", "島根県立石見高等看護学院"),
        ("ドイツ・バイエルン州との交流", "バイエルン州"),
        ("※「山岳医療搬送チーム（仮称）」の設置は", "山岳医療搬送チーム"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert name in [body.name for body in find_bodies(fold(text).text)]


@pytest.mark.parametrize("text", ["シニア大学の開講", "次回知事懇談会", "（市内の協議会）", "九州との交流"])
def test_no_names(text: str) -> None:
    assert not [body.name for body in find_bodies(fold(text).text) if body.name != "協議会"]


def test_what_is_yet_to_be_set_up_takes_no_part() -> None:
    assert roles("・「松江藻場協議会（仮称）」を設立し、調査する。", zone="measures")["松江藻場協議会"] == {"mentioned"}


@pytest.mark.parametrize(
    "text",
    [
        "・松江商工会議所が一畑電車株式会社と連携してバスを運行します。",
        "・松江商工会議所は、一畑電車株式会社の協力を得て、教室を開催します。",
    ],
)
def test_a_subject_stays_one_with_its_helper_beside_it(text: str) -> None:
    found = roles(text, zone="measures")
    assert (found["松江商工会議所"], found["一畑電車株式会社"]) == ({"lead"}, {"partner"})
