"""What converters do to a page: the same plan in another dress, whose record must stay the same.

Every function takes the text of a document and returns it changed; none knows what the text says.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

Conversion = Callable[[str], str]

_BULLET = re.compile(r"^(?P<lead>[ \u3000]*)(?P<sign>[・○〇●■□◇◆]|[-*](?= ))[ \u3000]?(?=[^\s○〇・-])")
_HEADING = re.compile(r"^#{1,6}\s+")
_MARKED = re.compile(
    r"^[ \u3000]*(?:[・○〇●■□◇◆◎※#|>【〔《＜<\[［(（①-⑳]|[-*] |[0-9０-９]|[Ⅰ-Ⅻ]|第|[アイウエオ][ \u3000]"
    r"|(?:基本|施策|柱|重点|取組|目標|戦略|分野))"
)
_GAP = re.compile(r"(?<=\S)(?:\t+|[ \u3000]{2,})(?=\S)")
_DELIMITER = re.compile(r"\|?[ :]*-{2,}[-:| ]*")
_PAGE_NUMBER = re.compile(r"[\f\s]*(?:[-－ー‐] ?)?[0-9０-９]{1,3}(?: ?[-－ー‐])?\s*")
# A printed page holds so many lines.
_PAGE = 30
_FULL = 4


def widen(text: str) -> str:
    """Set digits, Latin letters and brackets full-width."""
    return "".join(_wide(line) for line in text.splitlines(keepends=True))


def narrow(text: str) -> str:
    """Set digits, Latin letters and brackets half-width."""
    table = {ord(wide): unicodedata.normalize("NFKC", wide) for wide in _WIDE}
    return text.translate(table)


_WIDE = "".join(chr(code) for code in range(0xFF01, 0xFF5F) if chr(code).isalnum() or chr(code) in "（）％")


def _wide(line: str) -> str:
    if _is_row(line):
        return line
    body = line.lstrip("#*- \u3000")
    head = line[: len(line) - len(body)]
    return head + body.translate({ord(unicodedata.normalize("NFKC", wide)): wide for wide in _WIDE})


def part_all(text: str) -> str:
    """Put a blank line between all lines but those of tables."""
    lines = [line for line in text.split("\n") if line.strip()]
    out: list[str] = []
    for before, line in itertools.pairwise(["", *lines]):
        if before and not (_is_row(before) and _is_row(line)):
            out.append("")
        out.append(line)
    return "\n".join(out) + "\n"


def part_none(text: str) -> str:
    """Take all blank lines away."""
    return "\n".join(line for line in text.split("\n") if line.strip()) + "\n"


def wrap_at(width: int) -> Conversion:
    """Return the conversion that breaks lines at another width, also within words.

    Args:
        width: In full-width characters.
    """

    def wrap(text: str) -> str:
        return "\n".join(_wrap(_unwrap(text.split("\n")), 2 * width)) + "\n"

    return wrap


def _unwrap(lines: list[str]) -> list[str]:
    out: list[str] = []
    margin = 0
    for line in lines:
        if out and out[-1].strip() and line.strip() and not _MARKED.match(line) and not _is_row(line):
            last = out[-1]
            if (
                not _is_row(last)
                and margin >= 60
                and not last.endswith(("。", "：", "】", "》", "＞"))
                and not line.startswith("　")
            ):
                out[-1] += line.strip()
                margin = _width(line)
                continue
        out.append(line)
        margin = _width(line)
    return out


def _wrap(lines: list[str], width: int) -> Iterator[str]:
    for line in lines:
        if _is_row(line) or _HEADING.match(line):
            yield line
            continue
        at = 0
        part = ""
        for character in line:
            step = _width(character)
            if at + step > width and character not in "。、）」":
                yield part
                part, at = "", 0
            part, at = part + character, at + step
        yield part


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _is_row(line: str) -> bool:
    body = line.strip()
    return "\t" in body or body.startswith("|") or body.count("|") > 1 or len(_GAP.findall(body)) > 1


def number_pages(text: str) -> str:
    """Put a page number and the running head of the document between every thirty lines."""
    head = next(line for line in text.split("\n") if line.strip()).lstrip("# ").strip()
    return _stamp(text, lambda page: [f"- {page} -", head])


def number_feeds(text: str) -> str:
    """Put a page number, a form feed and a running head between every thirty lines."""
    head = next(line for line in text.split("\n") if line.strip()).lstrip("# ").strip()
    return _stamp(text, lambda page: ["", str(page), "\f" + head, ""])


def _stamp(text: str, between: Callable[[int], list[str]]) -> str:
    out: list[str] = []
    lines = text.split("\n")
    if any(_PAGE_NUMBER.fullmatch(line) for line in lines):  # pages are counted already
        return text
    page, at = 1, 0
    for number, line in enumerate(lines):
        if at >= _PAGE and not (_is_row(line) and number and _is_row(lines[number - 1])):
            out += between(page)
            page, at = page + 1, 0
        out.append(line)
        at += 1
    return "\n".join(out)


def bullets_as(sign: str) -> Conversion:
    """Return the conversion that prints the bullets of a document with another sign.

    Where it has several signs, they may tell levels: the commonest is changed, and only into one that it has not.

    Args:
        sign: With the blank behind it; ``1`` stands for a number that counts.
    """

    def change(text: str) -> str:
        lines = text.split("\n")
        used = Counter(match["sign"] for line in lines if (match := _BULLET.match(line)))
        old = max(used, key=lambda one: used[one], default="")
        if not old or _has_sign(lines, sign.strip()):
            return text
        out, count = [], 0
        for line in lines:
            match = _BULLET.match(line)
            if match is None or match["sign"] != old:
                if line.strip() and _MARKED.match(line):
                    count = 0
                out.append(line)
                continue
            count += 1
            shown = sign
            if sign.strip() == "①":
                shown = chr(0x2460 + (count - 1) % 20)
            elif "1" in sign or "１" in sign:
                shown = sign.replace("1", str(count)).replace("１", str(count).translate(_TO_WIDE))
            out.append(match["lead"] + shown + line[match.end() :])
        return "\n".join(out)

    return change


def _has_sign(lines: list[str], sign: str) -> bool:
    """Tell whether lines begin with a sign already, or with a number of its kind."""
    number = "[0-9]{1,2}"
    kind = {"①": "[①-⑳]", "（１）": rf"\({number}\)", "１": rf"{number}[ .]"}.get(sign, re.escape(sign))
    start = re.compile(rf"[#*\s]*{kind}")
    folded = lines if sign in "①○" else [unicodedata.normalize("NFKC", line) for line in lines]
    return any(start.match(line) for line in folded)


_TO_WIDE = {ord(digit): wide for digit, wide in zip("0123456789", "０１２３４５６７８９", strict=True)}


def flatten(text: str) -> str:
    """Set all headings of Markdown at one level."""
    return "\n".join(_HEADING.sub("## ", line) for line in text.split("\n"))


def embolden(text: str) -> str:
    """Set all headings of Markdown but the first as lines in bold."""
    out: list[str] = []
    for line in text.split("\n"):
        bold = out and _HEADING.match(line)
        out.append(f"**{_HEADING.sub('', line)}**" if bold else line)
    return "\n".join(out)


def strip_marks(text: str) -> str:
    """Set all headings of Markdown as plain lines."""
    return "\n".join(_HEADING.sub("", line) for line in text.split("\n"))


def headings_behind(text: str) -> str:
    """Move the line right above a run of bullets behind the run."""
    lines, out, index = text.split("\n"), [], 0
    while index < len(lines):
        stop = index + 1
        below = lines[index + 1 :]
        skip = len(list(itertools.takewhile(lambda line: not line.strip(), below)))
        stop += skip
        last = stop
        while last < len(lines) and (
            _BULLET.match(lines[last]) or (last > stop and lines[last].strip() and not _MARKED.match(lines[last]))
        ):
            last += 1
        head = lines[index]
        if head.strip() and not _BULLET.match(head) and last > stop and not head.endswith("。") and _width(head) < 60:
            out += [*lines[stop:last], head]
            index = last
        else:
            out.append(head)
            index += 1
    return "\n".join(out)


def interleave(text: str) -> str:
    """Interleave the paragraphs of each two neighbouring blocks that begin with a numbered word."""
    blocks: list[list[list[str]]] = [[[]]]
    for line in text.split("\n"):
        if re.match(r"^[#\s]*(?:基本目標|基本方針|重点目標|重点戦略|柱|政策)\s?[0-9０-９Ⅰ-Ⅹ一二三四五]", line):
            blocks.append([[line]])
        elif not line.strip():
            blocks[-1].append([])
        else:
            blocks[-1][-1].append(line)
    out = list(blocks[0])
    rest = blocks[1:]
    nothing: list[list[str]] = []
    for place in range(0, len(rest), 2):
        one, two = rest[place], rest[place + 1] if place + 1 < len(rest) else nothing
        for at in range(max(len(one), len(two))):
            out += [*one[at : at + 1], *two[at : at + 1]]
    return "\n\n".join("\n".join(part) for part in out if part) + "\n"


def rows_as(between: str) -> Conversion:
    """Return the conversion that parts the cells of tables by another sign.

    Args:
        between: What stands between two cells.
    """
    return lambda text: _each_table(
        text,
        lambda rows: [
            between.join(cell or "-" if between.strip() == "" and between != "\t" else cell for cell in row)
            for row in rows
        ],
    )


def rows_as_pipes(text: str) -> str:
    """Print every table with pipes."""
    return _each_table(text, lambda rows: ["| " + " | ".join(row) + " |" for row in rows])


def cells_as_lines(text: str) -> str:
    """Print every cell of a table on a line of its own, row by row."""
    return _each_table(text, lambda rows: [cell for row in rows for cell in row if cell])


def columns_as_lines(text: str) -> str:
    """Print every cell of a table on a line of its own, column by column."""
    return _each_table(
        text, lambda rows: [cell for column in itertools.zip_longest(*rows, fillvalue="") for cell in column if cell]
    )


def _each_table(text: str, show: Callable[[list[list[str]]], list[str]]) -> str:
    out: list[str] = []
    for row, lines in itertools.groupby(text.split("\n"), key=_is_row):
        group = list(lines)
        if not row:
            out += group
            continue
        rows = [_cells(line) for line in group if not _DELIMITER.fullmatch(line.strip())]
        if len(rows) < 2 or len({len(cells) for cells in rows}) > 1:  # no table, or one whose grid a text loses
            out += group
        else:
            out += ["", *show(rows), ""]
    return "\n".join(out)


def _cells(line: str) -> list[str]:
    body = line.strip()
    if "|" in body:
        return [cell.strip() for cell in body.strip("|").split("|")]
    if "\t" in body:
        return [cell.strip() for cell in body.split("\t")]
    return _GAP.split(body)


CONVERSIONS: dict[str, Conversion] = {
    "wrap_28": wrap_at(28),
    "wrap_37": wrap_at(37),
    "part_all": part_all,
    "part_none": part_none,
    "number_pages": number_pages,
    "number_feeds": number_feeds,
    "bullet_dot": bullets_as("・"),
    "bullet_ring": bullets_as("○ "),
    "bullet_disc": bullets_as("●"),
    "bullet_square": bullets_as("■ "),
    "bullet_dash": bullets_as("- "),
    "bullet_number": bullets_as("１　"),
    "bullet_paren": bullets_as("（１）"),
    "bullet_circled": bullets_as("①"),
    "widen": widen,
    "narrow": narrow,
    "flatten": flatten,
    "embolden": embolden,
    "strip_marks": strip_marks,
    "headings_behind": headings_behind,
    "interleave": interleave,
    "rows_tabs": rows_as("\t"),
    "rows_blanks": rows_as("    "),
    "rows_blank": rows_as(" "),
    "rows_pipes": rows_as_pipes,
    "cells_lines": cells_as_lines,
    "columns_lines": columns_as_lines,
}
