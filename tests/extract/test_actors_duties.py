"""Roles from duties: councils that tables and sentences have review, organs below them, shared work, schools."""

from __future__ import annotations

import pytest

from planextract.extract.actors import extract_actors
from tests.extract.actor_documents import HEADING, build_document, build_table, roles


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("協同組合出雲家具団地を核に、展示会を開く。", "協同組合出雲家具団地", "lead"),
        ("一般社団法人出雲観光公社を中核として、旅の商品を造成する。", "一般社団法人出雲観光公社", "lead"),
        ("出雲市食生活改善協議会が行う料理の講習会を支援します。", "出雲市食生活改善協議会", "partner"),
        ("出雲広域事務組合が行う試験に加え、市独自の選考を実施します。", "出雲広域事務組合", "partner"),
        ("市は全体の調整を、出雲商工会は販売をそれぞれ担う。", "出雲商工会", "partner"),
        ("山陰合同銀行は事業計画の作成に助言する。", "山陰合同銀行", "partner"),
        ("島根県立出雲農林高等学校の課題研究に、木工の実習を取り入れる。", "島根県立出雲農林高等学校", "partner"),
        ("島根県立出雲農林高等学校の県外生徒の受入れに向け、下宿を確保する。", "島根県立出雲農林高等学校", "partner"),
    ],
)
def test_roles_of_measures(sentence: str, name: str, role: str) -> None:
    document = build_document(HEADING + "１　取組", sentence, zone="measures")
    assert role in roles(extract_actors(document))[name]


def test_a_school_that_is_only_near_has_no_part() -> None:
    document = build_document(HEADING + "１　取組", "島根県立出雲農林高等学校の前の歩道を広げる。", zone="measures")
    assert roles(extract_actors(document)) == {"島根県立出雲農林高等学校": {"mentioned"}}


def test_what_is_put_below_a_council_is_its_partner() -> None:
    lines = ("出雲市環境推進本部の下に、総務担当課長会を置きます。",)
    found = roles(extract_actors(build_document(HEADING + "１　推進体制", *lines, zone="organisation")))
    assert found == {"出雲市環境推進本部": {"lead"}, "総務担当課長会": {"partner"}}


def test_who_hands_the_results_over_does_not_review_them() -> None:
    line = "出雲市環境推進本部が実績を取りまとめ、出雲市環境審議会の評価を受けます。"
    found = roles(extract_actors(build_document(HEADING + "１　進行管理", line, zone="evaluation")))
    assert "evaluator" not in found["出雲市環境推進本部"]
    assert found["出雲市環境審議会"] == {"evaluator"}


def test_observers_are_partners() -> None:
    found = roles(extract_actors(build_document(HEADING + "オブザーバー", "島根大学、出雲商工会議所")))
    assert found == {"島根大学": {"partner"}, "出雲商工会議所": {"partner"}}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("出雲市行政改革推進委員会は、各取組の実績を検証し、市長に意見を提出します。", "evaluator"),
        ("出雲市行政改革推進委員会が計画の推進を担います。", "partner"),
    ],
)
def test_members_of_a_committee_do_what_it_does(sentence: str, role: str) -> None:
    lines = (HEADING + "１　体制", sentence, HEADING + "出雲市行政改革推進委員会委員名簿", "島根大学、出雲商工会議所")
    assert roles(extract_actors(build_document(*lines)))["島根大学"] == {role}


def test_a_column_of_duties_tells_what_councils_do() -> None:
    table = build_table(
        ("組織", "役割"),
        ("出雲市空家等対策協議会", "計画の変更の協議、進捗の検証"),
        ("出雲市空家等対策連絡会", "計画に基づく対策の実施"),
        ("出雲商工会議所", "情報の提供"),
    )
    found = roles(extract_actors(table))
    assert found["出雲市空家等対策協議会"] == {"evaluator"}
    assert found["出雲市空家等対策連絡会"] == {"lead"}
    assert found["出雲商工会議所"] == {"mentioned"}


def test_who_sets_a_council_up_with_the_plan_is_a_partner() -> None:
    document = build_document(HEADING + "１　取組", "雲南市、安来市と広域捕獲協議会を組織し、境を越えて捕獲する。")
    assert {roles(extract_actors(document))[name].pop() for name in ("雲南市", "安来市")} == {"partner"}


def test_a_column_of_members_leaves_it_to_the_council_what_they_do() -> None:
    table = build_table(
        ("分野", "構成団体"),
        ("産業", "出雲商工会議所、平田商工会"),
        ("金融", "株式会社山陰合同銀行"),
        caption="出雲市総合戦略推進会議において、指標の達成度を検証します。構成は次のとおりです。",
    )
    found = roles(extract_actors(table))
    assert found["出雲商工会議所"] == found["株式会社山陰合同銀行"] == {"evaluator"}
