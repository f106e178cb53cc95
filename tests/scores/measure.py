"""Scores of the extractor on gold: the project's own and, where it is at hand, the shared corpus."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from planextract.evaluate import Evaluation, evaluate
from planextract.pipeline import extract_document
from planextract.settings import Settings
from planextract.store.plans import save_plan

OWN = Path(__file__).resolve().parent.parent / "gold"
SUFFIXES = (".txt", ".md", ".pdf")
# Folders of the shared corpus that have gold.
CORPUS = ("", "pdf", "plans", "real", "revisions")


def find_own() -> Iterator[tuple[str, Path, Path]]:
    """Yield (name, document, gold folder) of the project's own gold plans."""
    for gold in sorted(OWN.glob("*.json")):
        document = next(path for suffix in SUFFIXES if (path := gold.with_suffix(suffix)).is_file())
        yield f"own/{gold.stem}", document, OWN


def find_shared(shared: Path) -> Iterator[tuple[str, Path, Path]]:
    """Yield (name, document, gold folder) of the shared corpus."""
    gold = shared / "gold"
    for folder in CORPUS:
        for document in sorted((shared / "corpus" / folder).iterdir()):
            if document.suffix in SUFFIXES and (gold / f"{document.stem}.json").is_file():
                yield f"{folder or 'text'}/{document.stem}", document, gold


def measure(document: Path, gold: Path, settings: Settings) -> Evaluation:
    """Extract one document and compare it with its gold."""
    with tempfile.TemporaryDirectory() as folder:
        extraction = extract_document(document, plan_id=document.stem, settings=settings)
        save_plan(extraction.plan, extraction.text, output=Path(folder))
        return evaluate(Path(folder), gold, only=[document.stem])
