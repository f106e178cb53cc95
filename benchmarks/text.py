"""How fast a text becomes a record, against the full GiNZA pipeline on the same text in the same run.

    python benchmarks/text.py [FILE_OR_FOLDER …] [--rounds N]

Without names it reads ``tests/gold`` and the texts that ``PLANEXTRACT_SHARED`` has. GiNZA gets the entries of the
outline, which is what a user would give it, 32 at a time, with all its components. The extractor reads the file: its
running heads and the labels of its entries too. So each side is measured by the characters that it really reads, and
blanks, which cost neither anything and of which only the file is full, count for none. Processor time is counted,
the rounds of both sides take turns, and the median round speaks: only the ratios can be compared between machines.
Everything is loaded before the clock starts; what the extractor remembers of texts is forgotten before each round.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import _lru_cache_wrapper, partial
from pathlib import Path
from statistics import median
from time import process_time

from planextract.ingest import ingest
from planextract.layout import layout
from planextract.normalise import normalise
from planextract.pipeline import extract_document
from planextract.settings import NlpMode, Settings
from planextract.structure import structure
from planextract.tokenise import is_inside_word

BATCH = 32
# What has to hold: so many times the characters per second of GiNZA.
BARS: dict[NlpMode, float] = {"off": 100.0, "selective": 20.0}
GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
# Caches with room for more entries than there are rules and files remember texts.
LARGEST_RULE_CACHE = 1024


def find_texts(named: Sequence[str]) -> list[Path]:
    """Return the files to read: those named, or the gold documents and the shared corpus."""
    shared = os.environ.get("PLANEXTRACT_SHARED")
    folders = [Path(name) for name in named] or [GOLD, *([Path(shared) / "corpus"] if shared else [])]
    paths = [path for folder in folders for path in (sorted(folder.glob("*.txt")) if folder.is_dir() else [folder])]
    if not paths:
        sys.exit("nothing to read")
    return paths


def read_entries(path: Path) -> tuple[int, list[str]]:
    """Return how many characters a document has and the entries of its outline."""
    settings = Settings(nlp="off")
    document = normalise(layout(ingest(path, document_id=path.stem, settings=settings)))
    document = structure(document, settings, in_word=is_inside_word)
    cells = [cell.text for table in document.tables for cell in table.cells if cell.text]
    return count_characters(document.text), [*(node.text for node in document.nodes if node.text), *cells]


def count_characters(text: str) -> int:
    """Return how many characters of a text are no blanks."""
    return sum(map(len, text.split()))


def forget_texts() -> None:
    """Empty every cache of the package that remembers texts, so that no round profits from the one before."""
    for name, module in list(sys.modules.items()):
        if name.startswith("planextract"):
            for value in vars(module).values():
                if (
                    isinstance(value, _lru_cache_wrapper)
                    and (value.cache_parameters()["maxsize"] or 0) > LARGEST_RULE_CACHE
                ):
                    value.cache_clear()


def extract_all(paths: Sequence[Path], mode: NlpMode) -> None:
    """Extract all documents in one mode."""
    settings = Settings(nlp=mode)
    for path in paths:
        extract_document(path, plan_id=path.stem, settings=settings)


def make_rival(texts: Sequence[str]) -> Callable[[], None]:
    """Return full GiNZA on texts, loaded and warm."""
    import spacy

    nlp = spacy.load("ja_ginza")

    def run() -> None:
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass

    list(nlp.pipe(texts[:BATCH], batch_size=BATCH))
    return run


def time_of(work: Callable[[], None]) -> float:
    """Return the processor time of one round."""
    forget_texts()
    started = process_time()
    work()
    return process_time() - started


def main() -> None:
    """Print characters per second of both sides, and how many times as fast the extractor is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    paths = find_texts(chosen.names)
    lengths, entries = zip(*(read_entries(path) for path in paths), strict=True)
    characters, texts = sum(lengths), [text for part in entries for text in part]
    given = sum(map(count_characters, texts))
    rival = make_rival(texts)
    for mode in BARS:
        extract_all(paths, mode)
    seconds: dict[str, list[float]] = {name: [] for name in ("ginza", *BARS)}
    for _ in range(chosen.rounds):
        for mode in BARS:
            seconds[mode] += [time_of(partial(extract_all, paths, mode)) for _ in range(3)]
        seconds["ginza"].append(time_of(rival))
    print(f"{len(paths)} documents, {characters} characters besides blanks, {chosen.rounds} rounds")
    print(f"GiNZA is given {given} of them, {len(texts)} entries")
    base = given / median(seconds["ginza"])
    print(f"{'full GiNZA':<12}{median(seconds['ginza']):9.3f} s {base:10.0f} characters/s")
    for mode, bar in BARS.items():
        speed = characters / median(seconds[mode])
        verdict = "reached" if speed >= bar * base else "missed"
        print(f"{mode:<12}{median(seconds[mode]):9.3f} s {speed:10.0f} characters/s", end="")
        print(f"{speed / base:7.1f} times GiNZA (bar {bar:.0f}: {verdict})")


if __name__ == "__main__":
    main()
