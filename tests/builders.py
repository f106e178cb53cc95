"""Small records for tests, each value with evidence that holds."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from planextract.records.plan import Plan

SHA = "0" * 64
EXTRACTOR: dict[str, Any] = {
    "version": "0.0.1",
    "rules": f"sha256:{SHA}",
    "packages": {"sudachidict_core": "20260723"},
    "settings": {"nlp": "off"},
}
TITLE = "みどり市関係人口計画"


class Draft:
    """A record in the making: text grows as items are added, so that every quote stands where it says."""

    def __init__(self, plan_id: str = "plan", *, sha256: str = SHA, name: str = "plan.txt") -> None:
        self.text = TITLE + "\n"
        self.plan: dict[str, Any] = {
            "document": {
                "id": plan_id,
                "title": TITLE,
                "kind": "unknown",
                "status": "final",
                "source": {"name": name, "media_type": "text/plain", "sha256": sha256, "bytes": 1, "encoding": "utf-8"},
            },
            "extractor": EXTRACTOR,
        } | {kind: [] for kind in ("pillars", "actions", "kpis", "actors", "dates", "issues")}

    def prove(self, quote: str) -> list[dict[str, Any]]:
        start = len(self.text)
        self.text += quote + "\n"
        page = self.text.count("\f", 0, start) + 1
        return [{"page": page, "start": start, "end": start + len(quote), "quote": quote}]

    def add(self, kind: str, quote: str, /, **fields: Any) -> str:  # noqa: ANN401 - fields of any record
        letter = {"pillars": "P", "actions": "A", "kpis": "K", "actors": "G", "dates": "D"}[kind]
        digest = hashlib.sha256(f"{kind}{len(self.plan[kind])}{quote}".encode()).hexdigest()[:12]
        common = {
            "id": f"{letter}-{digest}",
            "evidence": self.prove(quote),
            "rule": "test.rule",
            "confidence": {"grade": "high"},
        }
        self.plan[kind].append(common | fields)
        return str(common["id"])

    def build(self) -> Plan:
        return Plan.model_validate_json(json.dumps(self.plan, ensure_ascii=False))


def sample_draft(plan_id: str = "plan", *, sha256: str = SHA, name: str = "plan.txt") -> Draft:
    """Return a record with one item of every kind."""
    draft = Draft(plan_id, sha256=sha256, name=name)
    pillar = draft.add("pillars", "関係人口の拡大", number="１", title="関係人口の拡大")
    action = draft.add("actions", "交流会を開く。", pillar=pillar, text="交流会を開く。", marker="・", priority=True)
    draft.add(
        "kpis",
        "参加者数　72人",
        name="参加者数",
        unit="人",
        pillar=pillar,
        action=action,
        targets=[{"value": 72, "at": "2024-04-01/2025-03-31", "basis": "level", "evidence": draft.prove("72")}],
    )
    issuer = draft.add("actors", "山形県", name="山形県", kind="prefecture", code="060003", roles=["author", "lead"])
    draft.add(
        "dates",
        "令和6年度",
        text="令和6年度",
        start="2024-04-01",
        end="2025-03-31",
        kind="target",
        precision="fiscal_year",
    )
    draft.plan["document"]["issuers"] = [issuer]
    return draft


def to_gold(plan: Plan) -> dict[str, Any]:
    """Return the gold file for which the record is the perfect answer."""
    plain = plan.model_dump(mode="json")
    names = {actor["id"]: actor["name"] for actor in plain["actors"]}
    gold = {kind: plain[kind] for kind in ("pillars", "actions", "kpis", "actors", "dates")}
    document = plain["document"]
    period = document["period"] and {"start": document["period"]["start"], "end": document["period"]["end"]}
    return gold | {
        "doc": document["id"],
        "title": document["title"],
        "status": document["status"],
        "period": period,
        "issuers": [names[issuer] for issuer in document["issuers"]],
    }
