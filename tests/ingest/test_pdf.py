from __future__ import annotations

from pathlib import Path

import pytest

from planextract.document import Canvas, Document, Glyph
from planextract.errors import (
    CorruptDocument,
    EmptyFile,
    EncryptedDocument,
    NeedsOcr,
    NotAPdf,
    NoText,
    PageFailed,
    PlanextractError,
    ResourceLimit,
)
from planextract.ingest import ingest
from planextract.ingest.garble import garble_score, is_garbled
from planextract.ingest.pdfium import MAX_RULING_PATHS, PdfiumFile
from planextract.ingest.plumber import PlumberFile
from planextract.layout import layout
from planextract.settings import PdfBackend, Settings
from planextract.spans import Span
from tests.ingest.made import draw_plan, draw_shapes, draw_strokes

BACKENDS: tuple[PdfBackend, ...] = ("pdfium", "pdfplumber")
TEXT = (
    "第１章　計画の策定\n移住者を増やし、関係人口を創出する。\n"
    "指標\t現状\t目標\n移住者数\t12\t72\n満足度\t45\t60\n- 1 -\n\f"
)
WORD = "himitsu"


def read(path: Path, **chosen: object) -> Document:
    return layout(ingest(path, document_id="plan", settings=Settings.model_validate(chosen)))


@pytest.mark.parametrize("backend", ["auto", *BACKENDS])
def test_every_backend_gives_the_same_text_and_tables(tmp_path: Path, backend: PdfBackend) -> None:
    document = read(draw_plan(tmp_path / "plan.pdf"), pdf_backend=backend)
    assert document.text == TEXT
    assert [(table.height, table.width) for table in document.tables] == [(3, 3)]
    assert (document.source.pages, document.source.media_type) == (1, "application/pdf")
    assert len(document.boxes) == len(document.text)
    box = document.boxes[document.text.index("移")]
    assert box is not None
    assert box[0] == pytest.approx(60, abs=1)
    assert box[1] == pytest.approx(842 - 750 - 9, abs=2)


@pytest.mark.parametrize("backend", BACKENDS)
def test_shapes_are_told_apart(tmp_path: Path, backend: PdfBackend) -> None:
    path = draw_shapes(tmp_path / "shapes.pdf")
    kind = PdfiumFile if backend == "pdfium" else PlumberFile
    with kind(path, where="plan", settings=Settings()) as file:
        canvas = file.read(1)
    assert len(canvas.lines) == 1
    assert canvas.lines[0] == pytest.approx((60, 142, 300, 142), abs=0.1)
    assert sorted(round(box[0]) for box in canvas.rects) == [60, 320]
    assert [round(box[0]) for box in canvas.fills] == [200]
    assert canvas.curves == 2


def test_pages_are_read_again_each_time_and_in_slices(tmp_path: Path) -> None:
    pages = ingest(draw_plan(tmp_path / "plan.pdf", pages=4), document_id="plan", settings=Settings()).canvases
    assert [canvas.number for canvas in pages] == [canvas.number for canvas in pages] == [1, 2, 3, 4]
    assert [canvas.number for canvas in pages[1:3]] == [2, 3]
    assert pages[-1].number == 4
    assert len(pages[2:]) == 2


@pytest.mark.parametrize("backend", BACKENDS)
def test_user_passwords_are_asked_for(tmp_path: Path, backend: PdfBackend) -> None:
    user = draw_plan(tmp_path / "user.pdf", user=WORD)
    for password in (None, "falsch"):
        with pytest.raises(EncryptedDocument):
            read(user, pdf_backend=backend, password=password)


def test_passwords_open(tmp_path: Path) -> None:
    assert read(draw_plan(tmp_path / "owner.pdf", owner="geheim")).text == TEXT
    assert read(draw_plan(tmp_path / "user.pdf", user=WORD), password=WORD).text == TEXT


def outcome(path: Path) -> str:
    try:
        return "read" if read(path).text.endswith("\f") else "nothing"
    except PlanextractError as error:
        return error.error_code


