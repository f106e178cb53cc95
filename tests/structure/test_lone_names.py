"""A label alone takes the name below it, not the caption of the table beside it."""

from __future__ import annotations

import pytest

from tests.documents import actions, outline, pillars

PLAN = """
北町総合戦略

第２章　基本目標と具体的な施策

基本目標１
{caption}

森を生かし、若い世代が働けるしごとをつくる
指標
林業の従事者数
工房の数

基準値（R5）
12人
7

【基本的方向】

目標値（R11）
20人
5年間で15

○ 林業の機械を貸し出します。
○ 木工の講座を開きます。

基本目標２
{caption}

関わりを深め、町へ向かう人の流れをつくる
指標
移住者数

基準値（R5）
3人

【基本的方向】

目標値（R11）
9人

○ 空き家を直して貸し出します。
"""
NAMES = ["森を生かし、若い世代が働けるしごとをつくる", "関わりを深め、町へ向かう人の流れをつくる"]


@pytest.mark.parametrize("caption", ["数値目標", "成果指標", "KPI", "重要業績評価指標（KPI）"])
def test_a_caption_is_no_name(caption: str) -> None:
    assert pillars(PLAN.format(caption=caption)) == NAMES


def test_nothing_is_lost_where_no_name_follows() -> None:
    texts = [
        node.text for node in outline("題名\n\n基本目標１\n数値目標\n\n【現状と課題】\n\n基本目標２\n数値目標\n").nodes
    ]
    assert texts.count("数値目標") == 2
    assert "【現状と課題】" in texts


def test_a_header_over_a_figure_opens_no_part() -> None:
    assert actions(PLAN.format(caption="数値目標"))[:2] == ["林業の機械を貸し出します。", "木工の講座を開きます。"]
