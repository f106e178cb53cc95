"""The Japanese numbering grammar: what stands in front of a heading or an item.

A label is read from the start of a folded line. The rules are ``rules/base/labels.toml``; their order is
the default order of levels, which the outline only uses where the document itself gives no evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from planextract.frozen import frozen_dataclass
from planextract.rules.loader import Rule, load_rules
from planextract.rules.screening import first_letters, join_patterns

KANJI_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")}
KANA_ORDER = "アイウエオカキクケコサシスセソ"
# Bullets that stand over others when both occur; measured on no document: typographic convention.
BULLET_ORDER = "■□◆◇●○〇◯◎★☆▲△▼▽▶►▸▷▹➢➤▪▫•‣◦✓✔·・-‐–—―−*+"
_LETTERS = frozenset("IVX")
_WORD = re.compile(r"[^\dⅠ-Ⅻ①-㉟A-Z(一二三四五六七八九十\s:-]+")


@frozen_dataclass(frozen=True, slots=True)
class Label:
    """An enumerator or bullet in front of a heading or item.

    Attributes:
        kind: Kind in the numbering grammar: ``chapter``, ``roman``, ``digit``, ``paren``, ``circled``, ``bullet``.
        number: Its place in the sequence, None for bullets.
        printed: As it is printed, without blanks at the ends.
        path: Numbers of a compound label (４－１ is (4, 1)), else empty.
        key: What labels of one sequence share; told once, for every reader of an outline asks for it.
    """

    kind: str
    number: int | None
    printed: str
    path: tuple[int, ...] = ()
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kind, key = self.kind, self.kind
        if kind in ("bullet", "arrow", "note"):
            key = f"{kind}:{_bullet_class(self.printed[:1])}"
        elif kind.startswith("named"):
            word = _WORD.match(self.printed)
            key = f"{kind}:{word[0] if word else ''}:{len(self.path)}"
        elif self.path:
            key = f"{kind}:{len(self.path)}"
        object.__setattr__(self, "key", key)


@frozen_dataclass(frozen=True, slots=True)
class LabelMatch:
    """A label at the start of a line.

    Attributes:
        label: What it is.
        end: Offset in the folded line where the text after it starts.
        rule: Id of the rule.
    """

    label: Label
    end: int
    rule: str


@lru_cache(maxsize=4096)
def find_label(text: str) -> LabelMatch | None:
    """Read the label at the start of a folded line, None if there is none.

    Args:
        text: Folded text without blanks in front.
    """
    if not text or "ぁ" <= text[0] <= "ん":  # kana other than label kana start no label
        return None
    trials = _trials()
    trial = trials.get(text[0]) or trials[""]
    likely = trial.joined.match(text)
    if likely is None:
        return None
    for rule in trial.rules[int((likely.lastgroup or "p0")[1:]) :]:
        match = rule.pattern.match(text)
        if match and match.end() > 0:
            return LabelMatch(_to_label(match, rule), match.end(), rule.id)
    return None


def label_key(label: Label) -> str:
    """Return what labels of one sequence share: kind, and word or bullet where it has one.

    Labels with equal keys are siblings or cousins, never ancestors of each other, unless a sequence
    restarts right below a heading.
    """
    return label.key


def is_named(label: Label) -> bool:
    """Tell whether a label is a word with a number (基本目標１, 施策１－２)."""
    return label.kind.startswith("named")


def label_rank(label: Label) -> float:
    """Return the default level of a label; smaller stands higher."""
    if label.kind == "bullet":
        return _bullet_ranks()[label.printed[0]]
    rank: float = _ranks()[label.kind]
    return rank + (len(label.path) - 2) / 10 if len(label.path) > 2 else rank


@lru_cache(maxsize=4096)
def parse_number(text: str) -> int | None:
    """Read an enumerator's number: 12, 十二, Ⅳ, ⑤, ウ, B, IV; None if it is none of these."""
    if text.isdecimal():
        return int(text)
    if len(text) == 1:
        for first, last, base in (
            ("Ⅰ", "Ⅻ", 1),
            ("ⅰ", "ⅻ", 1),
            ("①", "⑳", 1),
            ("㉑", "㉟", 21),
            ("A", "Z", 1),
            ("a", "z", 1),
        ):
            if first <= text <= last and not (text in "IVX" and first == "A"):
                return ord(text) - ord(first) + base
        if text in KANA_ORDER:
            return KANA_ORDER.index(text) + 1
    if text and _LETTERS.issuperset(text):
        values = [{"I": 1, "V": 5, "X": 10}[character] for character in text]
        signs = [(-1 if low < high else 1) * low for low, high in zip(values, [*values[1:], 0], strict=True)]
        return sum(signs)
    return _parse_kanji(text)


