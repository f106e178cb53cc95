from __future__ import annotations

from pathlib import Path

import pytest

from planextract.records.plan import Extractor, Plan
from planextract.store import find_current, find_records, load_plan, load_text, save_plan
from tests.builders import EXTRACTOR, SHA, sample_draft

CURRENT = Extractor.model_validate(EXTRACTOR)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    draft = sample_draft("市/計画", name="計画.txt")
    return save_plan(draft.build(), draft.text, output=tmp_path)


def find(output: Path, *, sha256: str = SHA, source: str = "計画.txt", extractor: Extractor = CURRENT) -> Plan | None:
    found = find_current("市/計画", source=source, sha256=sha256, extractor=extractor, output=output)
    return found[0] if found else None


def test_a_record_lies_beside_its_text(stored: Path, tmp_path: Path) -> None:
    draft = sample_draft("市/計画", name="計画.txt")
    assert stored == tmp_path / "市" / "計画.json"
    assert load_plan(stored) == draft.build()
    assert load_text(stored) == draft.text


def test_writing_twice_gives_the_same_bytes(stored: Path, tmp_path: Path) -> None:
    before = stored.read_bytes(), stored.with_suffix(".txt").read_bytes()
    draft = sample_draft("市/計画", name="計画.txt")
    save_plan(draft.build(), draft.text, output=tmp_path)
    assert (stored.read_bytes(), stored.with_suffix(".txt").read_bytes()) == before


def test_records_are_found_in_order_and_hidden_folders_are_not_entered(stored: Path, tmp_path: Path) -> None:
    first = save_plan(sample_draft("a").build(), sample_draft("a").text, output=tmp_path)
    (tmp_path / ".planextract").mkdir()
    (tmp_path / ".planextract" / "x.json").write_text("{}", "utf-8")
    assert list(find_records(tmp_path)) == [first, stored]


def test_a_record_is_current_only_for_its_content_name_and_extractor(stored: Path, tmp_path: Path) -> None:
    assert stored.exists()
    assert find(tmp_path)
    assert not find(tmp_path, sha256="1" * 64)
    assert not find(tmp_path, source="計画.md")
    assert not find(tmp_path, extractor=CURRENT.model_copy(update={"version": "9"}))
    assert not find(tmp_path, extractor=CURRENT.model_copy(update={"settings": {"nlp": "full"}}))


def test_a_damaged_record_or_text_is_not_current(stored: Path, tmp_path: Path) -> None:
    text = stored.with_suffix(".txt")
    whole = text.read_text("utf-8")
    text.write_text(whole[: len(whole) // 2], "utf-8")
    assert not find(tmp_path)
    text.unlink()
    assert not find(tmp_path)
    stored.write_bytes(stored.read_bytes()[:100])
    assert not find(tmp_path)
    stored.unlink()
    assert not find(tmp_path)
