from __future__ import annotations

import pytest

from planextract.document import Canvas, Glyph
from planextract.layout.repair import majority_angle, mend, mend_character, turn_back, turn_box
from tests.layout.drawn import Drawn, lay_out, read

# What a font gave, and what is meant; the last row stays as it is.
PAIRS = """
⼈人 ⺠民 ⻑長 ⻄西 ⻘青 ⻩黄 ⻅見 ⻋車 ⻛風
︵（ ︒。 ︑、 ﹁「 ︻【 \uf06c● \uf0b7• \uf9dc隆
ＭＭ ①① ㈱㈱ ｻｻ 﨑﨑 ～～
"""


@pytest.mark.parametrize("pair", PAIRS.split())
def test_only_what_fonts_got_wrong_is_mended(pair: str) -> None:
    assert mend_character(pair[0]) == pair[1]


@pytest.mark.parametrize("offset", [0.3, 0.8, 1.2, 2.0])
def test_fake_bold_is_read_once(offset: float) -> None:
    page = Drawn().text(60, 100, "第１章　地域", 14).text(60 + offset, 100, "第１章　地域", 14)
    assert read(page) == ["第１章　地域"]


def test_doubled_letters_of_a_word_are_kept() -> None:
    assert read(Drawn().text(60, 100, "ささやかなココ", 10)) == ["ささやかなココ"]


@pytest.mark.parametrize("tracking", [4.0, 8.0, 16.0, 24.0])
def test_letter_spacing_puts_no_blanks_between(tracking: float) -> None:
    assert read(Drawn().text(60, 100, "地域再生計画", 12, tracking=tracking)) == ["地域再生計画"]


def test_blanks_that_no_font_draws_are_spelled() -> None:
    page = Drawn().text(60, 100, "第１章　計画の策定 Well Being 指標", 10)
    assert read(page) == ["第１章　計画の策定 Well Being 指標"]


def test_ruby_is_set_apart() -> None:
    page = Drawn().text(60, 100, "沐浴の実技を取り入れた講座", 10).text(60, 94, "もくよく", 5)
    document = lay_out(page)
    assert [(line.span.of(document.text), line.furniture) for line in document.lines] == [
        ("沐浴の実技を取り入れた講座", False),
        ("もくよく", True),
    ]


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_turning_back_undoes_turning(angle: int) -> None:
    width, height = 595.0, 842.0
    box = (10.0, 20.0, 40.0, 90.0)
    upright = turn_box(box, angle, width, height)
    size = (height, width) if angle in (90, 270) else (width, height)
    assert turn_back(upright, angle, *size) == pytest.approx(box)


def test_text_that_runs_upwards_is_turned_and_its_boxes_are_not() -> None:
    glyphs = tuple(
        Glyph(text, (100, 500 - 10 * i, 110, 510 - 10 * i), 10.0, angle=270) for i, text in enumerate("地域再生")
    )
    assert majority_angle(glyphs) == 270
    sheet = mend(Canvas(1, 595, 842, glyphs))
    assert (sheet.width, sheet.height) == (842, 595)
    assert "".join(char.text for char in sorted(sheet.chars, key=lambda char: char.x0)) == "地域再生"


def test_every_character_has_its_box_and_breaks_have_none() -> None:
    document = lay_out(Drawn().text(60, 100, "計画 AB", 10).text(60, 120, "次", 10))
    assert document.text == "計画 AB\n次\n\f"
    assert [box is not None for box in document.boxes] == [True, True, False, True, True, False, True, False, False]
    assert document.boxes[0] == (60.0, 100.0, 70.0, 110.0)
    assert len(document.boxes) == len(document.text)


def test_no_character_is_lost() -> None:
    page = Drawn().text(60, 50, "表題", 18).table((60, 160, 300), (100, 120, 140), [["ア", "イ"], ["ウ", "エオ"]])
    page.box(60, 200, 200, 260).text(65, 205, "箱の中").text(400, 700, "欄外")
    printed = sorted("".join(lay_out(page).text.split()))
    assert printed == sorted("".join(glyph.text for glyph in page.glyphs))
