"""One record beside its document as an HTML page: what ``templates/view.html.j2`` shows."""

from __future__ import annotations

from collections import Counter

from planextract.report.entries import list_entries
from planextract.report.pages import fill_page
from planextract.report.sheets import list_sheets
from planextract.report.subject import ReportSide
from planextract.report.words import ENTRY_KINDS, GRADES, NOTHING, VALUES


def render_view(side: ReportSide) -> str:
    """Return a page with the record on the left and the document on the right.

    Args:
        side: The record, its text, and pictures of the pages that prove something; texts have none.
    """
    entries = list_entries(side.plan)
    counts = Counter(entry.kind for entry in entries)
    names = {actor.id: actor.name for actor in side.plan.actors}
    document = side.plan.document
    return fill_page(
        "view",
        {str(number): picture for number, picture in side.pages.items()},
        plan=side.plan,
        document=document,
        issuers=[names[issuer] for issuer in document.issuers if issuer in names],
        status=VALUES[document.status],
        entries=entries,
        sheets=list_sheets(side, entries),
        kinds={kind: name for kind, name in ENTRY_KINDS.items() if counts[kind]},
        counts=counts,
        grades=GRADES,
        nothing=NOTHING,
    )
