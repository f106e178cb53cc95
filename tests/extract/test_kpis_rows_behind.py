"""Piled cells whose order a conversion broke: a name behind its figures, a heading or a note among the columns."""

from __future__ import annotations

import pytest

from tests.documents import found

TOP = "みどり市計画\n計画期間 令和７年度～令和11年度\n\n"
Row = tuple[str, str | None, float | None, float]


def read(*cells: str, gap: str = "\n\n") -> list[Row]:
    kpis = found(
        TOP + "（１）交流の促進\n交流を進めます。\n" + gap.join(cells) + "\n\n【具体的な事業】\n・交流事業\n"
    ).kpis
    return [
        (
            kpi.view.text,
            kpi.unit,
            kpi.baseline.value if kpi.baseline else None,
            kpi.targets[0].value,
        )
        for kpi in kpis
        if kpi.targets
    ]


CAPTION = "重要業績評価指標（ＫＰＩ）"
FIRST = ("相談者数（年間）", "人", 231, 280)
SECOND = ("空き家の成約件数", "件", 40, 60)


@pytest.mark.parametrize("header", [CAPTION, "指 標", "指　標", "項　目"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_last_name_may_stand_behind_its_figures(header: str, gap: str) -> None:
    told = read(
        header,
        "基準値（R6）",
        "相談者数（年間）",
        "目標値（R11）",
        "231人",
        "280人",
        "40件",
        "60件",
        SECOND[0],
        gap=gap,
    )
    assert [(name.replace("（", "(").replace("）", ")"), *rest) for name, *rest in told] == [
        ("相談者数(年間)", *FIRST[1:]),
        SECOND,
    ]


@pytest.mark.parametrize(
    "behind",
    [
        ("40件", "60件", "参加団体の数"),  # not what 件 counts
        ("40件", "60人", "空き家の成約件数"),  # two units
        ("40", "60", "空き家の成約件数"),  # no unit: nothing ties them
        ("40件", "空き家の成約件数"),  # one figure short
        ("40件", "60件", "空き家の成約件数", "70件"),  # the name has figures of its own
    ],
)
def test_figures_without_a_sure_name_are_left_out(behind: tuple[str, ...]) -> None:
    told = read(CAPTION, "基準値（R6）", "相談者数（年間）", "目標値（R11）", "231人", "280人", *behind)
    assert [name for name, *_ in told] in ([], ["相談者数(年間)"])


def test_two_names_before_their_figures_are_never_one_name() -> None:
    told = read("指 標", "基準値（R6）", "創業した事業所", "新規の雇用", "目標値（R11）", "3件", "5件", "20人", "40人")
    assert told in ([], [("創業した事業所", "件", 3, 5), ("新規の雇用", "人", 20, 40)])


@pytest.mark.parametrize("header", ["指 標", "指標", "項　目"])
def test_units_tell_that_figures_follow_row_by_row(header: str) -> None:
    told = read(
        header, "基準値（R6）", "出生率", "満足な市民の割合", "目標値（R11）", "1.62", "1.80", "82.4％", "88.0％"
    )
    assert [row[0::2] for row in told] == [("出生率", 1.62), ("満足な市民の割合", 82.4)]
    assert [row[3] for row in told] == [1.8, 88]


COLUMNS = (("就農者数", "集積率", "輸出額"), ("人", "％", "億円"), ("118", "71.2", "142"), ("150", "80.0", "180"))
WHOLE = [("就農者数", "人", 118, 150), ("集積率", "％", 71.2, 80), ("輸出額", "億円", 142, 180)]


def piles(*between: str) -> list[str]:
    """Return a table column by column, with lines between the columns."""
    heads = ("指標", "単位", "現状（R6）", "目標（R12）")
    lines: list[str] = []
    for at, (head, cells) in enumerate(zip(heads, COLUMNS, strict=True)):
        lines.extend([head, *cells, *([between[at]] if at < len(between) and between[at] else [])])
    return lines


@pytest.mark.parametrize(
    "between",
    [
        (),
        ("８ 推進体制",),
        ("８　推進体制", "", "※目標値は変更することがある。"),
        ("（３）推進の体制", "※単位は年間", "※速報値"),
        ("", "", "注：現状は速報値"),
    ],
)
def test_a_heading_and_notes_may_stand_among_the_columns(between: tuple[str, ...]) -> None:
    assert read(*piles(*between), gap="\n") == WHOLE


@pytest.mark.parametrize("between", [("推進体制",), ("", "８ 推進体制"), ("", "", "８ 推進体制")])
def test_other_lines_among_the_columns_are_not_passed_over(between: tuple[str, ...]) -> None:
    assert read(*piles(*between), gap="\n") == []


def test_a_heading_does_not_make_up_for_a_missing_cell() -> None:
    lines = piles("８ 推進体制")
    lines.remove("71.2")
    assert read(*lines, gap="\n") == []


@pytest.mark.parametrize("header", ["指標", "指　標"])
def test_a_heading_over_the_table_is_no_name(header: str) -> None:
    told = read(
        "（２）計画の目標値", header, "現状値", "（R6）", "目標値", "（R12）", "来館者数", "16人", "18人", gap="\n"
    )
    assert told == [("来館者数", "人", 16, 18)]
