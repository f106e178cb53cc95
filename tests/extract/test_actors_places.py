"""Local governments found by name, character by character."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planextract.extract.places import find_places
from planextract.rules.municipalities import load_places


def names(text: str) -> list[str]:
    return [place.name for place in find_places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("秋田県にかほ市", [("秋田県にかほ市", "にかほ市", ["052141"])]),
        ("北海道上川郡下川町", [("北海道上川郡下川町", "下川町", ["014681"])]),
        ("勇払郡厚真町ほか", [("勇払郡厚真町", "厚真町", ["015814"])]),
        ("滋賀県 日野町", [("滋賀県 日野町", "日野町", ["253839"])]),
        ("東京都八丈島八丈町", [("東京都八丈島八丈町", "八丈町", ["134015"])]),
        ("仙台市青葉区役所", [("仙台市青葉区", "仙台市青葉区", ["041017"])]),
        ("東京都港区", [("東京都港区", "港区", ["131032"])]),
    ],
)
def test_what_is_written_in_front_belongs_to_the_name(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    found = [(text[p.start : p.end], p.name, [place.code for place in p.places]) for p in find_places(text)]
    assert found == expected


def test_a_list_is_taken_apart() -> None:
    text = "山形県、山形県鶴岡市、新庄市及び最上郡金山町並びに庄内町"
    assert names(text) == ["山形県", "鶴岡市", "新庄市", "金山町", "庄内町"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大津市", "大津市"), ("沼津市", "沼津市"), ("木更津市", "木更津市"), ("檜原村", "檜原村"),
        ("小笠原村", "小笠原村"),
        ("高森町", "高森町"), ("下関市", "下関市"), ("大和郡山市", "大和郡山市"), ("南小国町", "南小国町"),
        ("中土佐町", "中土佐町"), ("美濃加茂市", "美濃加茂市"), ("蒲郡市", "蒲郡市"), ("郡上市", "郡上市"),
        ("小郡市", "小郡市"),
        ("上郡町", "上郡町"),
    ],
)  # fmt: skip
def test_the_longest_name_wins_over_its_own_end(text: str, name: str) -> None:
    assert names(f"、{text}は") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "四日市市", "廿日市市", "野々市市", "市川市", "市原市", "町田市", "大町市", "十日町市",
        "東村山市", "羽村市", "田村市", "大村市", "村上市", "余市町", "玉村町", "上市町", "市川三郷町",
    ],
)  # fmt: skip
def test_type_characters_inside_a_name_do_not_cut_it(name: str) -> None:
    assert names(f"{name}と連携") == [name]


@pytest.mark.parametrize("name", ["津市", "関市", "堺市", "原村", "森町"])
def test_a_short_name_is_found_where_it_stands_free(name: str) -> None:
    assert names(f"{name}、{name}及び{name}") == [name] * 3


@pytest.mark.parametrize(
    "text",
    [
        "関係機関市町村の役割", "関西都市圏", "観光市場の開拓", "中央市場", "佐賀市民の声", "秋田県民", "仙台市街地",
        "旧朝日村の庁舎", "都道府県", "東北区域", "市町村", "小野町並み",
    ],
)  # fmt: skip
def test_names_inside_other_words_are_left_alone(text: str) -> None:
    assert names(text) == []


def test_a_mountain_of_hits_never_overlaps() -> None:
    text = "".join(place.name for place in load_places())
    found = find_places(text)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_every_municipality_is_found_after_its_prefecture() -> None:
    missed = [
        place.name
        for place in load_places()
        if not place.is_prefecture
        and [p.places for p in find_places(f"{place.prefecture}{place.county}{place.name}、")] != [(place,)]
    ]
    assert missed == []
