"""What a change of the code does to the records: gains and losses between a git revision and the working tree.

    python -m tools.regress BASE [INPUT…] [--gold DIR…] [--output DIR]

Both versions extract the same documents; the same engine that compares two revisions of a plan compares the two
records of each document. Where hand-made answers are given, the scores of both stand beside it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planextract.compare import Side, compare_sides, find_source, write_comparison
from planextract.errors import PlanextractError
from planextract.evaluate import evaluate
from planextract.store import find_records, load_plan, load_text

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_INPUTS = ("raw", "tests/gold")
SHARED_INPUTS = ("corpus/plans", "corpus/pdf", "corpus/revisions")


@dataclass(frozen=True)
class Finding:
    """What became of one document.

    Attributes:
        document: Its id.
        counts: Number of changes by op.
        problem: Why it could not be compared, empty if it was.
    """

    document: str
    counts: Counter[str]
    problem: str = ""


def main() -> int:
    """Compare the records of two versions of the code and print one line per document that differs."""
    options = _read_options()
    inputs = [path for path in map(Path, options.inputs or list(_default_inputs())) if path.exists()]
    with tempfile.TemporaryDirectory(prefix="regress-") as name:
        place = Path(name)
        with checked_out(options.base, place / "tree") as tree:
            extract(inputs, place / "base", source=tree / "src")
        extract(inputs, place / "head", source=ROOT / "src")
        findings = list(compare_folders(place / "base", place / "head", inputs, output=options.output))
        print_findings(findings)
        for gold in options.gold:
            print_scores(place / "base", place / "head", gold)
    print(f"→ {options.output}")
    return 0


@contextmanager
def checked_out(revision: str, place: Path) -> Iterator[Path]:
    """Check a git revision out beside the working tree, for as long as the block lasts."""
    _git("worktree", "add", "--detach", "--quiet", str(place), revision)
    try:
        yield place
    finally:
        _git("worktree", "remove", "--force", str(place))


def extract(inputs: Sequence[Path], output: Path, *, source: Path) -> None:
    """Extract documents with the package that lies in a folder of sources; each input into a folder of its own."""
    for number, path in enumerate(inputs):
        # A path in front of all others hides the installed package.
        environment = {**os.environ, "PYTHONPATH": str(source)}
        command = [sys.executable, "-m", "planextract", "extract", str(path), "--output", str(output / str(number))]
        subprocess.run([*command, "--nlp", "off"], env=environment, check=False, capture_output=True)  # noqa: S603 - our own command


def compare_folders(base: Path, head: Path, inputs: Sequence[Path], *, output: Path) -> Iterator[Finding]:
    """Compare the records of each document and write a report where they differ."""
    names = {p.relative_to(base) for p in find_records(base)} | {p.relative_to(head) for p in find_records(head)}
    for name in sorted(names):
        sources = inputs[int(name.parts[0])]
        missing = [side for side, folder in (("base", base), ("head", head)) if not (folder / name).is_file()]
        if missing:
            yield Finding(str(name), Counter(), f"no record: {', '.join(missing)}")
            continue
        try:
            comparison = compare_sides(_open(base / name, sources), _open(head / name, sources))
        except PlanextractError as error:
            yield Finding(str(name), Counter(), error.message("en"))
            continue
        if comparison.diff.changes:
            write_comparison(comparison, output=output / name.parent, formats=("html", "markdown"))
        yield Finding(str(name), Counter(change.op for change in comparison.diff.changes))


def print_findings(findings: Sequence[Finding]) -> None:
    """Print the documents that differ, then the sums."""
    total: Counter[str] = Counter()
    for finding in findings:
        total += finding.counts
        if finding.counts or finding.problem:
            told = ", ".join(f"{op} {number}" for op, number in sorted(finding.counts.items()))
            print(f"{finding.document}: {finding.problem or told}")
    same = sum(not finding.counts and not finding.problem for finding in findings)
    told = ", ".join(f"{op} {number}" for op, number in sorted(total.items())) or "nothing"
    print(f"{len(findings)} documents, {same} unchanged; {told}")


def print_scores(base: Path, head: Path, gold: Path) -> None:
    """Print the scores of both versions for every folder of records that has gold."""
    for folder in sorted(path.name for path in head.iterdir()):
        stems = {path.stem for path in gold.glob("*.json")} & {path.stem for path in find_records(head / folder)}
        if stems:
            before, after = (evaluate(side / folder, gold, only=sorted(stems)).overall for side in (base, head))
            print(f"{folder}: overall {before:.3f} → {after:.3f} over {len(stems)} documents")


def _open(record: Path, sources: Path) -> Side:
    plan = load_plan(record)
    folder = sources if sources.is_dir() else sources.parent
    return Side(plan, load_text(record), find_source(plan, record, folder))


def _default_inputs() -> Iterator[Path]:
    yield from (ROOT / name for name in DEFAULT_INPUTS)
    yield from (_shared() / name for name in SHARED_INPUTS)
    yield from sorted((_shared() / "corpus").glob("*.txt"))


def _shared() -> Path:
    return Path(os.environ.get("PLANEXTRACT_SHARED", ROOT.parent / "shared"))


def _git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=ROOT, check=True)  # noqa: S603, S607 - git with our own arguments


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("base", help="git revision to compare with")
    parser.add_argument("inputs", nargs="*", type=Path, help="documents or folders; default: samples and corpus")
    parser.add_argument(
        "--gold", nargs="*", type=Path, default=[ROOT / "tests/gold", _shared() / "gold"], help="answers"
    )
    parser.add_argument("--output", type=Path, default=Path("reports/regress"), help="folder of reports")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
