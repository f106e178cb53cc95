"""Gold files → plan records, so that the comparison can be scored apart from the extraction.

Gold has no positions: every item is written on a line of its own into a text made for the purpose.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from planextract.records.plan import Plan
from tests.builders import EXTRACTOR

PRECISION = "day"


def read_gold_plan(path: Path) -> Plan:
    """Return the record of which a gold file is the perfect answer."""
    return GoldPlan(json.loads(path.read_text("utf-8")), path.stem).build()


class GoldPlan:
    """A gold file on its way to a record."""

    def __init__(self, gold: dict[str, Any], plan_id: str) -> None:
        self.gold, self.plan_id, self.text = gold, plan_id, ""
        self.ids: dict[str, str] = {}

    def build(self) -> Plan:
        gold = self.gold
        for letter, kind in (("P", "pillars"), ("A", "actions"), ("K", "kpis")):
            for item in gold[kind]:
                self.ids[item["id"]] = self.make_id(letter, item["id"])
        dates = [self.date(item, number) for number, item in enumerate(gold["dates"])]
        actors = [self.actor(item, number) for number, item in enumerate(gold["actors"])]
        names = {actor["name"]: actor["id"] for actor in actors}
        plain = {
            "document": {
                "id": self.plan_id,
                "title": gold["title"],
                "kind": "unknown",
                "status": gold["status"],
                "issuers": [names[name] for name in gold["issuers"] if name in names],
                "period": gold["period"] and {**gold["period"], "text": "計画期間", "evidence": self.prove("計画期間")},
                "source": {
                    "name": f"{self.plan_id}.txt",
                    "media_type": "text/plain",
                    "sha256": hashlib.sha256(self.plan_id.encode()).hexdigest(),
                    "bytes": 1,
                },
            },
            "pillars": [self.item(p, p["title"], number=p["number"], title=p["title"]) for p in gold["pillars"]],
            "actions": [self.action(a, dates) for a in gold["actions"]],
            "kpis": [self.kpi(k) for k in gold["kpis"]],
            "actors": actors,
            "dates": dates,
            "extractor": EXTRACTOR,
        }
        return Plan.model_validate_json(json.dumps(plain, ensure_ascii=False))

    def make_id(self, letter: str, name: str) -> str:
        return f"{letter}-{hashlib.sha256(f'{self.plan_id}{name}'.encode()).hexdigest()[:12]}"

    def prove(self, quote: str) -> list[dict[str, Any]]:
        start = len(self.text)
        self.text += quote + "\n"
        return [{"page": 1, "start": start, "end": start + len(quote), "quote": quote}]

    def item(self, item: dict[str, Any], quote: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of any record
        common = {"evidence": self.prove(quote), "rule": "test.gold", "confidence": {"grade": "high"}}
        return common | {"id": self.ids[item["id"]]} | fields

    def action(self, action: dict[str, Any], dates: list[dict[str, Any]]) -> dict[str, Any]:
        return self.item(
            action,
            action["text"],
            pillar=self.ids.get(action["pillar"]),
            parent=self.ids.get(action["parent"]),
            marker=action["marker"],
            text=action["text"],
            priority=bool(action.get("priority")),
            dates=[date["id"] for date in dates if date["text"] in action["text"]],
        )

    def kpi(self, kpi: dict[str, Any]) -> dict[str, Any]:
        name = kpi["name"]
        baseline = kpi["baseline"] and {**kpi["baseline"], "evidence": self.prove(name)}
        return self.item(
            kpi,
            name,
            name=name,
            unit=kpi["unit"],
            pillar=self.ids.get(kpi["pillar"]),
            action=self.ids.get(kpi["action"]),
            baseline=baseline,
            targets=[{**target, "evidence": self.prove(name)} for target in kpi["targets"]],
        )

    def actor(self, actor: dict[str, Any], number: int) -> dict[str, Any]:
        self.ids[f"G{number}"] = self.make_id("G", f"G{number}")
        return self.item({"id": f"G{number}"}, actor["name"], **actor)

    def date(self, date: dict[str, Any], number: int) -> dict[str, Any]:
        self.ids[f"D{number}"] = self.make_id("D", f"D{number}")
        return self.item({"id": f"D{number}"}, date["text"], precision=PRECISION, **date)
