"""What sentences, headings, lists and tables make of the bodies that they name."""

from __future__ import annotations

import pytest

from planextract.extract.actors import extract_actors
from planextract.mentions import ActorMention
from planextract.spans import fold
from tests.extract.actor_documents import build_document, build_table


def roles(mentions: tuple[ActorMention, ...]) -> dict[str, str]:
    return {mention.name: mention.role for mention in mentions if not mention.generic}


def sentence_roles(text: str) -> dict[str, str]:
    return roles(extract_actors(build_document(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("・島根大学及び松江商工会議所と連携し、講座を開く。", {"島根大学": "partner", "松江商工会議所": "partner"}),
        ("・鳥取大学農学部の協力を得て調査する。", {"鳥取大学": "partner"}),
        ("・松江工業高等専門学校の学生が講師となる教室を支援する。", {"松江工業高等専門学校": "partner"}),
        ("・社会福祉法人松江市社会福祉協議会を通じて届ける。", {"社会福祉法人松江市社会福祉協議会": "partner"}),
        ("・一般社団法人しまね旅行社が中心となり造成する。", {"一般社団法人しまね旅行社": "lead"}),
        ("・安来市商工会が行う商品券の発行を支援する。", {"安来市商工会": "partner"}),
        ("・大橋川漁業協同組合は、藻場の再生を進めます。", {"大橋川漁業協同組合": "lead"}),
        ("・鳥取県、米子空港ビル㈱が一体となった誘客", {"鳥取県": "partner", "米子空港ビル(株)": "partner"}),
        ("・米子市及び境港市と合同で訓練を行う。", {"米子市": "partner", "境港市": "partner"}),
        ("・総務省の調査によると増加した。", {"総務省": "mentioned"}),
        ("「しまね藻場再生協議会」を設立し、調査する。", {"しまね藻場再生協議会": "partner"}),
        ("松江市総合戦略検証会議において効果を検証する。", {"松江市総合戦略検証会議": "evaluator"}),
        ("松江市総合戦略会議の評価を受け、見直す。", {"松江市総合戦略会議": "evaluator"}),
        ("松江市環境推進本部が計画を推進する。", {"松江市環境推進本部": "lead"}),
        ("「松江みらい会議（仮称）」を新たに設け、各分野の取組を推進", {"松江みらい会議": "lead"}),
        ("・中学生の代表でつくる「まつえ若者会議」を設け、祭りの企画を委ねます。", {"まつえ若者会議": "partner"}),
        ("・島根大学等による古文書のデジタル化", {"島根大学": "partner"}),
        ("・島根県立松江高等学校の生徒と市長との対話の場を開きます。", {"島根県立松江高等学校": "partner"}),
        ("・松江赤十字病院の看護師による育児教室を開きます。", {"松江赤十字病院": "partner"}),
        ("・学校及び松江市社会福祉協議会が情報を共有し、支援につなげます。", {"松江市社会福祉協議会": "partner"}),
        ("・島根県伝統工芸士会と連携し、教室を開く。", {"島根県伝統工芸士会": "partner"}),
        ("・農業の研修を、しまね農業アカデミーと共同で実施します。", {"しまね農業アカデミー": "partner"}),
    ],
)
def test_sentences(text: str, expected: dict[str, str]) -> None:
    assert sentence_roles(text) == {fold(name).text: role for name, role in expected.items()}


@pytest.mark.parametrize("label", ["連携・協力", "協働", "支援・協力先"])
def test_a_form_names_partners_by_what_they_do(label: str) -> None:
    rows = (("概要", "駅に案内所を置く。"), ("実施主体", "松江市、松江観光協会"), (label, "島根県、一畑電車株式会社"))
    said = roles(extract_actors(build_table(*rows)))
    assert (said["島根県"], said["一畑電車株式会社"]) == ("partner", "partner")
    assert said["松江観光協会"] == "lead"


def test_classes_may_stand_before_the_members_of_a_council() -> None:
    text = "会議は、交通事業者、住民の代表のほか、出雲商工会議所、松江警察署で構成し、事務局を企画課に置く。"
    said = roles(extract_actors(build_document("松江市交通会議が計画を推進する。", text)))
    assert (said["出雲商工会議所"], said["松江警察署"]) == ("partner", "partner")


@pytest.mark.parametrize(
    "text",
    [
        "・助産師による「ふたごの会」を、２か月に１回開催します。",
        "第１回ＰＴ会議を開く。",
        "それぞれにプロジェクトチーム（ＰＴ）を設置した。",
        "二市連携プロジェクトチーム 取組一覧（令和７年度）",
    ],
)
def test_events_and_classes_of_teams_are_no_bodies(text: str) -> None:
    assert not roles(extract_actors(build_document(text)))


def test_members_of_a_reviewing_council_review() -> None:
    found = sentence_roles("松江市環境審議会は、島根大学、松江商工会議所及び公募の市民で構成する。")
    assert found["島根大学"] == found["松江商工会議所"] == "evaluator"


def test_members_of_a_council_that_carries_the_plan_out_are_partners() -> None:
    found = sentence_roles("圏域推進協議会は、島根大学及び松江商工会議所で構成する。")
    assert found["島根大学"] == found["松江商工会議所"] == "partner"


@pytest.mark.parametrize(
    "text",
    [
        "鳥取県及び広島県と境を接する。",
        "米子市や境港市といった都市部への転出",
        "交流会の開催（米子市、広島市）",
        "施設（鳥取県、広島県など）",
    ],
)
def test_places_are_marked_as_places(text: str) -> None:
    mentions = extract_actors(build_document(text))
    assert mentions
    assert all("use.place" in mention.reasons for mention in mentions)


def test_the_owner_of_the_bodies_meant_is_no_partner() -> None:
    assert sentence_roles("・米子市及び境港市の企業との交流")["米子市"] == "mentioned"


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("【構成団体】", "partner"), ("連携市町", "partner"), ("２　計画の作成主体の名称", "author"),
        ("事業実施主体", "lead"),
        ("外部組織の参画者", "evaluator"), ("環境審議会委員名簿", "evaluator"),
    ],
)  # fmt: skip
def test_a_heading_speaks_for_the_list_below_it(heading: str, role: str) -> None:
    document = build_document(f"# {heading}", "島根大学、松江商工会議所")
    assert set(roles(extract_actors(document)).values()) == {role}


