"""Units of a table whose frame was lost → the names that they belong to.

In: names of indicators and loose units, each in the order of the text. Out: the unit of each name, None where
neither the name's own ending nor the order tells it.
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.spans import View, join


def match_units(names: Sequence[View], units: Sequence[View]) -> list[View | None]:
    """Give units to names: by the name's own ending (件数), then in order where as many are left as names.

    Args:
        names: Names of indicators, in the order of the text.
        units: Loose units, in the order of the text.
    """
    left = list(units)
    out: list[View | None] = [None] * len(names)
    for index, name in sorted(enumerate(names), key=lambda pair: -len(pair[1])):
        found = find_unit(name.text[:-1], [unit.text for unit in left]) if name.text.endswith(("数", "率")) else None
        if found is not None:
            out[index] = join(left[found])
            del left[found]
    missing = [index for index, unit in enumerate(out) if unit is None]
    if len(missing) == len(left):
        for index, unit in zip(missing, left, strict=True):
            out[index] = unit
    return out


def find_unit(stem: str, units: Sequence[str]) -> slice | None:
    """Return the first units in a row, as many as there are, that a name without its 数 or 率 ends with.

    Args:
        stem: The name without its last letter.
        units: Loose units, in the order of the text.

    Returns:
        Their places, None if the name ends with none.
    """
    for first, unit in enumerate(units):
        if unit not in stem:
            continue
        for end in range(min(len(units), first + len(stem)), first, -1):
            if stem.endswith("".join(units[first:end])):
                return slice(first, end)
    return None
