from __future__ import annotations

from pathlib import Path

import pytest

from planextract.store import Row, save_plan
from planextract.store.files import STALE_SECONDS, sweep
from planextract.store.ledger import find_done, note_done
from planextract.store.paths import note_path
from tests.builders import SHA, sample_draft

ROW = Row(id="市/計画", source="raw/市/計画.txt", outcome="partial", sha256=SHA, failed_pages={"limit.time": (2,)})


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    draft = sample_draft("市/計画", name="計画.txt")
    record = save_plan(draft.build(), draft.text, output=tmp_path)
    note_done("市/計画.txt", ROW, fingerprint="f", output=tmp_path)
    return record


def find(output: Path, *, name: str = "市/計画.txt", sha256: str = SHA, fingerprint: str = "f") -> Row | None:
    return find_done(name, sha256=sha256, fingerprint=fingerprint, output=output)


@pytest.mark.usefixtures("stored")
def test_a_note_holds_for_its_content_extractor_and_name_only(tmp_path: Path) -> None:
    assert find(tmp_path) == ROW
    assert not find(tmp_path, sha256="1" * 64)
    assert not find(tmp_path, fingerprint="g")
    assert not find(tmp_path, name="市/計画.md")


def test_a_record_that_was_touched_since_is_not_done(stored: Path, tmp_path: Path) -> None:
    whole = stored.read_bytes()
    stored.write_bytes(whole.replace("交流会".encode(), "交流界".encode()))
    assert not find(tmp_path)
    stored.write_bytes(whole)
    assert find(tmp_path)
    stored.with_suffix(".txt").unlink()
    assert not find(tmp_path)


@pytest.mark.usefixtures("stored")
def test_a_damaged_note_is_none(tmp_path: Path) -> None:
    path = note_path(tmp_path, "市/計画.txt")
    path.write_bytes(path.read_bytes()[:50])
    assert not find(tmp_path)


def test_what_a_killed_run_left_is_swept_away_when_it_is_old(tmp_path: Path) -> None:
    import os
    import time

    old, new, record = tmp_path / "市" / ".w-old", tmp_path / ".planextract" / ".w-new", tmp_path / "a.json"
    for path in (old, new, record):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    for path in (old, record):
        os.utime(path, (time.time() - 2 * STALE_SECONDS,) * 2)
    sweep(tmp_path)
    assert not old.exists()
    assert new.exists()
    assert record.exists()
