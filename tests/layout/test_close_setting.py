"""Characters set close: brackets that hang over the line of a cell, and narrow blanks that only their place tells."""

from __future__ import annotations

import pytest

from tests.layout.drawn import Drawn, lay_out, read, rows_of


def test_a_bracket_whose_blank_half_hangs_over_the_line_is_in_its_cell() -> None:
    xs, ys = (60.0, 120.0, 189.0, 270.0), (100.0, 120.0, 140.0)
    page = Drawn().table(xs, ys, [["指標名", "", ""], ["出生数", "96", "110"]])
    page.text(142, 104, "現状（R5）").text(192.2, 104, "目標（R11）")
    assert rows_of(lay_out(page))[0] == ["指標名", "現状（R5）", "目標（R11）"]


@pytest.mark.parametrize(("gap", "printed"), [(2.7, "1.1 見守りの強化"), (0.4, "1.1見守りの強化")])
def test_a_narrow_blank_behind_the_number_of_a_heading(gap: float, printed: str) -> None:
    assert read(Drawn().text(60, 100, "1.1").text(75 + gap, 100, "見守りの強化")) == [printed]


def test_a_unit_set_apart_from_its_figure_is_no_heading() -> None:
    assert read(Drawn().text(60, 100, "1.1").text(77.7, 100, "倍に増えた")) == ["1.1倍に増えた"]
