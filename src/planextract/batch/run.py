"""One input in, one row of the manifest out: whatever happens, nothing is lost and nobody else is harmed.

The pipeline is loaded by the processes that extract; the one that watches over them needs none of it.
"""

from __future__ import annotations

import contextlib
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from planextract.batch.inputs import Input
from planextract.errors import NotAPlan, PlanextractError, ResourceLimit, StoreFailed
from planextract.records.plan import Plan
from planextract.rules.fingerprint import describe_extractor, fingerprint
from planextract.settings import Settings
from planextract.store import Row, put_in_quarantine, release, save_plan
from planextract.store.ledger import note_done
from planextract.store.paths import show_name
from planextract.store.places import local_copy
from planextract.store.quarantine import PASSING_CODES
from planextract.workers import Watch, peak_memory_mb

if TYPE_CHECKING:
    from planextract.pipeline import Extraction

KINDS = ("pillars", "actions", "kpis", "actors", "dates", "issues")
# Issues that say that part of the document was not read.
PARTIAL_CODES = frozenset(
    {
        "pdf.page_failed",
        "pdf.needs_ocr",
        "pdf.garbled",
        "limit.time",
        "limit.memory",
        "limit.depth",
        "limit.characters",
        "limit.paths",
        "worker.died",
    }
)
# Python's own words for a document that is too much, and ours.
LIMIT_CODES: tuple[tuple[type[Exception], str], ...] = ((MemoryError, "limit.memory"), (RecursionError, "limit.depth"))
TRACEBACK_LINES = 12
OUR_FOLDER = Path(__file__).resolve().parents[1]
# Read once by every new process, so that rules, dictionary and models are loaded before a clock runs.
SAMPLE = """交流計画
第１章　基本目標
１　関係人口を広げる
・市は大学と連携し、令和６年度に交流会を10回開催する。
"""


def run_input(item: Input, settings: Settings, output: Path, watch: Watch | None = None) -> Row:
    """Extract one document and store its record; a failure becomes a row, never an exception."""
    from planextract.pipeline import extract_document

    started, its_watch = perf_counter(), watch or Watch()

    def extract_and_store() -> Extraction:
        with local_copy(item.path) as path:
            found = extract_document(path, plan_id=item.plan_id, settings=settings, watch=its_watch)
        if not (found.plan.pillars or found.plan.actions or found.plan.kpis):
            raise NotAPlan(item.name)
        save_plan(found.plan, found.text, output=output)
        return found

    made = _attempt(extract_and_store, item.name)
    if isinstance(made, PlanextractError):
        return refuse(item, made, seconds=perf_counter() - started)
    row = accept(item, made.plan, made.text, seconds=perf_counter() - started)
    return row.model_copy(update={"failed_pages": _by_code(its_watch.failures)})


def run_and_settle(item: Input, settings: Settings, output: Path, watch: Watch | None = None) -> Row:
    """Extract one document and leave on the disk, besides its record, what became of it."""
    row = run_input(item, settings, output, watch)
    settle(item, row, settings, output)
    return row


def settle(item: Input, row: Row, settings: Settings, output: Path) -> None:
    """Note that an input is done or put it in quarantine, so that the next run leaves it alone."""
    if row.code in PASSING_CODES:
        return
    digest = fingerprint(describe_extractor(settings))
    # Where the disk is full, the next run does this document again; its row is in this run's manifest all the same.
    with contextlib.suppress(StoreFailed):
        if row.outcome == "quarantined":
            put_in_quarantine(item.name, row, fingerprint=digest, output=output)
        else:
            note_done(item.name, row, fingerprint=digest, output=output)
            release(item.name, output=output)


def warm_up(settings: Settings) -> None:
    """Load rules, dictionary and models by reading a small plan.

    Raises:
        LanguageModelMissing: The settings ask for a model that is not installed.
        PlanextractError: A defect was met, which documents may meet as well.
    """
    from planextract.pipeline import extract_document

    with tempfile.TemporaryDirectory(prefix="planextract-") as folder:
        path = Path(folder, "sample.txt")
        path.write_text(SAMPLE, "utf-8")
        made = _attempt(lambda: extract_document(path, plan_id="sample", settings=settings), "sample")
    if isinstance(made, PlanextractError):
        raise made


def accept(item: Input, plan: Plan, text: str, *, seconds: float) -> Row:
    """Return the row of a document that gave a record."""
    partial = any(issue.code in PARTIAL_CODES for issue in plan.issues)
    return Row(
        id=item.plan_id,
        source=show_name(str(item.path)),
        outcome="partial" if partial else "ok",
        sha256=plan.document.source.sha256,
        seconds=round(seconds, 3),
        peak_memory_mb=peak_memory_mb(),
        pages=plan.document.source.pages,
        characters=len(text),
        counts={kind: len(getattr(plan, kind)) for kind in KINDS},
    )


def refuse(item: Input, error: PlanextractError, *, seconds: float = 0.0) -> Row:
    """Return the row of an input that gave none."""
    return Row(
        id=item.plan_id,
        source=show_name(str(item.path)),
        outcome="quarantined",
        sha256=item.sha256,
        code=error.error_code,
        cause={"ja": error.cause("ja"), "en": error.cause("en")},
        advice={"ja": error.advice("ja"), "en": error.advice("en")},
        detail=error.detail if error.page is None else f"p.{error.page} {error.detail}".strip(),
        seconds=round(seconds, 3),
        peak_memory_mb=peak_memory_mb(),
    )


def _by_code(failures: Mapping[int, str]) -> dict[str, tuple[int, ...]]:
    """Return the pages of each reason; a page that is blank has not failed."""
    pages: dict[str, list[int]] = defaultdict(list)
    for page, code in sorted(failures.items()):
        if code in PARTIAL_CODES:
            pages[code].append(page)
    return {code: tuple(numbers) for code, numbers in pages.items()}


def _attempt(work: Callable[[], Extraction], name: str) -> Extraction | PlanextractError:
    """Return what the work gives, or why it gave nothing."""
    try:
        return work()
    except PlanextractError as error:
        return error
    except Exception as error:  # noqa: BLE001 - the edge: a defect met by one document must not stop the others
        return _as_typed(error, name)


def _as_typed(error: Exception, name: str) -> PlanextractError:
    for kind, code in LIMIT_CODES:
        if isinstance(error, kind):
            return ResourceLimit(name, detail=type(error).__name__, code=code)
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(OUR_FOLDER)
    ]
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    first = (str(error).splitlines() or [""])[0]
    lines = "".join(traceback.format_exception(error)).splitlines()
    detail = "\n".join([f"{type(error).__name__}: {first} @ {place}", *lines[-TRACEBACK_LINES:]])
    # A message may quote the document, and with it half of a surrogate pair, which no file can hold.
    return PlanextractError(name, detail=detail.encode("utf-8", "backslashreplace").decode("utf-8"))
