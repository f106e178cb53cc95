from __future__ import annotations

import json
from pathlib import Path

from planextract.records import build_schemas
from tests.cli.conftest import Command


def test_every_schema_is_written_and_can_be_read(planextract: Command, tmp_path: Path) -> None:
    answer = planextract("schema", "--output", tmp_path / "schemas")
    assert answer.code == 0
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "schemas").iterdir()}
    assert written == json.loads(json.dumps(build_schemas()))
