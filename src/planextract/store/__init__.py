"""Plan ↔ disk: mirrored paths, canonical JSON and text, atomic writes, manifest, quarantine, proof."""

from __future__ import annotations

from planextract.store.canonical import from_json, to_json
from planextract.store.files import read_bytes, read_text, write_text
from planextract.store.manifest import Manifest, load_manifest, save_manifest
from planextract.store.paths import document_id, find_collisions, manifest_path, quarantine_path, record_path, text_path
from planextract.store.plans import find_current, find_records, load_plan, load_text, save_plan
from planextract.store.proof import Breach, prove
from planextract.store.quarantine import (
    Quarantined,
    find_quarantined,
    list_quarantined,
    put_in_quarantine,
    release,
)
from planextract.store.rows import OUTCOMES, Outcome, Row, Rows, count_outcomes
from planextract.store.verify import Verdict, verify_folder

__all__ = [
    "OUTCOMES",
    "Breach",
    "Manifest",
    "Outcome",
    "Quarantined",
    "Row",
    "Rows",
    "Verdict",
    "count_outcomes",
    "document_id",
    "find_collisions",
    "find_current",
    "find_quarantined",
    "find_records",
    "from_json",
    "list_quarantined",
    "load_manifest",
    "load_plan",
    "load_text",
    "manifest_path",
    "prove",
    "put_in_quarantine",
    "quarantine_path",
    "read_bytes",
    "read_text",
    "record_path",
    "release",
    "save_manifest",
    "save_plan",
    "text_path",
    "to_json",
    "verify_folder",
    "write_text",
]
