from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planextract.records import SCHEMAS, build_schemas
from planextract.store import to_json
from tests.builders import sample_draft

ROOT = Path(__file__).resolve().parent.parent
NAMES = [name for name, _ in SCHEMAS]


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_the_one_of_the_code(name: str) -> None:
    path = ROOT / "schemas" / name
    committed = path.read_text("utf-8") if path.is_file() else ""
    assert committed == to_json(build_schemas()[name]), f"schemas/{name} is stale; renew it with: make schemas"


def test_no_schema_is_left_over() -> None:
    assert sorted(path.name for path in (ROOT / "schemas").glob("*.json")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(build_schemas()[name])


def test_a_record_follows_its_schema_and_a_wrong_one_does_not() -> None:
    validator = Draft202012Validator(build_schemas()["plan.schema.json"])
    record = json.loads(to_json(sample_draft().build()))
    validator.validate(record)
    damages: list[dict[str, Any]] = [{"pillars": None}, {"surprise": 1}, {"schema_version": "2.0"}, {"document": {}}]
    for damage in damages:
        assert not validator.is_valid(record | damage), damage
