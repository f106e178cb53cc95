"""Documents that print both sides."""

from __future__ import annotations

from pathlib import Path

import pytest

from planextract.compare import compare_inside, holds_both_sides
from planextract.compare.inside import interchange
from planextract.errors import NothingToCompare
from planextract.store import prove
from tests.compare.conftest import SETTINGS, OpenSide


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("nankoku_henchi_r8", {("removed", "林道"), ("added", "観光レクリエーション施設")}),
        ("nankoku_henchi_r4", {("added", "自動車")}),
    ],
)
def test_the_plan_inside_is_compared(name: str, wanted: set[tuple[str, str]], shared: Path, opened: OpenSide) -> None:
    side = opened(shared / f"corpus/real/{name}.pdf")
    assert holds_both_sides(side.text)
    comparison = compare_inside(side, settings=SETTINGS)
    found = {(c.op, "".join((c.new or c.old).text.split())) for c in comparison.diff.changes if c.kind == "action"}  # type: ignore[union-attr]  # one of the two is there
    assert found == wanted
    assert prove(comparison.old.plan, comparison.old.text) == ()


def test_a_document_with_one_side_is_refused(samples: tuple[Path, Path], opened: OpenSide) -> None:
    with pytest.raises(NothingToCompare):
        compare_inside(opened(samples[0]), settings=SETTINGS)


def test_captions_change_places_and_nothing_else() -> None:
    text = "（変更前）令和５年度\n変更について\n（変更後）令和６年度、改定後"
    twin = interchange(text)
    assert twin == "（変更後）令和５年度\n変更について\n（変更前）令和６年度、改定前"
    assert interchange(twin) == text
