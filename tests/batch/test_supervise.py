from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.plans import write_plans
from planextract.batch import BatchOptions, close_pools, list_inputs, run_batch, run_inputs
from planextract.batch.supervise import run_and_settle_inputs
from planextract.settings import Settings
from planextract.store import Manifest, find_records, list_quarantined
from planextract.workers import Limits
from tests.batch import saboteurs

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings(nlp="off")


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    close_pools()


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    write_plans(tmp_path / "raw", 12)
    return tmp_path / "raw"


def balanced(manifest: Manifest) -> dict[str, int]:
    assert manifest.inputs == sum(manifest.outcomes.values()) == len(manifest.rows)
    return {outcome: number for outcome, number in manifest.outcomes.items() if number}


# Real processes and the real pipeline: a stand-in does not reach them.
def test_any_number_of_processes_gives_the_same_bytes(plans: Path, tmp_path: Path) -> None:
    inputs = list_inputs([plans]).inputs
    for jobs in (0, 1, 2):
        rows = list(run_inputs(inputs, SETTINGS, tmp_path / f"out{jobs}", jobs=jobs))
        assert Counter(row.outcome for row in rows) == {"ok": 12}
    one, two, three = (
        {path.relative_to(tmp_path / f"out{jobs}"): path.read_bytes() for path in find_records(tmp_path / f"out{jobs}")}
        for jobs in (0, 1, 2)
    )
    assert one == two == three
    assert len(one) == 12


def test_a_killed_process_loses_nothing(plans: Path, tmp_path: Path) -> None:
    inputs = list_inputs([plans]).inputs
    rows = []
    for row in run_and_settle_inputs(inputs, SETTINGS, tmp_path / "out", jobs=2, limits=Limits()):
        rows.append(row)
        for pid in saboteurs.children() if len(rows) == 2 else ():
            os.kill(pid, signal.SIGKILL)
    assert Counter(row.outcome for row in rows) == {"ok": 12}


def test_documents_that_kill_or_hang_are_held_and_tried_again_only_on_request(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for word in ("die", "hang", "abort"):
        (plans / f"{word}.txt").write_text(word, "utf-8")
    monkeypatch.setattr("planextract.batch.supervise.run_and_settle", saboteurs.run_or_fail)
    options = BatchOptions(
        input=plans, output=tmp_path / "out", settings=SETTINGS, jobs=2, limits=Limits(document_seconds=3.0)
    )
    manifest, fault = run_batch(options)
    assert not fault
    assert balanced(manifest) == {"ok": 12, "quarantined": 3}
    codes = {row.id: row.code for row in manifest.rows if row.code}
    assert codes == {"die": "worker.died", "hang": "limit.time", "abort": "limit.memory"}
    assert {entry.name: entry.status for entry in list_quarantined(options.output)} == {
        "die.txt": "died",
        "hang.txt": "timeout",
        "abort.txt": "error",
    }
    assert balanced(run_batch(options)[0]) == {"skipped": 15}


def test_a_killed_run_is_taken_up_where_it_stopped(plans: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    script = f"""
from pathlib import Path
from planextract.batch import BatchOptions, run_batch
from planextract.settings import Settings
run_batch(BatchOptions(input=Path({str(plans)!r}), output=Path({str(output)!r}), settings=Settings(nlp="off"), jobs=2))
"""
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and len(list(find_records(output))) < 4:
        time.sleep(0.02)
    process.kill()
    process.wait()
    time.sleep(1.0)
    finished = {path: path.stat().st_mtime_ns for path in find_records(output)}
    assert finished
    assert not list(output.glob(".planextract/runs/*"))

    manifest, _ = run_batch(BatchOptions(input=plans, output=output, settings=SETTINGS, jobs=2))
    outcomes = balanced(manifest)
    assert outcomes["skipped"] == len(finished)
    assert outcomes.get("ok", 0) == 12 - len(finished)
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert len(list(find_records(output))) == 12


def test_a_missing_model_is_no_documents_fault(plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planextract.batch.supervise.warm_up", saboteurs.lack_a_model)
    options = BatchOptions(input=plans, output=tmp_path / "out", settings=SETTINGS, jobs=2)
    manifest, _ = run_batch(options)
    assert balanced(manifest) == {"quarantined": 12}
    assert {row.code for row in manifest.rows} == {"setup.model_missing"}
    assert not list(list_quarantined(options.output))
    monkeypatch.undo()
    assert balanced(run_batch(options)[0]) == {"ok": 12}
