"""Indicators that a plan commits to (数値目標, 重要業績評価指標).

In: a document with outline, tables and sentences. Out: one mention per indicator, in document order, and
findings about figures that could not be read for certain. Tables come first; lines, sentences and headings
only add what no table gave. Rules: ``rules/base/kpis.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planextract.document import Document, Finding
from planextract.extract.kpi_anchors import Anchors, squeeze_name
from planextract.extract.kpi_flat import extract_flat_kpis
from planextract.extract.kpi_footed_lists import read_footed_lists
from planextract.extract.kpi_forms import announce_in_forms, extract_form_kpis
from planextract.extract.kpi_headings import extract_announced, follow_references
from planextract.extract.kpi_labels import Labels
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_periods import read_legend
from planextract.extract.kpi_runs import extract_line_kpis
from planextract.extract.kpi_sentences import extract_sentence_kpis
from planextract.extract.kpi_tables import extract_table_kpis
from planextract.extract.kpi_torn_numbers import drop_torn, mend_numbers
from planextract.extract.taken import Taken
from planextract.mentions import KpiMention
from planextract.rules.loader import RuleSet

_Key = tuple[str, tuple[tuple[float, str | None, str | None, str], ...]]


def extract_kpis(document: Document, rules: RuleSet) -> tuple[tuple[KpiMention, ...], tuple[Finding, ...]]:
    """Find the indicators of a plan.

    ``node`` of a mention is the outline node that the indicator measures as far as the text says so (a row's
    施策, the place of a reference), else the node it stands in.

    Args:
        document: With outline, folded tables and lines, and sentences.
        rules: The ``kpis`` rules.

    Returns:
        The indicators, and what a reader should look at.
    """
    texts = LineTexts.of(document.lines)
    document, tears = mend_numbers(document, texts, rules)
    if document.lines is not texts.lines:
        texts = LineTexts.of(document.lines)
    anchors = Anchors(document)
    legend = read_legend((node.whole for node in document.nodes if node.table is None), rules)
    labels = Labels(document, rules)
    flat, flat_findings, taken = extract_flat_kpis(document, texts, anchors, labels, rules)
    left = texts.without(taken) if taken else texts
    tables, table_findings = extract_table_kpis(document, left, anchors, labels, legend, rules)
    footed = read_footed_lists(document, anchors, legend, rules, others=(*tables, *flat))
    lines = extract_line_kpis(document, texts, anchors, legend, rules, read=[part.span for part in footed])
    forms = extract_form_kpis(document, anchors, legend, rules)
    below = [kpi for part in footed for kpi in part.kpis]
    found = _merge(tables, (*flat, *below, *forms, *lines, *extract_sentence_kpis(document, rules)))
    found = (*found, *extract_announced(document, found, rules))
    found = _merge(found, announce_in_forms(document, anchors, rules))
    ordered = sorted(found, key=lambda kpi: min(kpi.view.map.starts))
    whole, torn_findings = drop_torn(follow_references(document, ordered, rules), tears)
    return whole, (*table_findings, *flat_findings, *torn_findings)


def _merge(sure: Sequence[KpiMention], more: Iterable[KpiMention]) -> tuple[KpiMention, ...]:
    """Add indicators of lines and sentences that neither repeat another's name nor its figures' place.

    A list at the end of a plan may print the tables of its parts again: the same name with the same figures is
    one indicator.
    """
    out: list[KpiMention] = []
    taken, known = Taken(), set[_Key]()
    for kpi in sure:
        if not kpi.targets or _key(kpi) not in known:
            out.append(kpi)
            taken.add(kpi.view.span())
            known.add(_key(kpi))
    for kpi in more:
        if not taken.overlap(kpi.view.span()) and _key(kpi) not in known:
            out.append(kpi)
            taken.add(kpi.view.span())
            known.add(_key(kpi))
    return tuple(out)


def _key(kpi: KpiMention) -> _Key:
    """Return what two mentions of one indicator share: the name and the figures."""
    figures = [*([kpi.baseline] if kpi.baseline else []), *kpi.targets]
    return squeeze_name(kpi.view.text), tuple((f.value, f.start, f.end, f.basis) for f in figures)
