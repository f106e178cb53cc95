"""Parts without number that end where a list of measures begins."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline

TEXT = """
海辺市計画

基本目標１　産業を育てる
{head}
{content}
{first}いけすを更新します。
{first}市場を改修します。

基本目標２　暮らしを支える
{head}
{content}
{first}乗合バスを走らせます。
{first}停留所に屋根を付けます。
"""


def depths_of(text: str) -> dict[str, int]:
    return {line.strip(): len(line) - len(line.lstrip()) for line in draw(outline(text))}


@pytest.mark.parametrize(
    ("head", "content", "first"),
    [
        ("【目指す姿】", "誰もが安心して暮らしている。", "・"),
        ("【現状と課題】", "・担い手が減っています。\n・若い人が少なくなっています。", "□"),
        ("現状・課題", "人口の減少が課題となっています。", "○"),
        ("【数値目標】", "・利用者の数：4人（令和５年度）→15人（令和11年度）", "・"),
    ],
)
def test_measures_stand_beside_what_is_said_of_other_things(head: str, content: str, first: str) -> None:
    depths = depths_of(TEXT.format(head=head, content=content, first=first))
    assert depths["いけすを更新します。"] == depths["産業を育てる"] + 2
    assert depths["停留所に屋根を付けます。"] == depths["暮らしを支える"] + 2


@pytest.mark.parametrize(
    ("head", "content", "first"),
    [
        ("【目指す姿】", "次のまちを目指します。\n・漁業のまち", "・"),
        ("【現状と課題】", "・担い手が減っています。", "・"),
    ],
)
def test_items_set_like_those_of_the_part_stay_in_it(head: str, content: str, first: str) -> None:
    depths = depths_of(TEXT.format(head=head, content=content, first=first))
    assert depths["いけすを更新します。"] > depths["産業を育てる"] + 2


def test_a_part_that_announces_its_measures_later_has_them_there() -> None:
    later = "【目指す姿】\n誰もが安心して暮らしている。\n・互いに助け合います。\n【主な取組】\n・{does}\n"
    text = "海辺市計画\n\n" + "".join(
        f"基本目標{n}　{title}\n" + later.format(does=does)
        for n, title, does in ((1, "産業を育てる", "いけすを更新します。"), (2, "暮らしを支える", "バスを走らせます。"))
    )
    depths = depths_of(text)
    assert depths["互いに助け合います。"] > depths["産業を育てる"] + 2
