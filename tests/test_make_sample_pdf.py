"""The committed sample PDF is what its committed source gives."""

from __future__ import annotations

import runpy
from pathlib import Path

import pdfplumber
import pytest

ROOT = Path(__file__).parents[1]
COMMITTED = ROOT / "raw" / "tanigawa_renkei" / "r6.pdf"


def pages(path: Path) -> list[str]:
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() for page in pdf.pages]


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    pytest.importorskip("reportlab")
    script = runpy.run_path(str(ROOT / "tools" / "make_sample_pdf.py"))
    path = tmp_path / "again.pdf"
    script["main"](["--output", str(path)])
    return path


def test_drawing_again_gives_the_same_text(drawn: Path) -> None:
    assert pages(drawn) == pages(COMMITTED)


def test_both_tables_are_ruled() -> None:
    with pdfplumber.open(COMMITTED) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    assert [table[0][0] for table in tables] == ["プロジェクト", "区分"]


def test_the_sample_says_that_it_is_one() -> None:
    assert all("架空の見本" in text for text in pages(COMMITTED)[1:])
