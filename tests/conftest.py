"""Fixtures for all tests, and an environment in which nothing leaves the machine."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from planextract.pipeline import Extraction
    from planextract.settings import Settings
    from planextract.workers import Watch

ROOT = Path(__file__).resolve().parent.parent

# Before anything imports Prefect, which reads its settings once.
os.environ["DO_NOT_TRACK"] = "1"
os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
os.environ["PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS"] = "180"
os.environ["PREFECT_LOGGING_LEVEL"] = "WARNING"
os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="planextract-prefect-")
atexit.register(shutil.rmtree, os.environ["PREFECT_HOME"], ignore_errors=True)
# Messages in tests are Japanese wherever the tests run.
os.environ["PLANEXTRACT_LANG"] = "ja"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared corpus and gold, or skip the test and say what was missing."""
    folder = Path(os.environ.get("PLANEXTRACT_SHARED", ROOT.parent / "shared"))
    if not (folder / "score.py").is_file():
        pytest.skip(f"shared corpus not found at {folder}; set PLANEXTRACT_SHARED to run this test")
    return folder


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace the pipeline by its stand-in; return the ids of the documents that it was given, in order."""
    from tests.stand_in import PoolInHere, fake_extract, fake_extractor

    made: list[str] = []

    def record(path: Path, *, plan_id: str, settings: Settings, watch: Watch) -> Extraction:
        made.append(plan_id)
        return fake_extract(path, plan_id=plan_id, settings=settings, watch=watch)

    monkeypatch.setattr("planextract.pipeline.extract_document", record)
    monkeypatch.setattr("planextract.batch.run.describe_extractor", fake_extractor)
    monkeypatch.setattr("planextract.batch.ledger.describe_extractor", fake_extractor)
    # A stand-in does not reach other processes.
    monkeypatch.setattr("planextract.batch.supervise.Pool", PoolInHere)
    return made


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Return a folder with two documents for the stand-in, one of them in a folder."""
    folder = tmp_path / "raw"
    (folder / "市").mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"one")
    (folder / "市" / "b.md").write_bytes(b"two")
    return folder
