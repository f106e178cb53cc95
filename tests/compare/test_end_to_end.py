"""From the documents to the changes: what the extraction costs the comparison."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

import pytest

from planextract.compare import Side, compare_sides
from planextract.records.evidence import Evidence
from planextract.store import to_json
from tests.compare.conftest import OpenSide
from tests.diff.test_gold import score


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("folder", "old", "new", "least"),
    [
        ("plans", "sogokeikaku_a.pdf", "sogokeikaku_a_rev.pdf", 0.80),
        ("revisions", "anno_education_v1.md", "anno_education_v2.md", 0.80),
    ],
)
def test_documents_give_the_hand_made_changes(
    folder: str, old: str, new: str, least: float, shared: Path, tmp_path: Path, opened: OpenSide
) -> None:
    place = shared / "corpus" / folder
    diff = compare_sides(opened(place / old), opened(place / new)).diff
    name = f"{Path(old).stem}__{Path(new).stem}"
    (tmp_path / f"{name}.json").write_text(to_json(diff), "utf-8")
    f1, fields = score(tmp_path, shared)[name]
    assert f1 >= least
    assert fields >= 0.8


@pytest.mark.corpus
def test_a_series_reports_nothing_that_its_text_does_not_have(shared: Path, opened: OpenSide) -> None:
    paths = sorted((shared / "corpus/revisions/anno_education_series").glob("*.md"))
    assert len(paths) == 10
    sides = [opened(path) for path in paths]
    for old, new in pairwise(sides):
        assert unfounded_rows(old, new) == []


def test_the_samples_report_nothing_that_their_text_does_not_have(samples: tuple[Path, Path], opened: OpenSide) -> None:
    old, new = map(opened, samples)
    assert compare_sides(old, new).diff.changes
    # A measure that moved along a heading stands on lines that are there on both sides.
    assert unfounded_rows(old, new) == []


def unfounded_rows(old: Side, new: Side) -> list[str]:
    """Return the rows that stand on no line which a plain text diff calls changed."""
    gone, come = changed_lines(old.text, new.text)
    return [
        f"{change.op} {change.kind} {change.old and change.old.text} → {change.new and change.new.text}"
        for change in compare_sides(old, new).diff.changes
        if change.kind != "document"
        and not (change.old and lines_of(old.text, change.old.evidence) & gone)
        and not (change.new and lines_of(new.text, change.new.evidence) & come)
    ]


def changed_lines(old: str, new: str) -> tuple[set[int], set[int]]:
    gone: set[int] = set()
    come: set[int] = set()
    codes = SequenceMatcher(None, old.split("\n"), new.split("\n"), autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag != "equal":
            gone |= set(range(a, b))
            come |= set(range(c, d))
    return gone, come


def lines_of(text: str, evidence: Iterable[Evidence]) -> set[int]:
    return {
        line for item in evidence for line in range(text.count("\n", 0, item.start), text.count("\n", 0, item.end) + 1)
    }
