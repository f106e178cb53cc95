"""Levels of the outline: what an open entry knows, and the level that an entry is of by default."""

from __future__ import annotations

from dataclasses import dataclass

from planextract.structure.entries import Entry
from planextract.structure.sheets import REASON as SHEET
from planextract.values.labels import label_key, label_rank

# Unlabelled headings stand between the title and the first labelled level unless fonts say more.
PLAIN = "plain"
PLAIN_RANK = -1.0
# Below chapters and sections, above all that is counted within a sheet.
FIELD = "form.field"
SHEET_RANK, FIELD_RANK = 3.5, 3.6
_MARKDOWN_RANK = -20.0
BULLET_RANK = 100.0
# Numbers below others of their own kind stand above every other kind that comes after it.
_NESTED_STEP = 0.05
# Sizes nearer than this (points) are one size.
SAME_SIZE = 0.6


@dataclass(slots=True)
class OpenEntry:
    """An entry that may still get children."""

    index: int
    key: str
    rank: float
    number: int | None
    heading: bool
    size: float | None = None
    column: int | None = None
    children: int = 0
    labelled: int = 0
    closed: bool = False
    small_items: bool = False
    small_heads: bool = False
    listed: bool = False
    certain: bool = False


def find_level(entry: Entry) -> tuple[str, float]:
    """Return what entries of one level share, and how high the level stands by default; smaller is higher."""
    if SHEET in entry.reasons:
        return SHEET, SHEET_RANK
    if entry.level:
        return f"markdown:{entry.level}", _MARKDOWN_RANK + entry.level
    if entry.label is None:
        return PLAIN, PLAIN_RANK
    key, rank = label_key(entry.label), label_rank(entry.label)
    if entry.label.kind in ("bullet", "arrow", "note"):
        return f"{key}:{entry.indent}", BULLET_RANK + rank + entry.indent
    if entry.nested:
        return f"{key}+{entry.nested}", rank + entry.nested * _NESTED_STEP
    return f"{key}:{entry.indent}" if entry.indent else key, rank


def differ_in_size(item: OpenEntry, entry: Entry) -> bool:
    """Tell whether an open entry and a new one are set in type of different sizes."""
    return bool(item.size and entry.size) and abs((item.size or 0) - (entry.size or 0)) > SAME_SIZE
