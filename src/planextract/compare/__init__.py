"""Two revisions in, a proven list of changes and readable reports out: what needs more than one stage is wired here.

``open_side`` loads a record or extracts a document, ``compare_sides`` tells changes of the document from changes of the
extractor, ``write_comparison`` writes the diff and its reports; ``write_view`` shows one record beside its document.
"""

from __future__ import annotations

from planextract.compare.cause import Comparison, compare_sides
from planextract.compare.inside import compare_inside, holds_both_sides
from planextract.compare.revisions import Series, find_series, in_order, trace_series
from planextract.compare.runs import Outcome, SeriesOptions, compare_series
from planextract.compare.sides import Side, find_source, open_input, open_side
from planextract.compare.viewing import write_view
from planextract.compare.writing import FORMATS, Format, diff_name, write_comparison, write_history

__all__ = [
    "FORMATS",
    "Comparison",
    "Format",
    "Outcome",
    "Series",
    "SeriesOptions",
    "Side",
    "compare_inside",
    "compare_series",
    "compare_sides",
    "diff_name",
    "find_series",
    "find_source",
    "holds_both_sides",
    "in_order",
    "open_input",
    "open_side",
    "trace_series",
    "write_comparison",
    "write_history",
    "write_view",
]
