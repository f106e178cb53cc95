from __future__ import annotations

import pytest

from planextract.evaluate.matching import SIMILAR, fold, fold_body, pair_bodies, pair_texts, similarity


@pytest.mark.parametrize(
    ("left", "right"), [("ＤＸ推進", "dx 推進"), ("関係人口\n拡大", "関係人口拡大"), ("㈱山形", "(株)山形")]
)
def test_width_case_and_white_space_make_no_difference(left: str, right: str) -> None:
    assert fold(left) == fold(right)


def test_a_legal_form_is_no_part_of_a_name_unless_it_is_all_of_it() -> None:
    assert fold_body("一般社団法人みどり") == fold_body("（一社）みどり") == "みどり"
    assert fold_body("株式会社") == "株式会社"


def test_similarity_is_one_for_equal_and_zero_for_unlike_texts() -> None:
    assert similarity("", "") == 1.0
    assert similarity("交流会を開く", "") == 0.0
    assert similarity("交流会を開く", "予算を組む") < SIMILAR
    assert similarity("地域の交流会を毎年開く。", "地域の交流会を毎年開く") >= SIMILAR


def test_texts_pair_one_to_one_with_the_nearest_first() -> None:
    assert pair_texts(["同じ", "同じ"], ["別物", "同じ"]) == {1: 1}
    assert pair_texts(["同じ", "同じ"], ["同じ", "同じ"]) == {0: 0, 1: 1}
    assert pair_texts(["同じ"], ["同じ", "同じ"]) == {0: 0}


def test_bodies_pair_by_name_before_alias() -> None:
    predicted = [("県庁", ["山形県"]), ("山形県", [])]
    assert pair_bodies(predicted, [("山形県", [])]) == {0: 1}
    assert pair_bodies(predicted[:1], [("山形県", [])]) == {0: 0}
    assert pair_bodies(predicted, [("宮城県", ["県"])]) == {}