def test_reviewers_are_never_local_governments() -> None:
    document = build_document("# 外部組織の参画者", "松江市", "島根大学")
    assert roles(extract_actors(document)) == {"松江市": "mentioned", "島根大学": "evaluator"}


def test_a_list_goes_on_in_the_next_line() -> None:
    document = build_document("【構成団体】 鳥取県、島根県、", "・鳥取県商工会連合会、中国経済連合会")
    assert set(roles(extract_actors(document)).values()) == {"partner"}


def test_a_council_above_the_list_of_its_members_leads() -> None:
    document = build_document(
        "# 推進体制", "島根・鳥取未来創造会議", "【構成団体】 鳥取県、島根県", zone="organisation"
    )
    assert roles(extract_actors(document)) == {
        "島根・鳥取未来創造会議": "lead",
        "鳥取県": "partner",
        "島根県": "partner",
    }


def test_subordinate_councils_are_partners_only_in_the_organisation_chart() -> None:
    assert roles(extract_actors(build_document("幹事会", zone="organisation"))) == {"幹事会": "partner"}
    assert roles(extract_actors(build_document("第４回幹事会", zone="schedule"))) == {"幹事会": "mentioned"}


def test_authors_may_stand_apart_from_their_heading() -> None:
    document = build_document("# １ 名称", "# ２ 作成主体の名称", "# ３ 区域", "島根県の全域", "島根県、島根県松江市")
    found = [mention for mention in extract_actors(document) if mention.role == "author"]
    assert [mention.name for mention in found] == ["島根県", "松江市"]


