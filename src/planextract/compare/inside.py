"""A document that holds both sides: tables headed 変更前 and 変更後 become a diff of the plan inside.

The record of such a document is its 変更後. The other side is read by the same rules from a twin of the document in
which the two captions have changed places; both are equally long, so every offset stays what it was.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from planextract.compare.cause import Comparison
from planextract.compare.sides import Side
from planextract.diff import compare
from planextract.errors import NothingToCompare
from planextract.ingest import ingest
from planextract.layout import layout
from planextract.pipeline import read_plan
from planextract.records.plan import Plan
from planextract.rules.loader import load_rules
from planextract.settings import Settings

OTHER_SIDE = {"前": "後", "後": "前"}
# Stands behind the id of the side that is inside another document.
BEFORE = "@before"


def holds_both_sides(text: str) -> bool:
    """Tell whether a canonical text has captions of both sides."""
    return {match["side"] for match in _captions().finditer(text)} == set(OTHER_SIDE)


def compare_inside(side: Side, *, settings: Settings) -> Comparison:
    """Compare the 変更前 and the 変更後 of one document.

    Args:
        side: The record of the document and the document itself.
        settings: How it was extracted.

    Raises:
        NothingToCompare: If the document does not hold both, or they give the same plan.
    """
    where = side.plan.document.id
    if side.source is None or not holds_both_sides(side.text):
        raise NothingToCompare(where)
    before = _read_before(side.source, where, settings)
    diff = compare(before.plan, side.plan)
    if not diff.changes:
        raise NothingToCompare(where)
    return Comparison(diff, before, side)


def interchange(text: str) -> str:
    """Return a text in which the captions of the two sides have changed places; done twice, it is the text again."""
    return _captions().sub(lambda match: match["word"] + OTHER_SIDE[match["side"]], text)


def _read_before(path: Path, plan_id: str, settings: Settings) -> Side:
    document = layout(ingest(path, document_id=plan_id, settings=settings))
    text = document.text
    plan = read_plan(replace(document, text=interchange(text)), settings).plan
    # Quotes were taken from the twin: the same exchange gives back what the document prints.
    plain = Plan.model_validate_json(interchange(plan.model_dump_json()))
    own = plain.document.model_copy(update={"id": f"{plan_id}{BEFORE}"})
    return Side(plain.model_copy(update={"document": own}), text, path)


def _captions() -> re.Pattern[str]:
    return load_rules("change_words")["sides.caption"].pattern
