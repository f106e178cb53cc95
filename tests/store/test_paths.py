from __future__ import annotations

import os
from pathlib import Path

import pytest

from planextract.errors import UnsafePath
from planextract.store.paths import (
    document_id,
    find_collisions,
    manifest_path,
    quarantine_path,
    record_path,
    text_path,
)


def test_an_id_is_the_path_below_the_root_without_extension() -> None:
    assert document_id(Path("raw/市/第1.2期.pdf"), root=Path("raw")) == "市/第1.2期"
    assert document_id(Path("raw/市/第1.2期.pdf")) == "第1.2期"


def test_records_and_texts_mirror_the_input(tmp_path: Path) -> None:
    assert record_path(tmp_path, "市/計画") == tmp_path / "市" / "計画.json"
    assert text_path(tmp_path, "市/計画.v2") == tmp_path / "市" / "計画.v2.txt"
    assert quarantine_path(tmp_path, "a.pdf") == tmp_path / ".planextract" / "quarantine" / "a.pdf.json"
    assert manifest_path(tmp_path, "r1") == tmp_path / ".planextract" / "runs" / "r1.json"


@pytest.mark.parametrize("name", ["", "/etc/passwd", "../x", "a/../../x", "a\\b", "a\0b", ".."])
def test_a_path_that_leads_outside_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnsafePath):
        record_path(tmp_path, name)


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_that_leads_outside_is_refused(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    output.mkdir()
    elsewhere.mkdir()
    (output / "link").symlink_to(elsewhere)
    with pytest.raises(UnsafePath):
        record_path(output, "link/plan")


def test_ids_that_differ_only_in_width_case_or_composition_collide() -> None:
    assert find_collisions(["計画Ａ", "計画A", "別"]) == {"計画Ａ", "計画A"}
    assert find_collisions(["Plan", "plan"]) == {"Plan", "plan"}
    assert find_collisions(["が", "か\u3099"]) == {"が", "か\u3099"}
    assert find_collisions(["a/x", "b/x"]) == frozenset()
    assert find_collisions(["plan", "plan"]) == {"plan"}
