from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.plans import invent_plan
from planextract.store import find_records, load_manifest

ROOT = Path(__file__).resolve().parents[2]
# Starting the embedded server takes seconds, on a busy machine a minute.
TIMEOUT_SECONDS = 400


def run_flow(inbox: Path, output: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "flows.extract_plans", "--input", str(inbox), "--output", str(output)]
    options = ["--nlp", "off", "--shard-size", "2", "--lang", "ja"]
    return subprocess.run(
        [*command, *options], cwd=ROOT, capture_output=True, text=True, check=False, timeout=TIMEOUT_SECONDS
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
