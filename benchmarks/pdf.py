"""Pages per second and peak memory of ingest and layout against pdfplumber, on the same pages in the same run.

    python benchmarks/pdf.py plan.pdf … [--pages 1-100] [--backend auto|pdfium|pdfplumber] [--repeat 3]
    python benchmarks/pdf.py long.pdf --growth 100

The rival does what a user would do: ``extract_text()`` and ``extract_tables()`` on each page, closed
afterwards so that its memory does not grow. Each reading runs in a process of its own; both take turns,
the best of the repeats counts, and seconds are processor seconds, so that a busy machine does no harm.

``--growth`` tells whether memory stays flat: one fresh process reads the first pages only, another one all of
them, each ingests and lays out and then asks for its own peak resident size (``ru_maxrss``, interpreter and
libraries included). The ratio is that of the two peaks; of the repeats the smallest peak counts, for each.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

KIBIBYTES_PER_MEBIBYTE = 1024
READERS = ("planextract", "pdfplumber")


def main() -> None:
    """Print one line per document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pdf", type=Path, nargs="+")
    parser.add_argument("--pages", default="")
    parser.add_argument("--backend", default="auto")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="do not run the rival")
    parser.add_argument("--growth", type=int, metavar="PAGES", help="compare peak memory with that of the first pages")
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    choice = parser.parse_args()
    if choice.reader:
        print(json.dumps(measure(choice.reader, choice.pdf[0], choice.pages, choice.backend)))
        return
    if choice.growth:
        for path in choice.pdf:
            print(describe_growth(path, choice.growth, choice.backend, choice.repeat), flush=True)
        return
    print(f"{'document':36} {'pages':>5} {'ours p/s':>9} {'rival p/s':>9} {'ratio':>6} {'ours MB':>8} {'rival MB':>8}")
    for path in choice.pdf:
        best: dict[str, dict[str, float]] = {}
        for _ in range(choice.repeat):
            for reader in READERS[:1] if choice.alone else READERS:
                found = run_child(reader, path, choice.pages, choice.backend)
                if reader not in best or found["seconds"] < best[reader]["seconds"]:
                    best[reader] = found
        print(format_row(path.stem, best), flush=True)


def format_row(name: str, best: dict[str, dict[str, float]]) -> str:
    """Return one line of the table."""
    ours = best["planextract"]
    rate = ours["pages"] / ours["seconds"]
    row = f"{name[:36]:36} {ours['pages']:5.0f} {rate:9.1f}"
    if "pdfplumber" not in best:
        return f"{row} {'–':>9} {'–':>6} {ours['megabytes']:8.0f}"
    rival = best["pdfplumber"]
    rival_rate = rival["pages"] / rival["seconds"]
    memory = f"{ours['megabytes']:8.0f} {rival['megabytes']:8.0f}"
    return f"{row} {rival_rate:9.1f} {rate / rival_rate:6.1f} {memory}"


def describe_growth(path: Path, pages: int, backend: str, repeat: int) -> str:
    """Return how the peak for all pages compares with that for the first ones."""
    peaks: list[float] = []
    for chosen in (f"1-{pages}", ""):
        found = [run_child("planextract", path, chosen, backend) for _ in range(repeat)]
        peaks.append(min(one["megabytes"] for one in found))
        count = found[0]["pages"]
    some, whole = peaks
    return f"{path.stem}: {pages} pages {some:.1f} MB, {count:.0f} pages {whole:.1f} MB, ratio {whole / some:.3f}"


def run_child(reader: str, path: Path, pages: str, backend: str) -> dict[str, float]:
    """Measure one reader in a fresh process."""
    command = [sys.executable, __file__, str(path), "--reader", reader, "--pages", pages, "--backend", backend]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own script
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(reader: str, path: Path, pages: str, backend: str) -> dict[str, float]:
    """Read the pages; returns their number, processor seconds without imports, and peak megabytes."""
    read = read_ours if reader == "planextract" else read_rival
    count, seconds = read(path, pages, backend)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBIBYTES_PER_MEBIBYTE
    return {"pages": count, "seconds": seconds, "megabytes": peak}


def read_ours(path: Path, pages: str, backend: str) -> tuple[int, float]:
    """Ingest and lay out; the library that reads is loaded before the clock runs, as the rival's is."""
    import planextract.ingest.pdfium  # noqa: F401 - loaded with the first PDF otherwise
    from planextract.ingest import ingest
    from planextract.layout import layout
    from planextract.settings import Settings

    start = time.process_time()
    document = ingest(path, document_id=path.stem, settings=Settings.model_validate({"pdf_backend": backend}))
    if pages:
        first, last = page_range(pages, len(document.canvases))
        document = replace(document, canvases=document.canvases[first - 1 : last])
    document = layout(document)
    return len(document.pages), time.process_time() - start


def read_rival(path: Path, pages: str, backend: str) -> tuple[int, float]:
    """Extract text and tables page by page, as the documentation shows."""
    del backend
    import logging

    import pdfplumber

    logging.disable(logging.WARNING)
    start = time.process_time()
    count = 0
    with pdfplumber.open(path) as pdf:
        first, last = page_range(pages, len(pdf.pages))
        for page in pdf.pages[first - 1 : last]:
            page.extract_text()
            page.extract_tables()
            page.close()
            count += 1
    return count, time.process_time() - start


def page_range(pages: str, count: int) -> tuple[int, int]:
    """Return first and last page, counted from one."""
    if not pages:
        return 1, count
    first, _, last = pages.partition("-")
    return int(first), min(int(last or first), count)


if __name__ == "__main__":
    main()
