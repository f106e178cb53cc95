"""What parsing brings and costs: every figure of the evaluation without GiNZA, with some of it and with all of it.

    python -m benchmarks.ablation [--shared FOLDER]

Scores ``tests/gold`` and, where the folder of the shared corpus is given or named by ``PLANEXTRACT_SHARED``, the texts
of the corpus. Loading the model is not counted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.who_does_what import score_mode
from planextract import pipeline
from planextract.evaluate import METRICS, Evaluation, evaluate
from planextract.settings import NlpMode, Settings
from planextract.store.plans import save_plan
from planextract.tokenise import parse_sentences
from planextract.words import Parse

MODES: tuple[NlpMode, ...] = ("off", "selective", "full")
GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
SUFFIXES = (".txt", ".md")


@dataclass(slots=True)
class Meter:
    """Counts what goes through the parser.

    Attributes:
        characters: Characters parsed.
        sentences: Sentences parsed.
    """

    characters: int = 0
    sentences: int = 0

    def parse(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        """Parse sentences and count them."""
        self.characters += sum(map(len, texts))
        self.sentences += len(texts)
        return parse_sentences(texts)


def find_documents(folder: Path, gold: Path) -> list[Path]:
    """Return the texts of a folder, or of those below it, that have a gold file."""
    return sorted(
        path for path in folder.rglob("*") if path.suffix in SUFFIXES and (gold / f"{path.stem}.json").is_file()
    )


def run(documents: Sequence[Path], gold: Path, mode: NlpMode) -> tuple[Evaluation, float, int, Meter]:
    """Extract and score documents in one mode.

    Args:
        documents: Texts.
        gold: Folder of their gold files.
        mode: How much is parsed.

    Returns:
        The evaluation, the seconds of processor time, the characters read, and what was parsed.
    """
    meter, seconds, characters = Meter(), 0.0, 0
    vars(pipeline)["parse_sentences"] = meter.parse
    with TemporaryDirectory() as folder:
        for path in documents:
            started = process_time()
            found = pipeline.extract_document(path, plan_id=path.stem, settings=Settings(nlp=mode))
            seconds += process_time() - started
            characters += len(found.text)
            save_plan(found.plan, found.text, output=Path(folder))
        return evaluate(Path(folder), gold, only=[path.stem for path in documents]), seconds, characters, meter


def print_table(name: str, documents: Sequence[Path], gold: Path) -> None:
    """Print one row of figures per mode."""
    run(documents, gold, "full")  # loads the rules of every family, dictionary and model
    parse_sentences(["準備"])
    print(f"{name}: {len(documents)} documents")
    print(
        f"{'':<10}", *(f"{metric:>9}" for metric in METRICS), f"{'overall':>9}{'seconds':>9}{'chars/s':>9}{'parsed':>9}"
    )
    for mode in MODES:
        result, seconds, characters, meter = run(documents, gold, mode)
        figures = [result.mean[metric] for metric in METRICS]
        shown = (f"{'-' if value is None else format(value, '.3f'):>9}" for value in (*figures, result.overall))
        print(f"{mode:<10}", *shown, f"{seconds:8.2f} {characters / seconds:8.0f} {meter.characters / characters:8.1%}")


def print_who_does_what() -> None:
    """Print how well each mode tells who acts in single sentences."""
    print("who does what (tests/gold/who_does_what.toml)")
    for mode in MODES:
        scores = score_mode(mode)
        shown = (f"{kind} P {s.precision:.2f} R {s.recall:.2f} F {s.f1:.2f}" for kind, s in scores.items())
        print(f"{mode:<10}", "   ".join(shown))


def main() -> None:
    """Print the tables."""
    print_table("tests/gold", find_documents(GOLD, GOLD), GOLD)
    named = sys.argv[sys.argv.index("--shared") + 1] if "--shared" in sys.argv else os.environ.get("PLANEXTRACT_SHARED")
    shared = Path(named) if named else None
    if shared is not None and shared.is_dir():
        corpus = find_documents(shared / "corpus", shared / "gold")
        print_table("shared corpus, texts", corpus, shared / "gold")
    print_who_does_what()


if __name__ == "__main__":
    main()
