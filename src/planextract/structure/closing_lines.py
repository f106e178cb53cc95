"""Lines in brackets that close a record: (連携団体:…)."""

from __future__ import annotations

import re

from planextract.values.form_fields import find_kind

_CLOSING = re.compile(r"\((?P<word>[^\s():、。]{2,10}):")


def closes_record(text: str) -> bool:
    """Tell whether a line in brackets says who takes part in what stands above it: (連携団体:…).

    Args:
        text: Folded line. What other brackets say belongs to the item before them.
    """
    return closing_word(text) is not None


def closing_word(text: str) -> str | None:
    """Return the word with which a line in brackets closes a record, None if it closes none."""
    match = _CLOSING.match(text) if text.startswith("(") else None
    return match["word"] if match and find_kind(match["word"]) == "bodies" else None
