"""Collective words, lists of members, labels glued to names, and what a measure makes of those it names."""

from __future__ import annotations

import pytest

from planextract.extract.actors import extract_actors
from planextract.extract.bodies import find_bodies
from planextract.spans import fold
from tests.extract.actor_documents import build_document, build_table, told_roles


def names(text: str) -> set[str]:
    return {body.name for body in find_bodies(fold(text).text) if not body.generic}


DEFINITION = "米子市、境港市及び安来市（以下「構成市」という。）は、中海に面する。"


def test_a_collective_word_stands_for_each_of_its_bodies() -> None:
    found = told_roles(build_document(DEFINITION, "# 実施主体", "構成市、島根大学"))
    assert found == {name: {"lead"} for name in ("米子市", "境港市", "安来市", "島根大学")}


def test_a_collective_word_is_not_found_inside_another_word() -> None:
    document = build_document(DEFINITION, "# 実施主体", "構成市町村")
    assert told_roles(document) == {name: set() for name in ("米子市", "境港市", "安来市")}


def test_a_word_defined_for_one_body_is_no_collective() -> None:
    document = build_document(
        "松江市地域交通協議会（以下「協議会」という。）は、松江市及び安来市の便を見直す。", "協議会"
    )
    assert {mention.rule for mention in extract_actors(document)} & {"role.collective.defined"} == set()


MEMBERS = (("区分", "所属"), ("学識経験者", "島根大学"), ("公安委員会", "松江警察署"))


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("松江市地域交通協議会の委員は次のとおり。", "partner"),
        ("松江市子ども・子育て会議の委員は次のとおり。", "evaluator"),
        ("松江市総合計画審議会 委員名簿", "evaluator"),
    ],
)
def test_the_council_above_a_table_says_what_its_members_are(before: str, role: str) -> None:
    found = told_roles(build_table(*MEMBERS, caption=before))
    assert found["島根大学"] == found["松江警察署"] == {role}
    assert "公安委員会" not in {name for name, said in found.items() if said}


def test_members_of_a_council_that_a_sentence_has_review_are_evaluators() -> None:
    said = "松江市未来推進会議が毎年度の効果を検証する。"
    listed = build_document(said, "# 松江市未来推進会議の構成", "学：島根大学", "金：山陰信用金庫")
    assert told_roles(listed)["山陰信用金庫"] == {"evaluator"}
    silent = build_document("# 松江市未来推進会議の構成", "学：島根大学", "金：山陰信用金庫")
    assert told_roles(silent)["山陰信用金庫"] == {"partner"}


def test_a_committee_is_appointed_from_bodies() -> None:
    found = told_roles(build_document("審議会の委員は、松江商工会議所、島根大学及び公募の市民から委嘱する。"))
    assert found["松江商工会議所"] == found["島根大学"] == {"evaluator"}


def test_subordinate_councils_are_listed_after_their_label() -> None:
    found = told_roles(build_document("・部会：広報部会、調査部会"))
    assert found["広報部会"] == found["調査部会"] == {"partner"}


def test_a_label_in_a_cell_speaks_for_the_cell() -> None:
    found = told_roles(build_table(("施策３", ""), ("実施主体 出雲バス株式会社、出雲市観光協会", "")))
    assert found == {"出雲バス株式会社": {"lead"}, "出雲市観光協会": {"lead"}}


def test_authors_of_other_plans_in_a_table_are_not_the_authors() -> None:
    found = told_roles(build_table(("計画名", "策定主体"), ("地域公共交通計画", "鳥取県")))
    assert found == {"鳥取県": set()}


