"""Every error code can really happen, says what is wrong and what to do in both languages, and stands in the guide."""

from __future__ import annotations

import errno
import os
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planextract import errors
from planextract.batch import BatchOptions, close_pools, list_inputs, run_batch, run_input, run_inputs
from planextract.batch.inputs import Input
from planextract.document import Canvas
from planextract.errors import FINER, PageFailed, PlanextractError
from planextract.ingest.pdfium import PdfiumFile
from planextract.settings import Settings
from planextract.store import load_plan
from planextract.store.places import open_place
from planextract.workers import Limits
from tests.batch import saboteurs
from tests.hostile.drawn import draw_pdf
from tests.hostile.mutants import make_mutants

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_PDF = ROOT / "raw" / "tanigawa_renkei" / "r6.pdf"
SETTINGS = Settings(nlp="off", pdf_backend="pdfium")
TEXT_PAGE = b"BT /F1 12 Tf 72 700 Td (Chapter 1) Tj ET"
MUTANTS = dict(make_mutants(flips=1, size=0.01))
IMAGE = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"  # one pixel over most of the page


def kinds(kind: type[PlanextractError] = PlanextractError) -> Iterator[type[PlanextractError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from kinds(child)


# A class that only groups others has the code of its parent.
ALL_CODES = {kind.code for kind in kinds()} | set(FINER)

# Files whose content leads to a code: name, content, settings.
FILES: dict[str, tuple[str, bytes, Settings]] = {
    "file.empty": ("a.txt", b"", SETTINGS),
    "file.not_pdf": ("a.pdf", b"\xff\xd8\xff\xe0", SETTINGS),
    "file.not_text": ("a.txt", b"%PDF-1.7\n", SETTINGS),
    "file.unknown_format": ("a.docx", b"PK\x03\x04", SETTINGS),
    "file.too_large": ("a.txt", "計画".encode() * 9, SETTINGS.model_copy(update={"max_bytes": 9})),
    "text.encoding": ("a.txt", b"\x81\xff\xfe\xa0\x80" * 9, SETTINGS),
    "text.blank": ("a.txt", b" \n\n", SETTINGS),
    "document.not_a_plan": ("a.txt", "お知らせ\n本日は休館です。\n".encode(), SETTINGS),
    "pdf.encrypted": ("a.pdf", MUTANTS["rewrite/encrypted_by_nobody.pdf"], SETTINGS),
    "pdf.corrupt": ("a.pdf", b"%PDF-1.7\n", SETTINGS),
    "pdf.no_pages": ("a.pdf", MUTANTS["cut/begin_50.pdf"], Settings(nlp="off")),
    "pdf.no_text": ("a.pdf", draw_pdf([b""]), SETTINGS),
    "pdf.needs_ocr": ("a.pdf", draw_pdf([IMAGE]), SETTINGS),
    "limit.pages": ("a.pdf", draw_pdf([TEXT_PAGE, TEXT_PAGE]), SETTINGS.model_copy(update={"max_pages": 1})),
    "limit.characters": ("a.pdf", draw_pdf([TEXT_PAGE]), SETTINGS.model_copy(update={"max_page_characters": 3})),
    "limit.paths": ("a.pdf", draw_pdf([b"0 0 9 9 re S " * 3]), SETTINGS.model_copy(update={"max_page_paths": 2})),
}


@pytest.mark.parametrize("code", FILES)
def test_a_file_leads_to_its_code(code: str, tmp_path: Path) -> None:
    name, content, settings = FILES[code]
    (tmp_path / name).write_bytes(content)
    row = run_input(Input("a", name, tmp_path / name), settings, tmp_path / "out")
    assert (row.code, row.outcome) == (code, "quarantined"), row.detail
    assert all(row.cause[lang] and row.advice[lang] for lang in ("ja", "en"))
    assert not (tmp_path / "out").exists()


def recurse() -> object:
    return recurse()


RAISED: dict[str, Callable[[], object]] = {
    "limit.memory": lambda: bytearray(1 << 60),
    "limit.depth": recurse,
    "internal.bug": lambda: os.environ["PLANEXTRACT_NO_SUCH_NAME"],
}


@pytest.mark.parametrize("code", RAISED)
def test_what_python_raises_has_a_code(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planextract.pipeline.extract_document", lambda *_, **__: RAISED[code]())
    row = run_input(Input("a", "a.txt", tmp_path / "a.txt"), SETTINGS, tmp_path / "out")
    assert row.code == code


def test_pages_that_cannot_be_read_make_a_document_partial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = PdfiumFile.read

    def read(self: PdfiumFile, number: int) -> Canvas:
        if number == 2:
            raise PageFailed("a", page=number)
        return real(self, number)

    monkeypatch.setattr(PdfiumFile, "read", read)
    row = run_input(Input("a", "r6.pdf", SAMPLE_PDF), SETTINGS, tmp_path / "out")
    assert (row.outcome, row.code) == ("partial", None)
    assert row.failed_pages == {"pdf.page_failed": (2,)}
    issues = load_plan(tmp_path / "out" / "a.json").issues
    assert any(issue.code == "pdf.page_failed" and "2ページ" in issue.message for issue in issues)


def test_characters_without_meaning_have_a_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planextract.ingest.pages.is_garbled", lambda _: True)
    assert run_input(Input("a", "r6.pdf", SAMPLE_PDF), SETTINGS, tmp_path / "out").code == "pdf.garbled"


@pytest.mark.parametrize(("word", "code"), [("die", "worker.died"), ("hang", "limit.time"), ("abort", "limit.memory")])
def test_a_process_that_ends_has_a_code(word: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planextract.batch.supervise.run_input", saboteurs.run_or_fail)
    (tmp_path / "a.txt").write_text(word, "utf-8")
    inputs = [Input("a", "a.txt", tmp_path / "a.txt")]
    (row,) = run_inputs(inputs, SETTINGS, tmp_path / "out", limits=Limits(document_seconds=1.0))
    close_pools()
    assert row.code == code
    assert "2 attempts" in row.detail


def test_a_missing_model_has_a_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planextract.batch.supervise.warm_up", saboteurs.lack_a_model)
    (row,) = run_inputs([Input("a", "a.txt", tmp_path / "a.txt")], SETTINGS, tmp_path / "out")
    close_pools()
    assert row.code == "setup.model_missing"


def test_inputs_have_codes(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "raw").mkdir()
    for name in ("a.txt", "A.md", "two\\parts.txt"):
        (tmp_path / "raw" / name).write_bytes(b"x")
    listing = list_inputs([tmp_path / "none.pdf", tmp_path / "empty", tmp_path / "raw"])
    assert {error.error_code for _, error in listing.refused} == {
        "file.not_found",
        "file.empty_folder",
        "output.unsafe_path",
        "output.name_collision",
    }


@pytest.mark.usefixtures("calls")
def test_outputs_and_settings_have_codes(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    manifest, fault = run_batch(BatchOptions(input=inbox, output=tmp_path / "out"))
    assert fault
    assert {row.code for row in manifest.rows} == {fault.error_code} == {"output.not_written"}
    with pytest.raises(errors.BadSetting):
        open_place("gopher://a/b")
    (tmp_path / "a.json").write_bytes(b"{}")
    with pytest.raises(errors.BadRecord):
        load_plan(tmp_path / "a.json")


def test_every_code_is_in_the_guides_with_its_words() -> None:
    for lang in ("ja", "en"):
        guide = (ROOT / "docs" / f"errors.{lang}.md").read_text("utf-8")
        missing = [line for line in write_table(lang) if line not in guide]
        assert not missing, "add to docs:\n" + "\n".join(missing)


def write_table(lang: str) -> list[str]:
    """Return a line per code: code, cause, advice."""
    lines = [(kind.code, kind("x")) for kind in kinds() if "code" in vars(kind)]
    lines += [(code, PlanextractError("x", code=code)) for code in FINER]
    found = {code: f"| `{code}` | {error.cause(lang)} | {error.advice(lang)} |" for code, error in lines}
    return [found[code] for code in sorted(found)]


@pytest.mark.parametrize("code", sorted(ALL_CODES))
def test_every_code_speaks_both_languages_and_crosses_processes(code: str) -> None:
    kind = next((kind for kind in kinds() if kind.code == code), PlanextractError)
    error = kind("市/計画.pdf", page=3, detail="x", code=code)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own errors
    for lang in ("ja", "en"):
        assert error.cause(lang)
        assert error.advice(lang)
        assert copy.message(lang) == error.message(lang)
        assert error.message(lang).startswith(f"[{code}] 市/計画.pdf p.3: ")
    assert type(copy) is kind
