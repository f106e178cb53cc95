"""Who issues a plan that a council, a joint authority or two bodies draw up."""

from __future__ import annotations

import pytest

from planextract.document import Document
from planextract.extract.actors import extract_actors
from planextract.link.actors import LinkedActors, link_actors
from planextract.link.proof import IdMaker, Prover
from planextract.records.actor import Actor
from tests.documents import outline
from tests.extract.actor_documents import build_document, build_table


def link(document: Document, title: str = "") -> LinkedActors:
    return link_actors(extract_actors(document), Prover(document), IdMaker(), title=title)


def issuers(linked: LinkedActors) -> list[str]:
    return [actor.name for actor in linked.actors if actor.id in linked.issuers]


def named(linked: LinkedActors, name: str) -> Actor:
    return next(actor for actor in linked.actors if actor.name == name)


@pytest.mark.parametrize("cover", ["令和７年２月島根県東部交通協議会", "島根県東部交通協議会"])
def test_a_council_alone_on_the_cover_issues_the_plan(cover: str) -> None:
    linked = link(build_document("島根県東部交通計画", cover, "・松江市と連携する。"), title="島根県東部交通計画")
    assert issuers(linked) == ["島根県東部交通協議会"]
    assert named(linked, "島根県東部交通協議会").roles == ("author", "lead")


def test_a_council_that_says_it_drafts_the_plan_issues_it() -> None:
    linked = link(build_document("出雲圏域交通協議会は、連携の方針を示すため、本計画を作成する。"))
    assert issuers(linked) == ["出雲圏域交通協議会"]


def test_two_bodies_on_one_line_of_the_cover_both_issue() -> None:
    linked = link(build_document("教育振興計画", "令和７年３月鳥取県鳥取県教育委員会", "本県では、学びを支える。"))
    assert issuers(linked) == ["鳥取県", "鳥取県教育委員会"]


def test_a_council_on_the_cover_of_a_plan_that_says_our_city_does_not_issue_it() -> None:
    linked = link(build_document("松江市未来会議", "本市の強みを伸ばす。", "発行は松江市が担う。"))
    assert issuers(linked) == ["松江市"]


def test_an_advisory_council_issues_nothing() -> None:
    assert issuers(link(build_document("松江市環境審議会", "・島根大学と連携する。"))) == []


def test_who_leads_one_measure_may_help_in_another() -> None:
    linked = link(build_document("発行 松江市", "# 事業主体", "島根県", "# 取組", "・島根県と連携して進める。"))
    assert named(linked, "島根県").roles == ("lead", "partner")


def test_a_reviewing_council_is_no_partner() -> None:
    linked = link(build_document("松江市会議の評価を受ける。", "・松江市会議と連携し、進める。"))
    assert named(linked, "松江市会議").roles == ("evaluator",)


def test_a_collective_word_is_no_alias() -> None:
    linked = link(build_document("米子市及び境港市（以下「両市」という。）は連携する。", "# 実施主体", "両市"))
    assert [(actor.name, actor.aliases) for actor in linked.actors] == [("米子市", ()), ("境港市", ())]


def test_a_subordinate_council_without_a_fuller_name_is_a_body() -> None:
    linked = link(build_document("松江市地域交通協議会に専門部会を置く。", zone="organisation"))
    assert named(linked, "専門部会").roles == ("partner",)


def test_a_school_that_a_measure_has_to_do_with_is_listed() -> None:
    linked = link(build_document("・松江市立北高等学校の始業に合わせて運行する。", zone="measures"))
    assert [actor.roles for actor in linked.actors] == [("mentioned",)]


def test_two_prefectures_side_by_side_on_a_cover_issue_the_plan() -> None:
    linked = link(
        build_document("島根・広島県境連携プラン", "令和６年３月", "島根県　広島県"), title="島根・広島県境連携プラン"
    )
    assert issuers(linked) == ["島根県", "広島県"]


def test_a_prefecture_beside_its_city_on_a_cover_is_an_address() -> None:
    assert issuers(link(build_document("連携プラン", "島根県、松江市"))) == []


def test_bodies_that_head_a_case_do_not_issue_the_collection() -> None:
    linked = link(build_document("取組の紹介", "# 松江市及び出雲市", "・観光の案内を進める。"))
    assert issuers(linked) == []


def test_a_title_that_names_a_border_names_no_issuer() -> None:
    linked = link(build_document("島根・広島県境の計画", "広島県は参加する。"), title="島根・広島県境の計画")
    assert issuers(linked) == []


def test_a_section_behind_the_body_on_the_cover_is_no_other_text() -> None:
    linked = link(
        build_document("地域の足 取組の紹介", "令和８年３月　島根県地域振興部交通対策課", "・松江市が進める。")
    )
    assert issuers(linked) == ["島根県"]


def test_the_party_of_a_manifesto_issues_it() -> None:
    linked = link(build_document("地域政党しまね新風ネット", "・松江市と連携する。"))
    assert issuers(linked) == ["しまね新風ネット"]


def test_the_city_of_a_case_is_meant_in_a_collection_of_the_prefecture() -> None:
    lines = ("令和８年３月　島根県", "# 松江市", "・費用は市が負担する。")
    linked = link(build_document("地域の足の事例", *lines))
    assert "市" in named(linked, "松江市").aliases


def test_an_issuer_that_helps_in_a_matrix_is_partner_too() -> None:
    table = build_table(("取組", "松江市", "島根県"), ("植樹", "◎", "○"), ("学習", "○", "◎"), caption="発行 松江市")
    assert named(link(table), "松江市").roles == ("author", "lead", "partner")


