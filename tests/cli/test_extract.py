from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.plans import invent_plan
from tests.cli.conftest import Command


@pytest.mark.usefixtures("calls")
def test_a_folder_is_mirrored_and_single_files_lie_at_the_top(
    planextract: Command, inbox: Path, tmp_path: Path
) -> None:
    assert planextract("extract", inbox, "--output", tmp_path / "one").code == 0
    assert (tmp_path / "one" / "市" / "b.json").is_file()
    assert planextract("extract", inbox / "市" / "b.md", "-o", tmp_path / "two").code == 0
    assert sorted(path.name for path in (tmp_path / "two").iterdir()) == ["b.json", "b.txt"]


@pytest.mark.usefixtures("calls")
def test_one_bad_input_is_one_line_and_the_others_are_done(planextract: Command, inbox: Path, tmp_path: Path) -> None:
    (inbox / "empty.txt").touch()
    answer = planextract("extract", inbox, tmp_path / "none.pdf", "--output", tmp_path / "out")
    assert answer.code == 1
    assert "[file.empty]" in answer.err
    assert "ファイルが空です" in answer.err
    assert "[file.not_found]" in answer.err
    assert "成功 2 隔離 2" in answer.err
    assert answer.out == ""
    assert (tmp_path / "out" / "a.json").is_file()


@pytest.mark.usefixtures("calls")
def test_rows_are_json_on_standard_output_when_asked(planextract: Command, inbox: Path, tmp_path: Path) -> None:
    answer = planextract("extract", inbox, "--output", tmp_path / "out", "--json", "--lang", "en")
    assert [row["id"] for row in answer.plain["rows"]] == ["a", "市/b"]
    assert "extracting 2/2" in answer.err
    assert "ok 2" in answer.err


@pytest.mark.usefixtures("calls")
def test_extracting_twice_gives_the_same_bytes_and_nothing_else(
    planextract: Command, inbox: Path, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        planextract("extract", inbox, "--output", tmp_path / name)
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 4


@pytest.mark.usefixtures("calls")
def test_an_empty_folder_is_a_typed_error(planextract: Command, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    answer = planextract("extract", tmp_path / "none", "--output", tmp_path / "out")
    assert answer.code == 1
    assert "[file.empty_folder]" in answer.err


@pytest.mark.parametrize(
    "arguments",
    [["extract"], ["extract", "a.txt"], ["extract", "a.txt", "-o", "x", "--nlp", "much"], ["nonsense"], ["--nonsense"]],
)
def test_wrong_usage_exits_with_two(planextract: Command, arguments: list[str]) -> None:
    assert planextract(*arguments).code == 2


def test_a_password_comes_from_a_file(planextract: Command, inbox: Path, tmp_path: Path, calls: list[str]) -> None:
    assert planextract("extract", inbox, "-o", tmp_path / "out", "--password-file", tmp_path / "none").code == 1
    (tmp_path / "word").write_text("秘密\n", "utf-8")
    assert planextract("extract", inbox, "-o", tmp_path / "out", "--password-file", tmp_path / "word").code == 0
    assert calls == ["a", "市/b"]


# The contract of a stranger's first try: real files, the real command, each with a clear end.
@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "file.empty"),
        ("empty.pdf", b"", "file.empty"),
        ("really_pdf.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "file.not_text"),
        ("really_text.pdf", "計画".encode(), "file.not_pdf"),
        ("binary.txt", bytes(range(256)) * 40, ""),
        ("unknown.docx", b"PK\x03\x04", "file.unknown_format"),
    ],
)
def test_an_impossible_file_is_a_typed_error(
    planextract: Command, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.md").write_text(invent_plan(1).text, "utf-8")
    answer = planextract("extract", tmp_path / name, tmp_path / "good.md", "-o", tmp_path / "out", "--nlp", "off")
    assert answer.code == 1
    assert f"[{code}" in answer.err
    assert "internal.bug" not in answer.err
    assert (tmp_path / "out" / "good.json").is_file()


def test_the_command_works_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "planextract", "extract", str(tmp_path / "none.txt"), "-o", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "[file.not_found]" in done.stderr


@pytest.mark.usefixtures("calls")
def test_a_document_is_never_overwritten_by_its_own_text(planextract: Command, inbox: Path) -> None:
    answer = planextract("extract", inbox / "a.txt", "-o", inbox)
    assert answer.code == 1
    assert "[output.name_collision]" in answer.err
    assert (inbox / "a.txt").read_bytes() == b"one"
    assert planextract("extract", inbox, "-o", inbox).code == 2


@pytest.mark.usefixtures("calls")
def test_records_inside_the_input_folder_are_no_inputs(planextract: Command, inbox: Path) -> None:
    for _ in range(2):
        answer = planextract("extract", inbox, "-o", inbox / "out")
        assert "合計 2" in answer.err
