"""What the reader of dates passes over without trying a rule holds none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from planextract.rules.loader import load_rules
from planextract.values import dates
from planextract.values.date_grammar import load_grammar
from planextract.values.dates import find_dates

EXAMPLES = [example for rule in load_rules("dates") for example in rule.examples]
SIGNS = "0123456789元一二三十年月日度令和RHS./-~〜からまで()【】、の間 \n"
NUMBERS = ["12人", "3,400", "2.5", "第1回", "5 月", "1950", "12~3", "頃"]
TEXTS = st.lists(st.sampled_from([*EXAMPLES, *SIGNS, *NUMBERS]), max_size=8).map("".join)


@contextmanager
def every_place_tried() -> Iterator[None]:
    """Let the reader try its rules at every number too, and not only where a year or a month can begin."""
    lead = load_grammar(None, "prose").lead
    anywhere = re.compile(rf"(?<![0-9.,])[0-9]|(?![0-9])(?:{lead.pattern})")
    grammars = {
        "prose": replace(load_grammar(None, "prose"), lead=anywhere),
        "header": replace(load_grammar(None, "header"), lead=anywhere),
    }
    read = dates._find_all.__wrapped__  # without what is remembered
    with patch.multiple(dates, _find_all=read, _load_grammar=lambda _family, place: grammars[place]):
        yield


def test_every_example_of_a_date_has_a_sign() -> None:
    for text in EXAMPLES:
        for header in (False, True):
            with every_place_tried():
                found = find_dates(text, table_header=header)
            assert find_dates(text, table_header=header) == found, text


@given(TEXTS, st.booleans())
@settings(max_examples=400, deadline=None)
def test_passing_over_what_cannot_be_a_date_changes_nothing(text: str, header: bool) -> None:
    with every_place_tried():
        found = find_dates(text, table_header=header)
    assert find_dates(text, table_header=header) == found
