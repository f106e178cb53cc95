"""Glyphs of a canvas become the characters that a reader sees: upright, mended, each one once.

Only doubles are dropped: second strokes of fake bold. What is mended is the code point, never the
place.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planextract.document import Box, Canvas, Glyph

# Unicode's Equivalent_Unified_Ideograph for U+2E80–2EF3, which NFKC leaves alone; where it names a
# simplified form, the Japanese one is taken (見車風馬魚鳥).
_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺅⺆⺈⺉⺊⺌⺍⺎⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺬⺭⺮⺯⺲⺶⺹⺺⺻⺾⺿⻀⻁⻂⻃⻄⻅⻆⻉⻋⻌⻍⻎⻏⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乙亻冂刀刂卜小小兀尢巳幺彑彐忄扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋示礻竹糹罒羊耂肀聿艹艹艹虎衤覀西見角貝車辶辶辶阝長镸長門阝雨青韋頁風飛食飠馬骨鬼魚鳥鹵麦黄黽斉齊歯歯竜龍龜亀亀",
        strict=True,
    )
)
# Symbol and Wingdings bullets in the private use area.
_PRIVATE = {
    "\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf076": "❖", "\uf0a7": "▪", "\uf0d8": "➢",
    "\uf0fc": "✓", "\uf0e8": "➔", "\uf0f0": "⇨", "\uf06f": "□", "\uf0a8": "□", "\uf071": "❑", "\uf09f": "•",
    "\uf077": "◆", "\uf0a4": "◉", "\uf0a5": "◎", "\uf0fe": "☑", "\uf078": "☒", "\uf0d0": "✎",
    **{chr(0xF081 + number): "①②③④⑤⑥⑦⑧⑨⑩"[number] for number in range(10)},
    **{chr(0xF08C + number): "❶❷❸❹❺❻❼❽❾❿"[number] for number in range(10)},
    "\uf0a1": "○", "\uf0e0": "→", "\uf0e7": "✓", "\uf0b2": "☆", "\uf0ab": "★",
}  # fmt: skip
_LEADERS = {"\ufe19": "…", "\ufe30": "‥", "\ufe31": "―", "\ufe32": "–"}
_FULL_WIDTH = 0xFEE0
# Doubles lie within this share of the size, at least 1 point; measured on five fake-bold files.
DOUBLE = 0.18
# A row of one character repeated thousands of times is searched in pieces of this width (points).
SQUARE = 100.0
# More squares than a sheet is wide.
ROW_OF_SQUARES = 1 << 20


class Char:
    """A character on its upright page.

    Attributes:
        text: One character.
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        size: Size in points.
        cx: Middle, across.
        cy: Middle, down.
        rank: Place in the content stream.
    """

    __slots__ = ("bottom", "cx", "cy", "rank", "size", "text", "top", "x0", "x1")

    def __init__(self, text: str, box: Box, size: float, rank: int) -> None:
        self.text = text
        self.x0, self.top, self.x1, self.bottom = box
        self.size = size
        self.rank = rank
        self.cx = (self.x0 + self.x1) / 2
        self.cy = (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Its box."""
        return self.x0, self.top, self.x1, self.bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page turned upright.

    Attributes:
        number: One-based page number.
        width: Width in points.
        height: Height in points.
        angle: How the text ran on the canvas: 0, 90, 180 or 270, clockwise.
        chars: Mended characters in stream order.
        lines: Straight rules.
        rects: Rectangles with an outline, and thin ones.
        fills: Rectangles that are only painted.
        images: Pictures.
    """

    number: int
    width: float
    height: float
    angle: int
    chars: tuple[Char, ...]
    lines: tuple[Box, ...]
    rects: tuple[Box, ...]
    fills: tuple[Box, ...]
    images: tuple[Box, ...]


def mend(canvas: Canvas) -> Sheet:
    """Turn a page upright, mend its characters and drop doubles.

    Args:
        canvas: The drawn page.
    """
    angle = majority_angle(canvas.glyphs)
    turned = angle in (90, 270)
    width, height = (canvas.height, canvas.width) if turned else (canvas.width, canvas.height)

    def turn(boxes: Iterable[Box]) -> tuple[Box, ...]:
        return tuple(boxes) if angle == 0 else tuple(turn_box(box, angle, canvas.width, canvas.height) for box in boxes)

    glyphs = canvas.glyphs
    chars = drop_doubles(_to_chars(glyphs, turn(glyph.box for glyph in glyphs)))
    return Sheet(
        canvas.number,
        width,
        height,
        angle,
        tuple(chars),
        turn(canvas.lines),
        turn(canvas.rects),
        turn(canvas.fills),
        turn(canvas.images),
    )


def majority_angle(glyphs: Iterable[Glyph]) -> int:
    """Return the direction in which most characters run."""
    counts = Counter(glyph.angle for glyph in glyphs)
    return counts.most_common(1)[0][0] if counts else 0


def turn_box(box: Box, angle: int, width: float, height: float) -> Box:
    """Turn a box so that text of this direction runs from left to right.

    Args:
        box: On the canvas.
        angle: Direction of the text, clockwise.
        width: Width of the canvas.
        height: Height of the canvas.
    """
    x0, top, x1, bottom = box
    if angle == 270:
        return height - bottom, x0, height - top, x1
    if angle == 90:
        return top, width - x1, bottom, width - x0
    if angle == 180:
        return width - x1, height - bottom, width - x0, height - top
    return box


def turn_back(box: Box, angle: int, width: float, height: float) -> Box:
    """Undo ``turn_box``: from the upright page to the page as it is stored.

    Args:
        box: On the upright page.
        angle: Direction of the text on the canvas, clockwise.
        width: Width of the upright page.
        height: Height of the upright page.
    """
    return turn_box(box, (360 - angle) % 360, width, height)


def mend_character(text: str) -> str:
    """Return the character that a reader sees, e.g. 人 for the radical ⼈ and （ for the vertical form ︵.

    Args:
        text: One character.
    """
    found = _MENDED.get(text)
    return text if found is None else found


# For every text the places where it stands, by the square that holds them.
_Squares = dict[str, dict[int, list[tuple[float, float]]]]


def drop_doubles(chars: Iterable[Char]) -> Iterator[Char]:
    """Yield every character once, also where it was printed twice to look bold.

    Args:
        chars: Characters in stream order; of doubles the first one stays.
    """
    seen: _Squares = {}
    for char in chars:
        text = char.text
        if text.isspace() or not _is_double(char, seen):
            yield char


def _is_double(char: Char, seen: _Squares) -> bool:
    """Tell whether the same character was seen near by; if not, note it. Rows are one reach high."""
    x0, top = char.x0, char.top
    reach = max(DOUBLE * char.size, 1.0)
    row = int(top // reach)
    squares = seen.get(char.text)
    if squares is None:
        seen[char.text] = {row * ROW_OF_SQUARES + int(x0 // SQUARE): [(x0, top)]}
        return False
    for column in range(int((x0 - reach) // SQUARE), int((x0 + reach) // SQUARE) + 1):
        here = row * ROW_OF_SQUARES + column
        for square in (here, here - ROW_OF_SQUARES, here + ROW_OF_SQUARES):
            if square not in squares:
                continue
            for x, y in squares[square]:
                if -reach <= x0 - x <= reach and -reach <= top - y <= reach:
                    return True
    squares.setdefault(row * ROW_OF_SQUARES + int(x0 // SQUARE), []).append((x0, top))
    return False


def _to_chars(glyphs: Iterable[Glyph], boxes: Iterable[Box]) -> Iterator[Char]:
    mended = _MENDED
    for rank, (glyph, box) in enumerate(zip(glyphs, boxes, strict=True)):
        text = glyph.text
        if len(text) == 1:
            yield Char(mended.get(text, text), box, glyph.size, rank)
            continue
        x0, top, x1, bottom = box
        step = (x1 - x0) / max(len(text), 1)
        for index, part in enumerate(text):  # a ligature, or a code that no font explains
            piece = (x0 + index * step, top, x0 + (index + 1) * step, bottom)
            yield Char(mended.get(part, part), piece, glyph.size, rank)


def _build_table() -> dict[str, str]:
    table = {**_SUPPLEMENT, **_PRIVATE, **_LEADERS}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA), *range(0xFE10, 0xFE1A), *range(0xFE30, 0xFE50)):
        character = chr(code)
        plain = unicodedata.normalize("NFKC", character)
        if character in table or len(plain) != 1 or plain == character:
            continue
        vertical = code >= 0xFE10 and "!" <= plain <= "~"
        table[character] = chr(ord(plain) + _FULL_WIDTH) if vertical else plain
    table["\u00a0"] = " "
    return table


_MENDED = _build_table()
