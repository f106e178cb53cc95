"""Names of organisations: what is found, where it ends, what kind it is, and what is no organisation."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.extract.bodies import OWN, find_bodies
from planextract.extract.organisations import REACH, find_left_edge
from planextract.rules.loader import insert_fragments, parse_fragments, read_data
from planextract.spans import fold


def found(text: str) -> dict[str, str]:
    return {body.name: body.kind for body in find_bodies(fold(text).text) if not body.generic and body.kind != OWN}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "松本商工会議所及び長野県信用保証協会と共同で",
            {"松本商工会議所": "association", "長野県信用保証協会": "association"},
        ),
        (
            "公益財団法人みなと観光コンベンション協会とともに",
            {"公益財団法人みなと観光コンベンション協会": "association"},
        ),
        ("ＮＰＯ法人里海を育てる会の会が", {"NPO法人里海を育てる会の会": "association"}),
        ("社会福祉法人射水市社会福祉協議会を通じて", {"社会福祉法人射水市社会福祉協議会": "association"}),
        ("四国電機㈱と富士バス株式会社", {"四国電機(株)": "company", "富士バス株式会社": "company"}),
        ("株式会社みらい製作所、北都銀行", {"株式会社みらい製作所": "company", "北都銀行": "company"}),
        ("一般社団法人富山県経済研究所", {"一般社団法人富山県経済研究所": "research"}),
        ("国立社会保障・人口問題研究所の推計", {"国立社会保障・人口問題研究所": "research"}),
        ("富山大学理学部の協力", {"富山大学": "university"}),
        ("岐阜工業高等専門学校や石川県立大学", {"岐阜工業高等専門学校": "university", "石川県立大学": "university"}),
        ("東海農政局、中国四国厚生局", {"東海農政局": "national", "中国四国厚生局": "national"}),
        ("島根労働局、松江公共職業安定所、ハローワーク松江", {
            "島根労働局": "national", "松江公共職業安定所": "national", "ハローワーク松江": "national",
        }),
        ("総務省とこども家庭庁が", {"総務省": "national", "こども家庭庁": "national"}),
        ("国が進める", {"国": "national"}),
        ("境港市議会に報告", {"境港市議会": "council"}),
        ("国際連合の総会", {"国際連合": "other"}),
        ("松江警察署と連携", {"松江警察署": "other"}),
    ],
)  # fmt: skip
def test_names_and_kinds(text: str, expected: dict[str, str]) -> None:
    assert found(text) == {fold(name).text: kind for name, kind in expected.items()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第14回幹事会を開いた", "幹事会"),
        ("令和6年2月5日環境審議会", "環境審議会"),
        ("（第３期文化振興審議会）", "文化振興審議会"),
        ("図書館の充実松江市文化財審議会は", "松江市文化財審議会"),
        ("月松江市文化財審議会は", "松江市文化財審議会"),
        ("Check審議会による検証", "審議会"),
        ("高知県農林水産業・食品産業連携コンソーシアム", "高知県農林水産業・食品産業連携コンソーシアム"),
        ("島根・鳥取未来創造会議", "島根・鳥取未来創造会議"),
        ("新聞社（山陰新聞社・大山日報社）の", "山陰新聞社"),
        ("松江市議会全員協議会へ", "松江市議会"),
        ("ＤＸ推進本部会議決定", "DX推進本部"),
    ],
)
def test_what_does_not_belong_to_a_name_is_cut_off(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "name",
    [
        "しまね藻場再生協議会", "まち・ひと・しごと創生審議会", "ひとり親移住支援ネットワーク会議",
        "みなとまちづくり協議会",
    ],
)  # fmt: skip
def test_quoted_names_may_begin_with_hiragana(name: str) -> None:
    assert name in found(f"「{name}」を設立した")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("あわせて、ながの農業協同組合や", "ながの農業協同組合"),
        ("鳥取市農業協同組合、西部いなば農業協同組合、", "西部いなば農業協同組合"),
        ("富山地方鉄道株式会社及びあいの風とやま鉄道株式会社と", "あいの風とやま鉄道株式会社"),
        ("労:連合島根出雲地域協議会", "連合島根出雲地域協議会"),
    ],
)
def test_a_delimiter_lets_a_name_begin_with_hiragana(text: str, name: str) -> None:
    assert name in found(text)


def test_open_hiragana_does_not_swallow_the_sentence() -> None:
    assert list(found("市民とともにつくる環境推進協議会が")) == ["環境推進協議会"]
    assert list(found("新たな国際交流推進協議会を")) == ["国際交流推進協議会"]


@pytest.mark.parametrize(
    "text",
    [
        "審議会等への女性の登用", "国際会議の誘致", "学会や大会の誘致", "研究開発センターの機能",
        "推進PTを設立する", "第２回推進ＰＴ",
        "大学生と高校生", "組合員の声", "省エネルギーの推進", "我が国の人口", "関係省庁と", "テレビ会議を導入",
        "企業誘致と産学官連携",
        "消防団員の確保", "会議室の予約", "「まち未来会議」を開催しました", "男女共同参画審議会条例の改正",
        "市内大学の教授",
    ],
)  # fmt: skip
def test_no_organisation(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "都市部企業等と",
        "火山専門家、",
        "移動販売事業者と",
        "関係市町及び",
        "地元の金融機関や",
        "学識経験者や",
        "地域連携ＤＭＯなど",
    ],
)
def test_classes_are_generic(text: str) -> None:
    assert [body.generic for body in find_bodies(fold(text).text)] == [True]


def test_a_class_that_is_provisional_is_a_body() -> None:
    (body,) = find_bodies(fold("地域新電力会社（仮称）を設立する").text)
    assert not body.generic


def test_what_each_prefecture_has_is_a_class() -> None:
    assert all(body.generic for body in find_bodies("東海各県の観光振興協議会の連携"))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("松江市企画財政部広域連携推進課とする", "企画財政部広域連携推進課"),
        ("東北地方整備局（防災課）", "防災課"),
        ("信州大学医学部との協定", "医学部"),
        ("東海旅客鉄道株式会社岐阜支社との協議", "岐阜支社"),
    ],
)
def test_a_section_belongs_to_its_body(text: str, unit: str) -> None:
    (body,) = find_bodies(fold(text).text)
    assert body.unit == unit


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("本県の強み", ["本県"]),
        ("両市は", ["両市"]),
        ("国及び県と連携", ["県"]),
        ("市は、町と", ["市", "町"]),
        ("道の駅", []),
    ],
)
def test_references_to_the_plans_own_body(text: str, words: list[str]) -> None:
    assert [body.name for body in find_bodies(text) if body.kind == OWN] == words


@given(
    st.lists(
        st.sampled_from(["市", "会", "ァ", "ー", "A", "-", "&", "・", "、", " ", "の", "まち", "づくり", "お茶の水"])
    ),
    st.integers(0, 30),
)
def test_a_name_read_backwards_begins_where_its_parts_do(parts: list[str], past: int) -> None:
    text = "".join(parts)
    head = max(0, len(text) - past)
    fragments = parse_fragments(read_data("base", "actors.toml"), origin="actors")
    run = re.compile(insert_fragments("(?:(?&part))*$", fragments, origin="actors"))
    floor = max(0, head - REACH)
    match = run.search(text[floor:head])
    assert match is not None
    assert find_left_edge(text, head) == floor + match.start()


@given(
    st.lists(
        st.sampled_from(["鶴岡市", "商工会", "大学", "協議会", "本県", "国", "町", "の", "、", "・", "課", "(仮称)"])
    )
)
def test_bodies_stand_in_order_and_apart(words: list[str]) -> None:
    text = "".join(words)
    bodies = find_bodies(text)
    assert all(body.end <= after.start for body, after in pairwise(bodies))
    assert all(text[body.start : body.end].endswith(body.name) for body in bodies)
