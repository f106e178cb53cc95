from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from planextract.batch.inputs import hash_file, list_inputs, pack_inputs
from planextract.errors import FileMissing
from planextract.ingest import READERS
from planextract.settings import DOCUMENT_SUFFIXES


def test_a_folder_is_mirrored_and_a_file_is_its_stem(inbox: Path) -> None:
    assert [item.plan_id for item in list_inputs([inbox]).inputs] == ["a", "市/b"]
    assert [item.plan_id for item in list_inputs([inbox / "市" / "b.md"]).inputs] == ["b"]


def test_hidden_files_and_readmes_are_no_documents_and_other_files_are_named(inbox: Path) -> None:
    for name in (".hidden.txt", "README.md", "budget.xlsx", ".cache/c.txt"):
        (inbox / name).parent.mkdir(exist_ok=True)
        (inbox / name).write_text("x", "utf-8")
    listing = list_inputs([inbox])
    assert [item.name for item in listing.inputs] == ["a.txt", "市/b.md"]
    assert listing.ignored == ("budget.xlsx",)


def test_missing_paths_and_empty_folders_are_refused_and_the_rest_is_taken(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    listing = list_inputs([tmp_path / "none.pdf", tmp_path / "empty", inbox])
    assert [error.error_code for _, error in listing.refused] == ["file.not_found", "file.empty_folder"]
    assert len(listing.inputs) == 2


@pytest.mark.parametrize("rival", ["a.pdf", "ａ.txt", "A.md"])
def test_inputs_that_would_share_an_output_are_all_refused(rival: str, inbox: Path) -> None:
    (inbox / rival).write_bytes(b"rival")
    listing = list_inputs([inbox])
    assert [item.name for item in listing.inputs] == ["市/b.md"]
    assert sorted(item.name for item, _ in listing.refused) == sorted(["a.txt", rival])
    for item, error in listing.refused:
        assert error.error_code == "output.name_collision"
        assert error.detail == (rival if item.name == "a.txt" else "a.txt")


def test_single_files_of_one_stem_collide_and_the_same_file_twice_does_not(inbox: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_bytes(b"x")
    assert len(list_inputs([inbox / "a.txt", other / "a.txt"]).refused) == 2
    assert len(list_inputs([inbox / "a.txt", inbox / "a.txt", inbox]).inputs) == 2


def test_a_file_is_hashed_by_its_bytes(inbox: Path, tmp_path: Path) -> None:
    assert hash_file(inbox / "a.txt") == "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    with pytest.raises(FileMissing):
        hash_file(tmp_path / "none")


def test_every_suffix_that_is_listed_has_its_reader() -> None:
    assert frozenset(READERS) == DOCUMENT_SUFFIXES


def test_packed_inputs_come_back_as_they_were(inbox: Path) -> None:
    items = tuple(replace(item, sha256=hash_file(item.path)) for item in list_inputs([inbox]).inputs)
    packed = pack_inputs(items, inbox)
    assert tuple(packed) == items
    assert packed[-1:] == items[-1:]
    assert tuple(pickle.loads(pickle.dumps(packed))) == items  # noqa: S301 - pickled on this very line


def test_nothing_is_loaded_that_could_extract_when_there_is_nothing_to_extract(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from planextract.batch import BatchOptions, run_batch
raw = Path({str(tmp_path)!r}, "raw")
raw.mkdir()
(raw / "note.xlsx").touch()
run_batch(BatchOptions(input=raw, output=raw.with_name("out")))
stages = ("planextract.pipeline", "planextract.extract", "pypdfium2", "sudachipy", "spacy", "numpy", "prefect")
print(*(name for name in stages if name in sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
