"""What leaves the system: one file per noun, and the JSON Schemas made from it."""

from __future__ import annotations

from typing import Any

from planextract.records.change import PlanDiff
from planextract.records.plan import Plan

SCHEMAS: tuple[tuple[str, type[Plan | PlanDiff]], ...] = (
    ("plan.schema.json", Plan),
    ("plan-diff.schema.json", PlanDiff),
)


def build_schemas() -> dict[str, dict[str, Any]]:
    """Build the JSON Schema of every record type, by file name."""
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **model.model_json_schema(mode="serialization"),
        }
        for name, model in SCHEMAS
    }
