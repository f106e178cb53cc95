from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.tokenise.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("前年比1.5%増。18.00人。", ["前年比1.5%増。", "18.00人。"]),
        ("No.3とV2.0を導入する", ["No.3とV2.0を導入する"]),
        ("協議会(以下「本会」という。)を設ける。次に進む。", ["協議会(以下「本会」という。)を設ける。", "次に進む。"]),
        ("括弧が(閉じない。次の文。", ["括弧が(閉じない。", "次の文。"]),
        ("本当か!?　はい。", ["本当か!?", "はい。"]),
        ("　", []),
        ("", []),
    ],
)
def test_sentences_end_at_stops_outside_brackets(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in find_sentences(text)] == sentences


@given(st.text("。！？!?([{「」}])（ \nあ1", max_size=40))
def test_sentences_cover_everything_but_blanks(text: str) -> None:
    ranges = list(find_sentences(text))
    assert all(start < end for start, end in ranges)
    assert [edge for pair in ranges for edge in pair] == sorted(edge for pair in ranges for edge in pair)
    assert "".join(text[start:end] for start, end in ranges).split() == text.split() or "".join(
        "".join(text[start:end].split()) for start, end in ranges
    ) == "".join(text.split())