def test_a_name_that_a_narrow_column_broke_is_read_whole() -> None:
    document = build_document("# 外部組織の参画者", "産：松江商工会", "議所、学：島根大", "学、言：山陰新聞社")
    assert roles(extract_actors(document)) == dict.fromkeys(("松江商工会議所", "島根大学", "山陰新聞社"), "evaluator")


def test_lines_of_names_are_not_glued_together() -> None:
    document = build_document("松江市商工会", "松江市森林組合", "松江市区長会")
    assert list(roles(extract_actors(document))) == ["松江市商工会", "松江市森林組合", "松江市区長会"]


def test_a_heading_of_places_leads_its_case() -> None:
    document = build_document("# 島根県及び島根県隠岐郡海士町 「島の学び計画」", "・海士町は寮を整備する。")
    assert roles(extract_actors(document))["島根県"] == "lead"


def test_columns_give_roles() -> None:
    document = build_table(("施策", "実施主体", "関係機関"), ("見守り", "松江市社会福祉協議会", "松江警察署"))
    assert roles(extract_actors(document)) == {"松江市社会福祉協議会": "lead", "松江警察署": "partner"}


def test_a_column_of_sections_names_units_of_the_plans_own_body() -> None:
    document = build_table(("施策", "担当課"), ("見守り", "福祉総務課"))
    (mention,) = extract_actors(document)
    assert (mention.kind, mention.name, mention.unit, mention.role) == ("own", "", "福祉総務課", "lead")


def test_a_line_of_sections_names_units() -> None:
    mentions = extract_actors(build_document("担当：企画課・こども未来課"))
    assert [mention.unit for mention in mentions] == ["企画課", "こども未来課"]


def test_a_matrix_of_marks_gives_every_role_that_is_marked() -> None:
    document = build_table(("施策", "島根大学", "松江商工会議所"), ("講座", "◎", "○"), ("相談", "○", "○"))
    assert {(mention.name, mention.role) for mention in extract_actors(document)} == {
        ("島根大学", "lead"),
        ("島根大学", "partner"),
        ("松江商工会議所", "partner"),
    }


def test_the_caption_of_a_table_names_its_members() -> None:
    document = build_table(("区分", "団体"), ("学術", "島根大学"), caption="表３ 環境審議会の構成")
    assert roles(extract_actors(document))["島根大学"] == "evaluator"


def test_teams_are_named_by_their_whole_line() -> None:
    document = build_document("「推進ＰＴ」を順次設立する。", "雪害への備えＰＴ （年度内）", "里山の保全（仮称）")
    assert list(roles(extract_actors(document))) == ["雪害への備えPT", "里山の保全"]


def test_a_provisional_title_is_no_team_where_no_teams_are_set_up() -> None:
    assert extract_actors(build_document("里山の保全（仮称）")) == ()


def test_every_mention_can_be_proven() -> None:
    document = build_document("産：㈱みなと造船、学：島根大", "学")
    for mention in extract_actors(document):
        quotes = [span.of(document.text) for span in mention.view.spans(document.text)]
        assert fold("".join(quotes).replace("\n", "")).text == mention.name


def test_a_parser_may_suggest_what_the_rules_do_not_know() -> None:
    from planextract.extract.bodies import Body

    def suggest(text: str, _known: object) -> list[Body]:
        at = text.find("北斗興業")
        return [Body(at, at + 4, "北斗興業", "company", "parser.suggested", "low")] if at >= 0 else []

    document = build_document("・北斗興業と連携し、運行する。")
    assert roles(extract_actors(document)) == {}
    assert roles(extract_actors(document, suggest=suggest)) == {"北斗興業": "partner"}


def test_the_list_below_a_reviewing_council_are_its_members() -> None:
    document = build_document("・松江市環境審議会", "学識経験者、松江市商工会、島根大学", zone="organisation")
    assert roles(extract_actors(document))["松江市商工会"] == "evaluator"
