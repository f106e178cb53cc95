from __future__ import annotations

import pytest

from planextract.diff.style import name_difference


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("上限を取り除きます", "上限を取り除く"),
        ("負担低減を広げていきます", "負担低減を広げていく"),
        ("制度の実現に向けて提言します。", "制度の実現に向けて提言"),
        ("施設の整備を行います", "施設の整備を行う"),
        ("空き家の片付け", "空家の片付け"),
        ("道路、橋りょうの点検", "道路・橋りょうの点検"),
        ("医療費を助成する", "医療費の助成"),
    ],
)
def test_another_style_is_told_from_another_meaning(old: str, new: str) -> None:
    assert name_difference(old, new) == "style"
    assert name_difference(new, old) == "style"


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("年4回開く", "年６回開く", "numbers"),
        ("宮城県と連携", "宮崎県と連携", "places"),
        ("医療費を無償とします", "医療費の無償化を継続します", "words"),
        ("制度を廃止する", "制度を廃止しない", "words"),
        ("令和８年度から", "令和８年度まで", "words"),
        ("体勢の整備", "体制の整備", "words"),
        ("講座を開く。", "講座を開く", "none"),
    ],
)
def test_what_is_more_than_style_is_named(old: str, new: str, name: str) -> None:
    assert name_difference(old, new) == name
