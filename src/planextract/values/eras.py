"""Japanese eras and Western years, both ways.

In comes the name or letter of an era and the number of a year as printed; out comes a Western year, or
the other way round. Era years are counted as if eras never ended, because plans are printed before an
era changes: 平成32年度 is fiscal year 2020. Dates themselves are in ``periods``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_YEAR_SIGN = "元"
LARGEST_ERA_YEAR = 99  # two digits are printed at most

_KANJI_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Era:
    """One era.

    Attributes:
        name: 令和.
        letter: R.
        first: First day (official gazette of each change of era).
        last: Last day, None for the present era.
    """

    name: str
    letter: str
    first: date
    last: date | None

    @property
    def base(self) -> int:
        """The Western year before the era's first."""
        return self.first.year - 1


ERAS = (
    Era("明治", "M", date(1868, 1, 25), date(1912, 7, 29)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 24)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "R", date(2019, 5, 1), None),
)
_BY_SIGN = {sign: era for era in ERAS for sign in (era.name, era.letter, chr(ord(era.letter) + 0xFEE0))}


def find_era(sign: str) -> Era | None:
    """Return the era of a name or letter (令和, R, Ｒ), None if there is no such era."""
    return _BY_SIGN.get(sign)


def find_era_year(printed: str) -> int | None:
    """Read the number of an era year.

    Args:
        printed: 元, digits in either width, or kanji (十, 二十九, 二九).

    Returns:
        1–99, or None if it is no such number.
    """
    if printed == FIRST_YEAR_SIGN:
        return 1
    number = int(printed) if printed.isdecimal() and len(printed) <= 2 else read_kanji_number(printed)
    return number if number is not None and 1 <= number <= LARGEST_ERA_YEAR else None


def to_year(era: Era, number: int) -> int:
    """Return the Western year of an era year, also past the era's end (平成32年 is 2020)."""
    return era.base + number


def from_year(year: int) -> tuple[tuple[Era, int], ...]:
    """Return the era years that fall into a Western year, oldest first; two in a year of change.

    Returns:
        (平成, 31) and (令和, 1) for 2019; empty before 1868.
    """
    return tuple(
        (era, year - era.base) for era in ERAS if era.first.year <= year and (era.last is None or year <= era.last.year)
    )


def read_kanji_number(printed: str) -> int | None:
    """Read a kanji number below 10 000 of either style (二〇二四, 百二十, 十七).

    Returns:
        The number, or None if the text is no such number.
    """
    if not printed:
        return None
    if all(sign in _KANJI_DIGITS for sign in printed):
        return int("".join(str(_KANJI_DIGITS[sign]) for sign in printed))
    total, rest = 0, printed
    for sign, unit in (("千", 1000), ("百", 100), ("十", 10)):
        head, found, tail = rest.partition(sign)
        if not found:
            continue
        if head and (len(head) != 1 or _KANJI_DIGITS.get(head, 0) == 0):
            return None
        total, rest = total + _KANJI_DIGITS.get(head, 1) * unit, tail
    if not rest:
        return total
    return total + _KANJI_DIGITS[rest] if len(rest) == 1 and _KANJI_DIGITS.get(rest, 0) else None
