"""Names and figures that a page was read apart in two blocks."""

from __future__ import annotations

from planextract.document import Line
from planextract.extract.kpi_blocks import pair_blocks
from planextract.spans import Span, fold


def line(text: str, left: float, top: float, column: int) -> Line:
    box = (left, top, left + 10.0 * len(text), top + 10)
    return Line(Span(0, len(text)), 1, box, 10, column, view=fold(text))


NAMES = [line("○空き家の数", 50, 100, 1), line("○案内人の数", 50, 115, 1)]


def texts(*lines: Line) -> list[tuple[str, int | None]]:
    return [(one.view.text if one.view else "", one.column) for one in pair_blocks(lines)]


def test_figures_follow_the_name_at_their_height() -> None:
    found = texts(
        *NAMES, line("12戸（R6） → 8戸", 150, 100, 2), line("― → 20人", 160, 115, 2), line("終わり", 50, 130, 3)
    )
    assert found == [
        ("○空き家の数", 1),
        ("12戸(R6) → 8戸", 1),
        ("○案内人の数", 1),
        ("― → 20人", 1),
        ("終わり", 3),
    ]


def test_a_block_with_words_of_its_own_stays_apart() -> None:
    lines = [*NAMES, line("12戸（R6） → 8戸", 150, 100, 2), line("市民の声", 160, 115, 2)]
    assert texts(*lines) == [(one.view.text if one.view else "", one.column) for one in lines]


def test_a_block_at_other_heights_stays_apart() -> None:
    lines = [*NAMES, line("12戸（R6） → 8戸", 150, 140, 2)]
    assert texts(*lines)[-1] == ("12戸(R6) → 8戸", 2)
