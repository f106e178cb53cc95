"""Names and roles as plans nobody tuned for write them: readings in hiragana, joint bodies, marks, announced lists."""

from __future__ import annotations

import pytest

from planextract.extract.actors import extract_actors
from planextract.extract.bodies import Body, find_bodies
from planextract.spans import fold
from tests.extract.actor_documents import HEADING, build_document, build_table, roles


def bodies(text: str) -> list[Body]:
    return [body for body in find_bodies(fold(text).text) if not body.generic]


def names(text: str) -> list[str]:
    return [body.name for body in bodies(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("連携先：おきのしま農業協同組合、松江市", "おきのしま農業協同組合"),
        ("南おきのうら森林組合と協定を結ぶ", "南おきのうら森林組合"),
        ("金：はまなすはな信用金庫、労：", "はまなすはな信用金庫"),
        ("杜の都農業協同組合の協力を得て", "杜の都農業協同組合"),
        ("島根やきもの振興協議会が窓口となる", "島根やきもの振興協議会"),
        ("公益財団法人はまゆう国際交流財団", "公益財団法人はまゆう国際交流財団"),
        ("ＮＰＯ法人おきのうら森の見張番、松江市", "NPO法人おきのうら森の見張番"),
        ("フードバンクしまねから届いた食品", "フードバンクしまね"),
        ("生活協同組合しまねなどと協定を結ぶ", "生活協同組合しまね"),
        ("島根県女将会\t宿泊", "島根県女将会"),
        ("株式会社山陰日日新報社\t報道", "株式会社山陰日日新報社"),
        ("松江保護観察所と連携し", "松江保護観察所"),
    ],
)
def test_names_with_readings_and_without_known_words(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text", ["しかし協議会は", "これらのうち商工会が", "課題を明らかにし協議会で", "ゆたかな大学を", "ともなう組合"]
)
def test_words_of_a_sentence_are_no_part_of_a_name(text: str) -> None:
    assert all(not any("ぁ" <= letter <= "ゖ" for letter in name) for name in names(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("松江市・安来市地域公共交通協議会を置く", ["松江市・安来市地域公共交通協議会"]),
        ("雲南市飯南町環境衛生組合が更新する", ["雲南市飯南町環境衛生組合"]),
        ("松江市・安来市教育委員会と連携する", ["松江市", "安来市教育委員会"]),
        ("松江市・安来市商工会と連携する", ["松江市", "安来市商工会"]),
    ],
)
def test_what_places_share_is_named_after_both(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["島根県議会総務委員会に報告", "島根県議会農林水産商工委員会"])
def test_a_committee_of_an_assembly_is_the_assembly(text: str) -> None:
    (body,) = bodies(text)
    assert (body.name, body.rule) == ("島根県議会", "actor.head.assembly")


def test_a_meeting_right_behind_a_body_is_no_part_of_its_name() -> None:
    assert names("言：山陰放送株式会社会議を公開する") == ["山陰放送株式会社"]


def test_an_address_is_no_part_of_a_name() -> None:
    assert (
        names("島根県松江市殿町1丁目2番3号社会福祉法人松江市社会福祉協議会")[-1] == "社会福祉法人松江市社会福祉協議会"
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("国立大学法人島根大学", "university"),
        ("地方独立行政法人鳥取県産業技術研究機構", "research"),
        ("公益財団法人環境政策研究機関", "research"),
        ("独立行政法人国際協力機構", "other"),
    ],
)
def test_the_legal_form_does_not_hide_the_kind(name: str, kind: str) -> None:
    assert [body.kind for body in bodies(name)] == [kind]


def test_rows_of_marks_tell_what_the_body_at_their_head_does() -> None:
    found = roles(
        extract_actors(
            build_table(
                ("推進主体", "戦略１", "戦略２"),
                ("松江市", "◎", "◎"),
                ("松江商工会議所", "○", ""),
                ("島根大学", "○", "◎"),
            )
        )
    )
    assert found == {"松江市": {"lead"}, "松江商工会議所": {"partner"}, "島根大学": {"lead", "partner"}}


