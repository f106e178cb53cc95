from __future__ import annotations

from pathlib import Path

import pytest

from planextract.store import Quarantined, Row, find_quarantined, list_quarantined, put_in_quarantine, release

SHA = "1" * 64


def held(code: str = "pdf.corrupt") -> Row:
    return Row(id="市/a", source="raw/市/a.pdf", outcome="quarantined", sha256=SHA, code=code)


def find(output: Path, *, sha256: str = SHA, fingerprint: str = "f") -> Quarantined | None:
    return find_quarantined("市/a.pdf", sha256=sha256, fingerprint=fingerprint, output=output)


def test_an_entry_holds_for_its_content_and_extractor_only(tmp_path: Path) -> None:
    put_in_quarantine("市/a.pdf", held(), fingerprint="f", output=tmp_path)
    entry = find(tmp_path)
    assert entry
    assert entry.row.code == "pdf.corrupt"
    assert not find(tmp_path, sha256="2" * 64)
    assert not find(tmp_path, fingerprint="g")


def test_attempts_are_counted_until_something_changes(tmp_path: Path) -> None:
    for fingerprint, attempts in (("f", 1), ("f", 2), ("g", 1)):
        put_in_quarantine("市/a.pdf", held(), fingerprint=fingerprint, output=tmp_path)
        entry = find(tmp_path, fingerprint=fingerprint)
        assert entry
        assert entry.attempts == attempts


@pytest.mark.parametrize(
    ("code", "status"), [("pdf.corrupt", "error"), ("limit.time", "timeout"), ("worker.died", "died")]
)
def test_the_status_says_how_it_failed(code: str, status: str, tmp_path: Path) -> None:
    put_in_quarantine("市/a.pdf", held(code), fingerprint="f", output=tmp_path)
    assert [entry.status for entry in list_quarantined(tmp_path)] == [status]


def test_a_released_input_may_be_tried_again(tmp_path: Path) -> None:
    put_in_quarantine("市/a.pdf", held(), fingerprint="f", output=tmp_path)
    release("市/a.pdf", output=tmp_path)
    release("市/a.pdf", output=tmp_path)
    assert not find(tmp_path)
    assert not list(list_quarantined(tmp_path))


def test_two_inputs_of_one_stem_have_entries_of_their_own(tmp_path: Path) -> None:
    put_in_quarantine("市/a.pdf", held(), fingerprint="f", output=tmp_path)
    put_in_quarantine("市/a.txt", held(), fingerprint="f", output=tmp_path)
    assert [entry.name for entry in list_quarantined(tmp_path)] == ["市/a.pdf", "市/a.txt"]
