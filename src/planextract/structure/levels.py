"""The default level of an entry by its label, where the document itself gives no evidence."""

from __future__ import annotations

from planextract.structure.entries import Entry
from planextract.structure.sheets import REASON as SHEET
from planextract.values.labels import label_key, label_rank

PLAIN = "plain"
PLAIN_RANK = -1.0
"""Unlabelled headings stand between the title and the first labelled level unless fonts say more."""
FIELD = "form.field"
SHEET_RANK, FIELD_RANK = 3.5, 3.6
"""Below chapters and sections, above all that is counted within a sheet."""
MARKDOWN_RANK = -20.0
BULLET_RANK = 100.0


def key_and_rank(entry: Entry) -> tuple[str, float]:
    """Return what an entry's like have in common, and its default level; smaller stands higher."""
    if SHEET in entry.reasons:
        return SHEET, SHEET_RANK
    if entry.level:
        return f"markdown:{entry.level}", MARKDOWN_RANK + entry.level
    if entry.label is None:
        return PLAIN, PLAIN_RANK
    key, rank = label_key(entry.label), label_rank(entry.label)
    if entry.label.kind in ("bullet", "arrow", "note"):
        return f"{key}:{entry.indent}", BULLET_RANK + rank + entry.indent
    return f"{key}:{entry.indent}" if entry.indent else key, rank
