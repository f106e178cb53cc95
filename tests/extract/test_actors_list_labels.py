"""Labels of lists in a lost layout: behind their lists, or in front of them without being a heading."""

from __future__ import annotations

import pytest

from tests.documents import found

LATE = """
    湖東・湖北連携ビジョンの概要

    推進体制

    湖東・湖北連携推進会議

    滋賀県、岐阜県
    長浜市、米原市、彦根市、
    大垣市、関ケ原町

    【構成団体】

    【協力機関】 近畿中国森林管理局

    事務局は長浜市企画課に置く
"""

BELOW = """
    湖東・湖北連携ビジョンの概要

    推進チームの設置スケジュール

    ・第２回会合

    推進チーム 主査機関

    協力機関

    滋賀医科大学、彦根中央病院

    滋賀県森林組合連合会、岐阜県木材協同組合連合会
"""


def roles(text: str) -> dict[str, set[str | None]]:
    """Return name → the roles that the places of a text give to it."""
    told: dict[str, set[str | None]] = {}
    for mention in found(text).actors:
        told.setdefault(mention.name, set()).add(mention.role)
    return told


@pytest.mark.parametrize("label", ["【構成団体】", "〔構成市町〕", "《参加団体》"])
def test_a_label_behind_its_lists_names_all_of_them(label: str) -> None:
    told = roles(LATE.replace("【構成団体】", label))
    members = ("長浜市", "米原市", "彦根市", "大垣市", "関ケ原町", "岐阜県")
    assert all("partner" in told[name] for name in members)
    assert "partner" not in told["湖東・湖北連携推進会議"]


def test_a_label_with_a_list_of_its_own_says_nothing_of_the_one_before() -> None:
    told = roles(LATE.replace("【構成団体】", "【構成団体】\n\n    東近江市、多賀町"))
    assert told["東近江市"] == {"partner"}
    assert told["関ケ原町"] == {"mentioned"}


def test_a_line_that_is_no_list_ends_what_a_late_label_names() -> None:
    told = roles(LATE.replace("    大垣市、関ケ原町", "    大垣市及び関ケ原町の区域を対象とする。"))
    assert told["長浜市"] == {"mentioned"}


def test_a_label_that_is_no_heading_names_the_lists_below_it() -> None:
    told = roles(BELOW)
    names = ("滋賀医科大学", "滋賀県森林組合連合会", "岐阜県木材協同組合連合会")
    assert all(told[name] == {"partner"} for name in names)


def test_below_a_stack_of_labels_a_body_alone_may_be_of_either() -> None:
    told = roles(BELOW.replace("滋賀医科大学、彦根中央病院", "滋賀医科大学"))
    assert told["滋賀県森林組合連合会"] == {"mentioned"}


@pytest.mark.parametrize("header", ["推進チーム 主査機関", "協議会 構成団体", "推進チーム　実施主体"])
def test_no_name_goes_on_into_a_header_of_columns(header: str) -> None:
    names = set(roles(BELOW.replace("推進チーム 主査機関", header)))
    assert not any("第2回" in name or "第２回" in name for name in names)
