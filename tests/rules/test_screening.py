from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.rules.automaton import index_words
from planextract.rules.loader import RuleSet, list_data, load_rules
from planextract.rules.needs import find_needs
from planextract.rules.screening import build_gate, build_screen, hasten, join_patterns

NOUNS = tuple(name.removesuffix(".toml") for name in list_data("base") if name.endswith(".toml"))
PATTERNS = tuple(
    re.compile(p)
    for p in ("協議会|審議会", "(?:令和|平成)[0-9]+年", "[ぁ-ん]+と連携", "(?<!大)学校?", "A?B+", "^$", ".*")
)


LETTERS = "協議審会令和平成0123年あとん連携大学校AB県"


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("協議会", [{"協議会"}]),
        ("商工会|農協", [{"商工会", "農協"}]),
        ("商工会(?:議所)?", [{"商工会"}]),
        ("(?:県|市)が?", [{"市", "県"}]),
        ("(?:県|市)(?:庁|役所)", [{"市庁", "市役所", "県庁", "県役所"}]),
        ("県.*庁", [{"県"}, {"庁"}]),
        ("(?:県[0-9]+|市立)校", [{"校"}, {"県", "市立"}]),
        ("(?:市民)+会", [{"市民"}, {"会"}]),
        ("[一-鿿]+", []),
        ("市?", []),
        ("(?:市町){0,2}", []),
        ("市|", []),
        ("市|.", []),
        ("(?!市)町", [{"町"}]),
        ("(?<=県)庁(?=舎)", [{"庁"}, {"県"}, {"舎"}]),
        ("(?=[協審])(?:協議会|審議会)", [{"協議会", "審議会"}]),
        ("(市)?町\\1", [{"町"}]),
        ("(?i)npo", []),
        ("(?i:n)po", [{"po"}]),
    ],
)
def test_needs_are_what_no_match_can_do_without(pattern: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, find_needs(re.compile(pattern)))) == sorted(map(sorted, needs))


@given(st.text(LETTERS, max_size=14))
def test_screening_never_changes_what_is_found(text: str) -> None:
    chosen = build_screen(PATTERNS).choose(text)
    assert all(chosen >> place & 1 for place, pattern in enumerate(PATTERNS) if pattern.search(text))


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern)
@given(text=st.text(LETTERS, max_size=14))
def test_a_gate_is_open_wherever_its_pattern_is_found(pattern: re.Pattern[str], text: str) -> None:
    gate = build_gate(pattern)
    assert gate is None or gate.search(text) or not pattern.search(text)


def test_only_a_slow_pattern_has_a_gate() -> None:
    assert build_gate(re.compile("[一-鿿]*協議会")) == re.compile("協議会")
    assert [build_gate(re.compile(quick)) for quick in ("協議会", "^[一-鿿]*会", "[協審]議会", ".*")] == [None] * 4


@given(st.lists(st.text("あい市\U0002000b", min_size=1, max_size=3)), st.text("あい市\U0002000b", max_size=8))
def test_words_are_found_wherever_they_stand(words: list[str], text: str) -> None:
    found = {(len(text) - 1 - at, word) for at, word in index_words({word: word for word in words})(text[::-1])}
    assert found == {(at, word) for word in words for at in range(len(text)) if text.startswith(word, at)}


@pytest.mark.parametrize("noun", NOUNS)
def test_every_example_passes_the_screen_of_its_rule(noun: str) -> None:
    rules = load_rules(noun)
    for rule in rules:
        for example in (*rule.examples, *rule.counterexamples):
            _check_screens(rules, example)


@given(st.data())
def test_no_screen_drops_a_rule_that_matches(data: st.DataObject) -> None:
    """Texts are made of pieces of the examples, so that they hold half of what many rules need."""
    rules = load_rules(data.draw(st.sampled_from(NOUNS)))
    examples = st.sampled_from([example for rule in rules for example in (*rule.examples, *rule.counterexamples)])
    pieces = st.tuples(examples, st.integers(0, 12), st.integers(0, 12))
    _check_screens(rules, "".join(text[start:end] for text, start, end in data.draw(st.lists(pieces, max_size=4))))


def _check_screens(rules: RuleSet, text: str) -> None:
    found = [rule for rule in rules if rule.pattern.search(text)]
    possible = rules.possible(text)
    assert [rule for rule in possible if rule in found] == found
    for prefix in {rule.id.rpartition(".")[0] for rule in rules}:
        own = [rule for rule in rules.group(prefix) if rule in found]
        assert [rule for rule in rules.possible(text, prefix) if rule in found] == own
        assert rules.first(text, prefix) == next(iter(own), None)
    assert [rule for rule in rules if rules.search(rule.id, text)] == found


@given(st.text(LETTERS, max_size=14))
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
