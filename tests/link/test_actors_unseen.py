"""What mentions of one body say together: assumed roles, members that also take part, an organ's own municipality."""

from __future__ import annotations

from tests.extract.actor_documents import HEADING, build_document
from tests.link.test_actors import issuers, link, named

# Longer than what counts as a cover.
COVER = ("松江市計画", "松江市", *["計画の趣旨を述べる。"] * 8)


def test_who_leads_a_project_needs_no_assumption_from_a_measure() -> None:
    document = build_document(
        *COVER,
        f"{HEADING}事業主体",
        "松江農業協同組合",
        f"{HEADING}取組",
        "・食材を松江農業協同組合から仕入れて給食に使う。",
        zone="measures",
    )
    assert named(link(document))["松江農業協同組合"].roles == ("lead",)


def test_a_council_that_is_a_member_may_take_part_too() -> None:
    document = build_document(
        *COVER,
        f"{HEADING}松江市福祉審議会委員名簿",
        "松江市民生児童委員協議会、島根大学",
        "・松江市民生児童委員協議会と連携し、見守る。",
    )
    assert named(link(document))["松江市民生児童委員協議会"].roles == ("partner", "evaluator")


def test_a_council_that_reviews_the_plan_takes_no_part() -> None:
    document = build_document("松江市環境審議会の評価を受ける。", "・松江市環境審議会と連携し、啓発する。")
    assert named(link(document))["松江市環境審議会"].roles == ("evaluator",)


def test_the_city_is_behind_its_board_of_education() -> None:
    document = build_document("浜田市教育振興計画", "浜田市教育委員会", "・市は、学校を支える。")
    linked = link(document, title="教育振興計画")
    assert issuers(linked) == ["浜田市教育委員会"]
    assert named(linked)["浜田市"].code == "322024"


def test_the_short_name_of_an_assembly() -> None:
    linked = link(build_document("島根県議会総務委員会に説明した。", "県議会に報告する。"))
    assert [(actor.name, actor.aliases) for actor in linked.actors] == [("島根県議会", ("県議会",))]


def test_a_ward_calls_itself_ward() -> None:
    linked = link(build_document("練馬区環境計画", "練馬区", "・区は、緑を増やす。"), title="練馬区環境計画")
    assert named(linked)["練馬区"].aliases == ("区",)
