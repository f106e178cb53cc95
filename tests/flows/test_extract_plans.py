from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.plans import invent_plan, write_plans
from planextract.batch import list_inputs, refuse
from planextract.batch.inputs import hash_file
from planextract.errors import ResourceLimit
from planextract.rules.fingerprint import describe_extractor, fingerprint
from planextract.settings import Settings
from planextract.store import (
    find_records,
    list_quarantined,
    load_manifest,
    put_in_quarantine,
    record_path,
    text_path,
)

ROOT = Path(__file__).resolve().parents[2]
# Starting the embedded server takes seconds, on a busy machine a minute.
TIMEOUT_SECONDS = 400
SETTINGS = Settings(nlp="off")


def command(inbox: Path, output: Path) -> list[str]:
    words = [sys.executable, "-m", "flows.extract_plans", "--input", str(inbox), "--output", str(output)]
    return [*words, "--nlp", "off", "--shard-size", "2", "--lang", "ja"]


def run_flow(inbox: Path, output: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(inbox, output), cwd=ROOT, capture_output=True, text=True, check=False, timeout=TIMEOUT_SECONDS
    )


# Importing Prefect proves nothing: a set of packages that dies at the first flow run imports cleanly.
@pytest.mark.flows
def test_a_folder_is_extracted_once_and_what_fails_is_held(tmp_path: Path) -> None:
    inbox, output = tmp_path / "raw", tmp_path / "processed"
    (inbox / "市").mkdir(parents=True)
    for number, name in enumerate(("a.txt", "b.md", "市/c.txt"), 1):
        (inbox / name).write_text(invent_plan(number).text, "utf-8")
    (inbox / "bad.txt").touch()

    first = run_flow(inbox, output)
    assert "[file.empty]" in first.stderr, first.stderr
    assert "成功 3 隔離 1" in first.stderr, first.stderr
    assert first.returncode == 1
    assert [path.relative_to(output).as_posix() for path in find_records(output)] == ["a.json", "b.json", "市/c.json"]

    (inbox / "bad.txt").write_text(invent_plan(9).text, "utf-8")
    second = run_flow(inbox, output)
    assert "成功 1 済み 3" in second.stderr, second.stderr
    assert second.returncode == 0
    runs = [load_manifest(path) for path in sorted((output / ".planextract" / "runs").iterdir())]
    assert [run.outcomes for run in runs] == [
        {"ok": 3, "partial": 0, "quarantined": 1, "skipped": 0},
        {"ok": 1, "partial": 0, "quarantined": 0, "skipped": 3},
    ]


@pytest.mark.flows
def test_the_task_does_what_the_package_does(inbox: Path, tmp_path: Path, calls: list[str]) -> None:
    # The function behind the task needs no server.
    from flows.tasks import extract_shard
    from planextract.batch import BatchOptions, plan_batch

    options = BatchOptions(input=inbox, output=tmp_path / "processed")
    (shard,) = plan_batch(options).shards
    assert [row.outcome for row in extract_shard.fn(1, shard, options)] == ["ok", "ok"]
    assert calls == ["a", "市/b"]


@pytest.mark.flows
def test_a_flow_that_is_killed_is_taken_up_where_it_stopped(tmp_path: Path) -> None:
    inbox, output = tmp_path / "raw", tmp_path / "processed"
    write_plans(inbox, 12)
    (inbox / "bad.txt").touch()
    with subprocess.Popen(
        command(inbox, output), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as run:
        deadline = time.monotonic() + TIMEOUT_SECONDS
        while run.poll() is None and time.monotonic() < deadline and len(list(find_records(output))) < 3:
            time.sleep(0.02)
        run.kill()
    # Its process ends with it, after the document in flight at the latest.
    time.sleep(1.0)
    # Prefect's own server does not: it waits for ever for a flow that is gone.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    done = {path: path.stat().st_mtime_ns for path in find_records(output)}
    assert done
    assert not list(output.glob(".planextract/runs/*"))

    again = run_flow(inbox, output)
    assert again.returncode == 1, again.stderr
    (manifest,) = (load_manifest(path) for path in (output / ".planextract" / "runs").iterdir())
    assert manifest.inputs == len(manifest.rows) == sum(manifest.outcomes.values()) == 13
    # The bad one may have been held by the killed run already.
    assert manifest.outcomes["ok"] == 12 - len(done)
    assert manifest.outcomes["quarantined"] + manifest.outcomes["skipped"] == 1 + len(done)
    assert {row.code for row in manifest.rows} == {None, "file.empty"}
    assert {path: path.stat().st_mtime_ns for path in done} == done


@pytest.mark.flows
def test_the_retry_flow_releases_what_it_is_asked_for_and_extracts_again(tmp_path: Path) -> None:
    inbox, output = tmp_path / "raw", tmp_path / "processed"
    write_plans(inbox, 1)
    (inbox / "empty.txt").touch()
    held = inbox / "slow.txt"
    held.write_text(invent_plan(5).text, "utf-8")
    assert run_flow(inbox, output).returncode == 1
    # As if the first run had run out of time there.
    item = next(row for row in list_inputs([inbox]).inputs if row.name == "slow.txt")
    row = refuse(replace(item, sha256=hash_file(held)), ResourceLimit(item.name, code="limit.time"))
    for path in (record_path(output, "slow"), text_path(output, "slow")):
        path.unlink()
    put_in_quarantine(item.name, row, fingerprint=fingerprint(describe_extractor(SETTINGS)), output=output)

    script = [sys.executable, "-m", "flows.retry_quarantine", "--input", str(inbox), "--output", str(output)]
    done = subprocess.run(
        [*script, "--nlp", "off", "--code", "limit.time", "--lang", "ja"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=TIMEOUT_SECONDS,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert [entry.name for entry in list_quarantined(output)] == ["empty.txt"]
    assert record_path(output, "slow").is_file()
