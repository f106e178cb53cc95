from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.tokenise.sudachi import MAX_CHARACTERS, is_inside_word, tokenise_texts

HOSTILE = {
    "emoji": "😀👩‍👩‍👧‍👦" * 3_000,
    "private use": "\ue000山形県\U000f0000" * 500,
    "combining run": "が" + "\u3099\u0301" * 9_000,
    "one line of 60 kB": "地域の活性化を図り" * 2_300,
    "NUL": "山形\0県",
    "lone surrogates": "\ud800山形\udc00県",
    "signs that grow": "㍿ﷺ" * 6_000,
    "byte order mark": "\ufeff山形県",
    "blanks only": " \u3000\t",
    "empty": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_is_too_strange(text: str) -> None:
    (tokens,) = tokenise_texts([text])
    assert "".join(token.surface for token in tokens) == text
    assert all(text.startswith(token.surface, token.start) for token in tokens)


@given(st.text(max_size=80))
def test_tokens_put_together_are_the_text(text: str) -> None:
    (tokens,) = tokenise_texts([text])
    assert "".join(token.surface for token in tokens) == text


def test_a_long_text_is_cut_between_sentences() -> None:
    sentence = "地域の活性化を図る。"
    text = sentence * (2 * MAX_CHARACTERS // len(sentence))
    (tokens,) = tokenise_texts([text])
    (alone,) = tokenise_texts([sentence])
    assert len(tokens) == len(alone) * text.count("。")


def test_words_know_their_part_of_speech() -> None:
    (tokens,) = tokenise_texts(["山形県が支援する"])
    assert [(token.surface, token.part) for token in tokens][:2] == [("山形県", "名詞"), ("が", "助詞")]


@pytest.mark.parametrize(
    ("before", "after", "inside"),
    [
        ("地域コーディネー", "ターを配置する", True),
        ("関係団体と連携", "して進める", True),
        ("相談窓口を開設する", "空き家を活用する", False),
        ("\ud800山形", "県が", True),
    ],
)
def test_line_breaks_inside_words_are_told(before: str, after: str, *, inside: bool) -> None:
    assert is_inside_word(before, after) is inside


@pytest.mark.parametrize(
    ("before", "after"),
    [("取組", "みます"), ("関係", "人口"), ("市は", "大学"), ("連携", "して"), ("1", "2"), ("(防災", "課)の")],
)
def test_what_stands_beyond_signs_and_far_away_changes_no_answer(before: str, after: str) -> None:
    near = is_inside_word(before, after)
    assert is_inside_word(f"交流人口を拡大し、{before}", f"{after}、さらに広げる。") is near
    assert is_inside_word(f"東京都、京都府、大阪府及び 兵庫県における、{before}", after) is near


def test_threads_do_not_share_words() -> None:
    breaks = [("取組", f"みます{number}") if number % 2 else (f"{number}市は", "大学") for number in range(2000)]
    expected = [is_inside_word.__wrapped__(before, after) for before, after in breaks]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda pair: is_inside_word.__wrapped__(*pair), breaks))
    assert answers == expected
