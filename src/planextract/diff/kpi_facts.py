"""What became of an indicator: targets eased or tightened, years moved, units changed.

In: the two records. Out: the fields that differ and the facts about them. 「Eased」 depends on where the indicator
is meant to go: for emissions, a higher target is the easier one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from planextract.diff.style import name_difference
from planextract.diff.wording import fold_text
from planextract.records.change import FieldChange
from planextract.records.kpi import Baseline, Kpi, Target
from planextract.values.numbers import split_scale


def compare_kpis(old: Kpi, new: Kpi) -> tuple[list[FieldChange], list[str]]:
    """Return the fields of an indicator that differ, and the facts."""
    fields: list[FieldChange] = []
    facts: list[str] = []
    name = name_difference(old.name, new.name)
    if name != "none":
        fields.append(FieldChange(name="name", old=old.name, new=new.name))
        facts.append(f"changed kpi name {name}")
    scale = _rescaling(old.unit, new.unit)
    if fold_text(old.unit or "") != fold_text(new.unit or ""):
        fields.append(FieldChange(name="unit", old=old.unit, new=new.unit))
        facts.append("changed kpi unit replaced" if scale is None else "changed kpi unit rescaled")
    if _plain_baseline(old.baseline) != _plain_baseline(new.baseline):
        fields.append(
            FieldChange(name="baseline", old=_plain_baseline(old.baseline), new=_plain_baseline(new.baseline))
        )
        if not _same_amount(old.baseline, new.baseline, scale):
            facts.append("changed kpi baseline value")
    before, after = [_plain_target(t) for t in old.targets], [_plain_target(t) for t in new.targets]
    if before != after:
        fields.append(FieldChange(name="targets", old=before, new=after))
        facts.extend(_target_facts(old, new, scale))
    return fields, facts


def _plain_baseline(baseline: Baseline | None) -> dict[str, Any] | None:
    return baseline.model_dump(mode="json", include={"value", "at"}) if baseline else None


def _plain_target(target: Target) -> dict[str, Any]:
    return target.model_dump(mode="json", include={"value", "at", "basis"})


def _rescaling(old: str | None, new: str | None) -> float | None:
    """Return the factor between two units (10 from 万人 to 千人), None if they differ in kind."""
    before, after = split_scale(fold_text(old or "")), split_scale(fold_text(new or ""))
    return before[0] / after[0] if before[1] == after[1] else None


def _same_amount(old: Baseline | Target | None, new: Baseline | Target | None, scale: float | None) -> bool:
    if old is None or new is None or scale is None:
        return False
    # Half a millionth: enough for what floating point does to 120.5 × 10.
    return abs(old.value * scale - new.value) <= 1e-6 * max(1.0, abs(new.value)) and old.at == new.at


def _target_facts(old: Kpi, new: Kpi, scale: float | None) -> Iterator[str]:
    rest = list(new.targets)
    for target in old.targets:
        partner = _partner(target, rest, alone=len(old.targets) == len(new.targets) == 1)
        if partner is None:
            yield "changed kpi target dropped"
            continue
        rest.remove(partner)
        yield from _compare_targets(target, partner, falls=_falls(old), scale=scale)
    yield from ("changed kpi target added" for _ in rest)


def _partner(target: Target, rest: list[Target], *, alone: bool) -> Target | None:
    same_year = [t for t in rest if t.at == target.at]
    same_basis = [t for t in same_year if t.basis == target.basis]
    same_value = [t for t in rest if t.value == target.value and t.basis == target.basis]
    return next(iter([*same_basis, *same_year, *same_value, *(rest if alone else ())]), None)


def _compare_targets(old: Target, new: Target, *, falls: bool, scale: float | None) -> Iterator[str]:
    amount = old.value * (scale or 1.0)
    if scale is None or abs(amount - new.value) > 1e-6 * max(1.0, abs(new.value)):
        higher = new.value > amount
        yield "changed kpi target tightened" if higher != falls else "changed kpi target eased"
    if old.at != new.at:
        before, after = _last_day(old.at), _last_day(new.at)
        yield f"changed kpi target {_name_shift(before, after)}"
    if old.basis != new.basis:
        yield "changed kpi target basis"


def _falls(kpi: Kpi) -> bool:
    """Tell whether an indicator is meant to go down."""
    if kpi.direction is not None:
        return kpi.direction == "decrease"
    return bool(kpi.baseline and kpi.targets and kpi.targets[-1].value < kpi.baseline.value)


def _last_day(at: str | None) -> str:
    return (at or "").rpartition("/")[2]


def _name_shift(before: str, after: str) -> str:
    if not before or not after:
        return "year"
    return "postponed" if after > before else "advanced" if after < before else "year"
