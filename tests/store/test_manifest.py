from __future__ import annotations

from pathlib import Path

import pytest

from planextract.errors import BadRecord
from planextract.records.plan import Extractor
from planextract.store import Manifest, Row, count_outcomes, load_manifest, save_manifest
from tests.builders import EXTRACTOR

ROWS = (
    Row(id="a", source="raw/a.txt", outcome="ok", counts={"kpis": 2}),
    Row(id="b", source="raw/b", outcome="skipped"),
)


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    manifest = Manifest(
        run_id="2026-01-01T000000-abc",
        started="2026-01-01T00:00:00+00:00",
        ended="2026-01-01T00:00:01+00:00",
        input="raw",
        extractor=Extractor.model_validate(EXTRACTOR),
        inputs=2,
        outcomes=count_outcomes(ROWS),
        rows=ROWS,
    )
    path = save_manifest(manifest, output=tmp_path)
    assert path == tmp_path / ".planextract" / "runs" / "2026-01-01T000000-abc.json"
    assert load_manifest(path) == manifest
    assert manifest.inputs == sum(manifest.outcomes.values())


def test_outcomes_that_did_not_occur_are_counted_as_zero() -> None:
    assert count_outcomes(ROWS) == {"ok": 1, "partial": 0, "quarantined": 0, "skipped": 1}


def test_what_is_no_manifest_is_a_typed_error(tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text("[]", "utf-8")
    with pytest.raises(BadRecord):
        load_manifest(tmp_path / "m.json")
