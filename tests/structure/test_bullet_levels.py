"""Bullets whose levels a document uses the other way round."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline

TEXT = """
海辺市計画

１　産業
{high}漁業を強くする
{low}いけすを更新する。
{low}市場を改修する。
{high}農業を続ける
{low}用水路を直す。

２　暮らし
{high}移動を支える
{low}乗合バスを走らせる。
{low}停留所に屋根を付ける。
"""


@pytest.mark.parametrize(
    ("high", "low"), [("○", "●"), ("○ ", "■ "), ("・", "■"), ("・", "○"), ("◇", "◆"), ("○", "・"), ("■", "・")]
)
def test_the_sign_that_is_first_in_every_part_heads_the_other(high: str, low: str) -> None:
    assert draw(outline(TEXT.format(high=high, low=low)))[1:] == [
        "産業",
        "  漁業を強くする",
        "    いけすを更新する。",
        "    市場を改修する。",
        "  農業を続ける",
        "    用水路を直す。",
        "暮らし",
        "  移動を支える",
        "    乗合バスを走らせる。",
        "    停留所に屋根を付ける。",
    ]


def test_a_small_sign_that_stands_before_a_large_one_by_itself_does_not_head_it() -> None:
    text = """
    海辺市計画

    １　産業
    ・いけすを更新する。
    ・市場を改修する。
    ■ 農業を続ける
    ・用水路を直す。

    ２　暮らし
    ・乗合バスを走らせる。
    ■ 家を直す
    ・耐震の診断を行う。
    """
    drawn = [line.strip() for line in draw(outline(text))]
    depths = {line.strip(): len(line) - len(line.lstrip()) for line in draw(outline(text))}
    assert drawn.index("用水路を直す。") == drawn.index("農業を続ける") + 1
    assert depths["用水路を直す。"] > depths["農業を続ける"]
    assert depths["耐震の診断を行う。"] > depths["家を直す"]


LISTS = """
海辺市計画

（１）漁業を強くする
{item1}いけすを更新する。
{first}説明会を開く。
{second}手引きを作る。
{item2}市場を改修する。
（２）農業を続ける
{item1}用水路を直す。
{first}水番を決める。
{second}図面を引く。
{item2}直売所を開く。
"""


@pytest.mark.parametrize(
    ("item1", "item2", "first", "second"),
    [
        ("・", "・", "①", "②"),
        ("・", "・", "（ア）", "（イ）"),
        ("ア　", "イ　", "①", "②"),
        ("・", "・", "　・", "　・"),
        ("- ", "- ", "・", "・"),
    ],
)
def test_a_list_that_the_next_item_ends_is_of_the_item_above(item1: str, item2: str, first: str, second: str) -> None:
    text = LISTS.format(item1=item1, item2=item2, first=first, second=second)
    assert draw(outline(text))[1:] == [
        "漁業を強くする",
        "  いけすを更新する。",
        "    説明会を開く。",
        "    手引きを作る。",
        "  市場を改修する。",
        "農業を続ける",
        "  用水路を直す。",
        "    水番を決める。",
        "    図面を引く。",
        "  直売所を開く。",
    ]


def test_numbers_that_count_on_across_bullets_stand_above_them() -> None:
    text = """
    海辺市計画

    ① 漁業を強くする
    ・いけすを更新する。
    ・市場を改修する。
    ② 農業を続ける
    ・用水路を直す。
    ③ 移動を支える
    ・乗合バスを走らせる。
    """
    depths = {line.strip(): len(line) - len(line.lstrip()) for line in draw(outline(text))}
    assert depths["農業を続ける"] == depths["漁業を強くする"] < depths["市場を改修する。"]


def test_what_is_below_a_turned_sign_stays_below_it() -> None:
    text = """
    海辺市計画

    １　産業
    ○漁業を強くする
    ◇いけすを更新する。
    ・説明会を開く。
    ◇市場を改修する。
    ○農業を続ける
    ◇用水路を直す。

    ２　暮らし
    ○移動を支える
    ◇乗合バスを走らせる。
    ・時刻を見直す。
    ◇停留所に屋根を付ける。
    """
    depths = {line.strip(): len(line) - len(line.lstrip()) for line in draw(outline(text))}
    assert depths["漁業を強くする"] < depths["いけすを更新する。"] < depths["説明会を開く。"]
    assert depths["停留所に屋根を付ける。"] == depths["いけすを更新する。"]
