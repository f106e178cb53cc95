from __future__ import annotations

from pathlib import Path

import pytest

from planextract.store import Row, save_plan
from planextract.store.index import Index
from planextract.store.ledger import Note, digest_stored
from planextract.store.paths import index_path
from tests.builders import SHA, sample_draft

NAME = "市/計画.txt"
ROW = Row(id="市/計画", source="raw/市/計画.txt", outcome="ok", sha256=SHA, seconds=1.5, counts={"kpis": 2})


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return a record that the index of its folder knows."""
    draft = sample_draft("市/計画", name="計画.txt")
    path = save_plan(draft.build(), draft.text, output=tmp_path)
    index = Index(tmp_path, "f")
    index.add(Note(name=NAME, fingerprint="f", stored=digest_stored(tmp_path, ROW.id), row=ROW))
    index.save()
    return path


def find(output: Path, *, name: str = NAME, sha256: str = SHA, fingerprint: str = "f") -> Row | None:
    index = Index(output, fingerprint)
    line = index.find(name, sha256)
    index.close()
    return Row.model_validate_json(line) if line else None


@pytest.mark.usefixtures("record")
def test_an_entry_holds_for_its_content_extractor_and_name_only(tmp_path: Path) -> None:
    assert find(tmp_path) == ROW.model_copy(update={"outcome": "skipped", "seconds": 0.0})
    assert not find(tmp_path, sha256="1" * 64)
    assert not find(tmp_path, fingerprint="g")
    assert not find(tmp_path, name="市/計画.md")


def test_a_record_that_was_touched_since_is_not_done(record: Path, tmp_path: Path) -> None:
    whole = record.read_bytes()
    record.write_bytes(whole.replace("交流会".encode(), "交流界".encode()))
    assert not find(tmp_path)
    record.write_bytes(whole)
    assert find(tmp_path)
    record.with_suffix(".txt").unlink()
    assert not find(tmp_path)


@pytest.mark.usefixtures("record")
def test_a_damaged_index_knows_nothing(tmp_path: Path) -> None:
    path = index_path(tmp_path)
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole[:80], whole.replace(b"skipped", b"partial"), b"\xff" * 50):
        path.write_bytes(damaged)
        assert not find(tmp_path), damaged


@pytest.mark.usefixtures("record")
def test_an_index_that_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    before = index_path(tmp_path).stat().st_mtime_ns
    index = Index(tmp_path, "f")
    assert index.find(NAME, SHA)
    index.close()
    index.save()
    assert index_path(tmp_path).stat().st_mtime_ns == before
    # What is gone from the inputs goes from the index.
    index = Index(tmp_path, "f")
    index.close()
    index.save()
    assert not find(tmp_path)
