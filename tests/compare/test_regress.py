"""The report on two versions of the code, from their records on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planextract.store import save_plan
from tests.builders import sample_draft
from tools.regress import compare_folders, print_findings


def test_documents_that_differ_are_named_and_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, head = tmp_path / "base", tmp_path / "head"
    for name in ("same", "other", "lost"):
        draft = sample_draft(name)
        save_plan(draft.build(), draft.text, output=base / "0")
    shutil.copytree(base, head)
    (head / "0" / "lost.json").unlink()
    draft = sample_draft("other")
    draft.add("actions", "苗木を配る。", text="苗木を配る。")
    save_plan(draft.build(), draft.text, output=head / "0")

    findings = list(compare_folders(base, head, [tmp_path], output=tmp_path / "reports"))
    assert {Path(f.document).stem: (dict(f.counts), f.problem) for f in findings} == {
        "lost": ({}, "no record: head"),
        "other": ({"added": 1}, ""),
        "same": ({}, ""),
    }
    assert sorted(path.name for path in (tmp_path / "reports" / "0").iterdir()) == [
        "other__other.html",
        "other__other.md",
    ]
    print_findings(findings)
    assert "3 documents, 1 unchanged; added 1" in capsys.readouterr().out
