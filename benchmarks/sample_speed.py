"""How fast the samples are read: characters per second for each document of raw/, best of three.

    python benchmarks/sample_speed.py [FOLDER]

Loading of dictionaries is not counted: the first document is read once before the clock starts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

from planextract.batch import Input, list_inputs
from planextract.pipeline import extract_document
from planextract.settings import Settings

ROUNDS = 3


def measure(item: Input, settings: Settings) -> tuple[int, float]:
    """Return the length of a document's text and the best time of several rounds."""
    times = []
    length = 0
    for _ in range(ROUNDS):
        started = perf_counter()
        length = len(extract_document(item.path, plan_id=item.plan_id, settings=settings).text)
        times.append(perf_counter() - started)
    return length, min(times)


def main() -> None:
    """Print one line per document."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "raw")
    settings = Settings(nlp="off")
    inputs = list_inputs([folder]).inputs
    extract_document(inputs[0].path, plan_id=inputs[0].plan_id, settings=settings)
    for item in inputs:
        length, seconds = measure(item, settings)
        print(f"{item.name:<40} {length:>8} characters {seconds:>8.3f} s {length / seconds:>10.0f} characters/s")


if __name__ == "__main__":
    main()
