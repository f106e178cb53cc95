"""Fields that records repeat without numbers stand right below the heading of their record, in any order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.documents import draw, outline

RECORD = {
    "論点": "①{0}の共同購入\n②{0}の見える化\n③{0}の人材育成",
    "進捗": "・{0}の調査を終えた。\n・{0}の試行を進めている。",
    "次の一手": "・{0}の手引を作る。",
}
ORDERS = [("論点", "進捗", "次の一手"), ("進捗", "論点", "次の一手"), ("次の一手", "進捗", "論点")]


def _write(orders: Sequence[tuple[str, ...]], numbers: str = "１２３", bullet: str = "・") -> str:
    out = ["部会の一覧", ""]
    for number, order, name in zip(numbers, orders, ["水道", "農地", "公園"], strict=True):
        out += [f"{number}　{name}の管理", f"{name}部会"]
        for field in order:
            out += [field, RECORD[field].format(name).replace("・", bullet)]
        out.append("")
    return "\n".join(out)


@pytest.mark.parametrize("orders", [ORDERS, ORDERS[:1] * 3, ORDERS[::-1]])
@pytest.mark.parametrize("bullet", ["・", "○", "- "])
def test_fields_stand_below_their_record_in_any_order(orders: Sequence[tuple[str, ...]], bullet: str) -> None:
    drawn = draw(outline(_write(orders, bullet=bullet)))
    for field in RECORD:
        assert drawn.count(f"  {field}") == 3
    assert drawn.count("    農地の試行を進めている。") == 1
    assert drawn.count("    公園の手引を作る。") == 1


def test_names_of_fields_on_one_line_have_a_list_each() -> None:
    text = _write(ORDERS[:1] * 3).replace(
        "論点\n①農地の共同購入\n②農地の見える化\n③農地の人材育成\n進捗\n",
        "論点 進捗\n①農地の共同購入\n②農地の見える化\n③農地の人材育成\n",
    )
    drawn = draw(outline(text))
    assert drawn.count("  進捗") == 3
    assert drawn[drawn.index("    農地の人材育成") + 1 :][:2] == ["  進捗", "    農地の調査を終えた。"]


def test_scraps_before_a_field_do_not_tear_its_list_off() -> None:
    text = _write(ORDERS[:1] * 3).replace("次の一手\n・農地", "第１回 水\n第２回 土\n第３回 風\n次の一手\n・農地")
    assert "    農地の手引を作る。" in draw(outline(text))


def test_what_numbered_parts_repeat_belongs_to_the_parts() -> None:
    text = """
    題名
    １　森の目標
    現状
    ・森は広い。
    （１）　間伐の推進
    主な取組
    ・機械を貸す。
    ２　川の目標
    現状
    ・川は長い。
    （１）　清掃の推進
    主な取組
    ・網を配る。
    ３　海の目標
    現状
    ・海は深い。
    （１）　藻場の再生
    主な取組
    ・苗を育てる。
    """
    drawn = draw(outline(text))
    assert [line for line in drawn if "主な取組" in line] == ["    主な取組"] * 3
