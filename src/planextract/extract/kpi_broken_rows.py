"""Rows of a text table whose last fields stand on lines of their own, and rows that begin with the label of a pillar.

In: the fields of each line below a header, and the places of its columns. Out: the same rows, whole. Lone units and
figures below a row are its missing last ones where there are exactly as many as columns are left; with one more or
less nobody can tell which they are, and they stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_fields import Field
from planextract.rules.loader import RuleSet
from planextract.values.labels import find_label, is_named


def join_broken(
    rows: Sequence[Sequence[Field]], roles: Sequence[str], places: Sequence[tuple[int, int]], rules: RuleSet
) -> list[list[Field]]:
    """Put the last fields of rows back behind them, in the columns that are left.

    Args:
        rows: Fields of each line below the header.
        roles: Role of each column.
        places: Left and right edge of each column's header.
        rules: The ``kpis`` rules.
    """
    last = [index for index, role in enumerate(roles) if role in FIGURES or role == "unit"]
    if not last or last != list(range(last[0], len(roles))):  # what stands behind the figures could be anything
        return [list(fields) for fields in rows]
    out: list[list[Field]] = []
    at = 0
    while at < len(rows):
        fields = list(rows[at])
        end = at + 1
        while end < len(rows) and len(rows[end]) == 1 and _kind(rows[end][0], rules):
            end += 1
        missing = [line[0] for line in rows[at + 1 : end]]
        kinds = [_kind(field, rules) for field in fields]
        there = next((count for count, kind in enumerate(reversed(kinds)) if not kind), len(kinds))
        left = last[there:]
        named = there < len(fields)
        if missing and named and len(missing) == len(left) and _fit(missing, [roles[index] for index in left], rules):
            moved = [Field(field.view, *places[index]) for field, index in zip(missing, left, strict=True)]
            out.append([*fields, *moved])
        else:
            out.append(fields)
            out.extend([field] for field in missing)
        at = end
    return out


def take_labels(rows: Sequence[Sequence[Field]]) -> list[list[Field]]:
    """Return the rows without the labels of pillars that some begin with, which stand alone above them (柱１).

    Args:
        rows: Fields of each line below the header.
    """
    out: list[list[Field]] = []
    for fields in rows:
        label = find_label(fields[0].text) if len(fields) > 1 else None
        if label is not None and is_named(label.label) and label.end == len(fields[0].text):
            out.extend(([fields[0]], list(fields[1:])))
        else:
            out.append(list(fields))
    return out


def _kind(field: Field, rules: RuleSet) -> str:
    """Return whether a field holds a figure or a unit, empty for words."""
    text = field.text
    if rules["kpi.amount.whole"].pattern.match(text) or rules.first(text, "kpi.blank"):
        return "figure"
    return "unit" if rules["kpi.unit.known"].pattern.match(text.strip("()")) else ""


def _fit(fields: Sequence[Field], roles: Sequence[str], rules: RuleSet) -> bool:
    return all(
        _kind(field, rules) == ("unit" if role == "unit" else "figure")
        for field, role in zip(fields, roles, strict=True)
    )
