"""Sentences that commit to a figure (受診率を令和８年度までに50％とする).

In: the sentences of a document. Out: one mention per sentence that names what is measured, by when, and the
figure; under a heading that announces indicators also without a year. A sentence that reports a figure
(120万人に達した) commits to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planextract.document import Document, Zone
from planextract.extract.kpi_figures import Amount, read_figures
from planextract.extract.kpi_periods import find_when, is_only_date
from planextract.extract.kpi_targets import Terms, to_target
from planextract.extract.kpi_views import compact, compact_text, split_name, without_labels
from planextract.mentions import Figure, KpiMention
from planextract.rules.loader import Rule, RuleSet
from planextract.spans import View, fold, join
from planextract.words import Sentence

_BACKWARD: frozenset[Zone] = frozenset({"achievement", "background", "challenge", "budget", "schedule", "actors"})
# Rules of sentences that count only where a heading announces indicators.
_ANNOUNCED = "kpi.sentence.announced"
# A goal for what the sentence before has told: これを令和10年度に55％まで引き上げる.
_POINTS_BACK = re.compile(r"(?:しかし、|そこで、|今後、?)?(?:これ|この|同)")
# Most sentences have no figure.
_MAY_COMMIT = re.compile(r"[0-9ゼ]")


def extract_sentence_kpis(document: Document, rules: RuleSet) -> tuple[KpiMention, ...]:
    """Return the indicators of sentences.

    Args:
        document: With its sentences.
        rules: The ``kpis`` rules.
    """
    out: list[KpiMention] = []
    behind = -1  # the sentence behind an indicator's, which may give another of its goals
    for index, sentence in enumerate(document.sentences):
        if not _MAY_COMMIT.search(sentence.view.text) or document.nodes[sentence.node].zone in _BACKWARD:
            continue
        if index == behind and (more := _read_more(sentence.view, out[-1], rules)) is not None:
            out[-1], behind = more, index + 1
            continue
        for view, used in _views(document, index):
            possible = rules.possible(compact_text(view), "kpi.sentence")
            if not possible:
                continue
            kpi = _read_sentence(document, sentence, compact(without_labels(view, rules)), possible, rules)
            if kpi is not None:
                out.append(kpi)
                behind = index + used
                break
    return tuple(out)


def _views(document: Document, index: int) -> Iterator[tuple[View, int]]:
    """Yield a sentence, alone and with a next one that says これを… or was torn off, with the number of parts."""
    sentence = document.sentences[index]
    yield sentence.view, 1
    if index + 1 == len(document.sentences):
        return
    other = document.sentences[index + 1]
    if sentence.view.text.endswith("。"):
        if other.node == sentence.node and _POINTS_BACK.match(other.view.text):
            yield join([sentence.view, other.view]), 2
        return
    one, two = document.nodes[sentence.node], document.nodes[other.node]
    if one.parent == two.parent and one.page == two.page and two.label is None:
        yield join([sentence.view, other.view]), 2


def _read_sentence(
    document: Document, sentence: Sentence, view: View, possible: Sequence[Rule], rules: RuleSet
) -> KpiMention | None:
    zone = document.nodes[sentence.node].zone
    for rule in possible:
        if rule.id.startswith(_ANNOUNCED) and zone != "kpi":
            continue
        match = rule.pattern.match(view.text)
        kpi = _read(document, sentence, view, match, rule, rules) if match is not None else None
        if kpi is not None:
            return kpi
    return None


def _read_more(sentence: View, kpi: KpiMention, rules: RuleSet) -> KpiMention | None:
    """Add the goal that a sentence gives for another year of the indicator before it."""
    view = compact(sentence)
    match = rules["kpi.continued.goal"].pattern.match(view.text)
    if match is None or not is_only_date(match["when"]):
        return None
    amount, when = _read_amount(view, match, "amount", rules), find_when(match["when"], header=True)[-1]
    if amount is None or amount.unit is None or kpi.unit is None or fold(kpi.unit).text != amount.unit.text:
        return None
    goal = Figure(amount.value, amount.view, when.first, when.last, amount.basis or kpi.targets[-1].basis)
    return replace(kpi, targets=(*kpi.targets, goal))


def _read(
    document: Document, sentence: Sentence, view: View, match: re.Match[str], rule: Rule, rules: RuleSet
) -> KpiMention | None:
    said = match.groupdict()
    if any(said.get(key) is not None and not is_only_date(said[key]) for key in ("when", "before")):
        return None
    name = split_name(view.slice(*match.span("name")), rules)
    amount = _read_amount(view, match, "amount", rules)
    if amount is None or not _is_name(name.view.text, rules, sure=said.get("start") is not None):
        return None
    baseline = None
    if said.get("start") is not None:
        start = _read_amount(view, match, "start", rules)
        if start is None:
            return None
        before = find_when(said["before"], header=True)[-1]
        baseline = Figure(start.value, start.view, before.first, before.last)
    when = find_when(said["when"], header=True)[-1] if said.get("when") is not None else None
    if rules["kpi.name.stock"].pattern.search(name.view.text) and amount.basis == "increment":
        amount = replace(amount, basis="level")
    unit = name.unit or amount.unit
    terms = Terms(name=name.view.text, note=name.note, unit=unit.text if unit else "")
    target, reasons = to_target(amount, when, None, terms, rules)
    return KpiMention(
        node=sentence.node,
        view=name.view,
        rule=rule.id,
        reasons=("sentence.goal", *reasons),
        grade="medium",
        unit=unit.printed(document.text) if unit else None,
        baseline=baseline,
        targets=(target,),
    )


def _is_name(text: str, rules: RuleSet, *, sure: bool) -> bool:
    """Tell whether a text names what can be measured; what goes from one figure to another need not end in 数 or 率."""
    if rules["kpi.name.noun"].pattern.search(text):
        return True
    return sure and not rules.first(text, "kpi.foreign")


def _read_amount(view: View, match: re.Match[str], group: str, rules: RuleSet) -> Amount | None:
    reading = read_figures(view.slice(*match.span(group)), rules)
    return reading.amounts[0] if len(reading.amounts) == 1 and reading.amounts[0].exact else None
