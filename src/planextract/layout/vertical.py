"""Vertical text: recognised by how the characters follow each other, read from the right."""

from __future__ import annotations

from collections.abc import Sequence

from planextract.layout.lines import Piece, TextLine, build_lines, is_wide
from planextract.layout.order import arrange
from planextract.layout.repair import Char

# Steps between successive characters, in sizes: along the direction of writing and across it.
ACROSS = 0.35
ALONG_VERTICAL = (0.5, 1.8)
ALONG_HORIZONTAL = (0.2, 1.8)
VOTES = 2
WINS = 1.2
BREAK = 1.2
_SMALLEST = 4.0
# So many letters one right below the other (steps in sizes) are a word, also on a page that is set across.
LETTERS, STEP = 4, 1.35


def is_vertical(chars: Sequence[Char]) -> bool:
    """Tell whether characters run from top to bottom.

    Args:
        chars: Characters of one container in stream order.
    """
    down = across = 0
    before: Char | None = None
    for char in chars:
        if before is not None:
            dx, dy = abs(char.cx - before.cx), char.cy - before.cy
            size = max(char.size, _SMALLEST)
            if dx < ACROSS * size and ALONG_VERTICAL[0] * size < dy < ALONG_VERTICAL[1] * size:
                down += 1
            elif abs(dy) < ACROSS * size and ALONG_HORIZONTAL[0] * size < dx < ALONG_HORIZONTAL[1] * size:
                across += 1
        before = char
    return down >= VOTES and down > WINS * across


def vertical_lines(chars: Sequence[Char]) -> list[TextLine]:
    """Return lines of vertical text in reading order, from right to left.

    Args:
        chars: Characters of one container in stream order.
    """
    turned = [
        Char(char.text, (char.top, -char.x1, char.bottom, -char.x0), char.size, index)
        for index, char in enumerate(chars)
    ]
    lines = build_lines(turned, break_at=BREAK)
    if not lines:
        return []
    blocks = arrange(lines, lines[0].size)
    return [_turn_back(line, chars) for block in blocks for line in block]


def join_towers(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of horizontal text with those of one letter each, one right below the other, as one.

    Args:
        lines: Lines of one container.
    """
    letters = [line for line in lines if len(line.text) == 1 and line.text.isalpha() and is_wide(line.text)]
    if len(letters) < LETTERS:
        return list(lines)
    towers: list[list[TextLine]] = []
    for letter in sorted(letters, key=lambda line: line.top):
        tower = next((tower for tower in towers if _stands_below(letter, tower[-1])), None)
        if tower is None:
            towers.append([letter])
        else:
            tower.append(letter)
    joined = {id(line): tower for tower in towers if len(tower) >= LETTERS for line in tower}
    return [
        _stack(joined[id(line)]) if id(line) in joined else line
        for line in lines
        if id(line) not in joined or line is joined[id(line)][0]
    ]


def _stands_below(letter: TextLine, above: TextLine) -> bool:
    size = max(letter.size, above.size)
    return (
        abs(letter.x0 + letter.x1 - above.x0 - above.x1) < 2 * ACROSS * size
        and ALONG_VERTICAL[0] * size < letter.cy - above.cy < STEP * size
        and abs(letter.size - above.size) < 0.1 * size
    )


def _stack(tower: Sequence[TextLine]) -> TextLine:
    return TextLine(
        [piece for line in tower for piece in line.pieces],
        min(line.x0 for line in tower),
        tower[0].top,
        max(line.x1 for line in tower),
        tower[-1].bottom,
        tower[0].size,
    )


def _turn_back(line: TextLine, chars: Sequence[Char]) -> TextLine:
    pieces: list[Piece] = [(text, None if char is None else chars[char.rank]) for text, char in line.pieces]
    return TextLine(pieces, -line.bottom, line.x0, -line.top, line.x1, line.size)
