"""Tables of thousands of cells: each cell finds its headers without looking through all the others."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.plans import invent_plan
from planextract.batch.inputs import make_input
from planextract.batch.run import run_input
from planextract.document import Cell, Table
from planextract.extract.actor_roles import find_section_role
from planextract.extract.actor_tables import find_headers, header_role
from planextract.rules.loader import load_rules
from planextract.settings import Settings
from planextract.spans import fold

SETTINGS = Settings(nlp="off")
# Each such look goes through the whole table; where every cell looks at every other one, there are millions.
MOST_LOOKS = 100
TABLES = {
    "long": "|指標|値|\n|---|---|\n" + "|件数|10|\n" * 2000,
    "wide": "|件数" * 4000 + "|\n" + "|---" * 4000 + "|\n",
    "with dates": "|指標|現状値|時期|\n|---|---|---|\n" + "|件数|令和6年度|令和8年度|\n" * 1000,
    "with bodies": "|団体|実施主体|役割|\n|---|---|---|\n" + "|鶴岡市|山形大学|〇|\n" * 2000,
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_is_not_gone_through_for_each_of_its_cells(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = 0
    look = Table.at

    def count(self: Table, row: int, column: int) -> Cell | None:
        nonlocal looks
        looks += len(self.cells) > MOST_LOOKS
        return look(self, row, column)

    monkeypatch.setattr(Table, "at", count)
    path = tmp_path / "plan.md"
    path.write_text(f"{invent_plan(1).text}\n{table}", "utf-8")
    row = run_input(make_input("plan.md", path), SETTINGS, tmp_path / "out")
    assert row.code is None
    assert looks <= MOST_LOOKS


@given(st.integers(0, 2**32))
def test_headers_are_the_nearest_ones_above_and_to_the_left(seed: int) -> None:
    table, rules = draw_table(Random(seed)), load_rules("actor_roles")  # noqa: S311 - draws tables, guards nothing
    headers = find_headers(table, rules)
    for cell in table.cells:
        over = [table.at(row, cell.column) for row in range(cell.row - 1, -1, -1)]
        above = [other for other in over if other and (not other.row or other.columns >= cell.columns)]
        left = [other for column in range(cell.column - 1, -1, -1) if (other := table.at(cell.row, column))]
        roles = [find_section_role([other.text for other in way], rules) for way in (above, left)]
        if roles[0] is not None and roles[0].name == "author":
            roles[0] = None
        assert header_role(headers, cell) == (roles[0] or roles[1])


def draw_table(chance: Random) -> Table:
    """Return a grid of cells that cover one or more rows and columns, with words of headers in some."""
    height, width = chance.randint(1, 5), chance.randint(1, 5)
    free = {(row, column) for row in range(height) for column in range(width)}
    cells = []
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        rows, columns = chance.randint(1, 2), chance.randint(1, 3)
        covered = {(row + down, column + right) for down in range(rows) for right in range(columns)}
        if not covered <= free:
            rows, columns, covered = 1, 1, {(row, column)}
        free -= covered
        text = chance.choice(("", "島根大学", "実施主体", "連携団体", "策定主体", "評価委員"))
        cells.append(Cell(row, column, (), rows, columns, view=fold(text) if text else None))
    return Table(1, tuple(cells), "ruled")
