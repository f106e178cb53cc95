"""Tables set with blanks: what their first column counts, and the lists that stand right below them."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from tests.documents import outline

RULES = load_rules("kpis")
HEADER = "指標　　　　　　　　現状値（R5）　　目標値（R11）\n"
ROWS = "案内人の登録者数　　　　　150人　　　　250人\n工房の数　　　　　　　　　　14　　　　　　30\n"


def read(text: str) -> dict[str, list[float]]:
    kpis, _ = extract_kpis(outline(f"第３章　取組\n【成果指標】\n{text}\n"), RULES)
    return {kpi.view.text: [target.value for target in kpi.targets] for kpi in kpis}


@pytest.mark.parametrize("numbers", ["ⅠⅡ", "１２", "①②"])
def test_a_column_of_pillars_is_no_part_of_the_names(numbers: str) -> None:
    rows = "".join(f"{number}　　{row}\n" for number, row in zip(numbers, ROWS.splitlines(), strict=True))
    assert read(f"柱　　{HEADER}{rows}") == {"案内人の登録者数": [250], "工房の数": [30]}


@pytest.mark.parametrize("item", ["ア　", "（ア）", "イ　　"])
@pytest.mark.parametrize("heading", ["（１）担い手の確保\n", "１－１　担い手の確保\n", ""])
def test_a_list_right_below_a_table_has_no_rows(item: str, heading: str) -> None:
    assert list(read(f"{HEADER}{ROWS}{heading}{item}新しい農場の整備\n{item}棚田の米の販売\n")) == [
        "案内人の登録者数",
        "工房の数",
    ]


@pytest.mark.parametrize("heading", ["## ２　資源の循環", "### （１）ごみの減量", "**２　資源の循環**"])
def test_a_heading_of_markdown_right_below_a_table_is_no_row(heading: str) -> None:
    assert list(read(f"{HEADER}{ROWS}{heading}\n・古着を集めます。\n")) == ["案内人の登録者数", "工房の数"]


def test_rows_of_words_that_speak_of_figures_are_no_header_without_columns() -> None:
    names = ("ごみの排出量", "再資源化率", "間伐の面積", "観察会の参加者数", "環境協定の件数")
    rows = "\n".join(
        f"{name}　　基準値{at + 3}件（令和5年度）　　目標値現状維持（令和11年度）" for at, name in enumerate(names)
    )
    assert all(not targets for targets in read(rows).values())
