"""Signs that mark headings: over the labels and lists of groups, and over the parts of a plan."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline

GROUPS = """
海辺市計画

基本目標１　産業を育てる
{sign}漁業の強化
{label}
{first}いけすを更新する。
{second}市場を改修する。
{sign}農業の継続
{label}
{first}用水路を直す。
{second}直売所を開く。
"""


@pytest.mark.parametrize("sign", ["○", "◎", "□", "●"])
@pytest.mark.parametrize("label", ["＜主な取組＞", "具体的な取組", "関係者と話し合う場を設けます。"])
@pytest.mark.parametrize(("first", "second"), [("・", "・"), ("ア　", "イ　"), ("①", "②")])
def test_the_label_and_the_list_stand_below_a_heading_with_a_sign(
    sign: str, label: str, first: str, second: str
) -> None:
    lines = draw(outline(GROUPS.format(sign=sign, label=label, first=first, second=second)))
    depths = {line.strip(): len(line) - len(line.lstrip()) for line in lines}
    assert depths["漁業の強化"] == depths["農業の継続"] < depths["いけすを更新する。"]
    assert depths["市場を改修する。"] == depths["いけすを更新する。"] == depths["直売所を開く。"]


def test_bullets_that_say_something_themselves_are_no_headings() -> None:
    text = """
    海辺市計画

    基本目標１　産業を育てる
    ○漁業を強くする。
    ○農業を続ける。
    ＜主な取組＞
    ・用水路を直す。
    """
    depths = {line.strip(): len(line) - len(line.lstrip()) for line in draw(outline(text))}
    assert depths["<主な取組>"] == depths["農業を続ける。"]


PARTS = """
海辺市計画

{sign}産業を育てる
【数値目標】
新規就農者数　4人（令和５年度）→15人（令和11年度）
（１）漁業を強くする
・いけすを更新する。
（２）農業を続ける
・用水路を直す。
{sign}暮らしを支える
【数値目標】
バスの利用者数　40人（令和５年度）→150人（令和11年度）
（１）移動を支える
・乗合バスを走らせる。
（２）家を直す
・耐震の診断を行う。
"""


@pytest.mark.parametrize("sign", ["■", "◆", "●"])
def test_a_sign_stands_above_numbers_that_begin_again_behind_it(sign: str) -> None:
    lines = draw(outline(PARTS.format(sign=sign)))
    depths = {line.strip(): len(line) - len(line.lstrip()) for line in lines}
    assert depths["産業を育てる"] < depths["漁業を強くする"] == depths["家を直す"]
    assert depths["産業を育てる"] < depths["【数値目標】"]


def test_a_sign_that_numbers_count_across_stands_below_them() -> None:
    text = PARTS.format(sign="■").replace("（１）移動", "（３）移動").replace("（２）家", "（４）家")
    assert "漁業を強くする" in draw(outline(text))
