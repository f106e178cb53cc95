"""Fields of a form that a text dump printed one below the other, with their values behind: each gets its own again.

In: entries. Out: the same, ``②　事業の名称 ③　事業の内容`` no more above a name and a text. Values stand in the order
of fields, and each must be such as its field asks for; where there is more than one way to give them out, nothing
is moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planextract.rules.loader import RuleSet, load_rules
from planextract.structure.entries import Entry
from planextract.structure.lines import is_bracket_heading
from planextract.structure.zones import find_zone
from planextract.values.form_fields import SINGLE, find_kind
from planextract.values.labels import label_key, label_rank

REASON = "layout.stacked_fields"
_LONGEST_NAME = 70
# Values of a form that has more entries in one part than this are not looked through.
_MOST_VALUES = 60


def distribute_values(entries: Sequence[Entry], zones: RuleSet) -> tuple[Entry, ...]:
    """Return the entries with every field in front of its value.

    Args:
        entries: In document order.
        zones: The ``zones`` rules, to tell headings.
    """
    kinds = [_kind(entry) for entry in entries]
    out: list[Entry] = []
    at = 0
    while at < len(entries):
        if kinds[at] is None:
            out.append(entries[at])
            at += 1
            continue
        end = _end_of_stack(entries, kinds, at)
        stop = _end_of_values(entries, kinds, at, end, zones) if end - at > 1 else end
        shares = _share_out(entries[end:stop], kinds[at:end], opens=_opens_list(entries, kinds, stop))
        if not shares:
            out.extend(entries[at:end])
            at = end
            continue
        for field, values in zip(entries[at:end], shares, strict=True):
            out.append(replace(field, reasons=(*field.reasons, REASON)))
            out.extend(values)
        at = stop
    return tuple(out)


def _kind(entry: Entry) -> str | None:
    """Return what a field asks for that stands alone: one of a form, or a numbered one (②　事業の名称)."""
    if entry.field is not None or entry.label is None or entry.label.number is None or entry.table is not None:
        return entry.field
    return find_kind(entry.body.text)


def _end_of_stack(entries: Sequence[Entry], kinds: Sequence[str | None], at: int) -> int:
    """Return where fields end that stand one below the other, numbered ones in the order of their numbers."""
    end = at
    while end < len(entries) and kinds[end] is not None and (end == at or _follows(entries[end - 1], entries[end])):
        end += 1
    return end


def _follows(before: Entry, entry: Entry) -> bool:
    if before.label is None or entry.label is None:
        return before.label is entry.label
    same = label_key(before.label) == label_key(entry.label)
    return same and entry.label.number == (before.label.number or 0) + 1


def _end_of_values(entries: Sequence[Entry], kinds: Sequence[str | None], at: int, end: int, zones: RuleSet) -> int:
    """Return where values end: at the next field or heading, or a number of the fields' own kind or above."""
    rank = label_rank(label) if (label := entries[at].label) else None
    stop = end
    while stop < len(entries) and stop - end <= _MOST_VALUES:
        entry = entries[stop]
        if kinds[stop] is not None or entry.level or entry.table is not None:
            break
        if entry.label is None and find_zone(entry.body.text, zones) is not None:
            break
        if rank is not None and entry.label is not None and label_rank(entry.label) <= rank:
            break
        stop += 1
    return stop


def _opens_list(entries: Sequence[Entry], kinds: Sequence[str | None], at: int) -> bool:
    """Tell whether a numbered list begins at an entry; it may be what the last field holds."""
    label = entries[at].label if at < len(entries) and kinds[at] is None else None
    return label is not None and label.number == 1


def _share_out(values: Sequence[Entry], kinds: Sequence[str | None], *, opens: bool) -> list[Sequence[Entry]]:
    """Return the values of every field, empty where there is no way to give them out, or more than one.

    Args:
        values: What stands between the fields and whatever comes next.
        kinds: What the fields ask for.
        opens: Whether a list comes next, which may be what the last field holds.
    """
    strays = [value for value in values if value.body.text.isdigit()]  # a page number is nobody's
    values = [value for value in values if not value.body.text.isdigit()]
    count = len(values)
    if not count:
        return []
    # ways[f][v]: in how many ways the fields from f on can take the values from v on.
    ways = [[0] * (count + 1) for _ in range(len(kinds) + 1)]
    ways[-1][count] = 1
    for field in range(len(kinds) - 1, -1, -1):
        for at in range(count + 1):
            ends = _ends(values, at, kinds[field], last=field == len(kinds) - 1, opens=opens)
            ways[field][at] = sum(ways[field + 1][end] for end in ends)
    if ways[0][0] != 1:
        return []
    shares: list[Sequence[Entry]] = []
    at = 0
    for field, kind in enumerate(kinds):
        ends = _ends(values, at, kind, last=field == len(kinds) - 1, opens=opens)
        end = next(end for end in ends if ways[field + 1][end])
        shares.append(values[at:end])
        at = end
    shares[-1] = [*shares[-1], *strays]
    return shares


def _ends(values: Sequence[Entry], at: int, kind: str | None, *, last: bool, opens: bool) -> range:
    """Return where the share of a field can end that begins at a value; only the last field can hold headings."""
    if last and opens and kind not in SINGLE and at == len(values):
        return range(at, at + 1)
    if at == len(values) or not (_fits(values[at], kind) or (last and kind not in SINGLE and _heads(values, at))):
        return range(0)
    if (kind in SINGLE and kind != "bodies") or _is_reference(values[at]):
        return range(at + 1, at + 2)
    end = at + 1
    while end < len(values) and (_fits(values[end], kind) or not (kind in SINGLE or _is_single(values[end]))):
        end += 1
    return range(at + 1, end + 1)


def _heads(values: Sequence[Entry], at: int) -> bool:
    """Tell whether a value is a heading without number over a sentence."""
    is_short = len(values[at].body) <= _LONGEST_NAME and not _is_single(values[at])
    return is_short and at + 1 < len(values) and values[at + 1].body.text.endswith("。")


def _fits(value: Entry, kind: str | None) -> bool:
    """Tell whether a value is such as a field asks for."""
    if _is_reference(value):
        return True
    if kind not in SINGLE:
        return _is_listed(value)
    if _is_listed(value):
        return False
    told = _tell(value)
    if kind in ("name", "place"):
        return told is None and len(value.body.text) <= _LONGEST_NAME
    return told == kind or (kind == "contact" and told == "bodies")


def _is_listed(value: Entry) -> bool:
    """Tell whether a value is an item, a sentence or a heading, as of a field that holds several."""
    text = value.body.text
    return value.label is not None or text.endswith("。") or is_bracket_heading(value.whole.text)


def _tell(value: Entry) -> str | None:
    """Return which field's value it is by its own look, None if that does not tell."""
    text, rules = value.body.text, load_rules("form_fields")
    return next((name for name in ("period", "budget", "bodies") if rules[f"value.{name}"].pattern.search(text)), None)


def _is_reference(value: Entry) -> bool:
    return load_rules("form_fields")["value.reference"].pattern.search(value.whole.text) is not None


def _is_single(value: Entry) -> bool:
    """Tell whether a value is one of a field that holds a single one, as far as it can be told."""
    return _is_reference(value) or not (_is_listed(value) or _tell(value) is None)