def test_duties_of_a_supervised_secretariat_are_a_section() -> None:
    assert names("所管：人事課、人事委員会事務局") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("実施主体出雲バス株式会社、", "出雲バス株式会社"),
        ("内容・出雲バス株式会社と", "出雲バス株式会社"),
        ("学識経験者島根大学", "島根大学"),
        ("副会長雲南市商工会", "雲南市商工会"),
        ("隠岐の島町長交通事業者出雲バス株式会社", "出雲バス株式会社"),
        ("一般社団法人島根県タクシー協会道路管理者", "一般社団法人島根県タクシー協会"),
        ("公益社団法人島根県薬剤師会出雲支部、", "公益社団法人島根県薬剤師会出雲支部"),
        ("鳥取県鳥取県教育委員会", "鳥取県教育委員会"),
        ("実施主体協議会", "協議会"),
    ],
)
def test_labels_are_cut_off_names(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "name",
    [
        "関係機関連絡会議", "雲南市区長協議会", "島根県・市町村DX協働本部", "島根県市長会", "出雲市連合自治会",
        "公立雲南病院組合", "隠岐広域消防組合", "石見職業能力開発短期大学校", "出雲北高等学校PTA", "出雲市保護司会",
        "農事組合法人やまのべ", "国土交通省中国地方整備局", "地方独立行政法人松江医療センター",
        "日本政策金融公庫", "JR西日本", "みよし市商工会", "JAしまね",
    ],
)  # fmt: skip
def test_names_of_many_kinds(name: str) -> None:
    assert names(f"、{name}と連携し、") == {name}


@pytest.mark.parametrize(
    "text", ["NPO法人による送迎", "社会福祉法人などと協働", "子どもハローワーク事業", "市立図書館"]
)
def test_legal_forms_and_facilities_alone_are_no_names(text: str) -> None:
    assert names(text) == set()


def measure(text: str) -> dict[str, set[str]]:
    return told_roles(build_document("# 施策", text, zone="measures"))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("・出雲医師会に運営を委託し、休日の診療を担う。", "出雲医師会", "partner"),
        ("・松江商工会議所に相談員を配置する。", "松江商工会議所", "partner"),
        ("・公益財団法人島根県市町村振興協会の助成を受ける。", "公益財団法人島根県市町村振興協会", "partner"),
        ("・島根大学の地域枠の学生を対象とした実習を行う。", "島根大学", "partner"),
        ("・出雲市商工会による事業承継の支援に対し、経費を助成する。", "出雲市商工会", "partner"),
        ("・出雲バス株式会社が運行する路線に対し、市町と協調して補助する。", "出雲バス株式会社", "partner"),
        ("・給食に島根農業協同組合から届く野菜を使う。", "島根農業協同組合", "partner"),
        ("・雲南市、飯南町との周遊企画を実施する。", "雲南市", "partner"),
        ("・循環バスの実証運行（出雲バス株式会社）", "出雲バス株式会社", "partner"),
        ("・出雲観光協会によるツアーの通年化", "出雲観光協会", "lead"),
        ("・出雲バス株式会社に対し、増便を働きかけます。", "出雲バス株式会社", None),
        ("・出雲バス株式会社の路線を見直した。", "出雲バス株式会社", None),
        ("・公立雲南病院組合に対する負担を継続する。", "公立雲南病院組合", None),
        ("・島根大学の技術を核とした拠点を作る。", "島根大学", None),
        ("・出雲北高等学校の始業に合わせて運行する。", "出雲北高等学校", None),
    ],
)
def test_what_a_measure_makes_of_a_body(text: str, name: str, role: str | None) -> None:
    assert measure(text)[name] == ({role} if role else set())


def test_background_makes_nothing_of_a_body() -> None:
    document = build_document("・出雲バス株式会社の定期券を値下げする。", zone="background")
    assert told_roles(document) == {"出雲バス株式会社": set()}


def test_a_commitment_in_a_lost_layout_is_known_by_its_wording() -> None:
    document = build_document("・出雲バス株式会社の定期券を値下げする取組を支援します。", zone="challenge")
    assert told_roles(document) == {"出雲バス株式会社": {"partner"}}


def test_a_review_beats_the_name_of_a_council() -> None:
    document = build_document("外部有識者で構成する松江市改革推進委員会の意見を聴取する。", zone="organisation")
    assert told_roles(document)["松江市改革推進委員会"] == {"evaluator"}


def test_an_item_goes_on_in_the_line_below_it() -> None:
    document = build_document("・出雲バス株式会", "社と連携し、運行する。")
    assert told_roles(document) == {"出雲バス株式会社": {"partner"}}