def test_a_city_that_heads_a_case_of_others_helps_them() -> None:
    lines = ("# 松江市", "実施主体：ＮＰＯ法人湖の風", "連携先：松江市、島根大学")
    linked = link(build_document("取組の紹介", "令和８年３月　島根県", *lines))
    assert named(linked, "松江市").roles == ("partner",)


def test_what_a_party_calls_the_prefecture_is_the_one_of_its_places() -> None:
    linked = link(build_document("地域政党しまね新風ネット", "島根県議会で訴えた。", "・県は松江市と連携する。"))
    assert (named(linked, "島根県").code, named(linked, "島根県").aliases) == ("320005", ("県",))


def test_the_places_of_two_prefectures_do_not_tell_which_is_meant() -> None:
    linked = link(build_document("地域政党みらい", "島根県議会で訴えた。", "・県は松江市、米子市と連携する。"))
    assert "島根県" not in {actor.name for actor in linked.actors}


@pytest.mark.parametrize("line", ["松江市長 青葉 太郎", "松江市長", "島根県松江市長 青葉 太郎"])
def test_the_head_of_a_body_signs_for_it(line: str) -> None:
    linked = link(build_document("令和８年度 施政方針", line, "・橋を架けます。"), title="令和８年度 施政方針")
    assert issuers(linked) == ["松江市"]


def test_two_heads_and_a_sentence_about_one_say_nothing() -> None:
    assert (
        issuers(link(build_document("交流の方針", "松江市長 青葉 太郎", "出雲市長 赤羽 花子"), title="交流の方針"))
        == []
    )
    assert issuers(link(build_document("交流の方針", "松江市長が会議を開いた。"), title="交流の方針")) == []


def test_a_ministry_alone_on_the_cover_issues_its_plan() -> None:
    assert issuers(link(build_document("自治体の手引き", "総務省", "令和６年２月"), title="自治体の手引き")) == [
        "総務省"
    ]
    assert issuers(link(build_document("自治体の手引き", "国の動き", "・窓口を一本化する。"), title="手引き")) == []


def test_a_chamber_in_the_title_issues_its_plan() -> None:
    title = "松江商工会議所『元気づくりビジョン2030』"
    assert issuers(link(build_document(title, "・販路を開拓する。"), title=title)) == ["松江商工会議所"]


@pytest.mark.parametrize(
    "signed",
    ["令和８年３月２日　松江市長", "令和８年３月　松江市長　出雲　太郎", "松江市長", "2026年3月2日 松江市長 出雲太郎"],
)
def test_a_city_whose_mayor_signs_the_cover_issues_the_speech(signed: str) -> None:
    linked = link(build_document("令和８年度　施政方針", signed, "本市と安来市の連携を深めます。", "出雲市に学ぶ。"))
    assert issuers(linked) == ["松江市"]
    assert named(linked, "松江市").roles == ("author", "lead")


def test_a_mayor_named_in_a_sentence_signs_nothing() -> None:
    assert issuers(link(build_document("水辺の計画", "松江市長に要望書を渡す。", "出雲市長の話を聞いた。"))) == []


MANIFESTO = (
    "出雲市では、山あいの集落が減っている。",
    "苗木の購入費を市が補助します。",
    "安来市と運賃の仕組みをそろえ、乗り継ぎを楽にします。",
    "市は３か月以内に回答します。",
)


@pytest.mark.parametrize(
    "imprint",
    [
        "令和８年９月発行　斐伊川みらい会 政策部",
        "発行：斐伊川みらい会",
        "編集・発行　：　斐伊川みらい会",
        "斐伊川みらい会　政策集2026",
        "斐伊川みらい会　マニフェスト",
    ],
)
def test_a_group_in_the_imprint_or_the_title_issues_its_manifesto(imprint: str) -> None:
    linked = link(build_document("出雲をひらく約束", imprint, *MANIFESTO))
    assert issuers(linked) == ["斐伊川みらい会"]
    assert named(linked, "斐伊川みらい会").roles == ("author", "lead")
    assert named(linked, "出雲市").roles == ("lead",)
    assert named(linked, "安来市").roles == ("partner",)


def test_a_group_named_in_a_sentence_issues_nothing() -> None:
    assert issuers(link(build_document("出雲をひらく約束", "斐伊川みらい会の話を聞いた。", *MANIFESTO))) == []


def test_the_city_of_a_manifesto_is_not_guessed_where_a_prefecture_comes_first() -> None:
    lines = (
        "発行：斐伊川みらい会",
        "島根県の山あいを歩いた。",
        "出雲市の集落が減った。",
        "苗木の購入費を市が補助します。",
    )
    assert all(actor.name != "出雲市" for actor in link(build_document("約束", *lines)).actors)


@pytest.mark.parametrize("name", ["", "　青葉 太郎", "　青 葉 太 郎", "　青 葉 の ぞ み"])
def test_heads_sign_a_declaration_also_letter_by_letter(name: str) -> None:
    title = "県境の暮らしを守る両県知事共同宣言"
    signed = [f"{prefecture}知事{name}" for prefecture in ("島根県", "広島県")]
    linked = link(build_document(title, "岡山県の事例に学ぶ。", *signed), title=title)
    assert issuers(linked) == ["島根県", "広島県"]


@pytest.mark.parametrize(("case", "found"), [("事例１　山の交通\n\n自治体名\n", []), ("", ["松江市", "出雲市"])])
def test_the_bodies_of_a_numbered_case_issue_no_collection(case: str, found: list[str]) -> None:
    text = f"県境を越える取組事例集\n\n令和７年12月現在\n\n{case}松江市、出雲市\n\n取組内容\n・バスを走らせる。\n"
    assert issuers(link(outline(text))) == found
