"""What a batch costs: processes, size, re-runs, memory, Prefect and Dask, on invented plans.

    python benchmarks/batch.py jobs  [--count 1000]      1 against 2 processes, and an unchanged re-run
    python benchmarks/batch.py sizes [--sizes 10,100,1000,10000] [--pillars 3]
    python benchmarks/batch.py parent [--sizes 1000,10000]  memory and processor time of the parent; empty work
    python benchmarks/batch.py flow  [--count 1000] [--dask tcp://127.0.0.1:8786]

Each figure is the wall time of a whole run in a process of its own, start-up included and shown apart. Run it on a
machine that does nothing else; the processor time beside it tells how much of a wall time was waiting. Prefect runs
against PREFECT_API_URL where that is set, else on its embedded server.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter, process_time
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import quick
from benchmarks.plans import PILLARS, write_plans
from planextract.batch import BatchOptions, run_batch
from planextract.settings import Settings
from planextract.workers import current_memory_mb, peak_memory_mb

ROOT = Path(__file__).resolve().parent.parent
SEED = 1


def main() -> None:
    """Run one benchmark and print its lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("jobs", "sizes", "parent", "flow", "once"))
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--sizes", default="", help="numbers of documents, separated by commas")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--nlp", default="off", choices=("off", "selective", "full"))
    parser.add_argument("--dask", default=None)
    parser.add_argument("--pillars", type=int, default=PILLARS, help="for `sizes`: of each plan")
    parser.add_argument("--work", default="plans", choices=("plans", "empty"), help="for `once`: what processes do")
    parser.add_argument("--folder", type=Path, help="for `once`: a folder with raw/, gets processed/")
    choice = parser.parse_args()
    if choice.what == "once":
        print(json.dumps(WORK[choice.work](choice.folder, choice.jobs, choice.nlp)))
        return
    with tempfile.TemporaryDirectory(prefix="planextract-bench-") as folder:
        if choice.what == "jobs":
            compare_jobs(Path(folder), choice.count, choice.nlp)
        elif choice.what == "sizes":
            sizes = read_sizes(choice.sizes or "100,1000,10000")
            compare_sizes(Path(folder), sizes, choice.jobs, choice.nlp, choice.pillars)
        elif choice.what == "parent":
            measure_parent(Path(folder), read_sizes(choice.sizes or "1000,10000"), choice.jobs)
        else:
            compare_flow(
                Path(folder), (min(100, choice.count // 2), choice.count), choice.jobs, choice.nlp, choice.dask
            )


def read_sizes(text: str) -> list[int]:
    """Read numbers of documents."""
    return sorted(int(size) for size in text.split(","))


def run_nothing(folder: Path, jobs: int, nlp: str) -> dict[str, float]:
    """Run a batch whose processes only store empty records."""
    with (
        patch("planextract.batch.supervise.run_and_settle", quick.store_nothing),
        patch("planextract.batch.supervise.warm_up", quick.prepare_nothing),
    ):
        return run_once(folder, jobs, nlp)


def run_once(folder: Path, jobs: int, nlp: str) -> dict[str, float]:
    """Run a batch in this process and return what it took."""
    options = BatchOptions(
        input=folder / "raw", output=folder / "processed", settings=Settings.model_validate({"nlp": nlp}), jobs=jobs
    )
    moments: list[float] = []
    memory: list[int] = []

    def note(_: object) -> None:
        moments.append(perf_counter())
        if len(moments) % 50 == 0:
            memory.append(current_memory_mb())

    started, imported = perf_counter(), process_time()
    manifest, fault = run_batch(options, on_row=note)
    ended, parent = perf_counter(), process_time()
    if fault:
        raise fault
    children = [row.peak_memory_mb or 0 for row in manifest.rows]
    return {
        "documents": manifest.inputs,
        "ok": manifest.outcomes["ok"],
        "seconds": ended - started,
        "parent_cpu": parent - imported,
        "cpu": parent + children_time(),
        "to_first": (moments[0] if moments else ended) - started,
        "parent_first_mb": memory[0] if memory else current_memory_mb(),
        "parent_last_mb": memory[-1] if memory else current_memory_mb(),
        "parent_peak_mb": peak_memory_mb() or 0,
        "child_peak_mb": max(children, default=0),
    }


def children_time() -> float:
    """Return the processor seconds of all processes that this one started and that have ended."""
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def start_once(folder: Path, jobs: int, nlp: str, work: str = "plans") -> dict[str, float]:
    """Run a batch in a fresh process."""
    command = [sys.executable, __file__, "once", "--folder", str(folder), "--jobs", str(jobs), "--nlp", nlp]
    command += ["--work", work]
    done = subprocess.run(  # noqa: S603 - this very script
        command, cwd=ROOT, env=os.environ | {"PYTHONPATH": _search_path()}, capture_output=True, text=True, check=True
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def compare_jobs(folder: Path, count: int, nlp: str) -> None:
    """Print one process against two, and a re-run."""
    write_plans(folder / "raw", count, seed=SEED)
    show_head()
    found: dict[int, dict[str, float]] = {}
    for jobs in (1, 2, 1, 2):
        shutil.rmtree(folder / "processed", ignore_errors=True)
        figures = start_once(folder, jobs, nlp)
        show(f"{jobs} jobs", figures)
        if jobs not in found or figures["seconds"] < found[jobs]["seconds"]:
            found[jobs] = figures
    again = start_once(folder, 2, nlp)
    show("re-run", again)
    print(f"\n2 jobs / 1 job: {found[1]['seconds'] / found[2]['seconds']:.2f} x")
    print(f"re-run / first (1 job): {again['seconds'] / found[1]['seconds']:.2%}")
    print(f"re-run / first (2 jobs): {again['seconds'] / found[2]['seconds']:.2%}")
    print(f"processor time, 2 jobs / 1 job: {found[2]['cpu'] / found[1]['cpu']:.3f} x", end="")
    print(f"; re-run / first (1 job): {again['cpu'] / found[1]['cpu']:.2%}")


def compare_sizes(folder: Path, sizes: Sequence[int], jobs: int, nlp: str, pillars: int) -> None:
    """Print the cost per document for batches of several sizes."""
    show_head()
    costs: dict[int, float] = {}
    work: dict[int, float] = {}
    for size in sizes:
        place = folder / str(size)
        write_plans(place / "raw", size, seed=SEED, size=pillars)
        figures = start_once(place, jobs, nlp)
        show(f"{size}", figures)
        # Loading models happens once; what is left is what a document costs.
        costs[size] = (figures["seconds"] - figures["to_first"]) / max(1, size - 1)
        work[size] = figures["cpu"] / size
        shutil.rmtree(place)
    for size, cost in costs.items():
        print(
            f"{size:>6} documents: {1000 * cost:8.2f} ms each, {cost / costs[sizes[0]]:.3f} x the smallest batch",
            end="",
        )
        print(f"; processor {1000 * work[size]:.2f} ms each, {work[size] / work[sizes[0]]:.3f} x")


def measure_parent(folder: Path, sizes: Sequence[int], jobs: int) -> None:
    """Print memory and processor time of the parent alone; its processes do nothing but store empty records."""
    print(f"{'documents':>10}{'MB peak':>9}{'ms each':>9}{'re-run MB':>11}{'ms each':>9}")
    for size in sizes:
        place = folder / str(size)
        write_plans(place / "raw", size, seed=SEED)
        first, again = (start_once(place, jobs, "off", "empty") for _ in range(2))
        cells = (
            f"{figures['parent_peak_mb']:.0f} {1000 * figures['parent_cpu'] / size:.3f}" for figures in (first, again)
        )
        print("{:>10}{:>9}{:>9}{:>11}{:>9}".format(size, *" ".join(cells).split()), flush=True)
        shutil.rmtree(place)


def compare_flow(folder: Path, sizes: Sequence[int], jobs: int, nlp: str, dask: str | None) -> None:
    """Print Prefect, and Dask where a scheduler is given, against the bare pool.

    Start-up is what a small batch takes; beyond it is what the large one takes more. Both are the best of two runs.
    """
    small, large = sizes[0], sizes[-1]
    for size in (small, large):
        write_plans(folder / str(size) / "raw", size, seed=SEED)
    extra = ["--jobs", str(jobs), "--nlp", nlp]
    runs: dict[str, Callable[[Path], float]] = {"pool": lambda place: time_pool(place, jobs, nlp)}
    runs["flow"] = lambda place: time_flow(place, extra)
    if dask:
        runs["dask"] = lambda place: time_flow(place, [*extra, "--dask", dask])
    found: dict[tuple[str, int], float] = {}
    for _ in range(2):
        for size in (small, large):
            for name, run in runs.items():
                seconds = run(folder / str(size))
                found[name, size] = min(seconds, found.get((name, size), seconds))
                print(f"{name:<6}{size:>7} documents{seconds:>9.2f} s, load {os.getloadavg()[0]:.1f}", flush=True)
    bare = found["pool", large] - found["pool", small]
    for name in runs:
        beyond = found[name, large] - found[name, small]
        print(f"{name}: start-up {found[name, small]:.2f} s; {large - small} more documents {beyond:.2f} s", end=" ")
        print(f"({beyond / bare - 1:+.1%} against the pool)")


def time_pool(folder: Path, jobs: int, nlp: str) -> float:
    """Return the seconds of a batch without Prefect from its command to its end."""
    shutil.rmtree(folder / "processed", ignore_errors=True)
    started = perf_counter()
    start_once(folder, jobs, nlp)
    return perf_counter() - started


def time_flow(folder: Path, extra: Sequence[str]) -> float:
    """Return the seconds of a flow run from its command to its end."""
    source, output = folder / "raw", folder / "processed"
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "flows.extract_plans", "--input", str(source), "--output", str(output), *extra]
    environment = os.environ | {"PYTHONPATH": _search_path()}
    started = perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own flow
    seconds = perf_counter() - started
    if done.returncode:
        raise SystemExit(done.stderr)
    return seconds


def show_head() -> None:
    """Print what the columns are, and how busy the machine is with other things."""
    print(f"load average before: {', '.join(f'{load:.1f}' for load in os.getloadavg())}")
    print(f"{'run':<10}{'docs':>7}{'seconds':>10}{'to first':>10}{'docs/s':>9}{'cpu s':>9}", end="")
    print(f"{'parent MB first':>17}{'last':>6}{'peak':>6}{'child peak':>12}")


def show(name: str, figures: dict[str, float]) -> None:
    """Print one run."""
    speed = figures["documents"] / figures["seconds"]
    print(
        f"{name:<10}{figures['documents']:>7}{figures['seconds']:>10.2f}{figures['to_first']:>10.2f}{speed:>9.1f}",
        end="",
    )
    print(f"{figures['cpu']:>9.2f}", end="")
    print(f"{figures['parent_first_mb']:>17}{figures['parent_last_mb']:>6}", end="")
    print(f"{figures['parent_peak_mb']:>6}{figures['child_peak_mb']:>12}", flush=True)


def _search_path() -> str:
    """Return where this script finds its modules, so that the processes that it starts do."""
    return os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])


WORK = {"plans": run_once, "empty": run_nothing}

if __name__ == "__main__":
    main()