def _parse_kanji(text: str) -> int | None:
    if not text or any(character not in KANJI_DIGITS and character != "十" for character in text):
        return None
    tens, ten, ones = text.rpartition("十")
    value = KANJI_DIGITS.get(ones, 0)
    return value + (KANJI_DIGITS.get(tens, 1) * 10 if ten else 0)


def _to_label(match: re.Match[str], rule: Rule) -> Label:
    names = rule.pattern.groupindex  # most rules have one group, and asking for all of them costs more than the match
    printed = match[0].strip(" \u3000.、:：")
    if rule.gives == "alpha_path" or ("word" in names and match["word"]):
        printed = printed.strip("【】〔〕《》")
    told = (match["path"] if "path" in names else None) or (match["tight"] if "tight" in names else None)
    path = _parse_path(told) if told else ()
    if len(path) > 1:
        return Label(rule.gives, path[-1], printed, path)
    single = (match["n"] if "n" in names else None) or (match["n2"] if "n2" in names else None) or ""
    return Label(rule.gives, parse_number(single.strip("()")) if single else None, printed)


@lru_cache(maxsize=4096)
def _parse_path(path: str) -> tuple[int, ...]:
    parts = (parse_number(part.strip().strip("()")) for part in re.split(r"[-‐‑–―−.]", path))
    return tuple(number for number in parts if number is not None)


def _bullet_class(bullet: str) -> str:
    return "○" if bullet in "○〇◯" else "・" if bullet in "・·•" else "-" if bullet in "-‐–—―−" else bullet


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    return load_rules("labels").group("label")


@dataclass(frozen=True, eq=False)
class _Trial:
    """Rules whose labels can begin with one letter, and all of them as one pattern: most lines have no label.

    Attributes:
        rules: In order.
    """

    rules: tuple[Rule, ...]

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """One pattern for all rules, made when it is needed."""
        return join_patterns([rule.pattern for rule in self.rules])


@lru_cache(maxsize=1)
def _trials() -> dict[str, _Trial]:
    """Return what to try on lines by their first letters; under no letter, on lines with any other."""
    begins = [first_letters(rule.pattern) for rule in _rules()]
    trials: dict[tuple[Rule, ...], _Trial] = {}
    found: dict[str, _Trial] = {}
    for letter in ("", *frozenset().union(*(letters for letters in begins if letters is not None))):
        rules = tuple(
            rule for rule, letters in zip(_rules(), begins, strict=True) if letters is None or letter in letters
        )
        found[letter] = trials.setdefault(rules, _Trial(rules))
    return found


@lru_cache(maxsize=1)
def _ranks() -> dict[str, float]:
    ranks: dict[str, float] = {}
    for rule in _rules():
        ranks.setdefault(rule.gives, len(ranks))
    # Bare kanji are read only where a document counts with them, see ``structure/series.py``: Ⅱ 一 １ (1).
    return ranks | {"kanji": ranks["roman"] + 0.5}


@lru_cache(maxsize=1)
def _bullet_ranks() -> dict[str, float]:
    return {bullet: _ranks()["bullet"] + place / 100 for place, bullet in enumerate(BULLET_ORDER)}
