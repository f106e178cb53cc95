from __future__ import annotations

from pathlib import Path

import pytest

from planextract.store import find_records
from tests.cli.conftest import Command


@pytest.mark.usefixtures("calls")
def test_what_has_arrived_is_extracted(planextract: Command, inbox: Path, tmp_path: Path) -> None:
    (inbox / "empty.txt").touch()
    answer = planextract("watch", inbox, "-o", tmp_path / "out", "--every", "0.1", "--rounds", "1")
    assert answer.code == 0
    assert "3 件届きました: a.txt, empty.txt, 市/b.md" in answer.err
    assert "[file.empty]" in answer.err
    assert len(list(find_records(tmp_path / "out"))) == 2
