"""Is every quote in the text, and every number in its quote?

In: a plan and the canonical text. Out: an error for each item whose evidence does not hold. A record with such
an issue must not be trusted: it says that the program went wrong, not the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from planextract.records.evidence import Evidence
from planextract.records.issue import Issue
from planextract.records.kpi import Baseline, Target
from planextract.records.plan import Plan
from planextract.spans import to_nfkc

PAGE_END = "\f"
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_NEGATIVE = re.compile(r"[△▲−-]|マイナス")
_BLANKS = re.compile(r"\s+")


def check_quotes(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield items with a quote that the text does not hold at its offsets."""
    ends = [match.start() for match in re.finditer(PAGE_END, text)]
    for item, evidence in _claims(plan):
        wrong = [proof for proof in evidence if not _holds(proof, text, ends)]
        if wrong or not evidence:
            message = f"根拠の引用が本文と一致しません（{wrong[0].quote[:30] if wrong else '根拠なし'}）。"
            yield Issue(code="evidence.not_proved", severity="error", message=message, items=(item,) if item else ())


def check_values(plan: Plan, text: str) -> Iterator[Issue]:
    """Yield indicators with a number that is not printed where its evidence says."""
    del text
    for kpi in plan.kpis:
        figures: list[Baseline | Target] = [*([kpi.baseline] if kpi.baseline else []), *kpi.targets]
        for figure in figures:
            if not _is_printed(figure.value, figure.evidence):
                message = f"指標「{kpi.name}」の値 {figure.value:g} が、根拠の引用の中にありません。"
                yield Issue(
                    code="kpi.value_not_in_quote",
                    severity="error",
                    message=message,
                    items=(kpi.id,),
                    evidence=figure.evidence,
                )


def _claims(plan: Plan) -> Iterator[tuple[str | None, tuple[Evidence, ...]]]:
    for items in (plan.pillars, plan.actions, plan.kpis, plan.actors, plan.dates):
        yield from ((item.id, item.evidence) for item in items)
    for kpi in plan.kpis:
        yield from ((kpi.id, figure.evidence) for figure in (kpi.baseline, *kpi.targets) if figure is not None)
    if plan.document.period is not None:
        yield None, plan.document.period.evidence
    if plan.document.vision is not None:
        yield None, plan.document.vision.evidence


def _holds(proof: Evidence, text: str, ends: Sequence[int]) -> bool:
    if text[proof.start : proof.end] != proof.quote or PAGE_END in proof.quote:
        return False
    return bisect_right(ends, proof.start) + 1 == proof.page


def _is_printed(value: float, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a number stands in its quotes, with its sign."""
    printed = _BLANKS.sub("", to_nfkc("".join(proof.quote for proof in evidence)))
    numbers = [float(match[0].replace(",", "")) for match in _NUMBER.finditer(printed)]
    if not numbers:
        return value == 0 and "ゼロ" in printed
    signed = _NEGATIVE.match(printed) is not None
    return abs(value) in numbers and (value == 0 or signed == (value < 0))
