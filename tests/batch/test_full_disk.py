"""Disks that are full and folders that may not be written to: everything is accounted for, nothing old is harmed."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.plans import write_plans
from planextract.batch import BatchOptions, close_pools, run_batch
from planextract.settings import Settings
from planextract.store import Manifest, find_records, list_quarantined, verify_folder

SETTINGS = Settings(nlp="off")


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    close_pools()


def balanced(manifest: Manifest) -> dict[str, int]:
    assert manifest.inputs == sum(manifest.outcomes.values()) == len(manifest.rows)
    return {outcome: number for outcome, number in manifest.outcomes.items() if number}


def fill_disk_after(monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    real, left = os.fsync, [writes]

    def sync(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)


@pytest.mark.parametrize("writes", [0, 4, 7, 9, 12, 25])
def test_a_disk_that_fills_up_stops_the_work_and_loses_nothing(
    writes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: list[str]
) -> None:
    inbox = tmp_path / "raw"
    inbox.mkdir()
    for number in range(9):
        (inbox / f"{number}.txt").write_bytes(f"plan {number}".encode())
    (inbox / "bad.txt").touch()
    options = BatchOptions(input=inbox, output=tmp_path / "out", settings=SETTINGS, shard_size=4)
    with monkeypatch.context() as patch:
        fill_disk_after(patch, writes)
        manifest, fault = run_batch(options)
        assert fault
        assert fault.error_code == "output.not_written"
        outcomes = balanced(manifest)
        assert sum(outcomes.values()) == 10
        full = [row for row in manifest.rows if row.code == "output.not_written"]
        assert full
        # Once the disk is full, no further document is extracted for nothing.
        assert len(calls) <= 10 - len(full) + 1
    assert not any(entry.row.code == "output.not_written" for entry in list_quarantined(options.output))
    done = len(list(find_records(options.output))) if options.output.exists() else 0
    again, fault = run_batch(options)
    assert not fault
    outcomes = balanced(again)
    assert outcomes.get("skipped", 0) >= done
    assert sum(outcomes.values()) == 10
    assert len(list(find_records(options.output))) == 9
    assert all(verdict.is_proven for verdict in verify_folder(options.output))


def test_a_full_disk_leaves_the_old_record_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: list[str]
) -> None:
    inbox = tmp_path / "raw"
    inbox.mkdir()
    (inbox / "a.txt").write_bytes(b"first")
    options = BatchOptions(input=inbox, output=tmp_path / "out", settings=SETTINGS)
    run_batch(options)
    before = {path: path.read_bytes() for path in options.output.glob("a.*")}
    assert len(before) == 2
    (inbox / "a.txt").write_bytes(b"second")
    with monkeypatch.context() as patch:
        fill_disk_after(patch, 4)  # two probes, nothing more
        assert balanced(run_batch(options)[0]) == {"quarantined": 1}
    assert calls == ["a", "a"]
    assert {path: path.read_bytes() for path in options.output.glob("a.*")} == before
    assert balanced(run_batch(options)[0]) == {"ok": 1}


@pytest.mark.usefixtures("calls")
def test_an_output_that_is_no_folder_is_named_before_anything_is_extracted(
    inbox: Path, tmp_path: Path, calls: list[str]
) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    manifest, fault = run_batch(BatchOptions(input=inbox, output=tmp_path / "out", settings=SETTINGS))
    assert fault
    assert balanced(manifest) == {"quarantined": 2}
    assert {row.code for row in manifest.rows} == {"output.not_written"}
    assert not calls


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a real disk of a few pages, where the tests may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if not mount or not unmount:
        pytest.skip("no mount command")
    command = [mount, "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run([unmount, str(disk)], check=True)


def test_a_real_disk_that_is_full_and_one_that_is_read_only(small_disk: Path, tmp_path: Path) -> None:
    write_plans(tmp_path / "raw", 12)
    options = BatchOptions(input=tmp_path / "raw", output=small_disk / "out", settings=SETTINGS, jobs=2)
    manifest, fault = run_batch(options)
    outcomes = balanced(manifest)
    assert outcomes["ok"] >= 1
    assert outcomes["quarantined"] >= 1
    assert {row.code for row in manifest.rows} == {None, "output.not_written"}
    assert all(verdict.is_proven for verdict in verify_folder(options.output))
    assert len(list(find_records(options.output))) == outcomes["ok"]

    mount = str(shutil.which("mount"))
    subprocess.run([mount, "-o", "remount,ro", str(small_disk)], check=True)
    manifest, fault = run_batch(options)
    assert fault
    skipped = balanced(manifest)["skipped"]
    assert skipped == outcomes["ok"]
    assert balanced(manifest) == {"skipped": skipped, "quarantined": 12 - skipped}

    subprocess.run([mount, "-o", "remount,rw,size=20m", str(small_disk)], check=True)
    manifest, fault = run_batch(options)
    assert not fault
    assert balanced(manifest) == {"skipped": skipped, "ok": 12 - skipped}
