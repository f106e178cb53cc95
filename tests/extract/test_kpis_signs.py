"""The letters that indicators cannot do without: what is passed over for want of them gives nothing anyway."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import ExitStack
from importlib import import_module
from re import _constants as codes  # type: ignore[attr-defined]  # only the parser knows what a pattern needs
from re import _parser as parser  # type: ignore[attr-defined]  # only the parser knows what a pattern needs
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planextract.document import Document, Line, Page, Source
from planextract.extract.kpi_goal_lines import _NAMES
from planextract.extract.kpi_headings import find_reference
from planextract.extract.kpis import extract_kpis
from planextract.normalise import normalise
from planextract.rules.families import load_families
from planextract.rules.loader import load_rules
from planextract.settings import Settings
from planextract.spans import Span, fold
from planextract.structure import structure

RULES = load_rules("kpis")
# What is looked for before a rule is tried, and the rules that it stands for.
SIGNS = {
    "kpi_runs._MAY_NAME": ("kpi.heading.whole", "kpi.label.says"),
    "kpi_runs._ARROW": ("kpi.arrow.any",),
    "kpi_runs._MAY_GIVE": (
        *("kpi.heading.whole", "kpi.label.says", "kpi.arrow.any"),
        *("kpi.unit.stated", "kpi.caption.baseline", "kpi.caption.target"),
    ),
    "kpi_settings._COLON": ("kpi.unit.stated", "kpi.caption.baseline", "kpi.caption.target"),
    "kpi_labels._MAY_LABEL": ("kpi.label.circled",),
    "kpi_lost_runs._SUM_END": ("kpi.flat.total",),
    "kpi_late_headers._MAY_NAME": ("kpi.column.name",),
    "kpi_periods._EXPLAINED": ("kpi.legend.cumulative",),
}
# What rules of indicators look for, and what can stand around it.
SIGNS_AND_BLANKS = [*"：:→▶➡（）【】。、・/|のと人標KPI合計 \n", "  ", "\u3000", "\n\n"]
WORDS = [
    *("数値目標", "ＫＰＩ①", "指標", "目標値", "現状", "12人", "３０人", "10.5", "R5", "令和11年度"),
    *("移住者数", "累計", "単位"),
]
LINES = [
    *("【数値目標】", "ＫＰＩ：移住者数 12人（R5）→30人（R11）", "移住者数 12人", "受診率\u300050％", "合計"),
    *("現状：令和５年度 目標：令和11年度", "受診率を2030年度までに50％とする。", "指標 現状値 目標値", "件数 5 7"),
    *("2026年度", "2027年度", "事業開始前", "増加分", "8", "12", "20"),
]
PIECES = [*SIGNS_AND_BLANKS, *WORDS, *[f"\n{line}\n" for line in LINES] * 2]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def holds_one_of(letters: str, parsed: Iterable[tuple[Any, Any]]) -> bool:
    """Tell whether every match of a pattern holds one of some letters."""
    for code, value in parsed:
        if code is codes.LITERAL and chr(value) in letters:
            return True
        if code is codes.IN and all(of is codes.LITERAL and chr(letter) in letters for of, letter in value):
            return True
        if code is codes.BRANCH and all(holds_one_of(letters, branch) for branch in value[1]):
            return True
        if code is codes.SUBPATTERN and holds_one_of(letters, value[3]):
            return True
        if code is codes.MAX_REPEAT and value[0] and holds_one_of(letters, value[2]):
            return True
    return False


@pytest.mark.parametrize(("sign", "rule"), [(sign, rule) for sign, rules in SIGNS.items() for rule in rules])
def test_no_text_without_a_sign_matches(sign: str, rule: str) -> None:
    module, name = sign.split(".")
    looked_for = getattr(import_module(f"planextract.extract.{module}"), name)
    letters = looked_for.pattern.strip("[").partition("]")[0] if isinstance(looked_for, re.Pattern) else looked_for
    for family in (None, *(family.id for family in load_families())):
        assert holds_one_of(letters, parser.parse(load_rules("kpis", family)[rule].pattern.pattern))


def document_of(text: str) -> Document:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(Span(start, start + len(line)), 1))
        start += len(line) + 1
    source = Source("t", "t.txt", "text/plain", "0" * 64, 1)
    document = normalise(Document(source, text, (Page(1, Span(0, len(text))),), lines=tuple(lines)))
    return structure(document, Settings(base_rules_only=True), in_word=lambda _left, _right: False)


@given(TEXTS)
@settings(deadline=None)
def test_looking_for_signs_first_changes_nothing(text: str) -> None:
    document = document_of(text)
    found = extract_kpis(document, RULES)
    with ExitStack() as every:
        for sign in SIGNS:
            module, name = sign.split(".")
            looked_for = getattr(import_module(f"planextract.extract.{module}"), name)
            anything = {re.Pattern: re.compile(""), str: ""}[type(looked_for)]
            every.enter_context(patch(f"planextract.extract.{sign}", anything))
        every.enter_context(patch("planextract.extract.kpi_text_tables.has_fields", return_value=True))
        every.enter_context(patch("planextract.extract.kpi_goal_lines.GoalLines.may_hold_table", return_value=True))
        assert extract_kpis(document, RULES) == found


@pytest.mark.parametrize("family", [None, *(family.id for family in load_families())])
def test_every_header_of_names_has_a_word_that_goal_tables_are_looked_for_by(family: str | None) -> None:
    for example in load_rules("kpis", family)["kpi.column.name"].examples:
        assert _NAMES.search(example)
        assert _NAMES.search(" ".join(example))


REFERENCES = st.lists(
    st.sampled_from([*"4-2のノ 【】〔〕「」に、\n", "【数値目標】", "に同じ", "に掲げる", "に準 ずる"]), max_size=16
)


@given(REFERENCES.map("".join))
def test_a_reference_is_found_from_its_end(text: str) -> None:
    fast, slow = find_reference(fold(text), RULES), RULES["kpi.reference.same"].pattern.search("".join(text.split()))
    assert (fast and fast.groups()) == (slow and slow.groups())


def test_a_long_row_of_digits_is_no_reference() -> None:
    match = find_reference(fold("1" * 200_000 + "【数値目標】に同じ"), RULES)
    assert match is not None
    assert match["title"] == "数値目標"
