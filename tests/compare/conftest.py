"""Documents and sides for tests of whole comparisons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planextract.compare import Side, open_side
from planextract.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = Settings(nlp="off")
OpenSide = Callable[[Path], Side]


@pytest.fixture(scope="session")
def opened() -> OpenSide:
    """Return a function that extracts a document, each only once."""
    known: dict[Path, Side] = {}

    def open_once(path: Path) -> Side:
        if path not in known:
            known[path] = open_side(path, settings=SETTINGS)
        return known[path]

    return open_once


@pytest.fixture(scope="session")
def samples() -> tuple[Path, Path]:
    """Return the two revisions that the project ships."""
    folder = ROOT / "raw" / "nikaho_sogosenryaku"
    return folder / "r5.txt", folder / "r7.txt"
