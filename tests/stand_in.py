"""A pipeline that reads nothing: what a file says decides what becomes of it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from planextract.batch import Input, accept
from planextract.errors import EmptyFile, FileMissing
from planextract.pipeline import Extraction
from planextract.records.plan import Extractor
from planextract.settings import Settings
from planextract.store import Row, save_plan
from tests.builders import EXTRACTOR, sample_draft


def fake_extractor(settings: Settings) -> Extractor:
    return Extractor.model_validate(EXTRACTOR | {"settings": settings.result_key()})


def fake_extract(path: Path, *, plan_id: str, settings: Settings) -> Extraction:
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
    if content == b"partial":
        draft.plan["issues"].append({"code": "pdf.page_failed", "severity": "error", "message": "読めない頁"})
    return Extraction(draft.build(), draft.text)


def run_or_die(item: Input, settings: Settings, output: Path) -> Row:
    """Kill this process where the file says so."""
    if item.path.read_bytes() == b"die":
        os._exit(9)
    extraction = fake_extract(item.path, plan_id=item.plan_id, settings=settings)
    save_plan(extraction.plan, extraction.text, output=output)
    return accept(item, extraction.plan, extraction.text, seconds=0.0)
