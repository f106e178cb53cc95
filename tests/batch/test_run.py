from __future__ import annotations

from pathlib import Path

import pytest

from planextract.batch import Input, run_input, run_inputs
from planextract.settings import Settings
from tests.stand_in import run_or_die

SETTINGS = Settings(nlp="off")


def item(folder: Path, content: bytes | None) -> Input:
    path = folder / "x.txt"
    if content is not None:
        path.write_bytes(content)
    return Input("x", "x.txt", path)


def test_a_good_document_leaves_a_record_and_a_row_that_counts_it(calls: list[str], tmp_path: Path) -> None:
    row = run_input(item(tmp_path, b"good"), SETTINGS, tmp_path / "out")
    assert calls == ["x"]
    assert (row.outcome, row.code) == ("ok", None)
    assert row.counts == {"pillars": 1, "actions": 1, "kpis": 1, "actors": 1, "dates": 1, "issues": 0}
    assert row.characters == len((tmp_path / "out" / "x.txt").read_text("utf-8"))
    assert (tmp_path / "out" / "x.json").is_file()


@pytest.mark.usefixtures("calls")
@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "file.not_found"), (b"", "file.empty"), (b"memory", "limit.memory"), (b"defect", "internal.bug")],
)
def test_whatever_happens_becomes_a_typed_row(content: bytes | None, code: str, tmp_path: Path) -> None:
    row = run_input(item(tmp_path, content), SETTINGS, tmp_path / "out")
    assert (row.outcome, row.code) == ("quarantined", code)
    assert row.cause["ja"]
    assert row.advice["en"]
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("calls")
def test_a_defect_says_where_it_happened(tmp_path: Path) -> None:
    detail = run_input(item(tmp_path, b"defect"), SETTINGS, tmp_path / "out").detail
    assert detail.splitlines()[0] == "KeyError: 'an unforeseen thing' @ run.py:" + detail.splitlines()[0].split(":")[-1]
    assert "stand_in.py" in detail


@pytest.mark.usefixtures("calls")
def test_pages_that_were_not_read_make_a_document_partial(tmp_path: Path) -> None:
    assert run_input(item(tmp_path, b"partial"), SETTINGS, tmp_path / "out").outcome == "partial"


@pytest.mark.usefixtures("calls")
def test_an_output_that_cannot_be_written_is_a_typed_row(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder", "utf-8")
    assert run_input(item(tmp_path, b"good"), SETTINGS, tmp_path / "out").code == "output.not_written"


def test_two_processes_give_what_one_gives(inbox: Path, tmp_path: Path) -> None:
    # Real processes and the real pipeline: a replaced one would not reach them.
    items = [Input(name, f"{name}.txt", inbox / f"{name}.txt") for name in ("a", "c", "d")]
    for number, one in enumerate(items):
        one.path.write_text(f"第{number}次計画\n\n１ 交流を広げる\n・交流会を開く。\n", "utf-8")
    alone = {row.id: row for row in run_inputs(items, SETTINGS, tmp_path / "one")}
    together = {row.id: row for row in run_inputs(items, SETTINGS, tmp_path / "two", jobs=2)}
    assert {i: r.outcome for i, r in alone.items()} == {i: r.outcome for i, r in together.items()}
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_document_that_kills_its_process_harms_nobody_else(inbox: Path, tmp_path: Path) -> None:
    (inbox / "die.txt").write_bytes(b"die")
    items = [Input(name, f"{name}.txt", inbox / f"{name}.txt") for name in ("a", "die", "c", "d")]
    for name in ("c", "d"):
        (inbox / f"{name}.txt").write_bytes(name.encode())
    rows = {row.id: row for row in run_inputs(items, SETTINGS, tmp_path / "out", jobs=2, run=run_or_die)}
    assert {i: row.code for i, row in rows.items()} == {"a": None, "die": "worker.died", "c": None, "d": None}
