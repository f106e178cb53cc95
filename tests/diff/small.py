"""Small plans written as nested lists, for tests of one thing each."""

from __future__ import annotations

from typing import Any

from planextract.diff import compare
from planextract.records.change import Change, PlanDiff
from planextract.records.plan import Plan
from tests.builders import Draft

FISCAL_2028 = "2028-04-01/2029-03-31"
FISCAL_2030 = "2030-04-01/2031-03-31"


def make_plan(*measures: str, plan_id: str = "plan", pillars: tuple[str, ...] = ("暮らし",)) -> Plan:
    """Return a plan of one line per item.

    ``# 題`` starts a pillar, ``(1) 施策`` a measure with a number, ``・取組`` a bullet below the last measure.
    """
    draft = Draft(plan_id)
    pillar = parent = None
    for line in measures or tuple(f"# {name}" for name in pillars):
        marker, _, text = line.partition(" ")
        if marker == "#":
            pillar, parent = draft.add("pillars", text, number=str(len(draft.plan["pillars"]) + 1), title=text), None
        elif marker.startswith("・"):
            draft.add("actions", line[1:], pillar=pillar, parent=parent, marker="・", text=line[1:])
        else:
            parent = draft.add("actions", text, pillar=pillar, parent=None, marker=marker, text=text)
    return draft.build()


def make_kpi_plan(*kpis: dict[str, Any]) -> Plan:
    """Return a plan of indicators; ``target`` stands for one level in the fiscal year 2030."""
    draft = Draft()
    for kpi in kpis:
        fields = {"name": "利用者数", "unit": "人"} | kpi
        target, at = fields.pop("target", None), fields.pop("at", FISCAL_2030)
        if target is not None:
            cell = {"value": target, "at": at, "basis": "level", "evidence": draft.prove(str(target))}
            fields["targets"] = [cell]
        if "baseline" in fields:
            fields["baseline"] = {"value": fields["baseline"], "evidence": draft.prove(str(fields["baseline"]))}
        draft.add("kpis", fields["name"], **fields)
    return draft.build()


def list_changes(old: Plan, new: Plan) -> list[tuple[str, str | None, str | None]]:
    """Return (op, old text, new text) of every change."""
    return [(c.op, c.old.text if c.old else None, c.new.text if c.new else None) for c in compare(old, new).changes]


def only_change(diff: PlanDiff) -> Change:
    """Return the single change of a diff."""
    assert len(diff.changes) == 1, [(c.op, c.old and c.old.text, c.new and c.new.text) for c in diff.changes]
    return diff.changes[0]
