"""Lines that give indicators without a table: lists under a heading, 「ＫＰＩ：…」, boxes with arrows.

In: a document with outline and folded lines. Out: one mention per phrase that is wholly understood
(``kpi_phrases``). A phrase counts where a heading, a label or a caption announces indicators, or where an
arrow leads from one dated figure to another in a part of the plan that looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from planextract.document import Document, Zone
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_arrow_lists import find_arrow_lists
from planextract.extract.kpi_blocks import pair_blocks
from planextract.extract.kpi_flow_tables import is_value
from planextract.extract.kpi_footed_lists import leave_out
from planextract.extract.kpi_line_runs import find_runs
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_mentions import Years, to_mention
from planextract.extract.kpi_periods import When, find_when, is_only_date, rest_beside
from planextract.extract.kpi_phrases import Phrase, part_start, read_phrase
from planextract.extract.kpi_plan_years import find_plan_years
from planextract.extract.kpi_settings import read_caption
from planextract.extract.kpi_statements import stacks_names
from planextract.extract.kpi_views import compact_text
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet
from planextract.spans import Span, View, join

# Parts that look back: an arrow there shows what has happened.
_BACKWARD: frozenset[Zone] = frozenset({"achievement", "background", "challenge", "budget", "schedule", "actors"})
_MOST_LINES = 5  # a name over two lines and figures over three
_LONGEST_HEADING = 60
_LEADING_DATE = re.compile(
    r"[【〔《<〈◆◇■□●○◎0-9.()]*?((?:令和|平成|R|H|20)[0-9元]{1,2}年度?)(?:末|中)?(?:の|における)"
)
_DATED = re.compile(r"(.+)\(([^()]*)\)[】〕》>〉:]*$")
# Most lines give nothing, and looking for single letters is the cheapest way to see it: no text without 標, K or
# 目安 names indicators, no caption states years without a colon, and nothing else begins an indicator but an arrow.
_MAY_NAME = re.compile("[標K安]")
_MAY_GIVE = re.compile("[:標K安→➡⇒➔➜⟶⇨►⏵▶▷↓⬇⇩]")
_ARROW = re.compile("[→➡⇒➔➜⟶⇨►⏵▶▷↓⬇⇩]")
# An arrow at the end of a line, or at the start of the next, parts the start from the goal.
_LEADS_ON = re.compile(_ARROW.pattern)


@dataclass(slots=True)
class _State:
    """What the lines above say about the next ones.

    Attributes:
        announced: Whether they announce indicators.
        node: Outline node of the line that does, None if none does.
        start: When the starts were taken.
        goal: When the goals are due.
    """

    announced: bool = False
    node: int | None = None
    start: When | None = None
    goal: When | None = None


def extract_line_kpis(
    document: Document,
    texts: LineTexts,
    anchors: Anchors,
    legend: When | None,
    rules: RuleSet,
    *,
    read: Sequence[Span] = (),
) -> tuple[KpiMention, ...]:
    """Read every line and bullet that gives an indicator.

    Args:
        document: With outline and folded lines.
        texts: Of its lines.
        anchors: Of its outline.
        legend: Period of 累計 by the document's legend.
        rules: The ``kpis`` rules.
        read: Parts that were read otherwise, in order; their years say nothing of what follows.
    """
    named = (node for node in document.nodes if node.kind == "heading" and _MAY_NAME.search(node.text))
    heads = frozenset(node.index for node in named if announces(node.body, rules)[0])
    giving = [document.lines[number] for number in texts.holding(_MAY_GIVE)]
    if not heads and not giving:
        return ()
    listed = find_arrow_lists(document, giving, anchors, rules)
    reader = _Reader(document, anchors, legend, rules, heads, find_plan_years(document), listed)
    out: list[KpiMention] = []
    state, page = _State(), 0
    lines = list(pair_blocks(document.lines)) if document.boxes else leave_out(document.lines, read)
    for run in find_runs(lines, frozenset(line.span.start for line in giving)):
        # A box may be several blocks: what its caption says goes on to the end of the page.
        heading = reader.find_announcement(run.lines[0])
        if heading is None and not (state.announced and not run.titled) and not run.may_give:
            state.announced = state.announced and not run.titled
            continue
        if run.titled or run.page != page or not state.announced or heading not in (None, state.node):
            goal = reader.find_goal(heading) if heading is not None else None
            state, page = _State(announced=heading is not None, node=heading, goal=goal), run.page
        out.extend(reader.read_run([line.strip() for line in run.lines], state))
    return tuple(out)


def announces(view: View, rules: RuleSet) -> tuple[bool, When | None]:
    """Tell whether a text announces indicators, and by when (目標指標（令和11年度）).

    Args:
        view: A heading or line.
        rules: The ``kpis`` rules.
    """
    if len(view) > _LONGEST_HEADING or not _MAY_NAME.search(view.text):
        return False, None
    text, goal = compact_text(view), None
    dated = _DATED.match(text)
    if dated is not None and is_only_date(dated[2]) and "実績" not in dated[2]:
        text = dated[1]
        found = find_when(dated[2], header=True)
        goal = found[0] if len(found) == 1 and found[0].is_known else None
    elif lead := _LEADING_DATE.match(text):  # 令和8年度の成果目標
        found = find_when(lead[1])
        goal = found[0] if len(found) == 1 and found[0].is_known and not found[0].is_range else None
    return rules["kpi.heading.whole"].pattern.match(text) is not None, goal


@dataclass(frozen=True, slots=True)
class _Reader:
    """What reading the lines of one document needs.

    Attributes:
        document: With outline and folded lines.
        anchors: Of its outline.
        legend: Period of 累計 by its legend.
        rules: The ``kpis`` rules.
        announcing: Headings that announce indicators.
        plan: The plan's period, None if unknown.
        listed: Where the lines begin that lead from figure to figure without years, if they are a list.
        heads: The announcing headings right over the nodes that were asked for, None for no such one.
    """

    document: Document
    anchors: Anchors
    legend: When | None
    rules: RuleSet
    announcing: frozenset[int]
    plan: When | None = None
    listed: frozenset[int] = frozenset()
    heads: dict[int, int | None] = field(default_factory=dict)

    def read_run(self, lines: Sequence[View], state: _State) -> Iterator[KpiMention]:
        """Yield the indicators of one run."""
        at = 0
        while at < len(lines):
            if self.take_caption(lines[at], state):
                at += 1
                continue
            found = self.read_here(lines, at, state)
            if found is None:
                # A name over two lines may follow; a sentence ends the list.
                state.announced = state.announced and not lines[at].text.endswith("。")
                at += 1
                continue
            phrase, size = found
            phrase = part_start(phrase, self.plan)
            own = self.anchors.at(phrase.name.view.span())
            node = state.node if state.announced and state.node is not None else own
            # A box begins where its heading begins, not where the middle one of its columns does.
            head = self.document.nodes[node].whole if node != own else phrase.name.view
            node = self.anchors.outdent(node, head.span())
            years = Years(state.start, state.goal, self.legend)
            yield to_mention(phrase, node=node, text=self.document.text, years=years, rules=self.rules)
            at += size

    def find_announcement(self, line: View) -> int | None:
        """Return the heading above a line, if it announces indicators."""
        if not self.announcing:
            return None
        index = self.anchors.over(line)
        if index not in self.heads:
            node = self.document.nodes[index]
            heads = (other.index for other in (node, *self.document.ancestors(node)) if other.kind == "heading")
            head = next(heads, None)
            self.heads[index] = head if head in self.announcing else None
        return self.heads[index]

    def find_goal(self, heading: int) -> When | None:
        """Return when the goals below a heading are due, by its words or those of a heading above it."""
        nodes = (self.document.nodes[heading], *self.document.ancestors(self.document.nodes[heading]))
        heads = (announces(node.body, self.rules)[1] for node in nodes if node.index in self.announcing)
        return next((goal for goal in heads if goal is not None), None)

    def take_caption(self, line: View, state: _State) -> bool:
        """Take a heading or caption of a list (ＫＰＩ; 現状：令和５年度)."""
        caption = read_caption(line, self.rules)
        if caption.baseline is not None or caption.target is not None:
            state.start, state.goal = caption.baseline or state.start, caption.target or state.goal
        else:
            found, goal = announces(line, self.rules)
            if not found:
                return False
            state.goal = goal or state.goal
        state.announced = True
        state.node = self.anchors.at(line.span()) if state.node is None and self.document.nodes else state.node
        return True

    def read_here(self, lines: Sequence[View], at: int, state: _State) -> tuple[Phrase, int] | None:
        """Read a phrase that begins with a line, over as few lines as will do."""
        text = lines[at].text
        labelled = bool(_MAY_NAME.search(text) and self.rules["kpi.label.says"].pattern.match(text))
        if not (labelled or state.announced or self.has_arrow(lines, at)):
            return None
        most = 1 if text.lstrip().startswith("※") else _MOST_LINES  # a note names nothing for the figures below it
        for size in range(1, min(most, len(lines) - at) + 1):
            part = lines[at : at + size]
            arrow = self.rules["kpi.arrow.any"].pattern.search(part[-1].text)
            if size > 1 and ((not state.announced and not labelled and not arrow) or self.stands_alone(part)):
                return None
            phrase = read_phrase(join(part, separator="\n"), self.rules)
            if phrase is None:
                continue
            phrase, used = self.go_on(phrase, lines, at, size)
            if more := self.count_figures(phrase, lines, at + used):
                if stacks_names(part, self.rules):
                    return None
                phrase, used = replace(phrase, goals=()), used + more
            if labelled:
                state.announced, state.node = True, self.anchors.at(lines[at].span()) if self.document.nodes else None
            sure = labelled or (size == 1 and lines[at].map.starts[0] in self.listed)
            return (phrase, used) if self.counts(phrase, announced=state.announced, labelled=sure) else None
        return None

    def has_arrow(self, lines: Sequence[View], at: int) -> bool:
        """Tell whether one line or the next has an arrow; without announcement nothing else makes an indicator."""
        near = [line.text for line in lines[at : at + 2] if _ARROW.search(line.text)]
        return any(map(self.rules["kpi.arrow.any"].pattern.search, near))

    def go_on(self, phrase: Phrase, lines: Sequence[View], at: int, size: int) -> tuple[Phrase, int]:
        """Add the lines behind a phrase if they give its start, a goal, the years, or what an arrow leads to."""
        more = size
        while more < _MOST_LINES and at + more < len(lines):
            text = compact_text(lines[at + more])
            led = _leads_on(text) or _LEADS_ON.match(lines[at + more - 1].text.rstrip()[-1:])
            if not led and not self.rules["kpi.value.role"].pattern.match(text) and not _is_years(text):
                break
            more += 1
            longer = read_phrase(join(lines[at : at + more], separator="\n"), self.rules)
            if longer is not None and longer.name.view.text == phrase.name.view.text:
                phrase, size = longer, more
        return phrase, size

    def count_figures(self, phrase: Phrase, lines: Sequence[View], at: int) -> int:
        """Return how many bare figures go on behind a bare one: a row of a lost table, whose goal nobody can tell."""
        if phrase.arrow or phrase.yearly or phrase.start or len(phrase.goals) != 1 or phrase.goals[0].when:
            return 0
        if not is_value(lines[at - 1], self.rules):
            return 0
        return sum(1 for _ in takewhile(lambda line: is_value(line, self.rules), lines[at : at + _MOST_LINES]))

    def stands_alone(self, part: Sequence[View]) -> bool:
        """Tell whether the lines behind the first are a phrase of their own, in an entry of their own."""
        first, second = self.anchors.at(part[0].span()), self.anchors.at(part[1].span())
        return first != second and read_phrase(join(part[1:], separator="\n"), self.rules) is not None

    def counts(self, phrase: Phrase, *, announced: bool, labelled: bool) -> bool:
        """Tell whether a phrase is an indicator here."""
        if labelled:
            return True
        if announced:
            name = phrase.name.view.text
            measured = self.rules["kpi.name.noun"].pattern.search(name) and not self.rules.first(name, "kpi.account")
            return phrase.arrow or bool(measured)
        return _leads_ahead(phrase, self.document, self.anchors)


def _leads_on(text: str) -> bool:
    """Tell whether a line begins with the arrow that parts start and goal, or the start's year (（R5）→ 65ha)."""
    arrow = _LEADS_ON.search(text)
    return arrow is not None and (arrow.start() == 0 or is_only_date(text[: arrow.start()]))


def _is_years(text: str) -> bool:
    return rest_beside(text, find_when(text, header=True)).strip("()→") == ""


def _leads_ahead(phrase: Phrase, document: Document, anchors: Anchors) -> bool:
    """Tell whether an arrow leads from a dated start (or a dash) to a dated goal where the plan looks ahead."""
    if not phrase.arrow or not phrase.goals or phrase.goals[0].when is None:
        return False
    if phrase.start is not None and phrase.start.when is None:
        return False
    zone = document.nodes[anchors.at(phrase.name.view.span())].zone if document.nodes else "other"
    return zone not in _BACKWARD
