"""What a batch costs: processes, size, re-runs, memory, Prefect and Dask, on invented plans.

    python benchmarks/batch.py jobs  [--count 1000]      1 against 2 processes, and an unchanged re-run
    python benchmarks/batch.py sizes [--sizes 10,100,1000,10000]
    python benchmarks/batch.py flow  [--count 1000] [--dask tcp://127.0.0.1:8786]

Each figure is the wall time of a whole run in a process of its own, start-up included and shown apart. Run it on a
machine that does nothing else. Prefect runs against PREFECT_API_URL where that is set, else on its embedded server.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.plans import write_plans
from planextract.batch import BatchOptions, run_batch
from planextract.settings import Settings
from planextract.workers import current_memory_mb, peak_memory_mb

ROOT = Path(__file__).resolve().parent.parent
SEED = 1


def main() -> None:
    """Run one benchmark and print its lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("jobs", "sizes", "flow", "once"))
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--sizes", default="10,100,1000,10000")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--nlp", default="off", choices=("off", "selective", "full"))
    parser.add_argument("--dask", default=None)
    parser.add_argument("--folder", type=Path, help="for `once`: a folder with raw/, gets processed/")
    choice = parser.parse_args()
    if choice.what == "once":
        print(json.dumps(run_once(choice.folder, choice.jobs, choice.nlp)))
        return
    with tempfile.TemporaryDirectory(prefix="planextract-bench-") as folder:
        if choice.what == "jobs":
            compare_jobs(Path(folder), choice.count, choice.nlp)
        elif choice.what == "sizes":
            compare_sizes(Path(folder), [int(size) for size in choice.sizes.split(",")], choice.jobs, choice.nlp)
        else:
            compare_flow(Path(folder), choice.count, choice.jobs, choice.nlp, choice.dask)


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

    started = perf_counter()
    manifest, fault = run_batch(options, on_row=note)
    ended = perf_counter()
    if fault:
        raise fault
    children = [row.peak_memory_mb or 0 for row in manifest.rows]
    return {
        "documents": manifest.inputs,
        "ok": manifest.outcomes["ok"],
        "seconds": ended - started,
        "cpu": process_time() + children_time(),
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


def start_once(folder: Path, jobs: int, nlp: str) -> dict[str, float]:
    """Run a batch in a fresh process."""
    command = [sys.executable, __file__, "once", "--folder", str(folder), "--jobs", str(jobs), "--nlp", nlp]
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


def compare_sizes(folder: Path, sizes: Sequence[int], jobs: int, nlp: str) -> None:
    """Print the cost per document for batches of several sizes."""
    show_head()
    costs: dict[int, float] = {}
    work: dict[int, float] = {}
    for size in sizes:
        place = folder / str(size)
        write_plans(place / "raw", size, seed=SEED)
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


def compare_flow(folder: Path, count: int, jobs: int, nlp: str, dask: str | None) -> None:
    """Print Prefect, and Dask where a scheduler is given, against the bare pool."""
    write_plans(folder / "raw", count, seed=SEED)
    show_head()
    bare = start_once(folder, jobs, nlp)
    show("pool", bare)
    for name, extra in (("flow", ["--jobs", str(jobs)]), *((("dask", ["--dask", dask]),) if dask else ())):
        start = time_flow(folder, "nothing", [*extra, "--nlp", nlp], count=0)
        whole = time_flow(folder, name, [*extra, "--nlp", nlp], count=count)
        beyond = whole - start - bare["seconds"]
        print(f"{name}: {whole:.1f} s, start-up {start:.1f} s, beyond the pool {beyond:+.1f} s", end=" ")
        print(f"({beyond / bare['seconds']:+.1%})")


def time_flow(folder: Path, name: str, extra: Sequence[str], *, count: int) -> float:
    """Return the seconds of a flow run from its command to its end."""
    source, output = folder / ("raw" if count else "one"), folder / f"processed-{name}"
    shutil.rmtree(output, ignore_errors=True)
    if not count:
        source.mkdir(exist_ok=True)
        (source / "empty.txt").touch()
    command = [sys.executable, "-m", "flows.extract_plans", "--input", str(source), "--output", str(output), *extra]
    started = perf_counter()
    environment = os.environ | {"PYTHONPATH": _search_path()}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own flow
    seconds = perf_counter() - started
    made = len([path for path in output.rglob("plan*.json") if ".planextract" not in path.parts])
    if made != count:
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
    print(f"{figures['parent_first_mb']:>17}{figures['parent_last_mb']:>6}", end="")
    print(f"{figures['parent_peak_mb']:>6}{figures['child_peak_mb']:>12}", flush=True)


def _search_path() -> str:
    """Return where this script finds its modules, so that the processes that it starts do."""
    return os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])


if __name__ == "__main__":
    main()
