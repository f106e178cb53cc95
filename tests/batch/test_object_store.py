"""raw/ and processed/ in an object store, against a server that stands in for one; needs the extra `s3` and moto."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.plans import invent_plan
from planextract.batch import BatchOptions, close_pools, run_batch
from planextract.errors import BadSetting, PlanextractError
from planextract.settings import Settings
from planextract.store import find_records, list_quarantined, load_plan, load_text
from planextract.store.places import is_remote, open_place

SETTINGS = Settings(nlp="off")


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the URL of an empty bucket."""
    server: Any = pytest.importorskip("moto.server", reason="needs moto[server]")
    s3fs: Any = pytest.importorskip("s3fs", reason="needs the extra s3")
    stand_in = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    stand_in.start()
    host, port = stand_in.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "none")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    s3fs.S3FileSystem.clear_instance_cache()
    # What a bucket holds outlives the server that stands in.
    name = f"plans-{secrets.token_hex(4)}"
    s3fs.S3FileSystem().mkdir(name)
    yield f"s3://{name}"
    close_pools()
    s3fs.S3FileSystem.clear_instance_cache()
    stand_in.stop()


def test_a_batch_in_a_bucket_gives_what_one_on_disk_gives(bucket: str, tmp_path: Path) -> None:
    raw, local = open_place(f"{bucket}/raw"), tmp_path / "raw"
    (local / "市").mkdir(parents=True)
    for number, name in enumerate(("a.txt", "市/計画.txt", "市/b.md")):
        (local / name).write_text(invent_plan(number).text, "utf-8")
    (local / "empty.txt").touch()
    for file in local.rglob("*.*"):
        (raw / file.relative_to(local).as_posix()).write_bytes(file.read_bytes())
    (raw / "notes.xlsx").write_bytes(b"no plan")

    there = BatchOptions(input=raw, output=open_place(f"{bucket}/processed"), settings=SETTINGS, jobs=1)
    here = BatchOptions(input=local, output=tmp_path / "processed", settings=SETTINGS, jobs=1)
    for options in (there, here):
        manifest, fault = run_batch(options)
        assert not fault
        assert manifest.outcomes == {"ok": 3, "partial": 0, "quarantined": 1, "skipped": 0}
    assert [load_plan(path) for path in find_records(there.output)] == [load_plan(p) for p in find_records(here.output)]
    assert [load_text(path) for path in find_records(there.output)] == [load_text(p) for p in find_records(here.output)]
    assert [entry.name for entry in list_quarantined(there.output)] == ["empty.txt"]
    assert BatchOptions.model_validate_json(there.model_dump_json()).output == there.output

    again, _ = run_batch(there)
    assert again.outcomes["skipped"] == 4
    assert again.ignored == ("notes.xlsx",)


def test_a_store_that_does_not_answer_is_a_typed_error(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place = open_place(f"{bucket}-none/processed")
    assert is_remote(place)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(PlanextractError):
        load_plan(place / "a.json")


def test_a_url_that_nothing_can_open_is_a_wrong_setting() -> None:
    with pytest.raises(BadSetting):
        open_place("gopher://plans/raw")
    assert open_place("raw") == Path("raw")
    assert os.fspath(open_place(Path("raw"))) == "raw"
