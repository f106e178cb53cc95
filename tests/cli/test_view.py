from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command

RAW = Path(__file__).resolve().parents[2] / "raw" / "tanigawa_renkei"


def test_a_record_is_shown_beside_its_pages(planextract: Command, tmp_path: Path) -> None:
    planextract("extract", RAW / "r6.pdf", "--output", tmp_path, "--nlp", "off")
    answer = planextract("view", tmp_path / "r6.json", "--sources", RAW, "--output", tmp_path / "view.html")
    assert answer.code == 0, answer.err
    page = (tmp_path / "view.html").read_text("utf-8")
    assert "data:image/png;base64," in page
    assert "--sources" not in answer.err


def test_without_its_document_a_record_is_shown_beside_its_text(planextract: Command, tmp_path: Path) -> None:
    planextract("extract", RAW / "r6.pdf", "--output", tmp_path, "--nlp", "off")
    answer = planextract("view", tmp_path / "r6.json", "--output", tmp_path / "view.html")
    assert answer.code == 0, answer.err
    assert "data:image/png" not in (tmp_path / "view.html").read_text("utf-8")
    assert "--sources" in answer.err


def test_a_missing_record_is_named(planextract: Command, tmp_path: Path) -> None:
    answer = planextract("view", tmp_path / "none.json", "--output", tmp_path / "view.html")
    assert answer.code == 1
    assert "[file.not_found]" in answer.err
    assert not (tmp_path / "view.html").exists()
