"""Rule files: TOML in, compiled rules out.

A rule file holds ``[fragments]`` (named pieces of pattern) and ``[[rule]]`` tables. ``(?&name)`` in a
pattern inserts a fragment as a group. Patterns are matched against folded text (NFKC; ①–⑳ and Ⅰ–Ⅻ
kept), so full-width digits never need to be written. A family file adds, overrides and switches off
rules by id; see ``families.py``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from planextract.errors import BadRule
from planextract.rules.screening import Screen, build_gate, build_screen, hasten, join_patterns

_FRAGMENT = re.compile(r"\(\?&([a-z_]+)\)")
_ID = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
# One search of a text takes about as long as telling which of some patterns can match in it.
_FEW = 2
_KEYS = frozenset({"id", "pattern", "gives", "grade", "examples", "counterexamples", "note"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        id: ``noun.what_it_catches``.
        pattern: Compiled, fragments inserted.
        gives: Value that a match stands for, empty if the match speaks for itself.
        grade: Confidence of what it finds.
        examples: Texts that it must match.
        counterexamples: Texts that it must not match.
        note: Why it exists, in Japanese, with its source.
        origin: File it comes from.
    """

    id: str
    pattern: re.Pattern[str]
    gives: str = ""
    grade: str = "high"
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    note: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """Rules of one noun, in order; the first match wins where only one can.

    Two sets are the same only if they are one object, so that what is derived from a set can be kept by it.

    Attributes:
        noun: Name of the base file, e.g. ``zones``.
        rules: Rules by id.
    """

    noun: str
    rules: Mapping[str, Rule] = field(default_factory=dict)
    _groups: dict[tuple[str, ...], _Group] = field(default_factory=dict, repr=False)
    _joined: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _gates: dict[str, re.Pattern[str] | None] = field(default_factory=dict, repr=False)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def __getitem__(self, rule_id: str) -> Rule:
        return self.rules[rule_id]

    def group(self, prefix: str) -> tuple[Rule, ...]:
        """Return the rules whose id starts with ``prefix.``, in order."""
        return self._group((prefix,)).rules

    def search(self, rule_id: str, text: str) -> re.Match[str] | None:
        """Search a text with one rule, if the text holds what the rule cannot do without."""
        return self.rules[rule_id].pattern.search(text) if self.may_match(text, rule_id) else None

    def may_match(self, text: str, rule_id: str) -> bool:
        """Tell whether a text holds what a rule cannot do without; of several texts joined, whether any of them may."""
        if rule_id not in self._gates:
            self._gates[rule_id] = build_gate(self.rules[rule_id].pattern)
        gate = self._gates[rule_id]
        return gate is None or gate.search(text) is not None

    def first(self, text: str, prefix: str) -> Rule | None:
        """Return the first rule of a group whose pattern is found in the text, else None."""
        group = self._groups.get((prefix,)) or self._group((prefix,))
        rules = group.rules
        if group.screen is None:
            return next((rule for rule in rules if rule.pattern.search(text)), None)
        left = group.screen.choose(text)
        while left:
            lowest = left & -left
            rule = rules[lowest.bit_length() - 1]
            if rule.pattern.search(text):
                return rule
            left ^= lowest
        return None

    def finds(self, text: str, prefix: str) -> bool:
        """Tell whether any rule of a small group is found in a text, asked of all as alternatives of one pattern."""
        pattern = self._joined.get(prefix)
        if pattern is None:
            pattern = self._joined[prefix] = join_patterns([rule.pattern for rule in self.group(prefix)])
        return pattern.search(text) is not None

    def possible(self, text: str, *prefixes: str) -> Sequence[Rule]:
        """Return the rules of groups that can match in a text, in order; the others certainly do not.

        Args:
            text: What the patterns are going to be tried on.
            prefixes: Of the groups; none for all rules.
        """
        group = self._groups.get(prefixes) or self._group(prefixes)
        if group.screen is None:
            return group.rules
        left = group.screen.choose(text)
        if not left:
            return ()
        possible: list[Rule] = []
        while left:  # few of many bits are set, so each is taken off in turn
            lowest = left & -left
            possible.append(group.rules[lowest.bit_length() - 1])
            left ^= lowest
        return possible

    def _group(self, prefixes: tuple[str, ...]) -> _Group:
        """Return the rules of groups, and their screen; a set is asked for few groups, again and again."""
        group = self._groups.get(prefixes)
        if group is None:
            group = self._groups[prefixes] = _build_group(self, prefixes)
        return group


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Rules of one or more groups.

    Attributes:
        rules: In order; each has its bit in the screen.
        screen: Tells which can match; None for so few that trying them takes no longer.
    """

    rules: tuple[Rule, ...]
    screen: Screen | None


def parse_rules(content: str, *, origin: str, fragments: Mapping[str, str] | None = None) -> dict[str, Rule]:
    """Parse a rule file.

    Args:
        content: TOML text.
        origin: File name for messages.
        fragments: Fragments of other files that this one may use.

    Raises:
        BadRule: If the TOML, a key, an id or a pattern is wrong.
    """
    data = _parse_toml(content, origin)
    names = {**(fragments or {}), **data.get("fragments", {})}
    rules: dict[str, Rule] = {}
    for entry in data.get("rule", []):
        rule = _build_rule(entry, names, origin)
        if rule.id in rules:
            raise BadRule(origin, detail=f"{rule.id}: 同じ id が二つあります")
        rules[rule.id] = rule
    return rules


def parse_fragments(content: str, *, origin: str) -> dict[str, str]:
    """Return the ``[fragments]`` of a rule file."""
    return {str(name): str(value) for name, value in _parse_toml(content, origin).get("fragments", {}).items()}


@lru_cache(maxsize=256)
def load_rules(noun: str, family: str | None = None) -> RuleSet:
    """Load the base rules of a noun, as a document family changes them.

    Args:
        noun: Base file without ``.toml``, e.g. ``zones``.
        family: Id of a family, or None for the base rules alone.

    Raises:
        BadRule: If a file is wrong or missing.
    """
    origin = f"base/{noun}.toml"
    content = read_data("base", f"{noun}.toml")
    rules = parse_rules(content, origin=origin)
    if family is not None:
        changes = _parse_toml(read_data("families", f"{family}.toml"), f"families/{family}.toml")
        own = parse_rules(
            read_data("families", f"{family}.toml"),
            origin=f"families/{family}.toml",
            fragments=parse_fragments(content, origin=origin),
        )
        prefixes = {rule_id.split(".")[0] for rule_id in rules}
        own = {rule_id: rule for rule_id, rule in own.items() if rule_id.split(".")[0] in prefixes}
        for rule_id in changes.get("switch_off", []):
            rules.pop(rule_id, None)
        rules = {**own, **{rule_id: rule for rule_id, rule in rules.items() if rule_id not in own}}
    return RuleSet(noun, rules)


def read_data(folder: str, name: str) -> str:
    """Return the text of a data file of this package.

    Raises:
        BadRule: If there is no such file.
    """
    file = resources.files("planextract.rules").joinpath(folder, name)
    if not file.is_file():
        raise BadRule(f"rules/{folder}/{name}", detail="ファイルがありません")
    return file.read_text("utf-8")


def list_data(folder: str) -> tuple[str, ...]:
    """Return the names of the data files of a folder, sorted."""
    return tuple(
        sorted(
            entry.name for entry in resources.files("planextract.rules").joinpath(folder).iterdir() if entry.is_file()
        )
    )


def insert_fragments(pattern: str, fragments: Mapping[str, str], *, origin: str) -> str:
    """Replace every ``(?&name)`` by its fragment, recursively.

    Raises:
        BadRule: If a fragment is unknown or contains itself.
    """
    for _ in range(20):
        names = _FRAGMENT.findall(pattern)
        if not names:
            return pattern
        unknown = [name for name in names if name not in fragments]
        if unknown:
            raise BadRule(origin, detail=f"未定義の部品 {', '.join(unknown)}")
        pattern = _FRAGMENT.sub(lambda match: f"(?:{fragments[match[1]]})", pattern)
    raise BadRule(origin, detail="部品が循環しています")


def _build_group(rules: RuleSet, prefixes: tuple[str, ...]) -> _Group:
    parts = [[rule for rule in rules if rule.id.startswith(f"{prefix}.")] for prefix in prefixes]
    chosen = tuple(rule for part in parts for rule in part) if prefixes else tuple(rules)
    patterns = [rule.pattern for rule in chosen]
    is_small = len(chosen) <= _FEW and all(build_gate(pattern) is None for pattern in patterns)
    return _Group(chosen, None if is_small else build_screen(patterns))


def _parse_toml(content: str, origin: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise BadRule(origin, detail=str(error)) from error


def _build_rule(entry: Mapping[str, Any], fragments: Mapping[str, str], origin: str) -> Rule:
    rule_id = str(entry.get("id", ""))
    if not _ID.fullmatch(rule_id):
        raise BadRule(origin, detail=f"id が正しくありません: {rule_id!r}")
    if unknown := set(entry) - _KEYS:
        raise BadRule(origin, detail=f"{rule_id}: 未知の項目 {', '.join(sorted(unknown))}")
    try:
        pattern = re.compile(hasten(insert_fragments(str(entry["pattern"]), fragments, origin=origin)))
    except (re.error, KeyError) as error:
        raise BadRule(origin, detail=f"{rule_id}: {error}") from error
    return Rule(
        id=rule_id,
        pattern=pattern,
        gives=str(entry.get("gives", "")),
        grade=str(entry.get("grade", "high")),
        examples=tuple(entry.get("examples", ())),
        counterexamples=tuple(entry.get("counterexamples", ())),
        note=str(entry.get("note", "")),
        origin=origin,
    )