def mutants(folder: Path) -> dict[str, bytes]:
    whole = draw_plan(folder / "whole.pdf").read_bytes()
    return {
        "truncated60": whole[: int(len(whole) * 0.6)],
        "truncated95": whole[: int(len(whole) * 0.95)],
        "header_only": b"%PDF-1.7\n",
        "no_xref": whole.replace(b"startxref", b"startfoo").replace(b"trailer", b"trader!"),
        "flipped": bytes(byte ^ 0x55 if 400 < index < 900 else byte for index, byte in enumerate(whole)),
        "huge_length": whole.replace(b"/Length ", b"/Length 99999999"),
        "cyclic_kids": whole.replace(b"/Kids [", b"/Kids [ 1 0 R 2 0 R 3 0 R 4 0 R 5 0 R "),
        "html": b"<!DOCTYPE html><html><body>404</body></html>",
        "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    }


def test_mutants_end_with_a_typed_error_or_a_text(tmp_path: Path) -> None:
    for name, data in mutants(tmp_path).items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        assert outcome(path).startswith(("read", "pdf.", "file.", "limit.")), name


@pytest.mark.parametrize(("name", "kind"), [("html", "HTML"), ("jpeg", "JPEG")])
def test_other_formats_are_named(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(mutants(tmp_path)[name])
    with pytest.raises(NotAPdf, match=kind):
        read(path)


def test_bytes_before_the_header_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"HTTP/1.1 200 OK\r\n" + b"X-Filler: y\r\n" * 60 + b"\r\n" + draw_plan(path).read_bytes())
    assert read(path).text == TEXT


def test_empty_and_truncated(tmp_path: Path) -> None:
    empty, cut = tmp_path / "empty.pdf", tmp_path / "cut.pdf"
    empty.touch()
    with pytest.raises(EmptyFile):
        read(empty)
    cut.write_bytes(b"%PDF-1.7\nnothing else")
    with pytest.raises(CorruptDocument):
        read(cut)


def test_limits(tmp_path: Path) -> None:
    path = draw_plan(tmp_path / "plan.pdf", pages=3)
    with pytest.raises(ResourceLimit) as pages:
        read(path, max_pages=2)
    assert pages.value.error_code == "limit.pages"
    with pytest.raises(ResourceLimit) as characters:
        read(path, max_page_characters=10)
    assert characters.value.error_code == "limit.characters"


@pytest.mark.parametrize("backend", ["pdfium", "pdfplumber"])
def test_a_page_of_too_many_strokes_is_left_out(tmp_path: Path, backend: PdfBackend) -> None:
    path = draw_strokes(tmp_path / "map.pdf", strokes=30)
    assert read(path, pdf_backend=backend, max_page_paths=30).findings == ()
    document = read(path, pdf_backend=backend, max_page_paths=29)
    assert [finding.code for finding in document.findings] == ["limit.paths"]
    assert document.pages[0].span == Span(0, 0)
    assert "計画" in document.text


def test_strokes_in_nested_forms_count_too(tmp_path: Path) -> None:
    path = draw_strokes(tmp_path / "map.pdf", strokes=10, uses=3)
    assert read(path, max_page_paths=30).findings == ()
    assert [finding.code for finding in read(path, max_page_paths=29).findings] == ["limit.paths"]


def test_a_drawing_is_read_without_tables(tmp_path: Path) -> None:
    document = read(draw_strokes(tmp_path / "map.pdf", strokes=MAX_RULING_PATHS + 1))
    assert [finding.code for finding in document.findings] == ["table.grid_too_dense"]
    assert document.text.startswith("区域図")


def test_pages_without_anything(tmp_path: Path) -> None:
    with pytest.raises(NoText):
        read(draw_shapes(tmp_path / "shapes.pdf"))


def test_a_page_that_fails_is_given_to_the_other_backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draw_plan(tmp_path / "plan.pdf", pages=2)

    def fail(_: PdfiumFile, number: int) -> Canvas:
        raise PageFailed("plan", page=number, detail="broken")

    monkeypatch.setattr(PdfiumFile, "read", fail)
    assert read(path).text.count("移住者数") == 2
    with pytest.raises(CorruptDocument, match="page_failed"):
        read(path, pdf_backend="pdfium")


def test_a_page_that_no_backend_reads_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = PdfiumFile.read

    def fail_second(self: PdfiumFile, number: int) -> Canvas:
        if number == 2:
            raise PageFailed("plan", page=number)
        return whole(self, number)

    monkeypatch.setattr(PdfiumFile, "read", fail_second)
    document = read(draw_plan(tmp_path / "plan.pdf", pages=3), pdf_backend="pdfium")
    assert [finding.code for finding in document.findings] == ["pdf.page_failed"]
    assert [len(page.span) > 0 for page in document.pages] == [True, False, True]


def test_garble_score() -> None:
    def page(text: str) -> tuple[Glyph, ...]:
        return tuple(Glyph(character, (0, 0, 1, 1), 10.0) for character in text)

    assert garble_score(page("地域再生計画を⼈⺠のために①㈱ｻｲｴﾝｽ…→\uf06c")) == 0
    assert is_garbled(page("ણςʍफ़ણςʍफ़ણςʍ計画"))
    assert not is_garbled(page("ણ"))


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("name", "error", "code"),
    [
        ("enc_user", EncryptedDocument, "pdf.encrypted"),
        ("no_tounicode", NeedsOcr, "pdf.garbled"),
        ("scan_003_form", NeedsOcr, "pdf.needs_ocr"),
    ],
)
def test_shared_files_that_cannot_be_read(shared: Path, name: str, error: type[PlanextractError], code: str) -> None:
    with pytest.raises(error) as caught:
        read(shared / f"corpus/variants/{name}.pdf")
    assert caught.value.error_code == code
    if error is NeedsOcr:
        assert "p.1-" in str(caught.value)
        assert "apt-get install tesseract-ocr" in str(caught.value)


@pytest.mark.corpus
def test_shared_password(shared: Path) -> None:
    plain = read(shared / "corpus/pdf/003_de1ea04e5f540c0a.pdf")
    assert read(shared / "corpus/variants/enc_user.pdf", password=WORD).text == plain.text
