"""What a part of the plan is about, told by its heading."""

from __future__ import annotations

import re
from typing import cast

from planextract.document import Zone
from planextract.rules.loader import RuleSet

# Headings are short; a longer text that happens to contain 課題 is a statement, not a heading.
MAX_HEADING = 32
_LOOKS_BACK = frozenset({"challenge", "achievement", "background", "evaluation", "kpi"})
_CELLS = re.compile(r"\s*[\t|]\s*|\s{2,}")
_EDGES = "【〔《〈<◆≪】〕》〉>≫"
_BRACKETS = re.compile(r"^[【〔《〈<◆≪\s]+|[】〕》〉>◆≫\s]+$")
# How far a heading is settled says nothing of what it is about: 推進体制(案), 策定スケジュール(予定).
_SPACED = re.compile(r"^[一-龠々ァ-ヶー](?:\s+[一-龠々ァ-ヶー])+$")  # 計　画: set wide to fill the line
_STATUS = re.compile(r"\((?:[素骨子原]{0,2}案|予定|仮称|たたき台|調整中|検討中|未定稿)\)$")


def heads_measures(header: str, rules: RuleSet) -> bool:
    """Tell whether a table's first row heads measures: what answers a challenge does not stand under it.

    Args:
        header: The row, as one line; 取組｜成果｜課題 looks back and heads none.
        rules: The ``zones`` rules.
    """
    told = {find_zone(cell, rules) for cell in _CELLS.split(header)}
    return "measures" in told and not told & _LOOKS_BACK


def find_zone(text: str, rules: RuleSet) -> Zone | None:
    """Return what a heading announces, None if it does not say.

    Args:
        text: Folded text of the heading, without label and marks.
        rules: The ``zones`` rules.
    """
    heading = text.strip()
    if heading and (heading[0] in _EDGES or heading[-1] in _EDGES):
        heading = _BRACKETS.sub("", heading)
    if heading.endswith(")"):
        heading = _STATUS.sub("", heading)
    if " " in heading and _SPACED.match(heading):
        heading = "".join(heading.split())
    if not heading or len(heading) > MAX_HEADING or heading.endswith("。"):
        return None
    rule = rules.first(heading, "zone")
    return cast("Zone", rule.gives) if rule else None
