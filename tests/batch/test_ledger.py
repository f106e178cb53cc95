from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from planextract.batch import (
    BatchOptions,
    Progress,
    finish_batch,
    plan_batch,
    run_batch,
    run_shard,
    tabulate,
)
from planextract.pipeline import Extraction
from planextract.settings import Settings
from planextract.store import Manifest, Row, find_records, list_quarantined, load_manifest, manifest_path
from planextract.workers import Watch
from tests.stand_in import fake_extract


@pytest.fixture
def options(inbox: Path, tmp_path: Path) -> BatchOptions:
    return BatchOptions(input=inbox, output=tmp_path / "processed", settings=Settings(nlp="off"), shard_size=1)


def run_whole(options: BatchOptions, on_row: Callable[[Row], None] = lambda _: None) -> Manifest:
    manifest, fault = run_batch(options, on_row=on_row)
    assert not fault
    return manifest


def outcomes(manifest: Manifest) -> dict[str, str]:
    assert manifest.inputs == sum(manifest.outcomes.values()) == len(manifest.rows)
    return {row.id: row.outcome for row in manifest.rows}


def test_a_batch_mirrors_the_folder_and_writes_a_manifest(calls: list[str], options: BatchOptions) -> None:
    seen: list[str] = []
    manifest = run_whole(options, on_row=lambda row: seen.append(row.id))
    assert outcomes(manifest) == {"a": "ok", "市/b": "ok"}
    assert calls == seen == ["a", "市/b"]
    assert (options.output / "市" / "b.json").is_file()
    assert load_manifest(manifest_path(options.output, manifest.run_id)) == manifest


def test_a_second_run_takes_no_document_and_changes_no_byte(calls: list[str], options: BatchOptions) -> None:
    first = run_whole(options)
    before = {path: path.read_bytes() for path in find_records(options.output)}
    second = run_whole(options)
    assert outcomes(second) == {"a": "skipped", "市/b": "skipped"}
    assert len(calls) == 2
    assert {path: path.read_bytes() for path in find_records(options.output)} == before
    assert [row.counts for row in second.rows] == [row.counts for row in first.rows]


@pytest.mark.parametrize("lost", [("done.index",), ("done",), ("done.index", "done")])
def test_the_records_answer_where_index_and_notes_are_lost(
    lost: tuple[str, ...], calls: list[str], options: BatchOptions
) -> None:
    first = run_whole(options)
    for name in lost:
        place = options.output / ".planextract" / name
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()
    for _ in range(2):
        again = run_whole(options)
        assert outcomes(again) == {"a": "skipped", "市/b": "skipped"}
        assert [row.counts for row in again.rows] == [row.counts for row in first.rows]
    assert len(calls) == 2


def test_what_changed_is_taken_again(calls: list[str], options: BatchOptions) -> None:
    run_whole(options)
    (options.input / "a.txt").write_bytes(b"changed")
    assert outcomes(run_whole(options)) == {"a": "ok", "市/b": "skipped"}
    (options.output / "市" / "b.txt").unlink()
    assert outcomes(run_whole(options)) == {"a": "skipped", "市/b": "ok"}
    other = options.model_copy(update={"settings": Settings(nlp="full")})
    assert outcomes(run_whole(other)) == {"a": "ok", "市/b": "ok"}
    assert len(calls) == 6


def test_a_bad_document_is_held_until_it_changes(calls: list[str], options: BatchOptions) -> None:
    (options.input / "bad.txt").write_bytes(b"")
    assert outcomes(run_whole(options)) == {"a": "ok", "bad": "quarantined", "市/b": "ok"}
    assert [entry.row.code for entry in list_quarantined(options.output)] == ["file.empty"]
    again = run_whole(options)
    assert outcomes(again)["bad"] == "skipped"
    assert {row.id: row.code for row in again.rows}["bad"] == "file.empty"
    (options.input / "bad.txt").write_bytes(b"repaired")
    assert outcomes(run_whole(options))["bad"] == "ok"
    assert not list(list_quarantined(options.output))
    assert calls.count("bad") == 2


def test_inputs_of_one_name_are_refused_and_counted(calls: list[str], options: BatchOptions) -> None:
    (options.input / "a.md").write_bytes(b"rival")
    manifest = run_whole(options)
    assert [(row.id, row.outcome) for row in manifest.rows] == [
        ("a", "quarantined"), ("a", "quarantined"), ("市/b", "ok"),
    ]  # fmt: skip
    assert manifest.outcomes["quarantined"] == 2
    assert calls == ["市/b"]


@pytest.mark.usefixtures("calls")
def test_an_empty_folder_is_a_row_of_its_own(options: BatchOptions, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    manifest = run_whole(options.model_copy(update={"input": tmp_path / "none"}))
    assert [row.code for row in manifest.rows] == ["file.empty_folder"]


@pytest.mark.usefixtures("calls")
def test_a_lost_shard_is_read_back_from_the_disk(options: BatchOptions) -> None:
    batch = plan_batch(options)
    list(run_shard(batch.shards[0], options))
    assert Progress(batch).count() == 1
    manifest, fault = finish_batch(batch, ())
    assert not fault
    assert outcomes(manifest) == {"a": "ok", "市/b": "quarantined"}
    assert manifest.rows[1].code == "worker.died"
    assert outcomes(run_whole(options)) == {"a": "skipped", "市/b": "ok"}


def test_a_shard_that_is_run_again_takes_up_where_it_stopped(
    options: BatchOptions, monkeypatch: pytest.MonkeyPatch, calls: list[str]
) -> None:
    whole = options.model_copy(update={"shard_size": 10})
    (shard,) = plan_batch(whole).shards

    def stop(path: Path, *, plan_id: str, settings: Settings, watch: Watch) -> Extraction:
        if plan_id != "a":
            raise KeyboardInterrupt
        return fake_extract(path, plan_id=plan_id, settings=settings, watch=watch)

    with monkeypatch.context() as patch:
        patch.setattr("planextract.pipeline.extract_document", stop)
        with pytest.raises(KeyboardInterrupt):
            list(run_shard(shard, whole))
    assert [row.outcome for row in run_shard(shard, whole)] == ["ok", "ok"]
    assert calls == ["市/b"]


@pytest.mark.usefixtures("calls")
def test_the_table_has_a_line_per_input_and_one_of_sums(options: BatchOptions) -> None:
    lines = tabulate(run_whole(options))
    assert [line["document"] for line in lines] == ["= 2", "a", "市/b"]
    assert lines[0]["kpis"] == 2
    assert lines[0]["outcome"] == "ok 2, partial 0, quarantined 0, skipped 0"
