"""A pipeline that reads nothing: what a file says decides what becomes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from planextract.batch import Input
from planextract.errors import EmptyFile, FileMissing
from planextract.pipeline import Extraction
from planextract.records.plan import Extractor
from planextract.settings import Settings
from planextract.store import Row
from planextract.workers import Limits, Task, Watch
from tests.builders import EXTRACTOR, sample_draft


def fake_extractor(settings: Settings) -> Extractor:
    return Extractor.model_validate(EXTRACTOR | {"settings": settings.result_key()})


def fake_extract(path: Path, *, plan_id: str, settings: Settings, watch: Watch | None = None) -> Extraction:
    if not path.is_file():
        raise FileMissing(plan_id)
    content = path.read_bytes()
    if not content:
        raise EmptyFile(plan_id)
    if content == b"memory":
        raise MemoryError
    if content == b"defect":
        message = "an unforeseen thing"
        raise KeyError(message)
    draft = sample_draft(plan_id, sha256=hashlib.sha256(content).hexdigest(), name=path.name)
    draft.plan["extractor"] = fake_extractor(settings).model_dump(mode="json")
    if content == b"nothing":
        draft.plan |= {"pillars": [], "actions": [], "kpis": []}
    if content == b"partial":
        if watch:
            watch.leave(9, {2: "pdf.no_text", 3: "pdf.page_failed", 7: "limit.time"})
        draft.plan["issues"].append({"code": "pdf.page_failed", "severity": "error", "message": "読めない頁"})
    return Extraction(draft.build(), draft.text)


class PoolInHere:
    """A pool without processes."""

    def __init__(self, task: Task[Input, Row], *, jobs: int, limits: Limits) -> None:
        assert jobs
        assert limits.document_seconds
        self._task = task

    def run(self, items: Iterable[Input]) -> Iterator[tuple[Input, Row]]:
        for item in items:
            yield item, self._task.work(item, Watch())

    def close(self) -> None:
        """End nothing."""
