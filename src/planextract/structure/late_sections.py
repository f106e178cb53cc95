"""Fields of a sheet that a text dump printed behind their lists: each is put in front of its own again.

``連携のメリット ・… ・… ◇… ◇… 今後の展開`` with nothing behind the last field: a list with other bullets than the one
before it, right before a field that has nothing else, is what that field holds. So is a list that stands under no
field at all. Only sheets of a form are looked at, whose fields are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planextract.structure.entries import Entry
from planextract.structure.late_headings import REASON
from planextract.structure.sheets import find_sheets
from planextract.values.form_fields import SINGLE
from planextract.values.labels import label_key

_SHORT = SINGLE | {None}
# Whom to ask goes over a few lines at most.
_MOST_LEFT = 8


def lift_late_sections(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with every field of a sheet in front of its list.

    Args:
        entries: In document order.
    """
    out: list[Entry] = []
    done = 0
    for sheet in find_sheets(entries):
        first = sheet.start + (sheet.label is not None)
        out.extend(entries[done:first])
        out.extend(_lift(entries[first : sheet.stop]))
        done = sheet.stop
    return (*out, *entries[done:])


def _lift(part: Sequence[Entry]) -> list[Entry]:
    """Return a sheet's entries with late fields put in front of the lists right before them."""
    out: list[Entry] = []
    for at, entry in enumerate(part):
        start = _find_loose_list(out) if _is_bare(part, at) else _find_torn_list(part, at, out)
        if start is None:
            out.append(entry)
        else:
            out.insert(start, replace(entry, reasons=(*entry.reasons, REASON)))
    return out


def _find_torn_list(part: Sequence[Entry], at: int, before: Sequence[Entry]) -> int | None:
    """Return where the list of a field begins that the field's name was printed into, None if it was not.

    Blank lines tell: ``○… ○…`` blank ``○…`` 取組内容 ``○…``. The name has none before it, as no other of the sheet.
    """
    entry = part[at]
    below = part[at + 1].label if at + 1 < len(part) else None
    others = [other for other in part[1:] if other.field not in _SHORT and other is not entry]
    if entry.field in _SHORT or entry.apart or not all(other.apart for other in others):
        return None
    if below is None or below.kind != "bullet" or not others:
        return None
    key, start = label_key(below), len(before)
    while start and (label := before[start - 1].label) is not None and label_key(label) == key:
        start -= 1
        if before[start].apart:
            break
    above = before[start - 1].label if start else None
    torn = start < len(before) and before[start].apart and above is not None and label_key(above) == key
    return start if torn else None


def _is_bare(part: Sequence[Entry], at: int) -> bool:
    """Tell whether a field that asks for sentences or a list has nothing behind it."""
    entry = part[at]
    if entry.field is None or entry.field in SINGLE:
        return False
    if at + 1 == len(part) or part[at + 1].field is not None:
        return True
    return len(part) - at <= _MOST_LEFT and _ends_sheet(part[at + 1 :])


def _ends_sheet(rest: Sequence[Entry]) -> bool:
    """Tell whether nothing is left of a sheet but whom to ask and the page's number."""
    return all(entry.label is None and not entry.body.text.endswith("。") and entry.table is None for entry in rest)


def _find_loose_list(before: Sequence[Entry]) -> int | None:
    """Return where the list at the end of some entries begins that belongs to no field before it, None if it does."""
    start = len(before)
    while start and before[start - 1].field is None and not _is_value(before, start - 1):
        start -= 1
    if start == len(before):
        return None
    if start == 0 or _is_value(before, start - 1):
        return start if before[start].label is not None else None
    return _find_other_bullets(before, start)


def _is_value(before: Sequence[Entry], at: int) -> bool:
    """Tell whether an entry is the value of the field right before it."""
    return bool(at) and before[at - 1].field in SINGLE and before[at].label is None


def _find_other_bullets(before: Sequence[Entry], start: int) -> int | None:
    """Return where a field's content goes over from one kind of bullet to another, None if not exactly once."""
    bullets = [(at, label_key(label)) for at in range(start, len(before)) if (label := before[at].label) is not None]
    if len(bullets) < len(before) - start or any(not key.startswith("bullet") for _, key in bullets):
        return None
    cuts = [at for (_, above), (at, key) in pairwise(bullets) if above != key]
    return cuts[0] if len(cuts) == 1 else None
