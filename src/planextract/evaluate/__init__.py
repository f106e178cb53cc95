"""Records and gold in, figures out: how much is right, what was missed, how far the confidence holds."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from planextract.errors import BadRecord, EmptyFolder
from planextract.evaluate.figures import METRICS, grade_items, pair_plan, score_nothing, score_plan
from planextract.evaluate.gold import GoldPlan, load_gold
from planextract.evaluate.misses import list_misses
from planextract.evaluate.result import NO_RECORD, DocumentScore, Evaluation
from planextract.records.plan import Plan

__all__ = ["METRICS", "DocumentScore", "Evaluation", "evaluate"]


def evaluate(records_dir: Path, gold_dir: Path, *, only: Collection[str] = ()) -> Evaluation:
    """Score every gold file against the record of the same name; a document without a record scores zero.

    Args:
        records_dir: Folder of records with their texts.
        gold_dir: Folder of gold files.
        only: Names of the documents to score; all where it is empty.

    Raises:
        EmptyFolder: There is no gold to compare with.
        BadRecord: A record or gold file does not follow its form.
    """
    paths = [path for path in sorted(gold_dir.glob("*.json")) if not only or path.stem in only]
    if not paths:
        raise EmptyFolder(str(gold_dir))
    return Evaluation(tuple(_evaluate_one(records_dir / path.name, load_gold(path)) for path in paths))


def _evaluate_one(record: Path, gold: GoldPlan) -> DocumentScore:
    if not record.is_file():
        return DocumentScore(record.stem, NO_RECORD, score_nothing(gold), (), {})
    try:
        plan = Plan.model_validate_json(record.read_bytes())
    except ValueError as error:
        raise BadRecord(str(record), detail=str(error).splitlines()[0]) from error
    text_file = record.with_suffix(".txt")
    text = text_file.read_bytes().decode("utf-8") if text_file.is_file() else ""
    pairs = pair_plan(plan, gold)
    misses, grades = list_misses(plan, gold, pairs), grade_items(plan, gold, pairs)
    return DocumentScore(record.stem, plan.document.kind, score_plan(plan, text, gold, pairs), misses, grades)
