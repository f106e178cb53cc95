"""Lists in which every line leads from one figure to another, without years."""

from __future__ import annotations

import pytest

from planextract.mentions import KpiMention
from tests.documents import actions, found

LISTED = """
みどり町総合戦略

1 働く場をつくる
木工品の売上額:1,200万円 → 1,800万円
(1)担い手の育成
① 研修の修了者数:3人/年 → 8人/年
② 直売所の利用率:42%/年 → 55%/年
(2)販路の拡大
① 商談会の開催数: ― 回/年 → 4回/年
② 後継者の数:2人 → 5組
"""
WIDE = """
みどり町総合戦略

・研修の修了者数：３人 ⇒ ８人
・直売所の利用率：４２％ ⇒ ５５％
・商談会の開催数：－ ⇒ ４回
"""
LOOKING_BACK = """
みどり町総合戦略

1 これまでの取組の成果
・研修の修了者数:3人 → 8人
・直売所の利用率:42% → 55%
・商談会の開催数:1回 → 4回
"""
ALONE = """
みどり町総合戦略

1 働く場をつくる
研修の修了者数:3人 → 8人
窓口の一本化:3課 → 1課に集約する仕組みを整えます。
"""


def _kpis(text: str) -> dict[str, KpiMention]:
    return {kpi.view.text: kpi for kpi in found(text).kpis}


@pytest.mark.parametrize(
    ("name", "start", "goal", "basis"),
    [
        ("木工品の売上額", 1200.0, 1800.0, "level"),
        ("研修の修了者数", 3.0, 8.0, "increment"),
        ("直売所の利用率", 42.0, 55.0, "level"),
        ("商談会の開催数", None, 4.0, "increment"),
        ("後継者の数", None, 5.0, "level"),  # what is counted differs: the two cannot be compared
    ],
)
def test_every_line_of_a_list_gives_an_indicator(name: str, start: float | None, goal: float, basis: str) -> None:
    kpi = _kpis(LISTED)[name]
    assert (kpi.baseline.value if kpi.baseline else None) == start
    assert [(target.value, target.start, target.basis) for target in kpi.targets] == [(goal, None, basis)]
    assert kpi.grade in ("medium", "low")


def test_bullets_and_wide_figures_are_read_alike() -> None:
    assert [(kpi.view.text, kpi.targets[0].value) for kpi in found(WIDE).kpis] == [
        ("研修の修了者数", 8.0),
        ("直売所の利用率", 55.0),
        ("商談会の開催数", 4.0),
    ]


def test_indicators_are_no_actions() -> None:
    more = "\n2 訪れる人を増やす\n(1)案内の充実\n(2)宿泊施設の整備\n(3)広報の推進\n(4)祭りの継承\n"
    assert [text.strip() for text in actions(LISTED.rstrip() + more)] == [
        "担い手の育成",
        "販路の拡大",
        "案内の充実",
        "宿泊施設の整備",
        "広報の推進",
        "祭りの継承",
    ]


@pytest.mark.parametrize("text", [LOOKING_BACK, ALONE])
def test_figures_that_look_back_and_single_lines_are_no_list(text: str) -> None:
    assert found(text).kpis == ()
