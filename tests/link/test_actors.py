"""From mentions to bodies: who is who, with which code, and who issues the plan."""

from __future__ import annotations

import pytest

from planextract.document import Document
from planextract.extract.actors import extract_actors
from planextract.link.actors import LinkedActors, link_actors
from planextract.link.proof import IdMaker, Prover
from planextract.records.actor import Actor
from tests.extract.actor_documents import build_document, build_table


def link(document: Document, title: str = "") -> LinkedActors:
    return link_actors(extract_actors(document), Prover(document), IdMaker(), title=title)


def named(linked: LinkedActors) -> dict[str, Actor]:
    return {actor.name: actor for actor in linked.actors}


def issuers(linked: LinkedActors) -> list[str]:
    return [actor.name for actor in linked.actors if actor.id in linked.issuers]


def test_one_body_with_and_without_its_prefecture() -> None:
    linked = link(build_document("・山形県長井市は、長井市民の声を聴く。", "・長井市が整備する。"))
    (actor,) = linked.actors
    assert (actor.name, actor.code, actor.aliases) == ("長井市", "062090", ("山形県長井市",))
    assert len(actor.evidence) == 2


def test_legal_forms_do_not_make_another_body() -> None:
    linked = link(build_document("・(公財)松江観光協会と連携する。", "・松江観光協会の案内を見直す。"))
    assert [(actor.name, actor.aliases) for actor in linked.actors] == [("(公財)松江観光協会", ("松江観光協会",))]


def test_a_defined_short_form_is_an_alias() -> None:
    linked = link(
        build_document("松江市ＤＸ推進本部（以下「推進本部」という。）が推進する。推進本部は毎年度公表する。")
    )
    (actor,) = linked.actors
    assert (actor.name, actor.aliases, actor.roles) == ("松江市ＤＸ推進本部", ("推進本部",), ("lead",))


@pytest.mark.parametrize("short", ["整備局", "地方整備局"])
def test_a_bureau_is_known_by_its_short_form(short: str) -> None:
    linked = link(build_document(f"国際物流（{short}）", "●中国地方整備局（企画課）"))
    (actor,) = linked.actors
    assert (actor.name, actor.aliases, actor.units) == ("中国地方整備局", (short,), ("企画課",))


def test_an_abbreviated_bureau_is_found_by_its_characters() -> None:
    linked = link(build_document("新エネルギー（経産局）", "中国経済産業局"))
    assert [actor.aliases for actor in linked.actors] == [("経産局",)]


def test_a_short_form_of_two_bureaux_stays_out() -> None:
    linked = link(build_document("物流（整備局）", "中国地方整備局", "四国地方整備局"))
    assert [actor.aliases for actor in linked.actors] == [(), ()]


def test_a_bare_council_is_the_only_one_of_its_kind() -> None:
    linked = link(build_document("松江市環境審議会に諮る。審議会は毎年度開く。"))
    assert [(actor.name, actor.aliases) for actor in linked.actors] == [("松江市環境審議会", ("審議会",))]


def test_a_bare_council_of_two_is_nobody() -> None:
    linked = link(build_document("松江市環境審議会と松江市文化審議会に諮る。", "・審議会を公開する。"))
    assert all(actor.aliases == () for actor in linked.actors)


def test_a_single_short_council_counts_by_itself() -> None:
    assert list(named(link(build_document("第２回幹事会を開く。")))) == ["幹事会"]


def test_a_longer_name_takes_the_shorter_one() -> None:
    linked = link(build_document("松江市ＤＸ推進懇話会の検証", "・ＤＸ推進懇話会の意見を反映する。"))
    assert list(named(linked)) == ["松江市ＤＸ推進懇話会"]


def test_teams_and_their_announced_names_meet() -> None:
    linked = link(build_document("「推進ＰＴ」を設立する。", "里山の保全（環境局）", "里山の保全ＰＴ"))
    assert [(actor.name, actor.aliases) for actor in linked.actors] == [("里山の保全ＰＴ", ("里山の保全",))]


def test_an_ambiguous_town_has_no_code_and_an_issue() -> None:
    linked = link(build_document("・美郷町は、道を直す。"))
    (actor,) = linked.actors
    (issue,) = linked.issues
    assert actor.code is None
    assert (issue.code, issue.items) == ("actor.ambiguous_code", (actor.id,))
    assert all(code in issue.message for code in ("054348", "324485", "454311"))


def test_the_prefecture_before_another_mention_settles_a_code() -> None:
    linked = link(build_document("・美郷町は、道を直す。", "・島根県美郷町が整備する。"))
    assert [actor.code for actor in linked.actors] == ["324485"]
    assert linked.issues == ()


def test_the_documents_own_prefecture_settles_a_code() -> None:
    linked = link(build_document("発行 島根県大田市", "・大田市と美郷町は、道を直す。"))
    assert named(linked)["美郷町"].code == "324485"


