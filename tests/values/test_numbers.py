"""Numbers, units and cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.values.numbers import find_numbers, find_unit, read_cell, read_number, split_scale


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("444,226千円", 444226, "千円"),
        ("7,671.00", 7671, None),
        ("18.00人", 18, "人"),
        ("1億2,000万円", 120_000_000, "円"),
        ("2億5千万", 250_000_000, None),
        ("6千万円", 60_000_000, "円"),
        ("46万2千人", 462_000, "人"),
        ("百二十人", 120, "人"),
        ("十七", 17, None),
        ("二〇二四", 2024, None),
        ("8割", 80, "%"),
        ("三割五分", 35, "%"),
        ("1.5%増", 1.5, "%"),
        ("−1.5%", -1.5, "%"),
        ("△46", -46, None),
        ("▲3.5ポイント", -3.5, "ポイント"),
        ("-5", -5, None),
        ("1.5倍", 1.5, "倍"),
        ("642人/日", 642, "人/日"),
        ("12.5千t-CO2", 12.5, "千t-CO2"),
        ("120.5万人", 120.5, "万人"),
        ("16地域・団体等", 16, "地域・団体等"),
        ("50kW", 50, "kW"),
        ("延べ243日", 243, "日"),
        ("年6校", 6, "校"),
    ],
)
def test_a_number_with_its_unit(text: str, value: float, unit: str | None) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "第2回",
        "No.3",
        "V2.0",
        "4-2",
        "A3007",
        "KPI②",
        "0234-22-1234",
        "2024年度",
        "10月30日",
        "10/30",
        "一人ひとり",
        "一部",
        "十分に",
        "千葉",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert find_numbers(text) == ()


def test_bounds_and_approximation() -> None:
    assert [(n.bound, n.approximate) for n in find_numbers("8割以上、約3割、5件以下、10人程度、20%未満")] == [
        ("at_least", False),
        (None, True),
        ("at_most", False),
        (None, True),
        ("less_than", False),
    ]


def test_several_numbers_keep_their_places() -> None:
    text = "年3人(5年間で15人)"
    assert [text[n.start : n.end] for n in find_numbers(text)] == ["3人", "5年間", "15人"]


def test_amount_is_in_the_bare_unit() -> None:
    (number,) = find_numbers("120.5万人")
    assert number.amount == 1_205_000
    assert split_scale("千円") == (1000, "円")
    assert split_scale("千") == (1, "千")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "none"), ("-", "none"), ("―", "none"), (" − ", "none"), ("該当なし", "none"), ("数値は今後設定", "none"),
        ("増加", "increase"), ("減少させる", "decrease"), ("現状維持", "keep"), ("12.5", "number"), ("△38%", "number"),
        ("指標名", "text"), ("取組の着手", "text"),
    ],
)  # fmt: skip
def test_cells(text: str, kind: str) -> None:
    assert read_cell(text).kind == kind


@pytest.mark.parametrize("text", ["実質ゼロ", "0(実質ゼロ)", "ゼロ", "0"])
def test_zero(text: str) -> None:
    number = read_cell(text).number
    assert number is not None
    assert number.value == 0


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("人", "人"),
        ("(単位:千円)", "千円"),
        ("地域・団体等", "地域・団体等"),
        (" 人/日 ", "人/日"),
        ("か所", "か所"),
        ("指標", None),
        ("人口", None),
    ],
)
def test_units(text: str, unit: str | None) -> None:
    assert find_unit(text) == unit


@given(st.integers(min_value=0, max_value=10**11))
def test_comma_groups_round_trip(value: int) -> None:
    (number,) = find_numbers(f"{value:,}件")
    assert (number.value, number.unit) == (value, "件")


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_mixed_numbers_round_trip(high: int, low: int) -> None:
    assert read_number(f"{high}億{low:,}万") == high * 10**8 + low * 10**4


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    for number in find_numbers(text):
        assert 0 <= number.start < number.end <= len(text)
    read_cell(text)
    find_unit(text)


@given(st.text(alphabet="0123456789,.-△−約百千万億一二三十人件%割以上度年月 ", max_size=30))
def test_number_like_text_is_read_without_error(text: str) -> None:
    ends = 0
    for number in find_numbers(text):
        assert ends <= number.start < number.end <= len(text)
        ends = number.end
