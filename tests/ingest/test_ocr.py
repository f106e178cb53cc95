from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import pytest

from planextract.document import Canvas, Document
from planextract.errors import NeedsOcr
from planextract.ingest import ingest, ocr
from planextract.ingest.ocr import mend_number, recognise
from planextract.ingest.remedies import INSTALL_OCR
from planextract.ingest.rulings import Picture, find_cells, find_rulings, straighten, wipe
from planextract.layout import layout
from planextract.settings import Settings

DPI = 300


def form(*, slope: float = 0.0) -> Picture:
    """Draw two rows of three cells, and a stroke of a letter that is no ruling."""
    picture = np.full((1200, 1600), 255, dtype=np.uint8)
    for x in range(200, 1401):
        drop = round((x - 800) * slope)
        for y in (300, 400, 500):
            picture[y + drop : y + drop + 3, x] = 0
    for x in (200, 600, 1000, 1400):
        for y in range(300, 501):
            lean = round((y - 600) * slope)
            drop = round((x - 800) * slope)
            picture[y + drop, x - lean : x - lean + 3] = 0
    picture[700:760, 300:306] = 0
    return picture


@pytest.mark.parametrize("slope", [0.0, 0.0075, -0.0125])
def test_rulings_of_a_tilted_form(slope: float) -> None:
    picture, tilt = straighten(form(slope=slope))
    assert tilt.slope == pytest.approx(slope, abs=0.0015)
    across, down = find_rulings(picture, DPI)
    cells = find_cells(across, down, DPI)
    assert len(cells) == 6
    x, y = tilt.back(cells[0][0], cells[0][1])
    assert x == pytest.approx(200 + 300 * slope, abs=6)
    assert y == pytest.approx(300 - 600 * slope, abs=6)
    clean = wipe(picture, across, down)
    assert int((clean < 128).sum()) < 0.2 * int((picture < 128).sum())


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("22.997.00", "22,997.00"),
        ("7,178.00", "7,178.00"),
        ("268.00", "268.00"),
        ("1.2.3", "1.2.3"),
        ("令和5.4.1", "令和5.4.1"),
    ],
)
def test_numbers_with_two_points_are_mended(read: str, meant: str) -> None:
    assert mend_number(read) == meant


def test_without_tesseract_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed_languages", lambda: frozenset({"eng"}))
    with pytest.raises(NeedsOcr, match="apt-get install tesseract-ocr tesseract-ocr-jpn"):
        recognise(Canvas(3, 595, 842), lambda *_, **__: form(), where="plan")


@pytest.mark.corpus
def test_scanned_form(shared: Path) -> None:
    if not {"jpn", "jpn_vert"} <= ocr.installed_languages():
        pytest.skip(f"tesseract with Japanese is not installed: {INSTALL_OCR}")

    def folded(document: Document, page: int) -> str:
        return "".join(unicodedata.normalize("NFKC", document.pages[page].span.of(document.text)).split())

    path = shared / "corpus/variants/scan_003_form.pdf"
    scan = layout(ingest(path, document_id="scan", settings=Settings(ocr=True)))
    plain = shared / "corpus/pdf/003_de1ea04e5f540c0a.pdf"
    drawn = layout(ingest(plain, document_id="plain", settings=Settings()))
    for page, twin in ((0, 1), (2, 3)):  # prose
        one, two = folded(scan, page), folded(drawn, twin)
        same = sum(block.size for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks())
        assert max(len(one), len(two)) - same <= 0.02 * len(two)
    figures = [
        "".join(span.of(drawn.text) for span in cell.spans)
        for cell in drawn.tables[1].cells
        if cell.row and cell.column
    ]
    wanted = [figure for figure in figures if figure.strip("-")]
    text = folded(scan, 1)
    assert sum(figure in text for figure in wanted) >= 0.9 * len(wanted)
    assert [(table.height, table.width) for table in scan.tables] == [(4, 4), (5, 8), (6, 7)]
    assert {finding.code for finding in scan.findings} == {"source.ocr"}
