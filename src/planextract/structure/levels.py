"""How high an entry stands by its own signs: its level in Markdown, its label, its bullet, its type.

In: single entries. Out: a key that its siblings share and a rank, smaller for what stands higher. Where the document's
own numbering says otherwise, ``outline.py`` decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planextract.structure.entries import Entry
from planextract.structure.sheets import REASON as SHEET
from planextract.values.labels import label_key, label_rank

# Unlabelled headings stand between the title and the first labelled level unless fonts say more.
PLAIN = "plain"
PLAIN_RANK = -1.0
# Below chapters and sections, above all that is counted within a sheet.
SHEET_RANK = 3.5
MARKDOWN_RANK = -20.0
BULLET_RANK = 100.0


def find_level(entry: Entry) -> tuple[str, float]:
    """Return the key that entries of a level share, and the rank of the level."""
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


def find_body_size(entries: Sequence[Entry]) -> float:
    """Return the type size in which most of the text is set, 0 for text without type."""
    amounts: Counter[float] = Counter()
    for entry in entries:
        if entry.size is not None and entry.table is None:
            amounts[round(2 * entry.size) / 2] += len(entry.whole)
    return max(amounts, key=lambda size: (amounts[size], -size), default=0.0)
