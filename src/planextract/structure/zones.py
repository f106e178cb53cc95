"""What a part of the plan is about, told by its heading."""

from __future__ import annotations

import re
from typing import cast

from planextract.document import Zone
from planextract.rules.loader import RuleSet

# Headings are short; a longer text that happens to contain 課題 is a statement, not a heading.
MAX_HEADING = 32
# A header of columns.
_FEWEST_COLUMNS = 3
_LONGEST_HEADER = 60
# Names of parts that stand alone on a line; shorter ones (効果, 期間, but not KPI) may be the end of a wrapped heading.
_SHORTEST_PART, LONGEST_PART = 4, 12
_CAPTION = re.compile(r"\(([^()]{2,16})\)")
_CELLS = re.compile(r"\s*[\t|]\s*|\s{2,}")
_EDGES = "【〔《〈<◆≪】〕》〉>≫"
_BRACKETS = re.compile(r"^[【〔《〈<◆≪\s]+|[】〕》〉>◆≫\s]+$")
# How far a heading is settled says nothing of what it is about: 推進体制(案), 策定スケジュール(予定).
_SPACED = re.compile(r"^[一-龠々ァ-ヶー](?:\s+[一-龠々ァ-ヶー])+$")  # 計　画: set wide to fill the line
_STATUS = re.compile(r"\((?:[素骨子原]{0,2}案|予定|仮称|たたき台|調整中|検討中|未定稿|参考|抜粋|再掲)\)$")


def heads_measures(header: str, rules: RuleSet) -> bool:
    """Tell whether a table's first row heads measures: what answers a challenge does not stand under it.

    Args:
        header: The row, as one line; 取組｜成果｜課題 looks back and heads none.
        rules: The ``zones`` rules.
    """
    cells = ["".join(cell.split()) for cell in _CELLS.split(header)]
    heads = any(rules["header.measures"].pattern.search(cell) for cell in cells)
    return heads and not any(rules["header.back"].pattern.search(cell) for cell in cells)


def heads_bodies(text: str, rules: RuleSet) -> bool:
    """Tell whether a line only says whose measures follow: 市民の取組, 【事業者にお願いしたいこと】.

    Args:
        text: Folded text of the line.
        rules: The ``zones`` rules.
    """
    return len(text) <= MAX_HEADING and rules["bodies.heading"].pattern.search(_without_brackets(text)) is not None


def heads_columns(text: str, rules: RuleSet) -> bool:
    """Tell whether a line is the header of a lost table: 区分 現状と課題 主な施策; it heads columns, and no part.

    Args:
        text: Folded text of the line.
        rules: The ``zones`` rules.
    """
    if len(text) > _LONGEST_HEADER or text.endswith("。"):
        return False
    words = text.split()
    if len(words) < _FEWEST_COLUMNS:
        return False
    return len({zone for word in words if (zone := find_zone(word, rules)) is not None}) > 1


def find_zone(text: str, rules: RuleSet) -> Zone | None:
    """Return what a heading announces, None if it does not say.

    Args:
        text: Folded text of the heading, without label and marks.
        rules: The ``zones`` rules.
    """
    if text.endswith("。"):
        return None
    heading = _bare(text)
    if not heading or len(heading) > MAX_HEADING or heading.endswith("。"):
        return None
    rule = rules.first(heading, "zone")
    return cast("Zone", rule.gives) if rule else None


def find_zone_in_brackets(text: str, rules: RuleSet) -> Zone | None:
    """Return what a line that is one bracket announces of the article below it: (連携事項) over 第２条.

    Args:
        text: Folded text of the line.
        rules: The ``zones`` rules.
    """
    caption = _CAPTION.fullmatch(text)
    return find_zone(caption[1], rules) if caption else None


def find_zone_inside(text: str, outer: Zone, rules: RuleSet) -> Zone | None:
    """Return what a heading announces that says something else inside a part: 構成 below 推進体制, None if nothing.

    Args:
        text: Folded text of the heading, without label and marks.
        outer: What the part is about.
        rules: The ``zones`` rules.
    """
    rule = rules.first(_bare(text), f"inside.{outer}")
    return cast("Zone", rule.gives) if rule else None


def _bare(text: str) -> str:
    """Return a heading without brackets, its status and the blanks that fill its line."""
    heading = _without_brackets(text)
    if heading.endswith(")"):
        heading = _STATUS.sub("", heading)
    return "".join(heading.split()) if " " in heading and _SPACED.match(heading) else heading


def _without_brackets(text: str) -> str:
    heading = text.strip()
    edged = heading and (heading[0] in _EDGES or heading[-1] in _EDGES)
    return _BRACKETS.sub("", heading) if edged else heading


def is_part_name(text: str, rules: RuleSet) -> bool:
    """Tell whether a text is nothing but the name of a part (現状と課題, 施策の方針), so that it ends no other heading.

    Args:
        text: Folded line.
        rules: The ``zones`` rules.
    """
    spaced = " " in text and _SPACED.match(text) is not None  # 現 状: no end of a line is set wide
    text = "".join(text.split()) if spaced else text
    if not (len(text) >= _SHORTEST_PART or spaced or text.isascii()) or len(text) > LONGEST_PART:
        return False
    matches = (rule.pattern.search(text) for rule in rules.possible(text, "zone"))
    return any(match is not None and match.span() == (0, len(text)) for match in matches)
