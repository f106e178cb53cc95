"""Raise the floors of `floors.toml` to what the extractor reaches now; a floor is never lowered.

Run it with the shared corpus at hand (PLANEXTRACT_SHARED): python -m tests.scores.raise_floors
"""

from __future__ import annotations

import math
import os
import tomllib
from pathlib import Path

from planextract.settings import Settings
from tests.scores.measure import find_own, find_shared, measure

FILE = Path(__file__).with_name("floors.toml")
HEAD = (
    "# Lowest score allowed, per document and metric. Raised by `python -m tests.scores.raise_floors`, never lowered.\n"
)


def main() -> None:
    """Measure everything and write the higher of old and new floors."""
    shared = Path(os.environ.get("PLANEXTRACT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    floors: dict[str, dict[str, float]] = tomllib.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    jobs = [*find_own(), *(find_shared(shared) if (shared / "gold").is_dir() else ())]
    for name, document, gold in jobs:
        figures = measure(document, gold, Settings(nlp="off")).documents[0].figures
        known = floors.setdefault(name, {})
        for metric, value in figures.items():
            if value is not None:
                known[metric] = max(known.get(metric, 0.0), math.floor(value * 100) / 100)
    parts = [
        f'["{name}"]\n' + "".join(f"{m} = {v:.2f}\n" for m, v in sorted(floors[name].items()))
        for name in sorted(floors)
    ]
    FILE.write_text(HEAD + "\n" + "\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
