from __future__ import annotations

from pathlib import Path

import pytest

from planextract.document import Document
from planextract.errors import BadEncoding, EmptyFile, FileMissing, NotAText, NoText, ResourceLimit, UnknownFormat
from planextract.ingest import ingest
from planextract.ingest.text import decode
from planextract.settings import Settings

PLAN = "第１章　計画の策定\n（１）地域の現状と課題について、移住者は268人である。\n・取組を推進する。\n"


def read(path: Path) -> Document:
    return ingest(path, document_id="plan", settings=Settings())


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp932", "euc_jp", "iso2022_jp", "euc_jis_2004"]
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.encode(encoding))
    document = read(path)
    assert document.text == PLAN
    assert document.source.bytes == path.stat().st_size


@pytest.mark.parametrize("text", ["①㈱Ⅱ期計画を策定した。", "第Ⅳ章　①施策"])
def test_characters_of_the_makers_rows(text: str) -> None:
    assert decode(text.encode("cp932"), where="plan") == (text, "cp932")
    assert decode(text.encode("euc_jis_2004"), where="plan")[0] == text
    kanji = bytes(byte & 0x7F for byte in text.encode("euc_jis_2004"))
    assert decode(b"\x1b$B" + kanji + b"\x1b(B", where="plan") == (text, "iso2022_jp")


def test_half_width_katakana_of_cp932_is_not_taken_for_euc() -> None:
    text = "鶴岡ｻｲｴﾝｽﾊﾟｰｸの整備を進める。ﾏｰｹﾃｨﾝｸﾞ調査を行う。"
    assert decode(text.encode("cp932"), where="plan") == (text, "cp932")


def test_only_line_ends_and_the_mark_are_changed(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("\ufeffＭ ①\r\nｻｲｴﾝｽ\r二行目\u2028\u3000末尾 \n".encode())
    assert read(path).text == "Ｍ ①\nｻｲｴﾝｽ\n二行目\u2028\u3000末尾 \n"


def test_form_feeds_end_pages_and_blank_lines_are_lines(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("一頁目\n\n続き\f二頁目\n\f", encoding="utf-8")
    document = read(path)
    assert [page.span.of(document.text) for page in document.pages] == ["一頁目\n\n続き", "二頁目\n"]
    assert [(line.page, line.span.of(document.text)) for line in document.lines] == [
        (1, "一頁目"),
        (1, ""),
        (1, "続き"),
        (2, "二頁目"),
    ]


@pytest.mark.parametrize("size", [1, 5_000])
def test_one_long_line_of_anything_is_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "plan.txt"
    text = "👩‍👩‍👧が\u3099\ue000計画" * size
    path.write_text(text, encoding="utf-8")
    assert read(path).text == text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 and more", "PDF"),
        (b"PK\x03\x04 docx", "ZIP"),
        (b"\xff\xd8\xff\xe0 jpeg", "JPEG"),
        ("計画\0書".encode(), "NUL"),
        ("計画\0書".encode("utf-16"), "NUL"),
        (b"\x01\x02\x03\x04 abc", "control"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(NotAText, match=kind):
        read(path)


@pytest.mark.parametrize("data", [b"\x81\x20\xff\xfd\x81", b"\xff\xfe\x00\xd8A\x00", b"\xef\xbb\xbf\xff"])
def test_bytes_in_no_encoding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(BadEncoding):
        read(path)


def test_files_with_nothing_to_read(tmp_path: Path) -> None:
    empty, blank, other = tmp_path / "empty.txt", tmp_path / "blank.md", tmp_path / "plan.docx"
    empty.touch()
    blank.write_text(" 　\n\f\n", encoding="utf-8")
    other.write_bytes(b"PK")
    with pytest.raises(EmptyFile):
        read(empty)
    with pytest.raises(NoText) as caught:
        read(blank)
    assert caught.value.error_code == "text.blank"
    with pytest.raises(UnknownFormat):
        read(other)
    with pytest.raises(FileMissing):
        read(tmp_path)
    with pytest.raises(FileMissing):
        read(tmp_path / "none.txt")


def test_large_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    with pytest.raises(ResourceLimit) as caught:
        ingest(path, document_id="plan", settings=Settings(max_bytes=10))
    assert caught.value.error_code == "file.too_large"


@pytest.mark.corpus
def test_shared_encodings_differ_only_where_they_lost_characters(shared: Path) -> None:
    texts = {path.name: read(path).text for path in sorted((shared / "corpus/encodings").iterdir())}
    whole = texts.pop("text_utf-8-sig.txt")
    assert texts["text_cp932.txt"] == texts["text_utf-16.txt"] == whole
    for text in texts.values():
        # EUC-JP and ISO-2022-JP have no Ⅰ or ～: these two files hold question marks in their place.
        assert all(one in (two, "?") for one, two in zip(text, whole, strict=True))
