"""Numbered words that a document makes its own labels: 役割Ⅰ … 役割Ⅱ …, 挑戦の道１ … 挑戦の道２ ….

A number may also stand right before its heading, without a blank (1策定の趣旨 … 2大綱の構成 …), or be a kanji (一　防災
… 二　産業 …).

In: lines. Out: the words with which the document counts, and the labels that lines begin with them. The numbering
grammar knows the words that plans usually number; any other word is believed only where the document itself counts
with it, from one on, in lines that look like headings. Rule: ``rules/base/series.toml``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping

from planextract.rules.loader import load_rules
from planextract.values.labels import Label, LabelMatch, find_label, parse_number

RULE, GLUED = "series.word", "series.glued"
# Under this key a series tells that bare numbers stand right before headings.
_GLUED_KEY = ""
# Under this one, that kanji number headings.
KANJI, _KANJI_KEY = "series.kanji", "一"
_KANJI = frozenset("一二三四五六七八九十")
_NUMBER = re.compile("[0-9Ⅰ-Ⅻ①-⑳㉑-㉟]")
# Two bare numbers may be figures.
_MIN_GLUED = 3
_MAX_GLUED = 30
_MAX_HEADING = 60
# So many headings make a series.
_MIN_SERIES = 2

Series = Mapping[str, str]
"""Kind of label for every word with which a document counts."""


def find_series(texts: Iterable[str]) -> Series:
    """Return the words with which a document counts, each with the kind of its label.

    A word that starts again in every part names measures, one that counts through names pillars; the same heading
    printed again, in a list and over what unfolds it, starts nothing.

    Args:
        texts: Folded lines, in document order.
    """
    numbers: dict[str, list[int]] = {}
    firsts: dict[str, set[str]] = {}
    glued: list[int] = []
    kanji: list[int] = []
    for text in texts:
        bare = text.lstrip("#* ") if text.startswith(("#", "*")) else text
        if bare and bare[0] in _KANJI and (match := _match_kanji(bare.rstrip("*"))) is not None:
            kanji.append(parse_number(match["n"]) or 0)
            continue
        if text and text[0].isdigit():
            if (number := _read_glued(text)) is not None:
                glued.append(number)
            continue
        match = _match(text) if len(text) <= _MAX_HEADING else None
        number = parse_number(match["n"]) if match and not text.endswith("。") else None
        if match and number is not None:
            numbers.setdefault(match["word"], []).append(number)
            if number == 1:
                firsts.setdefault(match["word"], set()).add("".join(text.split()))
    series = {
        word: "named_upper" if len(firsts[word]) <= _MIN_SERIES else "named_lower"
        for word, counted in numbers.items()
        if _counts_on(counted)
    }
    if len(glued) >= _MIN_GLUED and _counts_on(glued):
        series[_GLUED_KEY] = "digit"
    if _counts_on(kanji):
        series[_KANJI_KEY] = "kanji"
    return series


def read_label(text: str, series: Series) -> LabelMatch | None:
    """Read the label that a line begins with, of the grammar or one of a document's own words."""
    return find_label(text) or find_series_label(text, series)


def find_series_label(text: str, series: Series) -> LabelMatch | None:
    """Read the label that a line begins with one of a document's own words, None if there is none."""
    if not series:
        return None
    if text[:1].isdigit():
        return _find_glued(text) if _GLUED_KEY in series else None
    if _KANJI_KEY in series and text[:1] in _KANJI and (kanji := _match_kanji(text)) is not None:
        return LabelMatch(Label("kanji", parse_number(kanji["n"]), kanji["n"]), kanji.end(), KANJI)
    match = _match(text)
    if match is None or match["word"] not in series:
        return None
    label = Label(series[match["word"]], parse_number(match["n"]), match[0].strip(" .:【】〔〕《》〈〉<>≪≫"))
    return LabelMatch(label, match.end(), RULE)


def _read_glued(text: str) -> int | None:
    """Return the number that stands right before a heading without a blank (1策定の趣旨), None if none does."""
    if len(text) > _MAX_GLUED or text.endswith(("。", "、")):
        return None
    match = load_rules("series")[GLUED].pattern.match(text)
    return parse_number(match["n"]) if match and find_label(text) is None else None


def _find_glued(text: str) -> LabelMatch | None:
    number = _read_glued(text)
    printed = "".join(itertools.takewhile(str.isdigit, text[:2]))
    return LabelMatch(Label("digit", number, printed), len(printed), GLUED) if number is not None else None


def _match_kanji(text: str) -> re.Match[str] | None:
    """Match the kanji that numbers a heading (一　防災); in a sentence it numbers none."""
    if len(text) > _MAX_HEADING or text.endswith(("。", "、")):
        return None
    return load_rules("series")[KANJI].pattern.match(text)


def _match(text: str) -> re.Match[str] | None:
    """Match a word with its number; hiragana begins none, and what the grammar knows is left to it."""
    if not text or "ぁ" <= text[0] <= "ん" or text[0].isdigit() or not _NUMBER.search(text):
        return None
    match = load_rules("series")[RULE].pattern.match(text)
    return match if match and find_label(text) is None else None


def _counts_on(numbers: list[int]) -> bool:
    """Tell whether numbers start at one and go on without a gap."""
    distinct = sorted(set(numbers))
    return len(distinct) >= _MIN_SERIES and distinct == list(range(1, len(distinct) + 1))
