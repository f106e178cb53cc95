"""Two plan records → what changed between them, as a planning officer would list it.

Data only: nothing is rendered here and no document is read. The rules of weight are ``rules/base/severity.toml``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from planextract.diff.actors import compare_actors
from planextract.diff.dates import DatePairs
from planextract.diff.documents import compare_documents
from planextract.diff.entries import list_entries
from planextract.diff.entry_changes import EntryChanges
from planextract.diff.match import match
from planextract.records.change import Cause, Change, DiffSide, ItemKind, Op, PlanDiff
from planextract.records.plan import Plan

KINDS: tuple[ItemKind, ...] = get_args(ItemKind)


def compare(old: Plan, new: Plan, *, cause: Cause = "document") -> PlanDiff:
    """Compare two plan records.

    Args:
        old: The earlier record.
        new: The later record.
        cause: What differs between the two sides; see ``planextract.compare`` for how it is told.
    """
    pairs = match(list_entries(old), list_entries(new))
    dates = DatePairs(old, new, pairs)
    entries = EntryChanges(pairs, dates.moved_deadlines())
    drafts = (*entries.drafts(), *compare_actors(old.actors, new.actors), *dates.drafts())
    in_order = sorted(drafts, key=lambda draft: (KINDS.index(draft.kind), draft.place))
    changes = (*compare_documents(old, new), *(draft.to_change() for draft in in_order))
    return build_diff(old, new, changes, cause=cause)


def build_diff(old: Plan, new: Plan, changes: Iterable[Change], *, cause: Cause) -> PlanDiff:
    """Return the record of a comparison, with its summary."""
    changes = tuple(changes)
    return PlanDiff(old=_side(old), new=_side(new), cause=cause, changes=changes, summary=summarise(changes))


def in_contract_order(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes kind by kind, each kind in the order given."""
    return tuple(sorted(changes, key=lambda change: KINDS.index(change.kind)))


def summarise(changes: Iterable[Change]) -> dict[ItemKind, dict[Op, int]]:
    """Count changes by kind and op, in the order of the contract; what did not happen is left out."""
    counts = Counter((change.kind, change.op) for change in changes)
    kinds = [kind for kind in KINDS if any(key[0] == kind for key in counts)]
    return {kind: {op: counts[kind, op] for op in get_args(Op) if counts[kind, op]} for kind in kinds}


def _side(plan: Plan) -> DiffSide:
    return DiffSide(id=plan.document.id, sha256=plan.document.source.sha256, extractor=plan.extractor)
