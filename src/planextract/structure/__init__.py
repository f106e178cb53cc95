"""Blocks → outline: labels read, wrapped lines joined, headings nested, zones told.

In: a normalised document. Out: the same with its family and ``nodes``. No meaning is extracted here.
"""

from __future__ import annotations

from dataclasses import replace

from planextract.document import Document
from planextract.rules.families import UNKNOWN, recognise_family
from planextract.rules.loader import load_rules
from planextract.settings import Settings
from planextract.structure.bands import split_banded_tables
from planextract.structure.box_columns import part_box_columns
from planextract.structure.challenge_columns import tell_challenges
from planextract.structure.closing_parts import lift_closing_parts
from planextract.structure.columns import distribute_columns
from planextract.structure.counted_levels import tell_counted_levels
from planextract.structure.dumped_figures import restore_figure_tables
from planextract.structure.dumped_order import restore_order
from planextract.structure.dumped_tables import restore_dumped_tables
from planextract.structure.entries import read_entries
from planextract.structure.flat_levels import tell_flat_levels
from planextract.structure.lines import read_texts
from planextract.structure.lone_labels import spread_labels
from planextract.structure.named_projects import head_named_projects
from planextract.structure.outline import build_outline
from planextract.structure.page_heads import lift_page_heads
from planextract.structure.sheets import name_sheets
from planextract.structure.shown_levels import tell_shown_levels
from planextract.structure.wrapping import InWord


def structure(document: Document, settings: Settings, *, in_word: InWord) -> Document:
    """Give a normalised document its family and outline.

    Args:
        document: With folded lines.
        settings: ``family`` fixes the family; ``base_rules_only`` leaves it unknown.
        in_word: Tells whether a line break between two texts falls inside a word.
    """
    texts = read_texts(document.lines)
    document = split_banded_tables(restore_figure_tables(restore_dumped_tables(document, texts), texts))
    family = choose_family(document, settings)
    zones = load_rules("zones", None if family == UNKNOWN else family)
    document, read = lift_page_heads(document, read_entries(document, in_word), zones)
    # The order of drawn pages is known from the page, and their type tells levels; a text has lost both.
    drawn = any(entry.size is not None for entry in read)
    entries = tell_shown_levels(tell_flat_levels(read), zones)
    entries = tuple(spread_labels(head_named_projects(name_sheets(entries))))
    entries = tell_counted_levels(entries if drawn else restore_order(entries, zones))
    nodes = tell_challenges(distribute_columns(build_outline(entries, zones)), zones)
    return replace(document, family=family, nodes=part_box_columns(document, lift_closing_parts(document, nodes)))


def choose_family(document: Document, settings: Settings) -> str:
    """Return the family that the settings name or that the document shows."""
    text = "\n".join(line.view.text for line in document.lines if line.view is not None and line.view.text)
    return UNKNOWN if settings.base_rules_only else settings.family or recognise_family(text)
