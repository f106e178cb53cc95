"""Folding keeps every character's place, whatever the text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.spans import PROTECTED, OffsetMap, Span, View, _clusters, fold, join, to_nfkc

NASTY = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("ｶﾞﾊﾟ①⑳ⅠⅩ㈱㍻㌔か゛\u3099\u309aé\u0301～〜−－　\ufeff\u200b𠮷"),
    ),
    max_size=60,
)


@given(NASTY)
def test_fold_is_nfkc_of_everything_but_labels(text: str) -> None:
    plain = "".join(character for character in text if character not in PROTECTED)
    if any(unicodedata.combining(character) or "\u1100" <= character <= "\u11ff" for character in plain):
        return  # clusters are folded alone; whole-string NFKC may reorder marks across them
    whole = unicodedata.normalize("NFKC", plain)
    folded = "".join(character for character in fold(text).text if character not in PROTECTED)
    assert unicodedata.normalize("NFKC", folded) == unicodedata.normalize("NFKC", whole)


@given(st.text(st.sampled_from("かガ(\u0301\u0327\u0316\u3099\u0344\u0f71\u0f73"), min_size=60, max_size=200))
def test_marks_in_no_order_are_folded_as_the_library_does(text: str) -> None:
    assert to_nfkc(text) == unicodedata.normalize("NFKC", text)


def test_many_marks_on_one_letter_take_no_longer_than_their_number() -> None:
    started = time.process_time()
    fold("か" + "\u0301\u0327" * 100_000)
    assert time.process_time() - started < 5  # the library alone takes a minute


@given(NASTY, st.integers(0, 9))
def test_every_folded_character_maps_into_its_source(text: str, at: int) -> None:
    view = fold(text, at=at)
    assert len(view.text) == len(view.map.starts) == len(view.map.ends)
    canonical = "." * at + text
    for character, start, end in zip(view.text, view.map.starts, view.map.ends, strict=True):
        assert at <= start < end <= at + len(text)
        assert character in fold(canonical[start:end]).text
    assert list(view.map.starts) == sorted(view.map.starts)


@given(NASTY)
def test_printed_gives_the_source_back(text: str) -> None:
    assert fold(text).printed(text) == text


@given(NASTY.filter(lambda text: bool(text.strip())))
def test_spans_of_a_view_are_proved_by_the_text(text: str) -> None:
    for span in fold(text).spans(text):
        assert span.of(text).strip()
        assert 0 <= span.start < span.end <= len(text)


@given(NASTY, st.integers(0, 9))
def test_the_quick_fold_is_the_fold_of_every_cluster(text: str, at: int) -> None:
    view = fold(text, at=at)
    single = [fold(text[start:end], at=at + start) for start, end in _clusters(text)]
    slow = join([*single, View("", OffsetMap([], []))])
    assert (view.text, list(view.map.starts), list(view.map.ends)) == (
        slow.text,
        list(slow.map.starts),
        list(slow.map.ends),
    )


@given(st.text("計画の２年 ア①", max_size=12), st.integers(0, 9), st.integers(-3, 12), st.integers(-3, 12))
def test_a_plain_map_answers_like_a_written_one(text: str, at: int, start: int, end: int) -> None:
    canonical = "." * at + text
    plain = fold(text, at=at)
    written = View(plain.text, OffsetMap(list(plain.map.starts), list(plain.map.ends)))
    for left, right in (
        (plain, written),
        (plain.slice(start, end), written.slice(start, end)),
        (plain.strip(), written.strip()),
        (plain.strip("計 "), written.strip("計 ")),
    ):
        assert left.text == right.text
        assert (list(left.map.starts), list(left.map.ends)) == (list(right.map.starts), list(right.map.ends))
        assert left.printed(canonical) == right.printed(canonical)
        assert left.spans(canonical) == right.spans(canonical)
        if left.text:
            assert left.span() == right.span() == left.map.to_source(0, len(left))
            assert left.start == right.start == left.span().start


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("①ＩＣＴ", "①ICT"),
        ("Ⅳ　推進体制", "Ⅳ 推進体制"),
        ("ﾘﾆｱｺﾗｲﾀﾞｰ", "リニアコライダー"),
        ("㈱みどり", "(株)みどり"),
        ("令和２年度～６年度", "令和2年度~6年度"),
        ("髙島", "髙島"),
    ],
)
def test_fold_examples(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_half_width_voiced_kana_map_to_both_characters() -> None:
    view = fold("ｶﾞス")
    assert view.slice(0, 1).span() == Span(0, 2)


def test_joined_lines_are_one_span_and_pages_two() -> None:
    text = "関係人\n口の創出\f次の頁"
    first, second, third = fold(text[:3]), fold(text[4:8], at=4), fold(text[9:], at=9)
    assert join([first, second]).spans(text) == (Span(0, 8),)
    assert join([second, third]).spans(text) == (Span(4, 8), Span(9, 12))
    assert join([first, second]).printed(text) == "関係人口の創出"


def test_a_character_put_between_has_no_place() -> None:
    text = "DX\nAI"
    view = join([fold("DX"), View(" ", OffsetMap([2], [2])), fold("AI", at=3)])
    assert view.text == "DX AI"
    assert view.spans(text) == (Span(0, 5),)


def test_spans_refuse_disorder() -> None:
    with pytest.raises(ValueError, match="not ordered"):
        Span(3, 2)


def test_values_of_equal_content_are_equal_and_hash_alike() -> None:
    assert fold("計画", at=3) == fold("計画", at=3)
    assert hash(fold("計画", at=3)) == hash(fold("計画", at=3))
    assert fold("計画", at=3) != fold("計画", at=4)
    assert sorted([Span(3, 4), Span(1, 9)]) == [Span(1, 9), Span(3, 4)]


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_overlap_is_symmetric(a: int, b: int, c: int, d: int) -> None:
    left, right = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert left.overlaps(right) == right.overlaps(left)
    assert not left.contains(right) or right.start >= left.start
