"""Dates: mentions become records, one per distinct text and meaning; the plan's own period is chosen.

In: date mentions with their days and kinds. Out: records in document order, the id of the record for every
outline node that prints it, and the period of the plan, None where the document does not state one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from planextract.link.proof import IdMaker, Prover, squeeze, to_confidence
from planextract.mentions import DateMention
from planextract.records.date import DateKind, PlanDate, Precision
from planextract.records.plan import Period

Days = tuple[str | None, str | None]
# Function beats form: the most telling kind of any mention is the kind of the date.
KINDS: tuple[DateKind, ...] = (
    "plan_period",
    "project_period",
    "target",
    "event",
    "schedule",
    "fiscal_year",
    "reference",
)
_PRECISIONS: tuple[Precision, ...] = ("day", "month", "fiscal_year", "year", "range")
_OWNER = re.compile(r"(?P<owner>[^、。()「」『』・:\s]{2,24}?)の(?:計画|対象|推進)?期間")
# 「基本構想は令和６年度から…までを期間とし」: the owner stands before the dates, the word behind them.
_SUBJECT = re.compile(r"(?P<owner>[^、。()「」『』・:\s]{2,24}?)は、?$")
_SAID_BEHIND = re.compile(
    r"^[^。]*(?:期間と(?:し|する|なる|なり|定め)|[0-9]年(?:度|間)(?:と(?:し|する|なる)|です|である))"
)
# 「前期基本計画：令和８年度～」, one line for each part of the plan.
_PART = re.compile(
    r"(?:^|[。\s・○●■【])"
    r"(?P<owner>[^、。()「」『』・:\s【】]{2,24}(?:計画|構想|戦略|プラン|ビジョン|方針|大綱|プログラム))"
    r"(?:】[:|\s]*|[:|\s]+)$"
)
_OWN_SIGNS = ("本", "こ", "当")  # 本計画, この計画, 当計画
_THE_PLAN = "計画"  # 計画の期間は, with no other name
_WHOLE = "全体"  # 計画全体の期間は, with the periods of its parts beside it
_OWN_WEIGHT = 3
# 「計画期間：…」 with no owner in front of it: more than a place, less than a name.
_LABEL = re.compile(r"(?:^|[^一-鿿ぁ-ゖァ-ヺ])(?:計画|対象)の?期間[:はを、|]*$")
_LABEL_WEIGHT = 2
_NEAR = 16  # characters between 期間 and the dates
_GRADES = ("high", "medium", "low")
# A year in a title that says when the plan was made or last changed, not which year it is for.
_OF_MAKING = re.compile(r"^[^、。]{0,4}(?:改[定訂]|策定|修正|見直し|変更|作成|版|実績|決算|進[捗行])")


@dataclass(frozen=True, slots=True)
class LinkedDates:
    """Dates of a plan.

    Attributes:
        dates: Records, in document order.
        ids_of_node: For every outline node, the ids of the dates printed in it, in order.
        period: The plan's own period, None if it is not stated.
    """

    dates: tuple[PlanDate, ...]
    ids_of_node: dict[int, tuple[str, ...]]
    period: Period | None


def link_dates(
    mentions: Sequence[DateMention],
    prover: Prover,
    ids: IdMaker,
    *,
    title: str = "",
    target_periods: Collection[Days] = (),
) -> LinkedDates:
    """Make records of date mentions.

    Args:
        mentions: In document order.
        prover: Of the document.
        ids: Makes their ids.
        title: Title of the plan, which tells its own period from those of other plans; may be empty.
        target_periods: First and last days for which an indicator has a target; a fiscal year among them is a target.
    """
    groups: dict[tuple[str | None, ...], list[DateMention]] = {}
    for mention in mentions:
        key = (squeeze(mention.view.text), mention.start, mention.end, mention.recurs)
        groups.setdefault(key, []).append(mention)
    records: list[PlanDate] = []
    ids_of_node: dict[int, tuple[str, ...]] = {}
    for group in groups.values():
        record = _to_record(group, prover, ids, target_periods)
        records.append(record)
        for mention in group:
            known = ids_of_node.get(mention.node, ())
            ids_of_node[mention.node] = known if record.id in known else (*known, record.id)
    return LinkedDates(tuple(records), ids_of_node, _choose_period(mentions, prover, squeeze(title)))


def _to_record(
    group: Sequence[DateMention], prover: Prover, ids: IdMaker, target_periods: Collection[Days]
) -> PlanDate:
    first = group[0]
    kinds = {mention.kind for mention in group}
    if "fiscal_year" in kinds and (first.start, first.end) in target_periods:
        kinds.add("target")
    text = prover.printed(first.view)
    best = min(group, key=lambda mention: _GRADES.index(mention.grade))
    return PlanDate(
        id=ids.make("D", text, first.start, first.end, first.recurs),
        text=text,
        start=first.start,
        end=first.end,
        kind=next(kind for kind in KINDS if kind in kinds),
        recurs=first.recurs,
        precision=next(precision for precision in _PRECISIONS if precision == first.precision),
        evidence=prover.prove(*(mention.view for mention in group)),
        rule=first.rule,
        confidence=to_confidence(best.grade, best.reasons),
    )


def _choose_period(mentions: Sequence[DateMention], prover: Prover, title: str) -> Period | None:
    """Choose the plan's own period among all periods of plans that the document names.

    A plan names its predecessor's period and those of its parts too. Its own is the one that the text gives to
    a plan of its title or to 本計画; else the one printed most often, of equals the one that ends last.
    """
    periods = [mention for mention in mentions if mention.kind == "plan_period" and mention.needs is None]
    if not periods:
        return _find_year(mentions, prover, title)
    weights: dict[Days, int] = {}
    for mention in periods:
        days = (mention.start, mention.end)
        listed = _is_listed(mention, periods, prover)
        weights[days] = weights.get(days, 0) + (0 if listed else _weigh(mention, prover, title))
    start, end = max(weights, key=lambda days: (weights[days], days[1] or "", days[0] or ""))
    # A speech on its year names the periods of the plans that it follows; none of them is its own.
    if (
        weights[start, end] < _LABEL_WEIGHT
        and not _is_stated(periods, prover)
        and (year := _find_year(mentions, prover, title))
    ):
        return year
    printed = [mention for mention in periods if (mention.start, mention.end) == (start, end)]
    return Period(
        start=start,
        end=end,
        text=prover.printed(printed[0].view),
        evidence=prover.prove(*(mention.view for mention in printed)),
    )


def _is_stated(periods: Sequence[DateMention], prover: Prover) -> bool:
    """Tell whether a part of the document is about its period."""
    return any(prover.document.nodes[mention.node].zone == "period" for mention in periods)


def _find_year(mentions: Sequence[DateMention], prover: Prover, title: str) -> Period | None:
    """Return the year that an annual document is for, told by its title: 令和８年度施政方針."""
    for mention in mentions:
        year = squeeze(mention.view.text)
        at = title.find(year) if mention.precision == "fiscal_year" else -1
        if at >= 0 and _OF_MAKING.match(title[at + len(year) :]) is None:
            text = prover.printed(mention.view)
            return Period(start=mention.start, end=mention.end, text=text, evidence=prover.prove(mention.view))
    return None


def _is_listed(mention: DateMention, periods: Sequence[DateMention], prover: Prover) -> bool:
    """Tell whether a period stands in a table of several: a list of other plans, or of the parts of this one."""
    if prover.document.nodes[mention.node].table is None:
        return False
    return len({(other.start, other.end) for other in periods if other.node == mention.node}) > 1


def _weigh(mention: DateMention, prover: Prover, title: str) -> int:
    """Return how surely a period is the plan's own: by the name in front of 期間, by 本計画, or only by its place."""
    text = squeeze(prover.document.nodes[mention.node].whole.text)
    before, _, behind = text.partition(squeeze(mention.view.text))
    if _LABEL.search(before):
        return _LABEL_WEIGHT
    named = [match for match in _OWNER.finditer(before) if len(before) - match.end() <= _NEAR]
    subject = _SUBJECT.search(before) if not named and _SAID_BEHIND.match(behind) else None
    subject = subject or (_PART.search(before) if not named else None)
    named = named or ([subject] if subject else [])
    if not named:
        return 1
    owner = named[-1]["owner"]
    is_own = owner.removesuffix(_WHOLE) == _THE_PLAN or owner in title or owner[:1] in _OWN_SIGNS
    return _OWN_WEIGHT if is_own else 0
