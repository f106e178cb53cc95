"""Lines that give indicators without a table: lists under a heading, 「ＫＰＩ：…」, boxes with arrows.

In: a document with outline and folded lines. Out: one mention per phrase that is wholly understood
(``kpi_phrases``). A phrase counts where a heading, a label or a caption announces indicators, or where an
arrow leads from one dated figure to another in a part of the plan that looks ahead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planextract.document import Document, Line, Zone
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_figures import Amount
from planextract.extract.kpi_periods import When
from planextract.extract.kpi_phrases import Phrase, read_phrase
from planextract.extract.kpi_tables import read_caption
from planextract.extract.kpi_targets import Terms, choose_direction, to_target
from planextract.extract.kpi_views import compact
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

# Parts that look back: an arrow there shows what has happened.
_BACKWARD: frozenset[Zone] = frozenset({"achievement", "background", "challenge", "budget", "schedule", "actors"})
_MOST_LINES = 4  # a name over two lines and figures over two


@dataclass(slots=True)
class _State:
    """What the lines above say about the next ones.

    Attributes:
        announced: Whether they announce indicators.
        start: When the starts were taken.
        goal: When the goals are due.
    """

    announced: bool = False
    start: When | None = None
    goal: When | None = None


def extract_line_kpis(document: Document, anchors: Anchors, legend: When | None, rules: RuleSet) -> tuple[KpiMention, ...]:
    """Read every line and bullet that gives an indicator.

    Args:
        document: With outline and folded lines.
        anchors: Of its outline.
        legend: Period of 累計 by the document's legend.
        rules: The ``kpis`` rules.
    """
    out: list[KpiMention] = []
    for run in _runs(document.lines):
        out.extend(_read_run(run, document, anchors, legend, rules))
    return tuple(out)


def _runs(lines: Sequence[Line]) -> Iterator[list[View]]:
    """Yield lines that stand together: in one block of a page, without a blank line between."""
    run: list[View] = []
    place: tuple[int, int | None] | None = None
    for line in lines:
        view = line.view.strip() if line.view else None
        if line.furniture or line.table is not None or not view or (line.page, line.column) != place:
            if run:
                yield run
            run = []
            place = (line.page, line.column)
        if view and not line.furniture and line.table is None:
            run.append(view)
    if run:
        yield run


def _read_run(
    lines: Sequence[View], document: Document, anchors: Anchors, legend: When | None, rules: RuleSet
) -> Iterator[KpiMention]:
    state = _State(announced=_is_announced(lines[0], document, anchors, rules))
    at = 0
    while at < len(lines):
        if _take_caption(lines[at], state, rules):
            at += 1
            continue
        found = _read_here(lines, at, state, document, anchors, rules)
        if found is None:
            state.announced = state.announced and _may_go_on(lines[at])
            at += 1
            continue
        phrase, size = found
        node = anchors.at(phrase.name.view.span())
        yield to_mention(phrase, node, Terms(target=state.goal, legend=legend), state.start, rules)
        at += size


def _may_go_on(line: View) -> bool:
    """Tell whether a list of indicators may go on behind a line that is none (a name over two lines)."""
    return not line.text.endswith("。")


def _is_announced(line: View, document: Document, anchors: Anchors, rules: RuleSet) -> bool:
    if not document.nodes:
        return False
    node = document.nodes[anchors.at(line.span())]
    heads = (other for other in (node, *document.ancestors(node)) if other.kind == "heading")
    head = next(heads, None)
    return head is not None and rules["kpi.heading.whole"].pattern.match(compact(head.body).text) is not None


def _take_caption(line: View, state: _State, rules: RuleSet) -> bool:
    """Take a heading or caption of a list (ＫＰＩ; 現状：令和５年度)."""
    text = compact(line)
    caption = read_caption(line, rules)
    if caption.baseline is not None or caption.target is not None:
        state.start, state.goal = caption.baseline or state.start, caption.target or state.goal
        state.announced = True
        return True
    if rules["kpi.heading.whole"].pattern.match(text.text):
        state.announced = True
        return True
    return False


def _read_here(
    lines: Sequence[View], at: int, state: _State, document: Document, anchors: Anchors, rules: RuleSet
) -> tuple[Phrase, int] | None:
    """Read a phrase that begins with a line, over as few lines as will do."""
    label = rules["kpi.label.says"].pattern.match(compact(lines[at]).text)
    known = state.announced or label is not None
    for size in range(1, min(_MOST_LINES, len(lines) - at) + 1):
        part = lines[at : at + size]
        if size > 1 and not known and not rules["kpi.arrow.any"].pattern.search(part[-1].text):
            break
        phrase = read_phrase(join(part, separator="\n"), rules)
        if phrase is None:
            continue
        if known or _leads_ahead(phrase, document, anchors):
            state.announced = known
            return phrase, size
        return None
    return None


def _leads_ahead(phrase: Phrase, document: Document, anchors: Anchors) -> bool:
    """Tell whether an arrow leads from a dated start to a dated goal where the plan looks ahead."""
    if not phrase.arrow or not phrase.goals or phrase.start is None:
        return False
    dated = phrase.start.when is not None and phrase.goals[0].when is not None
    zone = document.nodes[anchors.at(phrase.name.view.span())].zone if document.nodes else "other"
    return dated and zone not in _BACKWARD


def to_mention(phrase: Phrase, node: int, terms: Terms, start: When | None, rules: RuleSet) -> KpiMention:
    """Make a mention of a phrase.

    Args:
        phrase: The phrase.
        node: Outline node it stands in.
        terms: What the lines above say of its targets.
        start: What they say of its baseline.
        rules: The ``kpis`` rules.
    """
    amounts = [*phrase.goals, *([phrase.start] if phrase.start else [])]
    unit = phrase.name.unit or next((amount.unit for amount in amounts if amount.unit is not None), None)
    terms = replace(terms, name=phrase.name.view.text, note=phrase.name.note, unit=unit.text if unit else "")
    targets: list[Figure] = []
    reasons: list[str] = []
    for amount in phrase.goals:
        figure, reason = to_target(amount, None, None, terms, rules)
        targets.append(figure)
        reasons.extend(reason)
    baseline = _to_baseline(phrase.start, start)
    direction = choose_direction(baseline, targets) or (phrase.word if not targets else None)
    return KpiMention(
        node=node,
        view=phrase.name.view,
        rule="kpi.arrow" if phrase.arrow else "kpi.line",
        reasons=("line.whole", *dict.fromkeys(reasons)),
        grade="high" if phrase.arrow or phrase.yearly else "medium",
        unit=unit.text if unit else None,
        baseline=baseline,
        targets=tuple(targets),
        direction=direction,
    )


def _to_baseline(amount: Amount | None, when: When | None) -> Figure | None:
    if amount is None:
        return None
    at = amount.when or when
    return Figure(amount.value, amount.view, at.first if at else None, at.last if at else None)

