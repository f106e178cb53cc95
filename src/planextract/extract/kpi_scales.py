"""Figures of one indicator that are printed in units of different size (3億2,000万円, 4億円), in one unit.

In: amounts. Out: the same amounts, all in the smallest of the units, where they differ by 千, 万, 億 only. A record
has one unit for all of its figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from planextract.extract.kpi_figures import Amount
from planextract.values.numbers import split_scale


def align_scales(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """Give all amounts the smallest of their units.

    Args:
        amounts: Start and goals of one indicator.

    Returns:
        The amounts; unchanged where units are missing, alike, or of different things.
    """
    units = [split_scale(amount.unit.text) for amount in amounts if amount.unit is not None]
    if len(units) != len(amounts) or len({base for _, base in units}) != 1 or len({scale for scale, _ in units}) == 1:
        return tuple(amounts)
    smallest = min(scale for scale, _ in units)
    unit = next(amount.unit for amount, (scale, _) in zip(amounts, units, strict=True) if scale == smallest)
    return tuple(
        replace(amount, value=float(Decimal(repr(amount.value)) * scale / smallest), unit=unit)
        for amount, (scale, _) in zip(amounts, units, strict=True)
    )
