"""Lines of signs between boxes are no entries, and nothing that stands for a figure is taken for one."""

from __future__ import annotations

import pytest

from planextract.structure.drawn_lines import is_only_drawn
from tests.documents import draw, outline


@pytest.mark.parametrize("line", ["▼", "▲▲▲", "▲ ▲ ▲", "▽　▽", "⇩", "⬇⬇", "────────", "======"])
def test_signs_that_point_say_nothing(line: str) -> None:
    assert draw(outline(f"みどり市計画\n\n１　現状\n・人口の減少\n\n{line}\n\n２　施策\n・朝市の再開\n")) == draw(
        outline("みどり市計画\n\n１　現状\n・人口の減少\n\n\n\n２　施策\n・朝市の再開\n")
    )


@pytest.mark.parametrize("line", ["▲", "△", "↑", "↓", "→", "○ ○", "-", "----", "▼ 人口の減少", "▲46", "※"])
def test_a_sign_that_may_stand_for_something_stays(line: str) -> None:
    assert not is_only_drawn(line)
