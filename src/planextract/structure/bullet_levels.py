"""Levels that a text shows by the order of its bullets, where their signs alone would say something else.

Large and full signs usually head smaller ones, and numbers stand above all bullets; that is taken where nothing else
is known. It is wrong where a document shows another order: a sign that is first in every part and comes back behind
the other, a sign set further in, a list that counts from 1 right below one bullet and ends with the next. In: entries
of a text. Out: the same, those of the lower level told so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, permutations

from planextract.document import Zone
from planextract.rules.loader import RuleSet, load_rules
from planextract.structure.entries import Entry
from planextract.structure.headings import ENDED, is_title
from planextract.structure.levels import BELOW, DEEPER, find_level
from planextract.structure.lines import is_bracket_heading
from planextract.structure.zones import MAX_HEADING, find_zone
from planextract.values.labels import label_key, label_rank

SIGNS = "○〇◯◎●■□◆◇▼▶★☆▲△▽►▸▷▹"
"""Signs that are large enough for headings."""
# So many parts must show the order, and so large a share of the upper items must have lower ones.
_PARTS, _SHARE = 2, 0.8
_INDENT = 1
# Numbers that lists inside a bullet have; others number the plan's parts.
_COUNTED = frozenset({"circled", "paren", "kana", "kana_paren", "digit_paren", "digit", "alpha_lower", "roman_lower"})

Sign = tuple[str, int]
"""What bullets of one level share: their sign, and how far they are set in."""


def tell_bullet_levels(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries with the bullets and lists further in that the document sets below others.

    Args:
        entries: In document order, of a text; those of Markdown lists show their levels themselves.
    """
    if any(entry.indent for entry in entries):
        return entries
    lists = _find_lists(entries)
    out = list(_tell_signs(entries, {at for bullet, last in lists for at in range(bullet + 1, last + 1)}))
    for bullet, last in lists:
        rank = find_level(out[bullet])[1] + BELOW
        for at in range(bullet + 1, last + 1):
            if out[at].label is not None:
                out[at] = replace(out[at], shown=rank)
    return out


def _tell_signs(entries: Sequence[Entry], inside: Collection[int]) -> Sequence[Entry]:
    """Return the entries with those bullets further in whose sign stands below one of a lower or the same rank.

    Args:
        entries: In document order.
        inside: Places of lists below bullets, which end no part.
    """
    ranks: dict[Sign, float] = {}
    for entry in entries:
        if (sign := _sign(entry)) is not None and entry.label is not None:
            ranks[sign] = label_rank(entry.label)
    pairs = [(high, low) for high, low in permutations(ranks, 2) if _is_turned(high, low, ranks)]
    runs = [run for run in _find_runs(entries, inside) if len(set(run)) > 1] if pairs else []
    if len(runs) < _PARTS:
        return entries
    turned = [(high, low) for high, low in pairs if _heads(high, low, runs)]
    if not turned:
        return entries
    # What stands below both anyway goes on to do so.
    lower = {low for _, low in turned}
    lower |= {sign for sign in ranks for high, low in turned if ranks[sign] > max(ranks[high], ranks[low])}
    return [replace(entry, indent=_INDENT) if _sign(entry) in lower else entry for entry in entries]


def bears_sign(entry: Entry) -> bool:
    """Tell whether an entry is a bullet whose sign is large enough for a heading."""
    return entry.label is not None and entry.label.kind == "bullet" and entry.label.printed[0] in SIGNS


def _sign(entry: Entry) -> Sign | None:
    if entry.label is None or entry.label.kind != "bullet":
        return None
    return label_key(entry.label), entry.lead // DEEPER


def _is_turned(high: Sign, low: Sign, ranks: dict[Sign, float]) -> bool:
    """Tell whether a sign can stand below another only if the document shows it."""
    return low[1] > high[1] if low[0] == high[0] else ranks[low] < ranks[high]


def _find_runs(entries: Sequence[Entry], inside: Collection[int]) -> Iterator[list[Sign]]:
    """Yield the signs of the bullets of each part; other labels, tables and names of parts end one.

    Where a part begins with challenges or indicators (【現状と課題】 ・ ・ ○ ・), its first bullets head nothing.
    """
    rules = load_rules("zones")
    run: list[Sign] = []
    other = False
    for at, entry in enumerate(entries):
        sign = _sign(entry)
        if sign is not None:
            other = other and _is_own(entries, at)
            run += [] if other else [sign]
        elif at not in inside:
            zone = _find_part(entries, at, rules)
            if run and (entry.label is not None or entry.table is not None or zone is not None):
                yield run
                run = []
            other = zone in ENDED or (other and zone is None and entry.label is None)
    yield run


