"""Codes of local governments whose bare name several places bear.

In: groups of mentions. Out: the same groups with certain codes where the document gives them, and the groups
that stay open. Never picks one of several.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planextract.link.bodies import Group
from planextract.rules.municipalities import places_by_code


def settle_codes(groups: list[Group]) -> list[Group]:
    """Give ambiguous groups the code that the document decides, and merge them with what they turn out to be.

    The prefecture written before another mention of the name decides first, then the document's own: the
    prefecture of the certain places that it names, if that is only one.

    Args:
        groups: All groups of a document.

    Returns:
        The groups that are left.
    """
    kept: list[Group] = []
    for group in groups:
        if len(group.codes) < 2:
            kept.append(group)
            continue
        certain = [other for other in groups if other.name == group.name and len(other.codes) == 1]
        if len(certain) == 1:
            certain[0].absorb(group)
            certain[0].aliases.remove(group.name)
            continue
        fitting = _in_prefectures(group.codes, own_prefectures(groups))
        if len(fitting) == 1:
            group.codes = fitting
        kept.append(group)
    return kept


def own_prefectures(groups: Iterable[Group]) -> frozenset[str]:
    """Return the prefectures of issuers with a certain code; without such, those of all certain places."""
    certain = [group for group in groups if len(group.codes) == 1]
    issuers = [group for group in certain if group.issuer]
    return frozenset(places_by_code()[group.codes[0]].prefecture for group in issuers or certain)


def _in_prefectures(codes: Sequence[str], prefectures: frozenset[str]) -> tuple[str, ...]:
    # Several prefectures named (隣県連携) prove nothing unless only one of them has such a place.
    return tuple(code for code in codes if places_by_code()[code].prefecture in prefectures)
