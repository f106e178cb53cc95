"""Everything that is wrong with files, in one batch: nobody crashes, nobody waits for ever, every end has a name."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from benchmarks.plans import invent_plan
from planextract.batch import BatchOptions, close_pools, run_batch
from planextract.settings import Settings
from planextract.store import Manifest, find_records
from planextract.workers import Limits
from tests.hostile.mutants import make_mutants

# 1 for the sizes that are meant; the suite takes a tenth to be done in a minute.
SIZE = float(os.environ.get("PLANEXTRACT_HOSTILE_SIZE", "0.02"))
LIMITS = Limits(document_seconds=20.0, page_seconds=10.0, memory_mb=1024)


@pytest.fixture(autouse=True)
def _no_process_is_left() -> Iterator[None]:
    yield
    close_pools()


def run(inbox: Path, output: Path) -> Manifest:
    started = monotonic()
    manifest, fault = run_batch(
        BatchOptions(input=inbox, output=output, settings=Settings(nlp="off"), limits=LIMITS, jobs=2, shard_size=1000)
    )
    assert not fault
    assert manifest.inputs == sum(manifest.outcomes.values()) == len(manifest.rows)
    untyped = {row.id: (row.code, row.detail) for row in manifest.rows if row.code in {"internal.bug", "worker.died"}}
    assert not untyped
    longest = max(row.seconds for row in manifest.rows)
    # Two attempts, and a last one with the pages that were good.
    assert longest < 3.5 * LIMITS.document_seconds
    assert monotonic() - started < 3.5 * LIMITS.document_seconds * (1 + manifest.inputs / 20)
    return manifest


def test_mutants_harm_nobody(tmp_path: Path) -> None:
    inbox = tmp_path / "raw"
    mutants = dict(make_mutants(size=SIZE))
    assert len(mutants) >= 300
    for name, content in mutants.items():
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    good = [invent_plan(place) for place in range(20)]
    for place, plan in enumerate(good):
        # Spread over the whole batch: each has bad neighbours.
        path = inbox / ("bomb", "cut", "flip", "rewrite", "txt")[place % 5] / f"good{place:02d}.txt"
        path.write_text(plan.text, "utf-8")
    manifest = run(inbox, tmp_path / "out")
    assert manifest.inputs == len(mutants) + len(good)
    assert Counter(row.outcome for row in manifest.rows if "/good" in row.id) == {"ok": len(good)}


@pytest.mark.corpus
def test_the_shared_hostile_files_harm_nobody(shared: Path, tmp_path: Path) -> None:
    manifest = run(shared / "corpus" / "hostile", tmp_path / "out")
    codes = {row.id: row.code for row in manifest.rows}
    assert manifest.inputs == 26
    assert codes["zero"] == "file.empty"
    assert codes["html"] == codes["jpeg"] == "file.not_pdf"
    assert codes["truncated60"] == "pdf.corrupt"
    assert codes["leading_garbage"] is None
    assert str(codes["bomb_forms_1e8"]).startswith("limit.")


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


@pytest.mark.skipif(os.name != "posix", reason="names and links that other systems do not have")
def test_tricks_with_names_and_links_write_nothing_outside(tmp_path: Path) -> None:
    inbox, output, elsewhere = tmp_path / "raw", tmp_path / "out", tmp_path / "elsewhere"
    for folder in (inbox / "市", output, elsewhere):
        folder.mkdir(parents=True)
    text = invent_plan(1).text
    secret = elsewhere / "secret.txt"
    secret.write_text(text, "utf-8")
    (inbox / "link.txt").symlink_to(secret)
    (inbox / "folder").symlink_to(elsewhere)
    (inbox / "nowhere.txt").symlink_to(elsewhere / "none.txt")
    (inbox / "loop.txt").symlink_to(inbox / "loop.txt")
    (inbox / "inner.txt").symlink_to(inbox / "市" / "good.txt")
    os.mkfifo(inbox / "pipe.txt")
    (inbox / "folder.txt").mkdir()
    for name in (
        "市/good.txt",
        "two\nlines.txt",
        "back\\slash.txt",
        "計画Ａ.txt",
        "計画A.txt",
        "...txt",
        "a..b.txt",
        "x" * 251 + ".txt",
    ):
        (inbox / name).write_text(text, "utf-8")
    (inbox / os.fsdecode(b"not_utf8_\xff.txt")).write_text(text, "utf-8")
    # Output folders that are links lead nowhere either.
    (output / "市").symlink_to(elsewhere)
    before = files_of(elsewhere)

    manifest = run(inbox, output)
    codes = {row.id: row.code for row in manifest.rows}
    assert codes["link"] == codes["nowhere"] == codes["two\\nlines"] == codes["back\\slash"] == "output.unsafe_path"
    assert codes["loop"] == codes["pipe"] == "file.not_found"
    assert codes["計画Ａ"] == codes["計画A"] == "output.name_collision"
    assert codes["not_utf8_\\udcff"] == "output.unsafe_path"
    assert codes["a..b"] is None
    assert codes["x" * 251] == "output.not_written"
    assert codes["inner"] is None
    assert codes["市/good"] == "output.unsafe_path"
    assert files_of(elsewhere) == before
    assert secret.read_text("utf-8") == text
    assert {path.resolve().is_relative_to(output) for path in find_records(output)} <= {True}
    again = run(inbox, output)
    assert {row.id: row.code for row in again.rows} == codes
