"""The table of local governments: complete, sound, and full of names that look alike."""

from __future__ import annotations

from collections import Counter

import pytest

from planextract.rules.municipalities import choose_places, load_places, places_by_code, places_by_name
from planextract.values.codes import is_government_code

AMBIGUOUS = {
    "伊達市", "府中市", "朝日町", "池田町", "南部町", "美里町", "美郷町", "美浜町",
    "松前町", "森町", "日高町", "清水町", "川崎町", "金山町", "川西町", "小国町",
    "明和町", "日野町", "太子町", "広川町", "高森町", "昭和村", "南牧村", "高山村",
    "川上村",
}  # fmt: skip


def test_the_table_is_complete() -> None:
    kinds = Counter(place.kind for place in load_places())
    assert kinds["prefecture"] == 47
    assert kinds["city"] + kinds["town"] + kinds["village"] + kinds["tokyo_ward"] == 1741
    assert kinds["tokyo_ward"] == 23
    assert kinds["designated_city_ward"] == 171


def test_every_check_digit_holds() -> None:
    assert [place for place in load_places() if not is_government_code(place.code)] == []


def test_codes_are_unique_and_in_order() -> None:
    codes = [place.code for place in load_places()]
    assert codes == sorted(set(codes))


def test_a_code_begins_with_that_of_its_prefecture() -> None:
    prefectures = {place.code[:2]: place.name for place in load_places() if place.is_prefecture}
    assert all(prefectures[place.code[:2]] == place.prefecture for place in load_places())


def test_25_names_are_ambiguous() -> None:
    shared = {name for name, places in places_by_name().items() if len(places) > 1}
    assert shared == AMBIGUOUS


@pytest.mark.parametrize(
    ("prefecture", "name", "code", "rival"),
    [
        ("広島県", "府中町", "343021", "府中市"),
        ("北海道", "釧路町", "016616", "釧路市"),
        ("福井県", "越前町", "184233", "越前市"),
        ("高知県", "四万十町", "394122", "四万十市"),
        ("高知県", "土佐町", "393631", "土佐市"),
        ("長野県", "佐久穂町", "203092", "佐久市"),
    ],
)
def test_the_type_character_tells_neighbours_apart(prefecture: str, name: str, code: str, rival: str) -> None:
    assert [place.code for place in choose_places(name, prefecture=prefecture)] == [code]
    assert [place.code for place in choose_places(rival, prefecture=prefecture)] != [code]


def test_a_prefecture_settles_an_ambiguous_name() -> None:
    assert len(choose_places("朝日町")) == 3
    assert [place.code for place in choose_places("朝日町", prefecture="山形県")] == ["063231"]


def test_a_county_settles_an_ambiguous_name() -> None:
    assert [place.code for place in choose_places("池田町", county="中川郡")] == ["016446"]


def test_a_prefecture_without_such_a_place_leaves_nothing() -> None:
    assert choose_places("鶴岡市", prefecture="秋田県") == ()


def test_the_wards_of_hamamatsu_are_those_of_2024() -> None:
    wards = {place.name for place in load_places() if place.name.startswith("浜松市") and place.name.endswith("区")}
    assert wards == {"浜松市中央区", "浜松市浜名区", "浜松市天竜区"}
    assert places_by_code()["221384"].name == "浜松市中央区"


@pytest.mark.parametrize(
    ("name", "county"),
    [("下川町", "上川郡"), ("姫島村", "東国東郡"), ("五霞町", "猿島郡"), ("八丈町", "八丈島"), ("鶴岡市", "")],
)
def test_towns_and_villages_have_their_county(name: str, county: str) -> None:
    assert places_by_name()[name][0].county == county
