"""Fuzz the whole pipeline with Atheris for as long as you like; not part of the suite.

    pip install atheris
    python tools/fuzz.py FOLDER -max_total_time=3600 [-rss_limit_mb=4096]

FOLDER must exist; it keeps what was found to be interesting and may hold seeds: the first byte of an input says how
the rest is read (0 text, 1 Markdown, 2 PDF). The run stops at the first untyped error or unproven quote and leaves the
input that caused it in the working directory; `tests/hostile/test_fuzz.py` is where it then becomes a test.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import atheris

NAMES = ("a.txt", "a.md", "a.pdf")

with atheris.instrument_imports(include=["planextract", "pdfminer", "pdfplumber"]):
    from planextract.batch import Input, run_input
    from planextract.settings import Settings
    from planextract.store import load_plan, load_text, prove

SETTINGS = Settings(nlp="off", max_pages=20, max_page_characters=20_000)


def try_input(data: bytes) -> None:
    """Extract one input; raise where it ends without a type or a proof."""
    if not data:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, NAMES[data[0] % len(NAMES)])
        path.write_bytes(data[1:])
        row = run_input(Input("a", path.name, path), SETTINGS, Path(folder, "out"))
        if row.code == "internal.bug":
            raise AssertionError(row.detail)
        if row.outcome in {"ok", "partial"}:
            record = Path(folder, "out", "a.json")
            breaches = prove(load_plan(record), load_text(record))
            if breaches:
                raise AssertionError(breaches)


def main() -> None:
    """Fuzz until told to stop."""
    atheris.Setup(sys.argv, try_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
