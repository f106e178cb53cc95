from __future__ import annotations

import pytest

from planextract.extract.actor_paths import find_path
from planextract.words import Parse, Word


def parse(*rows: str) -> Parse:
    """Make a parse of rows `text lemma part head label`, as the parser gives them."""
    words: list[Word] = []
    at = 0
    for row in rows:
        text, lemma, part, head, label = row.split()
        words.append(Word(text, at, lemma, part, int(head), label))
        at += len(text)
    return Parse(tuple(words))


BY_VERB = parse(
    "商工会 商工会 NOUN 2 nsubj", "が が ADP 0 case", "建てる 建てる VERB 5 advcl",
    "施設 施設 NOUN 5 obj", "を を ADP 3 case", "補助 補助 VERB 5 ROOT", "する する AUX 5 aux",
)  # fmt: skip
LISTED = parse(
    "岩手大学 岩手大学 PROPN 2 nmod", "と と ADP 0 case", "商工会 商工会 NOUN 4 nsubj", "が が ADP 2 case",
    "結ぶ 結ぶ VERB 4 ROOT",
)  # fmt: skip
PAST = parse("県 県 NOUN 2 nsubj", "が が ADP 0 case", "設置 設置 VERB 2 ROOT", "し する AUX 2 aux", "た た AUX 2 aux")
INNER = parse(
    "遠野市 遠野市 PROPN 1 compound", "体育館 体育館 NOUN 3 nsubj", "が が ADP 1 case", "建つ 建つ VERB 3 ROOT"
)


@pytest.mark.parametrize(
    ("sentence", "ranges", "own", "path"),
    [
        (BY_VERB, [(0, 3)], 0, "〓が 建てる <施設を 補助"),
        (LISTED, [(0, 4), (5, 8)], 0, "〓が 結ぶ"),
        (LISTED, [(0, 4), (5, 8)], 1, "〓が 結ぶ"),
        (PAST, [(0, 1)], 0, "〓が 設置+た"),
        (INNER, [(0, 3)], 0, None),
        (Parse(()), [(0, 3)], 0, None),
    ],
)
def test_a_body_has_a_path_to_the_main_verb(
    sentence: Parse, ranges: list[tuple[int, int]], own: int, path: str | None
) -> None:
    assert find_path(sentence, ranges, own) == path


def test_a_parse_that_runs_in_circles_ends() -> None:
    circle = parse("県 県 NOUN 1 nmod", "市 市 NOUN 0 nmod")
    path = find_path(circle, [(0, 1)], 0)
    assert path is not None
    assert path.startswith("〓")