def _is_own(entries: Sequence[Entry], at: int) -> bool:
    """Tell whether a bullet is of the challenges or indicators that its part begins with: no lone name over a list."""
    alike = at + 1 < len(entries) and _sign(entries[at + 1]) == _sign(entries[at])
    return alike or not is_title(entries[at]) or any(map(str.isdigit, entries[at].body.text))


def _find_part(entries: Sequence[Entry], at: int, rules: RuleSet) -> Zone | None:
    """Return what part an entry without label names, None where it is the list of the large bullet above it.

    Between the two there may be sentences.
    """
    entry = entries[at]
    text = entry.body.text
    if entry.label is not None or entry.table is not None or len(text) > MAX_HEADING:
        return None
    zone = find_zone(text, rules)
    if zone is None:
        return "other" if is_bracket_heading(entry.whole.text) else None
    if zone != "measures":
        return zone
    over = next((above for above in map(entries.__getitem__, range(at - 1, -1, -1)) if not _is_sentence(above)), None)
    return None if over is not None and bears_sign(over) and is_title(over) else zone


def _is_sentence(entry: Entry) -> bool:
    return entry.label is None and entry.table is None and entry.body.text.endswith("。")


def _heads(high: Sign, low: Sign, runs: Sequence[Sequence[Sign]]) -> bool:
    """Tell whether a sign stands over another in every part that has both, and has some below it each time.

    Where not each has some, it must come back behind the lower one: that it does in every part is no chance.
    """
    both = [run for run in runs if high in run and low in run]
    if len(both) < _PARTS or any(next(sign for sign in run if sign in (high, low)) != high for run in both):
        return False
    count = Counter(sign for run in both for sign in run)
    followed = sum(one == high and two == low for run in both for one, two in pairwise(run))
    if count[low] > count[high] and followed >= _SHARE * count[high] and all(run[0] == high for run in both):
        return True
    pairs = [[sign for sign in run if sign in (high, low)] for run in both]
    returns = sum(any(one == low and two == high for one, two in pairwise(run)) for run in pairs)
    return returns >= max(_PARTS, len(both) / 2)


def _find_lists(entries: Sequence[Entry]) -> Sequence[tuple[int, int]]:
    """Return the lists that count from 1 below the bullet right before them: its place, and that of their last item.

    ``・ ① ② ・``: the next bullet ends the list, so that it is of the first one. Where the bullets go on inside the
    list (``(1) ・ ・ (2) ・``) the numbers stand above them, as by default.
    """
    found: dict[tuple[Sign, str], list[tuple[int, int]]] = {}
    proofs: Counter[tuple[Sign, str]] = Counter()
    labelled = [at for at, entry in enumerate(entries) if entry.label is not None or entry.table is not None]
    for place, (before, first) in enumerate(pairwise(labelled)):
        sign, label = _owner(entries[before]), entries[first].label
        if sign is None or label is None or label.number != 1 or label.kind not in _COUNTED or first != before + 1:
            continue
        if find_level(entries[before])[1] < find_level(entries[first])[1]:
            continue
        key, end = label_key(label), place + 2
        while end < len(labelled) and _counts_on(entries[labelled[end]], key, end - place):
            end += 1
        behind = entries[labelled[end]] if end < len(labelled) else None
        if end == place + 2 or (behind is not None and behind.label is not None and label_key(behind.label) == key):
            continue
        found.setdefault((sign, key), []).append((before, labelled[end - 1]))
        lone = place == 0 or _owner(entries[labelled[place - 1]]) != sign
        proofs[sign, key] += lone or (behind is not None and _owner(behind) == sign)
    told = [spans for pair, spans in found.items() if proofs[pair] >= _PARTS and not _goes_on(entries, pair, spans)]
    return [span for spans in told for span in spans]


def _owner(entry: Entry) -> Sign | None:
    """Return what items that may have lists of their own share; None for anything else."""
    if entry.label is not None and entry.label.kind in _COUNTED:
        return label_key(entry.label), entry.lead // DEEPER
    return _sign(entry)


def _counts_on(entry: Entry, key: str, number: int) -> bool:
    return entry.label is not None and label_key(entry.label) == key and entry.label.number == number


def _goes_on(entries: Sequence[Entry], pair: tuple[Sign, str], spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a list goes on behind bullets of the sign that its lists seem to stand below."""
    sign, key = pair
    inside = {at for bullet, last in spans for at in range(bullet + 1, last + 1)}
    bullets = 0
    for at, entry in enumerate(entries):
        if _owner(entry) == sign:
            bullets += 1
        elif entry.label is not None and label_key(entry.label) == key and at not in inside:
            if bullets and entry.label.number != 1:
                return True
            bullets = 0
    return False
