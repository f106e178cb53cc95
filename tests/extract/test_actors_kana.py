"""Names that hold or end in hiragana, stand in quotes or go on behind a bureau: where they begin and where they end."""

from __future__ import annotations

import pytest

from planextract.extract.bodies import Body, find_bodies
from planextract.extract.places import find_places
from planextract.spans import fold


def bodies(text: str) -> list[Body]:
    return [body for body in find_bodies(fold(text).text) if not body.generic]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ＮＰＯ法人里山のくらし", "NPO法人里山のくらし"),
        ("、むつ湾漁業協同組合と共同で", "むつ湾漁業協同組合"),
        ("金：のと共栄信用金庫、労：", "のと共栄信用金庫"),
        ("つるぎ信用組合の協力を得て", "つるぎ信用組合"),
        ("また、鶴岡信用金庫と", "鶴岡信用金庫"),
        ("および荘内銀行が", "荘内銀行"),
        ("一般社団法人みなとのひろば、松江市", "一般社団法人みなとのひろば"),
        ("一般財団法人まなびみらいと共に支える", "一般財団法人まなびみらい"),
        ("一般財団法人まなびみらいの協力を得て", "一般財団法人まなびみらい"),
        ("ＮＰＯ法人青空の活動を支える", "NPO法人青空"),
        ("NPO法人青空のために", "NPO法人青空"),
        ("・しまね縁結びネットワークと連携した", "しまね縁結びネットワーク"),
        ("庁内ワーキンググループによる検討", "庁内ワーキンググループ"),
        ("島根日の出農業協同組合", "島根日の出農業協同組合"),
        ("島根県立農林アカデミーで学ぶ", "島根県立農林アカデミー"),
    ],
)
def test_a_name_ends_with_its_last_word(text: str, name: str) -> None:
    assert [body.name for body in bodies(text)][:1] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("・ながと地域電力株式会社と連携し、", "ながと地域電力株式会社"),
        ("すくも湾漁業協同組合が受け入れる", "すくも湾漁業協同組合"),
        ("また、みなと観光株式会社と共に", "みなと観光株式会社"),
        ("市とみやま電力株式会社が協定を結ぶ", "みやま電力株式会社"),
        ("香川県立ひだまり総合病院の協力を得て", "香川県立ひだまり総合病院"),
        ("株式会社いなか繭の郷に委託し、", "株式会社いなか繭の郷"),
    ],
)
def test_a_name_may_begin_with_a_town_in_hiragana(text: str, name: str) -> None:
    assert [body.name for body in bodies(text) if body.kind != "own" and not body.codes] == [name]


@pytest.mark.parametrize("text", ["まちなかと信用金庫を結び", "さらに株式会社を"])
def test_words_before_a_head_word_are_no_name(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("「しまねこども会議（仮称）」を開く", "しまねこども会議"),
        ("「みんなの学校 見直し会議（仮称）」を開く", "みんなの学校 見直し会議"),
        ("「はまだ若者会議」を開く", "はまだ若者会議"),
    ],
)
def test_quotes_hold_a_whole_name(text: str, name: str) -> None:
    assert [body.name for body in bodies(text)] == [name]


def test_a_list_in_quotes_is_no_name() -> None:
    assert "商工会・大山若者会議" not in {body.name for body in bodies("「商工会・大山若者会議」")}


def test_a_company_in_a_list_ends_before_the_next_begins() -> None:
    names = [body.name for body in bodies("出雲バス株式会社ときらら鉄道株式会社は、接続を改める。")]
    assert names == ["出雲バス株式会社", "きらら鉄道株式会社"]


def test_the_office_of_a_bureau_is_its_unit() -> None:
    body = bodies("国土交通省中国地方整備局松江国道事務所と")[0]
    assert (body.name, body.unit) == ("国土交通省中国地方整備局", "松江国道事務所")


def test_the_office_of_a_prefecture_in_brackets_is_no_unit_of_the_council() -> None:
    council, prefecture = bodies("松江市健康協議会（島根県東部福祉事務所")[:2]
    assert (council.unit, prefecture.name) == (None, "島根県")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("島根・広島県境地域", []),
        ("岡山県北地域の振興", []),
        ("鳥取県境港市", ["境港市"]),
        ("福岡県北九州市", ["北九州市"]),
        ("鹿児島県南九州市", ["南九州市"]),
        ("茨城県境町", ["境町"]),
        ("岡山県北部の市町", ["岡山県"]),
    ],
)
def test_a_border_is_no_prefecture(text: str, expected: list[str]) -> None:
    assert [place.name for place in find_places(text)] == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("島根県立ひかり支援学校など", "島根県立ひかり支援学校"),
        ("★はまだこども会議の開催", "はまだこども会議"),
        ("出雲市及びハローワーク出雲と共同で", "ハローワーク出雲"),
        ("出雲障害者職業センターと", "出雲障害者職業センター"),
        ("県教育委員会に", "県教育委員会"),
        ("地域政党みらい出雲の風、", "みらい出雲の風"),
        ("サンライト松江と協力して", "サンライト松江"),
    ],
)
def test_more_names_are_whole(text: str, name: str) -> None:
    assert name in {body.name for body in bodies(text)}


@pytest.mark.parametrize("text", ["オンライン松江の整備", "地域政党の活動", "子どもハローワーク出雲"])
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert [body.name for body in bodies(text) if not body.codes] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("島根県担い手確保推進協議会", "島根県担い手確保推進協議会"),
        ("・地域担い手確保協議会と連携する。", "地域担い手確保協議会"),
        ("松江市買い物支援連絡会と話し合います。", "松江市買い物支援連絡会"),
        ("住まい支援協議会が相談に応じます。", "住まい支援協議会"),
        ("暮らし再建支援協議会、消防署", "暮らし再建支援協議会"),
        ("城下賑わい推進協議会に委託", "城下賑わい推進協議会"),
        ("農業の担い手協議会を設置する。", "担い手協議会"),
    ],
)
def test_a_noun_that_ends_in_kana_is_part_of_a_name(text: str, name: str) -> None:
    assert name in [body.name for body in bodies(text)]


@pytest.mark.parametrize("text", ["来園者数2万人増加水辺大学等の見学", "来訪者120人達成地域連携センターを開く"])
def test_a_figure_of_the_line_before_begins_no_name(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize("text", ["第二次松江市総合計画", "第三期松江市子ども計画", "第十回松江市景観審議会"])
def test_a_place_may_follow_an_ordinal_in_kanji(text: str) -> None:
    assert [place.name for place in find_places(text)] == ["松江市"]
