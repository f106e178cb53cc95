"""What stands around a table of indicators: captions, footnotes, and the part of the plan it is about.

In: the outline node of a table. Out: its ``Setting``: unit and years that a caption states for all rows, what
footnotes say, and the node that its indicators measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.document import Document, Node, Table
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_periods import When, find_when, is_only_date
from planextract.extract.kpi_views import compact
from planextract.frozen import frozen_dataclass
from planextract.rules.loader import RuleSet
from planextract.spans import View

_LONGEST_CAPTION = 80
_CAPTION_NODES = 2
_FOOTNOTES = 5
_COLON = ":"
_NOTE_SIGNS = ("※", "*", "注", "(注", "(※")


@frozen_dataclass(frozen=True, slots=True)
class Setting:
    """What the surroundings of a table say about all of its rows.

    Attributes:
        text: Canonical text of the document, for units as they are printed.
        node: Outline node that its rows measure, or the table's own.
        how: What the table was read from.
        unit: Unit of a caption (（単位：千t-CO2）), None if none.
        baseline: When the baselines were taken, None if not said outside the header.
        target: When the targets are due, None if not said outside the header.
        legend: Period of 累計 by the document's legend, None if it gives none.
        footnotes: Notes below the table.
    """

    text: str = ""
    node: int = 0
    how: str = "ruled"
    unit: View | None = None
    baseline: When | None = None
    target: When | None = None
    legend: When | None = None
    footnotes: tuple[str, ...] = ()

    def inherit(self, above: Setting) -> Setting:
        """Return the setting with unit and years of another one where it has none."""
        return replace(
            self,
            unit=self.unit or above.unit,
            baseline=self.baseline or above.baseline,
            target=self.target or above.target,
        )


def read_setting(
    document: Document, node: Node | None, table: Table, legend: When | None, anchors: Anchors, rules: RuleSet
) -> Setting:
    """Read what stands around a table.

    Args:
        document: With its outline.
        node: The table's node, None if the outline does not hold it.
        table: The table.
        legend: Period of 累計 by the document's legend.
        anchors: Of the outline.
        rules: The ``kpis`` rules.
    """
    setting = Setting(document.text, how=table.how, legend=legend)
    if node is None:
        return setting
    captions = find_captions(document, node)
    place = _find_place(document, node, table, captions, anchors, rules)
    last = anchors.at(spans[-1]) if (spans := [span for cell in table.cells for span in cell.spans]) else node.index
    setting = replace(setting, node=place, footnotes=tuple(_footnotes(document, last)))
    for caption in captions:
        setting = setting.inherit(read_caption(caption.whole, rules))
    return setting


def find_captions(document: Document, node: Node) -> list[Node]:
    """Return the short texts right above a table, nearest first.

    Args:
        document: With its outline.
        node: The table's node.
    """
    out: list[Node] = []
    for other in reversed(document.nodes[max(0, node.index - _CAPTION_NODES) : node.index]):
        if other.table is not None or len(other.whole) > _LONGEST_CAPTION or other.whole.text.endswith("。"):
            break
        out.append(other)
    return out


def read_caption(view: View, rules: RuleSet) -> Setting:
    """Return what a caption says of the figures below it (単位：人, 現状：令和５年度).

    Args:
        view: The caption.
        rules: The ``kpis`` rules.
    """
    if _COLON not in view.text:  # all of them need one, and few captions have it
        return _NOTHING_SAID
    text = compact(view)
    unit = rules["kpi.unit.stated"].pattern.search(text.text)
    start = rules["kpi.caption.baseline"].pattern.search(text.text)
    goal = rules["kpi.caption.target"].pattern.search(text.text)
    if not (unit or start or goal):
        return _NOTHING_SAID
    return Setting(
        unit=text.slice(unit.start("unit"), unit.end("unit")) if unit else None,
        baseline=_one_date(start["when"]) if start else None,
        target=_one_date(goal["when"]) if goal else None,
    )


_NOTHING_SAID = Setting()


def _one_date(text: str) -> When | None:
    found = find_when(text, header=True) if is_only_date(text) else ()  # 120人（令和６年度末） is a figure
    return found[0] if len(found) == 1 and found[0].is_known else None


def _find_place(
    document: Document, node: Node, table: Table, captions: Sequence[Node], anchors: Anchors, rules: RuleSet
) -> int:
    """Return the outline node that a table's indicators measure.

    A caption or heading that names it (表４ 基本目標１の指標) decides, else the heading it stands under.
    """
    heads = [above for above in (node, *document.ancestors(node)) if above.kind == "heading"][:1]
    for text in (compact(other.whole).text for other in (*captions, *heads)):
        named = rules["kpi.caption.names"].pattern.search(text)
        found = anchors.find([named["name"]]) if named else None
        if found is not None:
            return found
    spans = [span for cell in table.cells for span in cell.spans]
    return anchors.outdent(node.index, spans[0]) if spans else node.index


def _footnotes(document: Document, last: int) -> Iterator[str]:
    """Yield the notes right below the last node of a table."""
    for other in document.nodes[last + 1 : last + 1 + _FOOTNOTES]:
        text = compact(other.whole).text
        if not text.startswith(_NOTE_SIGNS) and not (text.startswith("(") and text.endswith(("。)", ")"))):
            return
        yield text
