"""One phrase → one mention of an indicator.

In: a ``Phrase``, where it stands, and what heading and caption say of its years. Out: a ``KpiMention``. Where
phrases are looked for is decided in ``kpi_runs`` (lines) and ``kpi_forms`` (cells of a form).
"""

from __future__ import annotations

from collections.abc import Sequence

from planextract.extract.kpi_figures import Amount
from planextract.extract.kpi_periods import When
from planextract.extract.kpi_phrases import Phrase
from planextract.extract.kpi_scales import align_scales
from planextract.extract.kpi_targets import Terms, choose_direction, to_target
from planextract.frozen import frozen_dataclass
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.values.numbers import split_scale


@frozen_dataclass(frozen=True, slots=True)
class Years:
    """What the surroundings of a phrase say of its years.

    Attributes:
        start: When the starts were taken, None if not said.
        goal: When the goals are due, None if not said.
        legend: Period of 累計 by the document's legend, None if it gives none.
    """

    start: When | None = None
    goal: When | None = None
    legend: When | None = None


def to_mention(phrase: Phrase, *, node: int, text: str, years: Years, rules: RuleSet) -> KpiMention:
    """Make a mention of a phrase.

    Args:
        phrase: What was read.
        node: Outline node that it measures.
        text: Canonical text of the document.
        years: What its surroundings say of its years.
        rules: The ``kpis`` rules.
    """
    amounts = align_scales([*phrase.goals, *([phrase.start] if phrase.start else [])])
    goals, start = amounts[: len(phrase.goals)], amounts[-1] if phrase.start else None
    unit = phrase.name.unit or next((amount.unit for amount in amounts if amount.unit is not None), None)
    terms = Terms(
        name=phrase.name.view.text,
        note=phrase.name.note,
        unit=unit.text if unit else "",
        target=years.goal,
        legend=years.legend,
    )
    made = [to_target(amount, None, None, terms, rules) for amount in goals]
    targets = tuple(figure for figure, _ in made)
    differs = start is not None and _is_other_unit(start, goals)
    baseline = _to_baseline(start, years.start) if not differs else None
    return KpiMention(
        node=node,
        view=phrase.name.view,
        rule="kpi.arrow" if phrase.arrow else "kpi.line",
        reasons=(
            "line.whole",
            *dict.fromkeys(code for _, codes in made for code in codes),
            *(("unit.differs",) if differs else ()),
        ),
        grade="low" if differs else "high" if _is_sure(phrase, targets) else "medium",
        unit=unit.printed(text) if unit else None,
        baseline=baseline,
        targets=targets,
        direction=choose_direction(baseline, targets) or (phrase.word if not targets else None),
    )


def _is_sure(phrase: Phrase, targets: Sequence[Figure]) -> bool:
    """Tell whether a phrase says by itself that it sets goals: by an arrow to a dated one, or by its years."""
    return phrase.yearly or (phrase.arrow and (not targets or any(target.start or target.end for target in targets)))


def _is_other_unit(start: Amount, goals: Sequence[Amount]) -> bool:
    """Tell whether a start counts something else than the goals (1.4人 → 4組): the two cannot be compared."""
    counted = {split_scale(goal.unit.text.partition("/")[0])[1] for goal in goals if goal.unit is not None}
    return start.unit is not None and bool(counted) and split_scale(start.unit.text.partition("/")[0])[1] not in counted


def _to_baseline(amount: Amount | None, when: When | None) -> Figure | None:
    if amount is None:
        return None
    at = amount.when or when
    return Figure(amount.value, amount.view, at.first if at else None, at.last if at else None)
