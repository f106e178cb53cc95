"""Tables of starts and goals torn in every way: blocks in any order, by rows or by columns, headers in pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline

RULES = load_rules("kpis")
INDICATORS = (
    ("特定健診の受診率", "％"),
    ("空き家バンクの成約件数", "件"),
    ("サイクリング大会の参加者数", "人"),
    ("通いの場の数", "か所"),
    ("梅の改植面積", "ha"),
    ("市内事業所の売上額", "千円"),
)
YEARS = ("令和６年度", "令和９年度", "令和12年度")
HEADS = (("現状値", "目標値"), ("基準値", "目標値"), ("現状", "目標"), ("現状値", "中間目標値", "目標値"))
WAYS = ("columns", "columns behind", "row lines", "column lines", "unit rows", "rows of one figure a line")
# What proves the order; of bare figures, one at a line's end may still be the half of a torn one.
SURE = frozenset({"columns"})
Said = dict[str, tuple[float | None, list[float]]]


@dataclass(frozen=True)
class Torn:
    """A table: its way, its lines, which of them are figures, and what it says."""

    way: str
    lines: list[str]
    figures: list[int]
    says: Said


@st.composite
def tables(draw: st.DrawFn) -> Torn:
    """Draw a table and a way to tear it."""
    chosen = draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=4, unique=True))
    heads = draw(st.sampled_from(HEADS))
    numbers = st.integers(1, 3000) | st.sampled_from([31.6, 43.2, 6.5, 71.8])
    size = len(heads) * len(chosen)
    cells_of = draw(st.lists(numbers, min_size=size, max_size=size, unique=True))
    rows = [cells_of[at : at + len(heads)] for at in range(0, size, len(heads))]
    # Lines of as many figures as there are both names and headers are taken for rows, as they are printed.
    way = draw(st.sampled_from([way for way in WAYS if way != "column lines" or len(heads) != len(chosen)]))
    # Behind names and units in columns, figures one a line are read as columns too.
    apart = {"unit rows": ["block"], "rows of one figure a line": ["cell", "name"]}
    unit = draw(st.sampled_from(apart.get(way, ["cell", "name", "block"])))
    shown = [
        [f"{figure:,}{sign if unit == 'cell' else ''}" for figure in row]
        for (_, sign), row in zip(chosen, rows, strict=True)
    ]
    if draw(st.booleans()):
        shown[0][0] = "－"
    said: Said = {
        name: (None if cells[0] == "－" else float(row[0]), [float(figure) for figure in row[1:]])
        for (name, _), row, cells in zip(chosen, rows, shown, strict=True)
    }
    names = [name + (f"（{sign}）" if unit == "name" else "") for name, sign in chosen]
    units = [sign for _, sign in chosen] if unit == "block" else []
    lines = _tear(draw, way, names, units, _head(draw, heads), shown)
    cells = {cell for row in shown for cell in row}
    figures = [at for at, line in enumerate(lines) if cells.issuperset(line.split())]
    return Torn(way, lines, figures, said)


def _head(draw: st.DrawFn, heads: Sequence[str]) -> list[list[str]]:
    years = [YEARS[0], *YEARS[3 - len(heads) + 1 :]]
    how = draw(st.sampled_from(["close", "below", "torn", "none"]))
    parts = {"close": "{0}（{1}）", "below": "{0}\n（{1}）", "torn": "{0}\n（{2}\n度）", "none": "{0}"}[how]
    return [parts.format(head, year, year[:-1]).split("\n") for head, year in zip(heads, years, strict=True)]


def _tear(
    draw: st.DrawFn,
    way: str,
    names: list[str],
    units: list[str],
    heads: list[list[str]],
    rows: list[list[str]],
) -> list[str]:
    columns = [list(column) for column in zip(*rows, strict=True)]
    title = draw(st.sampled_from([["指標名"], ["目標指標", "指標名"], ["指標"]]))
    behind = draw(st.sampled_from([[], ["担当課"]]))
    section = draw(st.sampled_from([[], ["健康医療課"], ["観光商工課、総合政策課"]])) if behind else []
    named = [*names, *behind]
    below = ["単位", *units] if units else []
    flat = [word for head in heads for word in head]
    if way == "columns":
        blocks = [named, below, *([*head, *column] for head, column in zip(heads, columns, strict=True))]
        first = draw(st.sampled_from([[0, 1, 2], [1, 0, 2], [0, 2, 1], [2, 1, 0], [1, 2, 0]]))
        order = [*first, *range(3, len(blocks))]
        return [*title, *(line for place in order for line in blocks[place]), *section]
    if way == "columns behind":
        pairs = zip(columns, heads, strict=True)
        return [*title, *named, *below, *(line for column, head in pairs for line in [*column, *head])]
    if way == "row lines":
        gap = draw(st.sampled_from(["　　", " ", "   "]))
        heading = flat if len(flat) > len(heads) else draw(st.sampled_from([flat, ["　".join(flat)]]))
        return [*title, *named, *below, *heading, *(gap.join(row) for row in rows), *section]
    if way == "column lines":
        return [*title, *named, *below, *flat, *(" ".join(column) for column in columns)]
    if way == "unit rows":
        together = zip(units, rows, strict=True)
        return [*title, *named, "単位", *flat, *(line for sign, row in together for line in [sign, *row]), *section]
    return [*title, *named, *below, *flat, *(cell for row in rows for cell in row)]


def read(lines: Sequence[str]) -> Said:
    before, behind = (
        ["施策（１） 健康づくり", "主な取組", "・健診の実施"],
        ["施策（２） 産業の振興", "・梅の改植を支援する。"],
    )
    text = "\n".join([*before, "", *lines, "", *behind])
    kpis, _ = extract_kpis(tokenise(outline(text + "\n")), RULES)
    return {
        kpi.view.text: (kpi.baseline.value if kpi.baseline else None, [target.value for target in kpi.targets])
        for kpi in kpis
        if (kpi.baseline or kpi.targets) and kpi.rule != "kpi.line"  # what a table lacks, lines may give
    }


@settings(max_examples=200, deadline=None)
@given(tables())
def test_every_figure_goes_to_its_indicator_or_to_none(torn: Torn) -> None:
    told = read(torn.lines)
    assert _is_right(told, torn)
    if torn.way in SURE and not any(torn.lines[at][-1].isdigit() for at in torn.figures):
        assert told == torn.says


@settings(max_examples=150, deadline=None)
@given(tables().filter(lambda torn: torn.way in SURE), st.data())
def test_with_a_figure_less_nothing_wrong_is_read(torn: Torn, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(torn.figures))
    assert _is_right(read([*torn.lines[:gone], *torn.lines[gone + 1 :]]), torn)


def _is_right(told: Said, torn: Torn) -> bool:
    return all(
        name in torn.says and start in (None, torn.says[name][0]) and set(targets) <= set(torn.says[name][1])
        for name, (start, targets) in told.items()
    )


def test_a_heading_right_behind_the_names_parts_no_table() -> None:
    names = ["指標名", "特定健診の受診率", "通いの場の数", "担当課", "", "施策（３） 湖の保全", "現状と課題", ""]
    columns = [
        "現状値",
        "（令和６年度）",
        "43.2",
        "41",
        "",
        "単位",
        "％",
        "か所",
        "",
        "目標値",
        "（令和12年度）",
        "60.0",
        "55",
    ]
    says: Said = {"特定健診の受診率": (43.2, [60.0]), "通いの場の数": (41, [55])}
    assert read([*names, *columns]) == says
    assert read([*names, *columns[:4], "健康づくり", *columns[4:]]) == {}  # nobody's line


def test_names_below_a_heading_may_have_no_header() -> None:
    lines = [
        "５　目標指標",
        "",
        "特定健診の受診率",
        "大会の順位",
        "",
        "現状値（R6）　目標値（R12）",
        "",
        "－　　　60.0％",
        "44位　　30位",
    ]
    assert read(lines) == {"特定健診の受診率": (None, [60.0]), "大会の順位": (44, [30])}


def test_a_word_of_tables_beside_page_numbers_is_no_running_head() -> None:
    tables = [["通いの場の数", f"{at}か所", *([f"-{at}-"] if at in (2, 4) else []), "目標値", ""] for at in range(1, 8)]
    document = outline("\n".join(line for table in tables for line in table))
    said = [line.span.of(document.text) for line in document.lines if line.furniture]
    assert said == ["-2-", "-4-"]
