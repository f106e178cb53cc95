"""What a plan says once for all of its measures about priorities: lists of their numbers, legends of signs."""

from __future__ import annotations

import re

from planextract.document import Document
from planextract.rules.loader import RuleSet


def find_listed(document: Document, rules: RuleSet) -> frozenset[tuple[int, ...]]:
    """Return the numbers of the measures that a list names as priorities (重点施策：１－２、３－１)."""
    matches = [rules["priority.list"].pattern.search(node.text) for node in document.nodes]
    paths = [path for match in matches if match for path in re.findall(r"\d+-\d+", match["paths"])]
    return frozenset(tuple(int(part) for part in path.split("-")) for path in paths)


def find_signs(document: Document, rules: RuleSet) -> str:
    """Return the signs that a legend gives to priorities (★は重点施策を表します)."""
    pattern = rules["priority.legend"].pattern
    texts = [node.whole.text for node in document.nodes if node.table is None]
    texts += [cell.text for table in document.tables for cell in table.cells]
    return "".join(dict.fromkeys(match["sign"] for text in texts if (match := pattern.search(text))))
