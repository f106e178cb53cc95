"""Sentences that commit to a figure (受診率を令和８年度までに50％とする).

In: the sentences of a document. Out: one mention per sentence that names what is measured, by when, and the
figure. A sentence that reports a figure (120万人に達した) commits to none.
"""

from __future__ import annotations

from collections.abc import Iterator

from planextract.document import Document, Zone
from planextract.extract.kpi_figures import read_figures
from planextract.extract.kpi_periods import find_when, is_only_date
from planextract.extract.kpi_targets import Terms, to_target
from planextract.extract.kpi_views import compact, split_name, without_labels
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet

_BACKWARD: frozenset[Zone] = frozenset({"achievement", "background", "challenge", "budget", "schedule", "actors"})


def extract_sentence_kpis(document: Document, rules: RuleSet) -> Iterator[KpiMention]:
    """Yield the indicators of sentences.

    Args:
        document: With its sentences.
        rules: The ``kpis`` rules.
    """
    for sentence in document.sentences:
        if document.nodes[sentence.node].zone in _BACKWARD:
            continue
        view = compact(sentence.view)
        for rule in rules.group("kpi.sentence"):
            match = rule.pattern.match(view.text)
            if match is None or not is_only_date(match["when"]):
                continue
            reading = read_figures(view.slice(*match.span("amount")), rules)
            when = find_when(match["when"], header=True)
            name = split_name(without_labels(view.slice(*match.span("name")), rules), rules)
            if len(reading.amounts) != 1 or not reading.amounts[0].exact:
                continue
            if not rules["kpi.name.noun"].pattern.search(name.view.text):
                continue
            amount = reading.amounts[0]
            unit = name.unit or amount.unit
            terms = Terms(name=name.view.text, note=name.note, unit=unit.text if unit else "")
            target, reasons = to_target(amount, when[-1], None, terms, rules)
            yield KpiMention(
                node=sentence.node,
                view=name.view,
                rule=rule.id,
                reasons=("sentence.goal", *reasons),
                grade="medium",
                unit=unit.printed(document.text) if unit else None,
                targets=(target,),
            )
            break
