"""Which predicted text answers which gold text: fold, compare, pair off.

Texts are compared after NFKC, without white space and case; two match from a similarity of 0.9, each at most
once, the best pairs first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

SIMILAR = 0.9
# Two texts whose lengths differ more cannot reach SIMILAR often enough to be worth the comparison.
LENGTH_RATIO = 0.8

LEGAL_FORMS = re.compile(
    r"\((?:一社|一財|公社|公財|株|有|独|福|学)\)"
    r"|(?:一般|公益)(?:社団|財団)法人|株式会社|有限会社|独立行政法人|特定非営利活動法人|npo法人"
)


def fold(text: str | None) -> str:
    """Return the text without differences of width, case and white space."""
    return "".join(unicodedata.normalize("NFKC", text or "").split()).casefold()


def fold_body(name: str | None) -> str:
    """Return the name of a body folded and without its legal form, unless it is nothing but one."""
    folded = fold(name)
    return LEGAL_FORMS.sub("", folded) or folded


def similarity(left: str, right: str) -> float:
    """Return the likeness of two folded texts; 0 where it is below SIMILAR for sure."""
    if left == right:
        return 1.0
    shorter, longer = sorted((len(left), len(right)))
    if not shorter or shorter / longer < LENGTH_RATIO:
        return 0.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= SIMILAR else 0.0


def pair_texts(predicted: Iterable[str], gold: Iterable[str]) -> dict[int, int]:
    """Pair texts one to one: {index of gold: index of predicted}.

    Ties go to the pair whose places in the two lists are nearest, then to the earlier one.
    """
    theirs = [fold(text) for text in predicted]
    candidates = []
    for i, wanted in enumerate(fold(text) for text in gold):
        for j, found in enumerate(theirs):
            likeness = similarity(found, wanted)
            if likeness >= SIMILAR:
                candidates.append((-likeness, abs(i - j), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def pair_bodies(
    predicted: Sequence[tuple[str, Iterable[str]]], gold: Sequence[tuple[str, Iterable[str]]]
) -> dict[int, int]:
    """Pair bodies, each given as (name, aliases), one to one: {index of gold: index of predicted}.

    Equal names go first; what is left over is paired where name or an alias is shared.
    """
    pairs: dict[int, int] = {}
    _pair_in_order(pairs, [{fold_body(name)} for name, _ in predicted], [{fold_body(name)} for name, _ in gold])
    _pair_in_order(pairs, [fold_names(*body) for body in predicted], [fold_names(*body) for body in gold])
    return pairs


def fold_names(name: str, aliases: Iterable[str]) -> set[str]:
    """Return all names of a body, folded."""
    return {fold_body(name), *(fold_body(alias) for alias in aliases)}


def _pair_in_order(pairs: dict[int, int], predicted: Sequence[set[str]], gold: Sequence[set[str]]) -> None:
    taken = set(pairs.values())
    for i, wanted in enumerate(gold):
        free = (j for j, found in enumerate(predicted) if j not in taken and wanted & found)
        j = None if i in pairs else next(free, None)
        if j is not None:
            pairs[i] = j
            taken.add(j)
