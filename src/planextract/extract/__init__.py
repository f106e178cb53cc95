"""Outline → mentions: one extractor per noun.

In: a tokenised document. Out: everything that was found, each with its view, rule and reasons.
"""

from __future__ import annotations

from planextract.document import Document
from planextract.extract.actions import extract_actions
from planextract.extract.actor_clauses import find_open_clauses, settle_roles, within_actions
from planextract.extract.actors import extract_actors
from planextract.extract.dates import extract_dates
from planextract.extract.kpis import extract_kpis
from planextract.extract.pillars import extract_pillars
from planextract.extract.titles import extract_front
from planextract.mentions import Mentions
from planextract.rules.families import UNKNOWN
from planextract.rules.loader import load_rules
from planextract.settings import NlpMode
from planextract.words import Parser, parse_nothing


def extract(document: Document, *, nlp: NlpMode = "off", parse: Parser = parse_nothing) -> Mentions:
    """Find everything that the rules of the document's family know.

    Args:
        document: With outline and sentences.
        nlp: Which sentences are parsed: none, those of actions that rules cannot settle, or all that rules cannot
            settle.
        parse: Parses sentences; not called where none needs it.
    """
    family = None if document.family == UNKNOWN else document.family
    pillars = extract_pillars(document, load_rules("pillars", family))
    actions = extract_actions(document, pillars, load_rules("actions", family))
    actors = extract_actors(document)
    if nlp != "off":
        rules = load_rules("actor_clauses", family)
        clauses = find_open_clauses(document, actors)
        chosen = within_actions(clauses, actions) if nlp == "selective" else clauses
        actors = settle_roles(actors, chosen, parse, rules)
    kpis, findings = extract_kpis(document, load_rules("kpis", family))
    return Mentions(
        front=extract_front(document, load_rules("titles", family)),
        pillars=pillars,
        actions=actions,
        actors=actors,
        kpis=kpis,
        dates=extract_dates(document, load_rules("date_kinds", family)),
        findings=findings,
    )
