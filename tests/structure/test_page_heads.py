"""Heads of pages: tables that say in which goal and measure a page stands become headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.documents import actions, draw, found, outline, pillars

DOES = {
    "農の担い手": "就農者に機械の購入費を補助する。",
    "森の手入れ": "間伐の経費を支援する。",
    "道の手入れ": "舗装を計画的に更新する。",
}
WHERE = {"農の担い手": ("１", "働く"), "森の手入れ": ("１", "働く"), "道の手入れ": ("２", "暮らす")}


def page(name: str, rows: list[str], *, measures: str = "取組方針") -> str:
    head = "\n".join((rows[0], "|---|---|---|---|", *rows[1:]))
    return f"{head}\n\n**現状と課題**\n\n- 人手が足りない。\n\n**{measures}**\n\n- {DOES[name]}\n\n"


def plan(*pages: str) -> str:
    return (
        "# 上山市総合計画\n\n## 第２章　施策別計画\n\n" + "".join(pages) + "## 第３章　計画の推進\n\n毎年検証する。\n"
    )


def numbered(name: str) -> list[str]:
    number, goal = WHERE[name]
    place = "2" if name.startswith("森") else "1"
    return [
        f"| 基本目標 | {number}　{goal} | | |",
        f"| 施　策 | {number}-{place}　{name} | | |",
        "| 主管課 | 農林課 | 関係課 | 建設課 |",
    ]


def unnumbered(name: str) -> list[str]:
    return [f"| 政策 | {WHERE[name][1]} | | |", f"| 施策名 | {name} | | |", "| 担当課 | 農林課 | | |"]


def worded(name: str) -> list[str]:
    number, goal = WHERE[name]
    place = list(DOES).index(name) + 1
    return [f"| まちづくりの基本目標 | 基本目標{number}　{goal} | 施策 | 施策{place}　{name} |"]


def threefold(name: str) -> list[str]:
    number, goal = WHERE[name]
    return [
        f"| 大項目 | {number}　{goal} |",
        f"| 中項目 | {number}-{list(DOES).index(name) + 1}　{name}の柱 |",
        f"| 施策 | {number}-{list(DOES).index(name) + 1}-1　{name} |",
        "| めざす姿 | 手入れが行き届いています。 |",
    ]


TREE = ["農の担い手", "  " + DOES["農の担い手"], "森の手入れ", "  " + DOES["森の手入れ"]]


@pytest.mark.parametrize("head", [numbered, unnumbered, worded])
def test_levels_of_a_head_are_headings(head: Callable[[str], list[str]]) -> None:
    text = plan(*(page(name, head(name)) for name in DOES))
    said = found(text, media_type="text/markdown")
    assert [pillar.view.text for pillar in said.pillars] == ["働く", "暮らす"]
    assert actions(text, media_type="text/markdown") == [*TREE, "道の手入れ", "  " + DOES["道の手入れ"]]
    assert [place for place, _ in said.actions] == [0, 0, 0, 0, 1, 1]


def test_a_level_between_groups_the_measures() -> None:
    text = plan(*(page(name, threefold(name)) for name in DOES)).replace("|---|---|---|---|", "|---|---|")
    assert pillars(text, media_type="text/markdown") == ["働く", "暮らす"]
    said = actions(text, media_type="text/markdown")
    assert said[:3] == ["農の担い手の柱", "  農の担い手", "    " + DOES["農の担い手"]]
    assert not any("行き届いて" in line for line in said)


def test_a_level_that_is_said_again_is_no_new_heading() -> None:
    text = plan(*(page(name, numbered(name)) for name in DOES))
    lines = [line.strip() for line in draw(outline(text, media_type="text/markdown"))]
    assert lines.count("働く") == 1


def test_a_page_behind_another_chapter_says_its_level_anew() -> None:
    pages = [page(name, numbered(name)) for name in DOES]
    text = plan(pages[0], "## 第３章　続き\n\n", *pages[1:])
    assert pillars(text, media_type="text/markdown") == ["働く", "暮らす"]
    assert actions(text, media_type="text/markdown")[:4] == TREE


def test_marks_and_sections_stay() -> None:
    rows = [numbered(name) for name in DOES]
    rows[0][1] = rows[0][1].replace("農の担い手", "農の担い手　★重点")
    text = plan(*(page(name, row) for name, row in zip(DOES, rows, strict=True)))
    said = found(text, media_type="text/markdown")
    assert [action.priority for _, action in said.actions] == [True, False, False, False, False, False]
    document = outline(text, media_type="text/markdown")
    assert [table.cells[0].text for table in document.tables] == ["主管課"] * 3


def pairs(*tables: tuple[tuple[str, str], ...]) -> str:
    drawn = ("".join(f"| {name} | {value} |\n" for name, value in table) for table in tables)
    return "\n文がある。\n\n".join(text.replace("|\n", "|\n|---|---|\n", 1) for text in drawn)


@pytest.mark.parametrize(
    "tables",
    [
        pairs((("分野", "団体等"), ("産業", "上山市商工会")), (("分野", "備考"), ("学識", "大学教授"))),
        pairs((("基本目標", "施策"), ("働く", "農の担い手")), (("基本目標", "施策"), ("暮らす", "道の手入れ"))),
        pairs((("基本目標", "１　働く"), ("施策", "1-1　農"), ("主管課", "農林課"))),
        pairs((("施策", "農"), ("取組内容", "研修を行う。")), (("施策", "森"), ("取組内容", "植える。"))),
    ],
    ids=["lists of members", "lists of measures", "one head only", "forms with what is done"],
)
def test_other_tables_stay_whole(tables: str) -> None:
    document = outline("# 上山市計画\n\n" + tables, media_type="text/markdown")
    assert not any(node.label is not None and node.label.kind.startswith("named") for node in document.nodes)
    assert all(node.table is None or document.tables[node.table].height > 1 for node in document.nodes)
