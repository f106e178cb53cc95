"""Tables of yearly additions torn in every way: the blocks in any order, by rows or by columns, headers in pieces."""

from __future__ import annotations

import re
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
    ("移住相談会を経て移住した世帯数", "世帯"),
    ("地場産品を使った新商品の数", "品"),
    ("サイクリングイベントの参加者数", "人"),
    ("空き家バンクの成約件数", "件"),
    ("市内事業所の売上額", "千円"),
)
START = ["事業開始前", "（現時点）"]
YEARS = {
    "ordinal": ["{year}年度増加分", "（{place}年目）"],
    "pieces": ["{year}年度", "増加分", "（{place}年目）"],
    "era": ["R{era}年度", "増加分"],
    "close": ["令和{era}年度増加分"],
}
SUMS = (["ＫＰＩ増加分", "の累計"], ["増加分の累計"], ["ＫＰＩ", "増加分の", "累計"], ["累計"])
WAYS = ("blocks", "names last", "named rows", "columns", *(f"{part} apart" for part in ("starts", "sums", "both")))
Figures = tuple[float | None, list[tuple[float, str]]]


@dataclass(frozen=True)
class Torn:
    """A table: its way, its lines before and behind the figures, the figures in order, and what it says."""

    way: str
    lines: list[str]
    figures: list[int]
    says: dict[str, Figures]


@st.composite
def tables(draw: st.DrawFn) -> Torn:
    """Draw a table and a way to tear it."""
    chosen = draw(st.lists(st.sampled_from(INDICATORS), min_size=1, max_size=4, unique=True))
    years = draw(st.integers(2, 5))
    numbers = st.integers(1, 3000)
    rows = [(draw(numbers), draw(st.lists(numbers, min_size=years, max_size=years))) for _ in chosen]
    decimals, unit = draw(st.sampled_from(["", ".00"])), draw(st.sampled_from(["cell", "name", "block"]))
    shown = [
        [f"{figure:,}{decimals}{sign if unit == 'cell' else ''}" for figure in (start, *added, sum(added))]
        for (_, sign), (start, added) in zip(chosen, rows, strict=True)
    ]
    tag = draw(st.sampled_from(["", "ＫＰＩ{} "]))
    names = [
        tag.format("①②③④"[place]) + name + (f"（{sign}）" if unit == "name" else "")
        for place, (name, sign) in enumerate(chosen)
    ]
    year = draw(st.sampled_from(list(YEARS.values())))
    head = [*START]
    for place in range(years):
        head += [part.format(year=2025 + place, era=7 + place, place=place + 1) for part in year]
    head += draw(st.sampled_from(SUMS))
    units = [sign for _, sign in chosen] if unit == "block" else []
    way = draw(st.sampled_from(WAYS))
    lines, figures = _tear(way, names, units, head, shown)
    says: dict[str, Figures] = {
        name: (float(start), [*((float(one), "increment") for one in added), (float(sum(added)), "cumulative")])
        for (name, _), (start, added) in zip(chosen, rows, strict=True)
    }
    return Torn(way, lines, figures, says)


def _tear(
    way: str, names: Sequence[str], units: Sequence[str], head: Sequence[str], rows: Sequence[Sequence[str]]
) -> tuple[list[str], list[int]]:
    by_row = [figure for row in rows for figure in row]
    if way == "named rows":
        cells = [*head]
        figures: list[int] = []
        for name, row in zip(names, rows, strict=True):
            cells.append(name)
            figures += range(len(cells), len(cells) + len(row))
            cells += row
        return cells, figures
    if way == "names last":
        return [*head, *by_row, *names, *units], [*range(len(head), len(head) + len(by_row))]
    columns = [list(column) for column in zip(*rows, strict=True)]
    body = by_row if way == "blocks" else [figure for column in columns for figure in column]
    if way.endswith("apart"):  # years row by row, what stands beside them in columns of its own
        first, last = way != "sums apart", len(columns) - (way != "starts apart")
        body = [*(columns[0] if first else []), *(figure for row in rows for figure in row[first:last])]
        body += [figure for column in columns[last:] for figure in column]
    top = len(names) + len(units) + len(head)
    return [*names, *units, *head, *body], [*range(top, top + len(body))]


def read(lines: Sequence[str]) -> dict[str, Figures]:
    text = "\n".join(["５　目標", "【数値目標】", *lines, "", "６　計画期間", "認定の日から令和12年３月31日まで"])
    kpis, _ = extract_kpis(tokenise(outline(text + "\n")), RULES)
    return {
        kpi.view.text: (kpi.baseline.value if kpi.baseline else None, [(t.value, t.basis) for t in kpi.targets])
        for kpi in kpis
        if kpi.baseline or kpi.targets
    }


def _are_alike(torn: Torn) -> bool:
    """Tell whether figures repeat, so that they may add up by rows and by columns alike."""
    figures = [re.sub(r"[^0-9.]", "", torn.lines[at]) for at in torn.figures]
    return len(set(figures)) < len(figures)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_every_figure_goes_to_its_indicator(torn: Torn) -> None:
    told = read(torn.lines)
    # Small figures may add up in more ways than one, and then nobody can tell.
    assert told == torn.says or (told == {} and _are_alike(torn))


def test_starts_and_sums_may_stand_in_columns_beside_rows_of_years() -> None:
    names = ["移住相談会を経て移住した世帯数（世帯）", "サイクリングイベントの参加者数（人）"]
    head = ["事業開始前", "2026年度", "増加分", "2027年度", "増加分", "ＫＰＩ増加分", "の累計"]
    says: dict[str, Figures] = {
        "移住相談会を経て移住した世帯数": (24, [(10, "increment"), (14, "increment"), (24, "cumulative")]),
        "サイクリングイベントの参加者数": (1850, [(400, "increment"), (550, "increment"), (950, "cumulative")]),
    }
    assert read([*names, *head, "24", "1,850", "10", "14", "24", "400", "550", "950"]) == says
    assert read([*names, *head, "10", "14", "400", "550", "24", "1,850", "24", "950"]) in ({}, says)
    assert read([*names, *head, "24", "1,850", "10", "14", "25", "400", "550", "950"]) == {}


@settings(max_examples=150, deadline=None)
@given(tables(), st.data())
def test_with_a_figure_less_nothing_wrong_is_read(torn: Torn, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(torn.figures))
    told = read([*torn.lines[:gone], *torn.lines[gone + 1 :]])
    for name, (start, targets) in told.items():
        assert name in torn.says
        assert start in (None, torn.says[name][0])
        assert set(targets) <= set(torn.says[name][1])


@settings(max_examples=60, deadline=None)
@given(tables(), st.data())
def test_a_page_number_among_the_cells_changes_nothing(torn: Torn, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(torn.lines) - 1))
    assert read([*torn.lines[:place], "- 12 -", *torn.lines[place:]]) == read(torn.lines)
    assert read(["12", *torn.lines]) == read(torn.lines)