def test_bodies_in_the_rows_of_columns_of_marks_have_no_marks() -> None:
    table = build_table(("取組", "松江市", "安来市"), ("松江観光協会の案内", "◎", "○"), ("相談会", "◎", "○"))
    assert roles(extract_actors(table)) == {"松江市": {"lead"}, "安来市": {"partner"}, "松江観光協会": {"mentioned"}}


def test_a_band_of_marks_in_a_form_and_who_is_left_out() -> None:
    table = build_table(
        ("施策", "循環バス", "", ""),
        ("実施主体", "松江市", "一畑電車株式会社", "松江商工会議所"),
        ("", "◎", "○", ""),
    )
    assert roles(extract_actors(table)) == {
        "松江市": {"lead"},
        "一畑電車株式会社": {"partner"},
        "松江商工会議所": {"mentioned"},
    }


def test_a_sentence_announces_what_the_list_below_is() -> None:
    document = build_document(
        f"{HEADING}推進体制",
        "宍道湖連携会議を推進の母体とする。構成団体は次のとおり。",
        "松江市、安来市、島根県商工会連合会",
        zone="organisation",
    )
    assert roles(extract_actors(document)) == {
        "宍道湖連携会議": {"lead"},
        "松江市": {"partner"},
        "安来市": {"partner"},
        "島根県商工会連合会": {"partner"},
    }


def test_a_heading_that_answers_itself_says_nothing_of_what_is_below() -> None:
    document = build_document(
        f"{HEADING}道路チーム　主査機関：島根県道路課", "・松江地方気象台から予測の手法を聴いた。"
    )
    found = roles(extract_actors(document))
    assert found["松江地方気象台"] == {"mentioned"}
    assert "lead" in found["島根県"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("松江市を実施主体とし、費用を支える。", {"松江市": {"lead"}}),
        ("学校の提案は、松江市教育委員会が実施主体となります。", {"松江市教育委員会": {"lead"}}),
        ("・松江市と安来市が共同で、水質を調べる。", {"松江市": {"lead"}, "安来市": {"lead"}}),
        ("・松江市及び安来市をモデル地域とし、認証を取る。", {"松江市": {"partner"}, "安来市": {"partner"}}),
        ("・松江市及び安来市との間で、手続を省く連携協定を結ぶ。", {"松江市": {"partner"}, "安来市": {"partner"}}),
        ("・松江赤十字病院ほか市内の４施設に委託し、泊まりの世話を行う。", {"松江赤十字病院": {"partner"}}),
        ("・松江市民病院では、看護師が家を訪ねる診療を実施します。", {"松江市民病院": {"lead"}}),
        ("優良事例の選考は、松江市優良事例選考委員会が行いました。", {"松江市優良事例選考委員会": {"evaluator"}}),
        (
            "実績を松江市ＤＸ推進本部に報告し、松江市ＤＸ懇談会の検証を経て公表する。",
            {"松江市DX推進本部": {"lead"}, "松江市DX懇談会": {"evaluator"}},
        ),
    ],
)
def test_sentences(text: str, expected: dict[str, set[str]]) -> None:
    assert roles(extract_actors(build_document(text))) == expected


def test_the_representatives_in_a_sentence_make_nobody_a_member() -> None:
    text = "関係団体の代表者で構成する松江市計画検証委員会は、内容を検証する。結果は松江市議会に報告する。"
    document = build_document(f"{HEADING}評価", text, zone="evaluation")
    assert roles(extract_actors(document)) == {"松江市計画検証委員会": {"evaluator"}, "松江市議会": {"mentioned"}}


def test_the_head_of_a_row_tells_who_verifies() -> None:
    table = build_table(
        ("役割", "団体"), ("協力", "島根大学"), ("検証", "しまね市民政策評価会、しまね公共研究所"), caption="進め方"
    )
    found = roles(extract_actors(table))
    assert found == {"島根大学": {"partner"}, "しまね市民政策評価会": {"evaluator"}, "しまね公共研究所": {"evaluator"}}


def test_a_label_over_a_part_of_a_wide_cell_is_none_of_its_header() -> None:
    table = build_table(("役割分担", "松江市"), ("", "関係市町"), ("財源", "港湾補助（島根県）"))
    (wide,) = (cell for cell in table.tables[0].cells if cell.row == 2 and cell.column == 1)
    assert wide.text == "港湾補助(島根県)"
