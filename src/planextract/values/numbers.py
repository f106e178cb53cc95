"""Numbers and units as printed, and what a table cell says in place of a number.

In: text in NFKC spelling. Out: values with their place. A single 千, 百万 or 億 in front of a unit stays in
the unit (120.5万人), because plans are compared in the unit they print; several make one number
(1億2,000万円). Patterns and words are in ``rules/base/numbers.toml``. Dates are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from planextract.rules.loader import RuleSet, load_rules

Bound = Literal["at_least", "at_most", "less_than", "more_than"]
CellKind = Literal["number", "none", "increase", "decrease", "keep", "text"]

SCALES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "億": 10**8, "十億": 10**9, "兆": 10**12}
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_ABOUT_BEHIND = ("程度", "前後", "弱", "強")
_BOUNDS: dict[str, Bound] = {
    "以上": "at_least",
    "以下": "at_most",
    "未満": "less_than",
    "超": "more_than",
    "余": "more_than",
    "余り": "more_than",
}
_TOKEN = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?|.")


@dataclass(frozen=True, slots=True)
class Number:
    """One number.

    Attributes:
        start: Offset of its first character, sign included, 約 not.
        end: One past the last character of number and unit.
        value: The number; a share in tenths (8割) is given in per cent.
        unit: As printed in folded spelling, with its 千 or 億; None if none is printed.
        unit_start: Offset of the unit, None if none is printed.
        approximate: Whether 約, 程度 or the like goes with it.
        bound: What 以上, 以下, 未満 or 超 makes of it, None if nothing.
        rule: Id of the rule that read it.
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    unit_start: int | None = None
    approximate: bool = False
    bound: Bound | None = None
    rule: str = "number.digits"

    @property
    def amount(self) -> float:
        """The value in the bare unit: 120.5万人 is 1 205 000."""
        scale = split_scale(self.unit)[0] if self.unit else 1
        return float(Decimal(repr(self.value)) * scale)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a table cell says.

    Attributes:
        kind: ``number``; ``none`` for blank, - and 今後設定; a direction where only that is printed; else ``text``.
        number: Its first number, None unless ``kind`` is ``number``.
        rule: Id of the rule that read it, None for text.
    """

    kind: CellKind
    number: Number | None = None
    rule: str | None = None


def find_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a text, in order; labels, section numbers and dates are passed over."""
    return tuple(_scan(text, _load()))


def read_cell(text: str) -> Cell:
    """Read a whole table cell.

    Args:
        text: Folded text of the cell; may be empty.
    """
    rules, bare = _load(), "".join(text.split())
    for rule in rules.group("cell"):
        hit = rule.pattern.search(bare)
        if hit is None:
            continue
        if rule.gives == "zero":
            return Cell("number", Number(0, len(text), 0.0, rule=rule.id), rule.id)
        kinds: tuple[CellKind, ...] = ("none", "increase", "decrease", "keep")
        return Cell(next(kind for kind in kinds if kind == rule.gives), None, rule.id)
    number = next(_scan(text, rules), None)
    return Cell("number", number, number.rule) if number is not None else Cell("text")


def find_unit(text: str) -> str | None:
    """Return the unit that a text consists of, without brackets and 単位：; None if it is something else."""
    hit = _load()["unit.whole"].pattern.match(text.strip())
    return hit["unit"] if hit is not None else None


def split_scale(unit: str) -> tuple[int, str]:
    """Split a unit in multiplier and bare unit: 千円 is 1000 and 円."""
    for sign in sorted(SCALES, key=len, reverse=True):
        if unit.startswith(sign) and len(unit) > len(sign):
            return SCALES[sign], unit[len(sign) :]
    return 1, unit


def read_number(printed: str) -> float | None:
    """Read a number that mixes digits, kanji and multipliers (1億2,000万, 二〇二四, 46万2千).

    Returns:
        The number, None if the text is none.
    """
    if printed and all(sign in _DIGITS for sign in printed):
        return float("".join(str(_DIGITS[sign]) for sign in printed))
    total, section, current = Decimal(0), Decimal(0), None
    for token in _TOKEN.findall(printed):
        if token[0].isdecimal():
            current = Decimal(token.replace(",", ""))
        elif token in _DIGITS:
            current = Decimal(_DIGITS[token])
        elif token in _SMALL:
            section, current = section + (1 if current is None else current) * _SMALL[token], None
        elif token in _LARGE:
            part = section + (current or 0)
            total, section, current = total + (part or 1) * _LARGE[token], Decimal(0), None
        else:
            return None
    return float(total + section + (current or 0)) if printed else None


@lru_cache(maxsize=1)
def _load() -> RuleSet:
    return load_rules("numbers")


def _scan(text: str, rules: RuleSet) -> Iterator[Number]:
    trial = (*rules.group("not"), *rules.group("number"))
    done = 0
    for lead in rules["lead.any"].pattern.finditer(text):
        if lead.start() < done:
            continue
        for rule in trial:
            hit = rule.pattern.match(text, _with_before(text, lead.start(), done))
            hit = hit or rule.pattern.match(text, lead.start())
            if hit is None:
                continue
            done = hit.end()
            number = _read_hit(hit, rule.gives, rule.id) if rule.gives != "not" else None
            if number is not None:
                yield number
            break


def _with_before(text: str, at: int, done: int) -> int:
    """Return where an 約 or a minus sign in front of the lead begins."""
    for word in ("マイナス", "概ね", "おおむね", "およそ", "約", "-", "–"):
        if text.endswith(word, done, at):
            return at - len(word)
    return at


def _read_hit(hit: re.Match[str], gives: str, rule: str) -> Number | None:
    groups = hit.groupdict()
    printed = next((groups[name] for name in ("digits", "compound", "kanji", "tenths") if groups.get(name)), None)
    value = read_number(printed) if printed is not None else None
    if value is None:
        return None
    behind, unit = groups.get("after") or "", groups.get("counter") or groups.get("scale")
    if gives == "tenths":
        hundredths = read_number(groups.get("hundredths") or "") or 0.0
        value, unit = value * 10 + hundredths, "%"
    unit_start = hit.start("counter") if groups.get("counter") else None
    if groups.get("scale"):
        unit_start = hit.start("scale")
    end = hit.start("after") if behind else hit.end()
    start = hit.end("before") if groups.get("before") else hit.start()
    return Number(
        start=start,
        end=start + len(hit.string[start:end].rstrip()),
        value=-value if groups.get("sign") else value,
        unit=unit,
        unit_start=unit_start,
        approximate=bool(groups.get("before")) or behind in _ABOUT_BEHIND,
        bound=_BOUNDS.get(behind),
        rule=rule,
    )