def test_an_issuer_whose_bare_name_is_ambiguous_is_the_one_that_is_certain() -> None:
    linked = link(build_document("滋賀県 日野町", "編集・発行：日野町企画振興課"))
    assert [(actor.code, actor.roles) for actor in linked.actors] == [("253839", ("author", "lead"))]
    assert issuers(linked) == ["日野町"]


def test_two_towns_of_one_name_are_two_bodies() -> None:
    linked = link(build_document("・山形県朝日町は連携する。", "・富山県朝日町が連携する。"))
    assert [actor.code for actor in linked.actors] == ["063231", "163431"]


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        (("本市の人口は減る。", "・島根県松江市は対策を進める。"), "", ["松江市"]),
        (("本県の強み", "第４次島根県総合計画を踏まえる。"), "国際戦略の骨子", ["島根県"]),
        (("両県の強み", "・島根県、鳥取県が連携し進める。"), "", ["島根県", "鳥取県"]),
        (("# 作成主体", "島根県、島根県松江市"), "", ["島根県", "松江市"]),
        (("編集・発行 松江市企画課", "・安来市と連携し進める。"), "", ["松江市"]),
        (("松江市環境基本計画", "・安来市は連携する。"), "松江市環境基本計画", ["松江市"]),
        (("両市の強み", "・松江市、安来市、出雲市が連携し進める。"), "事例集", []),
        (("・松江市は対策を進める。", "・松江市が整備する。"), "事例集", []),
        (
            ("新 福岡・大分 県際連携構想", "両県の強み", "・福岡県と大分県が連携し"),
            "新 福岡・大分 県際連携構想",
            ["福岡県", "大分県"],
        ),
    ],
)
def test_issuers(lines: tuple[str, ...], title: str, expected: list[str]) -> None:
    assert issuers(link(build_document(*lines), title)) == expected


def test_the_issuer_is_author_and_lead_and_never_its_own_partner() -> None:
    linked = link(build_document("発行 松江市", "・市及び島根大学が連携し、進める。", "・本市の強み"))
    assert named(linked)["松江市"].roles == ("author", "lead")
    assert named(linked)["松江市"].aliases == ("市", "本市")
    assert named(linked)["島根大学"].roles == ("partner",)


def test_what_a_city_calls_its_prefecture_is_a_mention_of_it() -> None:
    linked = link(build_document("発行 島根県松江市", "・国及び県と連携し、進める。"))
    assert named(linked)["島根県"].roles == ("partner",)
    assert named(linked)["島根県"].code == "320005"
    assert named(linked)["国"].kind == "national"


def test_a_prefecture_that_is_nowhere_named_is_not_invented() -> None:
    linked = link(build_document("発行 松江市", "・県の平均を下回る。", "・島根県立大学と連携し、進める。"))
    assert "島根県" not in named(linked)


def test_a_section_without_its_body_is_the_issuers() -> None:
    linked = link(build_document("発行 松江市", "担当：企画課、福祉課"))
    assert named(linked)["松江市"].units == ("企画課", "福祉課")


@pytest.mark.parametrize(
    "line",
    [
        "・米子市や境港市といった都市部への転出",
        "・市民病院のある米子市の施設",
        "旧大社町の庁舎",
        "・松江市内の施設",
        "・雲南市産の米",
    ],
)
def test_a_city_named_only_as_a_place_is_no_actor(line: str) -> None:
    assert link(build_document(line)).actors == ()


@pytest.mark.parametrize(
    "line", ["・松江市立北高等学校を改修する。", "・鳥取県立中央病院の病床", "・消費生活相談センターの紹介"]
)
def test_schools_and_facilities_count_only_where_they_act(line: str) -> None:
    assert [actor.name for actor in link(build_document(line)).actors] == []


def test_a_facility_that_acts_counts() -> None:
    linked = link(build_document("・島根県消費生活相談センターと連携し、講座を開く。"))
    assert [(actor.name, actor.roles) for actor in linked.actors] == [("島根県消費生活相談センター", ("partner",))]


def test_classes_count_only_with_a_role() -> None:
    linked = link(build_document("・民間企業と連携し、進める。", "・医療機関の情報"))
    assert [(actor.name, actor.generic) for actor in linked.actors] == [("民間企業", True)]


def test_actions_learn_who_acts_in_their_node() -> None:
    linked = link(build_document("発行 松江市", "・島根大学と連携し、講座を開く。", "・県内の島根大学の学生"))
    assert linked.by_node[1] == (named(linked)["島根大学"].id,)
    assert 2 not in linked.by_node


def test_ids_do_not_depend_on_the_rest_of_the_document() -> None:
    alone = link(build_document("・島根大学と連携する。"))
    among = link(build_document("・松江商工会議所と連携する。", "・島根大学と連携する。"))
    assert named(alone)["島根大学"].id == named(among)["島根大学"].id


def test_the_evidence_of_a_table_cell_stands_in_the_text() -> None:
    document = build_table(("施策", "実施主体"), ("見守り", "松江市社会福祉協議会"))
    (actor,) = link(document).actors
    assert [document.text[e.start : e.end] for e in actor.evidence] == ["松江市社会福祉協議会"]
