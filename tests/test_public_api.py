"""The public face is small, stays as it is, and costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import planextract
from planextract.errors import FileMissing

NAMES = {
    "Plan",
    "PlanDiff",
    "PlanextractError",
    "Settings",
    "__version__",
    "compare_plans",
    "extract_plan",
    "load_plan",
}


def test_public_names_are_pinned() -> None:
    assert set(planextract.__all__) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_public_name_loads(name: str) -> None:
    assert getattr(planextract, name) is not None


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = planextract.no_such_name


def test_importing_the_package_loads_no_heavy_library() -> None:
    heavy = ("spacy", "pydantic", "pdfplumber", "prefect")
    code = f"import sys, planextract; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_extract_plan_reads_a_file(tmp_path: Path) -> None:
    file = tmp_path / "みどり.txt"
    file.write_text("みどり市総合計画\n\n第１章 施策の展開\n基本目標１ 学びを支える\n・図書館の整備\n", "utf-8")
    plan = planextract.extract_plan(file, planextract.Settings(nlp="off"))
    assert plan.document.title == "みどり市総合計画"


def test_extract_plan_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"file\.not_found"):
        planextract.extract_plan(tmp_path / "ない.txt")
