from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.rules.loader import list_data, load_rules
from planextract.rules.screening import build_screen, find_needs, hasten, join_patterns

NOUNS = tuple(name.removesuffix(".toml") for name in list_data("base") if name.endswith(".toml"))
PATTERNS = tuple(
    re.compile(p)
    for p in ("協議会|審議会", "(?:令和|平成)[0-9]+年", "[ぁ-ん]+と連携", "(?<!大)学校?", "A?B+", "^$", ".*")
)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("協議会", [{"会"}, {"協"}, {"議"}]),
        ("商工会|農協", [{"会", "協"}]),
        ("(?:県|市)が?", [{"市", "県"}]),
        ("[一-鿿]+", []),
        ("市?", []),
        ("市|", []),
        ("(?!市)町", [{"町"}]),
        ("(?<=県)庁(?=舎)", [{"庁"}, {"県"}, {"舎"}]),
        ("(?i)npo", []),
    ],
)
def test_needs_are_what_no_match_can_do_without(pattern: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, find_needs(re.compile(pattern)))) == sorted(map(sorted, needs))


@given(st.text("協議審会令和平成0123年あとん連携大学校AB県", max_size=14))
def test_screening_never_changes_what_is_found(text: str) -> None:
    chosen = set(build_screen(PATTERNS).choose(text))
    found = {place for place, pattern in enumerate(PATTERNS) if pattern.search(text)}
    assert found <= chosen


@pytest.mark.parametrize("noun", NOUNS)
def test_every_example_passes_the_screen_of_its_rule(noun: str) -> None:
    rules = load_rules(noun)
    for rule in rules:
        for example in (*rule.examples, *rule.counterexamples):
            if rule.pattern.search(example):
                assert rule in rules.possible(example)
                assert rules.search(rule.id, example)


@given(st.text("協議審会令和平成0123年あとん連携大学校AB県", max_size=14))
def test_a_joined_pattern_names_the_first_that_matches(text: str) -> None:
    patterns = PATTERNS[:4]
    match = join_patterns(patterns).match(text)
    first = next((place for place, pattern in enumerate(patterns) if pattern.match(text)), None)
    assert (match.lastgroup if match else None) == (f"p{first}" if first is not None else None)


@pytest.mark.parametrize(
    "pattern", ["(?:県|市)?役場", "(?<!大)学校", "(?:(?:地元|市内)の)*企業", "A?B+", "(?=市)市長|知事", "x*", "市?"]
)
@given(text=st.text("県市役場大学校地元内の企業AB長知事x", max_size=12))
def test_a_hastened_pattern_finds_the_same(pattern: str, text: str) -> None:
    plain, hastened = re.compile(pattern), re.compile(hasten(pattern))
    assert [m.span() for m in plain.finditer(text)] == [m.span() for m in hastened.finditer(text)]
