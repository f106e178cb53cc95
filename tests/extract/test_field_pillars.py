"""An overview's fields answer their challenges; figures of indicators make no field."""

from __future__ import annotations

import pytest

from tests.documents import pillars

PLAN = """
みなと町海洋計画

１　海を知る
（１）学習
・磯の観察会を開催する。
・資料を収集する。
{one}:{a}
{two}:{b}
（２）保存
・古い漁具を保存する。
・写真を整理する。
{one}:{a}
{two}:{b}
２　海で働く
（１）担い手
・研修船を運航する。
・住まいをあっせんする。
{one}:{a}
{two}:{b}
（２）港
・製氷設備を更新する。
・岸壁を改修する。
{one}:{a}
{two}:{b}
"""


@pytest.mark.parametrize(("one", "two"), [("現状", "目標"), ("目標", "現状")])
@pytest.mark.parametrize(("a", "b"), [("41人（R5）", "65人（R11）"), ("3.2％", "5％")])
def test_figures_make_no_fields(one: str, two: str, a: str, b: str) -> None:
    assert pillars(PLAN.format(one=one, two=two, a=a, b=b)) == ["海を知る", "海で働く"]


def test_what_is_to_be_done_makes_fields() -> None:
    found = pillars(PLAN.format(one="課題", two="重点テーマ", a="担い手の不足", b="若い人の定着"))
    assert found == ["学習", "保存"]
