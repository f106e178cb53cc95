"""Find organisations by the grammar of their names.

In: a folded text. Out: candidates with kind and rule; they may overlap, the caller
keeps the longest. A name is found from its head word (協議会, 大学): the characters that may belong to a name
are collected to the left, then what does not belong to it is cut off (第14回幹事会, 山形新聞社・荘内日報社).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from planextract.extract.places import find_names, find_places
from planextract.rules.loader import Rule, RuleSet, insert_fragments, load_rules, parse_fragments, read_data
from planextract.rules.municipalities import load_places, places_by_name
from planextract.rules.screening import hasten

# The longest name in the gold has 31 characters; beyond this a run is a broken layout, not a name.
REACH = 45
CONTEXT = 12
FORMS = ("actor.whole", "actor.legal", "actor.team", "actor.short")
"""Groups of rules that each know a name by its form."""
HEADS = ("actor.head", "actor.facility")
"""Groups of rules that know the word with which a name ends."""

_DELIMITER = re.compile(r"及び|並びに|[\t、。「『(:・,○●◎■◇◆★☆→⇒▸ )」』/〈《\[【]")
_TRAILING, _CENTRE, _MEETING = "・-", "センター", "actor.head.meeting"
# How the last character of a municipality's name is read.
_READINGS = {"市": ("し",), "町": ("ちょう", "まち"), "村": ("むら", "そん"), "区": ("く",)}
_SHORTEST_READING = 3
_LONGEST_TOWN = 7


class Organisation(NamedTuple):
    """A candidate.

    Attributes:
        start: First character.
        end: One past the last.
        name: The name.
        kind: Actor kind of the record contract.
        rule: Id of the rule of its head word or form.
        generic: True where only the head word is there.
        grade: ``high``, ``medium`` or ``low``.
    """

    start: int
    end: int
    name: str
    kind: str
    rule: str
    generic: bool = False
    grade: str = "high"


def find_organisations(
    text: str, forms: Sequence[Rule], heads: Sequence[Rule], family: str | None
) -> list[Organisation]:
    """Find organisations by whole forms, legal forms and head words.

    Args:
        text: Folded text without line breaks.
        forms: Of the rules of ``FORMS`` those that can match in the text, at least.
        heads: The same of the rules of ``HEADS``.
        family: Document family whose rules apply, None for the base rules.
    """
    found = [*_by_form(text, forms, family), *_by_head(text, heads, family)]
    return [_with_kind(entry, family) for entry in found if not _is_false(text, entry, family)]


def find_unit(text: str, end: int, family: str | None) -> tuple[str, int] | None:
    """Return the section named right after a body and where it ends, None if there is none.

    Args:
        text: Folded text.
        end: Where the name of the body ends.
        family: Document family whose rules apply, None for the base rules.
    """
    if end == len(text):
        return None
    match = load_rules("actors", family)["actor.unit.after"].pattern.match(text[end : end + REACH])
    return (match["unit"], end + match.end("unit")) if match else None


def find_left_edge(text: str, head: int) -> int:
    """Return where the longest run of parts of a name begins that ends where a head word begins.

    Args:
        text: Folded text.
        head: Where the head word begins.
    """
    parts = _parts()
    before = text[max(0, head - REACH) : head]
    if parts.kana_word.search(before) is None:
        # Every part is one character, so the run can be read backwards from its end.
        backwards = parts.letters.match(before[::-1])
        return head - backwards.end() if backwards else head
    run = parts.run.search(before)
    return head - len(before) + run.start() if run else head


def _by_form(text: str, forms: Iterable[Rule], family: str | None) -> Iterator[Organisation]:
    rules = load_rules("actors", family)
    for rule in forms:
        for match in rule.pattern.finditer(text):
            start, end = match.span(next((name for name in rule.pattern.groupindex if match[name]), 0))
            end = _without_tail(text, start, end, rules)
            yield Organisation(start, end, text[start:end], rule.gives, rule.id)


def _without_tail(text: str, start: int, end: int, rules: RuleSet) -> int:
    """Return where a name ends that is followed by a branch or a committee of the body, or by the next column."""
    for tail in rules.possible(text[start:end], "actor.tail"):
        cut = tail.pattern.search(text[start:end])
        end = start + cut.start() if cut else end
    return end


def _by_head(text: str, heads: Iterable[Rule], family: str | None) -> Iterator[Organisation]:
    runs: dict[tuple[int, int], tuple[int, Rule]] = {}
    for match, rule in _find_heads(text, heads):
        start, end = find_left_edge(text, match.start()), match.end()
        # Several head words in one run (農業協同組合 中央会) are one name, which ends with the last; a list
        # (山陰新聞社・大山日報社) has one for each.
        item = end if text[end : end + 1] == "・" else 0
        # 「商工会会議」 is a meeting of the body that the run has come to already.
        if rule.id != _MEETING or runs.get((start, item), (0, rule))[0] != match.start():
            runs[start, item] = end, rule
    for (start, _), (end, rule) in runs.items():
        entry = _cut(text, start, end, rule, family)
        if entry is not None:
            yield entry


def _find_heads(text: str, heads: Iterable[Rule]) -> Iterator[tuple[re.Match[str], Rule]]:
    """Yield head words from left to right, of several at one place that of the first rule; none reaches into another.

    So would all rules as alternatives of one pattern; but few can match in a text, and those few are found faster.
    """
    found = [(match, rule) for rule in heads if (match := rule.pattern.search(text)) is not None]
    while found:
        head = min(found, key=lambda pair: pair[0].start())
        yield head
        end = head[0].end()
        behind = ((m if m.start() >= end else rule.pattern.search(text, end), rule) for m, rule in found)
        found = [(match, rule) for match, rule in behind if match is not None]


def _cut(text: str, start: int, end: int, rule: Rule, family: str | None) -> Organisation | None:
    start = _after_complete_part(text, start, end, family)
    start = _from_inner_place(text, start, end, family)
    start = _trim(text, start, end, family)
    start = _extend_over_kana(text, start, end, family)
    whole, end = end, _without_tail(text, start, end, load_rules("actors", family))
    name = text[start:end]
    if end < whole:
        rule = _last_head(name, family) or rule
    if not name:
        return None
    for bare in load_rules("actors", family).possible(name, "actor.bare"):
        if bare.pattern.fullmatch(name):
            generic = bare.id == "actor.bare.class"
            kind = rule.gives if generic else bare.gives
            return Organisation(start, end, name, kind, bare.id, generic=generic, grade="medium")
    plural = load_rules("actors", family)["actor.plural.each"].pattern
    is_plural = plural.search(text[max(0, start - CONTEXT) : start]) is not None
    return Organisation(start, end, name, rule.gives, rule.id, generic=is_plural, grade=rule.grade)


def _last_head(name: str, family: str | None) -> Rule | None:
    heads = _find_heads(name, load_rules("actors", family).possible(name, *HEADS))
    return next((rule for match, rule in heads if match.end() == len(name)), None)


def _after_complete_part(text: str, start: int, end: int, family: str | None) -> int:
    """Return the start of the last body of a list joined by ・, where the parts before are bodies themselves."""
    rules = load_rules("actors", family)
    index = end
    while (index := text.rfind("・", start + 1, index)) >= 0:
        before, listed = text[start:index], text[start : index + 1]
        named = [match for match, _ in _find_heads(listed, rules.possible(listed, *HEADS))]
        for rule in rules.possible(listed, "actor.whole"):
            named.extend(rule.pattern.finditer(listed))
        is_body = any(match.end() == len(before) for match in named)
        # 「就業・生活支援センター」 is one name; the class alone stands for no list.
        after = text[index + 1 : end]
        is_class = not after.endswith(_CENTRE) and any(
            rule.pattern.fullmatch(after) for rule in rules.possible(after, "actor.bare")
        )
        if is_body or is_class or _ends_with_place(before, after, family):
            return index + 1
    return start


def _ends_with_place(before: str, after: str, family: str | None) -> bool:
    if not _is_place(before):
        return False
    # 「島根県・市町村…本部」: what a prefecture shares with its municipalities is one body.
    return load_rules("actors", family)["actor.joint.classes"].pattern.search(after) is None and not _is_joint(
        after, family
    )


def _is_joint(after: str, family: str | None) -> bool:
    """Tell whether what follows a place and begins with another is a body of both: 一関市・平泉町地域公共交通協議会."""
    places = find_names(after)
    if not places or places[0][0]:
        return False
    return load_rules("actors", family)["actor.joint.body"].pattern.search(after[places[0][1] :]) is not None


def _from_inner_place(text: str, start: int, end: int, family: str | None) -> int:
    """Return where a name begins that a lost layout has glued to the words before it (意見防府市…審議会)."""
    run, cut = text[start:end], 0
    for at, name_end in find_names(run):
        before = run[cut:at]
        is_joint = before and _is_place(before) and _is_joint(run[at:], family)
        inside = before and _cuts_place(run, at)  # 久万高原町 holds 高原町
        if before and not (is_joint or inside) and _ends_a_line(before, run[at:name_end], family):
            cut = at
    return start + cut


def _ends_a_line(before: str, place: str, family: str | None) -> bool:
    """Tell whether what stands before a place in a run belongs to another line."""
    rules = load_rules("actors", family)
    # One character in front may make another word of the hit (関西都市…), but not the 月 of a form.
    if len(before) == 1 and rules["actor.stray.unit"].pattern.search(before) is None:
        return False
    # 「鳥取県鳥取県教育委員会」: neither a prefecture nor the same place again can follow a place in one name.
    is_next = (place in _prefectures() or before.endswith(place)) and _is_place(before)
    return is_next or rules.first(before, "actor.before_place") is None


def _trim(text: str, start: int, end: int, family: str | None) -> int:
    trimmed = True
    while trimmed and start < end:
        trimmed = False
        for rule in load_rules("actors", family).possible(text[start:end], "actor.trim"):
            match = rule.pattern.search(text[start:end])
            if match and match.end() and not _cuts_place(text[start:end], match.end()):
                start += match.end()
                trimmed = True
    return start


def _cuts_place(run: str, at: int) -> bool:
    # 「9日野町」 holds 日野町, not the ninth day.
    return any(start < at < end for start, end in find_names(run))


def _extend_over_kana(text: str, start: int, end: int, family: str | None) -> int:
    """Return the start of a name that holds hiragana, which only a delimiter before it can prove."""
    rules = load_rules("actors", family)
    floor = max(0, start - REACH)
    opened = max(text.rfind(mark, floor, start) for mark in "「『") + 1
    if opened and _closes_quotes(text, end) and rules.first(text[opened:start], "actor.kana_quoted") is not None:
        return opened
    opened = text.rfind("(", floor, start) + 1
    if opened and text.startswith(")", end) and rules.first(text[opened:start], "actor.kana_bracketed") is not None:
        return opened
    if (town := _find_kana_town(text, start)) < start:
        return town
    before = _DELIMITER.split(text[floor:start])[-1]
    if not before:
        return start
    joined = rules["actor.kana_joint.after_body"].pattern.search(before)
    before = before[joined.end() :] if joined else before
    at = start - len(before)
    if not before or rules.first(before, "actor.kana") is None:
        return start
    is_place = before in _kana_places() or load_rules("actors", family).first(before, "actor.kana_keep") is not None
    is_place = is_place or rules.first(f"{before}|{text[start:end]}", "actor.kana_head") is not None
    is_sentence = load_rules("actors", family).first(before, "actor.kana_stop") is not None
    if is_sentence and not is_place:
        return start
    # 「そのほか」 before a bare head word would make a name of it; a real one has kanji in its own right.
    return at if end > start else start


def _find_kana_town(text: str, start: int) -> int:
    """Return where the town begins whose name in hiragana a run has lost: 構成するみなかみ町|高齢者施策推進会議."""
    if not text[start - 1 : start + 1].endswith(tuple(_READINGS)) or not "ぁ" <= text[start - 1 : start] <= "ゖ":
        return start
    towns = places_by_name()
    return next((at for at in range(max(0, start - _LONGEST_TOWN), start) if text[at : start + 1] in towns), start)


def _closes_quotes(text: str, end: int) -> bool:
    return text.startswith(("」", "』", "(仮称)」", "(仮称)』"), end)


def _is_false(text: str, entry: Organisation, family: str | None) -> bool:
    before, after = text[max(0, entry.start - CONTEXT) : entry.start], text[entry.end : entry.end + CONTEXT]
    return load_rules("actors", family).first(f"{before}|{entry.name}|{after}", "actor.false") is not None


def _with_kind(entry: Organisation, family: str | None) -> Organisation:
    rule = load_rules("actors", family).first(entry.name, "actor.kind")
    return entry._replace(kind=rule.gives) if rule is not None else entry


class _Parts(NamedTuple):
    """What may stand before a head word in a name.

    Attributes:
        run: The parts of a name up to the end of a text.
        kana_word: A part of more than one character.
        letters: Parts of one character at the beginning of a text; the same read from either side.
    """

    run: re.Pattern[str]
    kana_word: re.Pattern[str]
    letters: re.Pattern[str]


@lru_cache(maxsize=1)
def _parts() -> _Parts:
    fragments = parse_fragments(read_data("base", "actors.toml"), origin="base/actors.toml")
    part, kana_word, letter = (
        insert_fragments(f"(?&{name})", fragments, origin="base/actors.toml")
        for name in ("part", "kana_word", "letter")
    )
    return _Parts(re.compile(f"(?:{part})*$"), re.compile(hasten(kana_word)), re.compile(f"(?:{letter})*"))


@lru_cache(maxsize=1)
def _prefectures() -> frozenset[str]:
    return frozenset(place.name for place in load_places() if place.is_prefecture)


def _is_place(text: str) -> bool:
    places = find_places(text)
    return bool(places) and places[-1].end == len(text)


@lru_cache(maxsize=1)
def _kana_places() -> frozenset[str]:
    """Return how municipalities are called without their type: those that end in hiragana, and all in kana.

    Bodies like to write their town in hiragana (ながと地域エネルギー株式会社); short readings are words as well.
    """
    towns = [place for place in load_places() if not place.is_prefecture]
    stems = {place.name[:-1] for place in towns}
    read = {place.kana.removesuffix(end) for place in towns for end in _READINGS.get(place.name[-1], ())}
    return frozenset(stem for stem in stems if "ぁ" <= stem[-1:] <= "ゖ") | {
        kana for kana in read if len(kana) >= _SHORTEST_READING
    }
