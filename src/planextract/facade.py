"""The functions of the public face: a document or a record file in, one record out; two records in, their diff out."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from planextract.diff import compare
from planextract.pipeline import extract_document
from planextract.records.change import PlanDiff
from planextract.records.plan import Plan
from planextract.settings import Settings
from planextract.store.plans import load_plan as read_plan

__version__ = metadata.version("planextract")


def extract_plan(path: str | Path, settings: Settings | None = None) -> Plan:
    """Read one document and return its plan record; nothing is written.

    Args:
        path: PDF, text or Markdown file.
        settings: What to choose; None for the defaults.

    Raises:
        PlanextractError: If the document cannot be read; says what, where and what to do next.
    """
    file = Path(path)
    return extract_document(file, plan_id=file.stem, settings=settings or Settings()).plan


def load_plan(path: str | Path) -> Plan:
    """Read a stored plan record.

    Args:
        path: The ``.json`` file of a record.

    Raises:
        BadRecord: If the file does not follow the contract.
    """
    return read_plan(Path(path))


def compare_plans(old: Plan, new: Plan) -> PlanDiff:
    """Return what changed between two revisions of a plan; nothing is written.

    Args:
        old: Record of the earlier revision.
        new: Record of the later one.
    """
    return compare(old, new)
