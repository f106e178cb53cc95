"""What becomes of files that want to do harm: one batch of mutants, or of a folder, and a table of outcomes.

    python benchmarks/hostile.py [FOLDER] [--size 1.0] [--jobs 2]

Without a folder it makes the mutants of the tests, in the size that is meant (some write hundreds of megabytes).
Each line is one outcome: how many files ended so, the longest time, the largest memory, and of which makers they are.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from planextract.batch import BatchOptions, run_batch
from planextract.settings import Settings
from planextract.store import Row
from planextract.workers import Limits
from tests.hostile.mutants import make_mutants

LIMITS = Limits(document_seconds=20.0, page_seconds=10.0, memory_mb=1024)


def main() -> None:
    """Run the batch and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--jobs", type=int, default=2)
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="planextract-hostile-") as folder:
        inbox = choice.folder or write_mutants(Path(folder, "raw"), choice.size)
        options = BatchOptions(
            input=inbox, output=Path(folder, "out"), settings=Settings(nlp="off"), limits=LIMITS, jobs=choice.jobs
        )
        manifest, fault = run_batch(options)
    if fault:
        raise fault
    show_outcomes(manifest.rows)
    counts = {name: count for name, count in manifest.outcomes.items() if count}
    print(f"{manifest.inputs} files, accounted for {sum(counts.values())}: {counts}")


def write_mutants(inbox: Path, size: float) -> Path:
    """Write all mutants below a folder and return it."""
    for name, content in make_mutants(size=size):
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return inbox


def show_outcomes(rows: Iterable[Row]) -> None:
    """Print one line per outcome, the most frequent first."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.code or row.outcome].append(row)
    print(f"{'outcome':<24}{'files':>6}{'seconds':>9}{'MB':>6}  makers")
    for name, found in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        makers = Counter(row.id.partition("/")[0] if "/" in row.id else "-" for row in found)
        longest, largest = max(row.seconds for row in found), max(row.peak_memory_mb or 0 for row in found)
        listed = ", ".join(f"{maker} {count}" for maker, count in makers.most_common(8))
        print(f"{name:<24}{len(found):>6}{longest:>9.1f}{largest:>6}  {listed}")


if __name__ == "__main__":
    main()
