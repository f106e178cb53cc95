from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_SECONDS = 400


@pytest.mark.flows
def test_neighbouring_revisions_are_compared_and_a_broken_one_is_passed_over(tmp_path: Path) -> None:
    inbox = tmp_path / "raw"
    shutil.copytree(ROOT / "raw" / "nikaho_sogosenryaku", inbox / "戦略")
    (inbox / "戦略" / "r6.txt").touch()
    (inbox / "単独").mkdir()
    shutil.copy(ROOT / "raw" / "saisei_form" / "r7.txt", inbox / "単独" / "r7.txt")
    command = [sys.executable, "-m", "flows.compare_revisions", "--input", str(inbox), "--nlp", "off"]
    places = ["--records", str(tmp_path / "processed"), "--output", str(tmp_path / "reports"), "--lang", "ja"]
    done = subprocess.run(
        [*command, *places], cwd=ROOT, capture_output=True, text=True, check=False, timeout=TIMEOUT_SECONDS
    )
    assert done.returncode == 1, done.stderr
    assert "[file.empty] 戦略/r6" in done.stderr
    names = sorted(path.name for path in (tmp_path / "reports" / "戦略").iterdir())
    stem = "戦略-r5__戦略-r7"
    wanted = [f"{stem}{s}" for s in (".csv", ".html", ".json", ".md")]
    assert names == sorted([*wanted, *(f"戦略__history{s}" for s in (".csv", ".json", ".md"))])
    diff = json.loads((tmp_path / "reports" / "戦略" / f"{stem}.json").read_text("utf-8"))
    assert (diff["old"]["id"], diff["new"]["id"]) == ("戦略/r5", "戦略/r7")
    assert not (tmp_path / "reports" / "単独").exists()
