from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command

RAW = Path(__file__).resolve().parents[2] / "raw" / "nikaho_sogosenryaku"


def test_two_documents_are_compared_and_reported(planextract: Command, tmp_path: Path) -> None:
    answer = planextract("diff", RAW / "r5.txt", RAW / "r7.txt", "--output", tmp_path, "--nlp", "off", "--json")
    assert answer.code == 0, answer.err
    assert {path.name for path in tmp_path.iterdir()} == {f"r5__r7{s}" for s in (".json", ".html", ".md", ".csv")}
    assert answer.plain == json.loads((tmp_path / "r5__r7.json").read_text("utf-8"))
    assert "重要 3" in answer.err


def test_records_give_the_same_changes_as_documents(planextract: Command, tmp_path: Path) -> None:
    planextract("extract", RAW / "r5.txt", RAW / "r7.txt", "--output", tmp_path / "out", "--nlp", "off")
    records = tmp_path / "out"
    options = ("--format", "json", "--nlp", "off", "--json")
    by_record = planextract("diff", records / "r5.json", records / "r7.json", "-o", tmp_path / "a", *options)
    by_document = planextract("diff", RAW / "r5.txt", RAW / "r7.txt", "-o", tmp_path / "b", *options)
    assert by_record.plain["changes"] == by_document.plain["changes"] != []
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["r5__r7.json"]


def test_the_same_document_twice_has_no_changes(planextract: Command, tmp_path: Path) -> None:
    answer = planextract("diff", RAW / "r5.txt", RAW / "r5.txt", "-o", tmp_path, "--nlp", "off", "--format", "json")
    assert answer.code == 0
    assert "変更はありません" in answer.err


def test_an_unknown_format_is_wrong_usage(planextract: Command, tmp_path: Path) -> None:
    answer = planextract("diff", RAW / "r5.txt", RAW / "r7.txt", "-o", tmp_path, "--format", "pdf")
    assert answer.code == 2
    assert "[settings.invalid]" in answer.err
    assert not any(tmp_path.iterdir())


def test_one_document_without_two_sides_is_refused(planextract: Command, tmp_path: Path) -> None:
    answer = planextract("diff", RAW / "r5.txt", "-o", tmp_path, "--nlp", "off")
    assert answer.code == 1
    assert "[compare.one_side]" in answer.err


def test_a_history_is_written(planextract: Command, tmp_path: Path) -> None:
    planextract("extract", RAW.parent, "--output", tmp_path / "out", "--nlp", "off")
    answer = planextract("history", tmp_path / "out", "nikaho_sogosenryaku", "-o", tmp_path / "reports", "--json")
    assert answer.code == 0, answer.err
    assert answer.plain["revisions"] == ["nikaho_sogosenryaku/r5", "nikaho_sogosenryaku/r7"]
    shown = (tmp_path / "reports" / "nikaho_sogosenryaku__history.md").read_text("utf-8")
    assert "| 製造品出荷額等 |" in shown
    assert "| 1,120" in shown
    # What is gone has no words of its own.
    assert "| 事業承継の促進 | 事業承継の促進 | － |" in shown
