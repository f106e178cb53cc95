"""Labels within one line that part its bodies: （実施主体：〇〇市　連携団体：〇〇県、〇〇大学）, 〇〇市（実施主体）.

In: the skeleton of one entry and its bodies. Out: what the label in front of each body, or the bracket behind it,
makes of it. A line with one label is a list, whose role ``actor_sections`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planextract.extract.actor_roles import BODY, Role, Skeleton, find_section_role
from planextract.extract.bodies import Body
from planextract.rules.loader import RuleSet

_FEWEST = 2
_TOLD = frozenset({"role.section.lead", "role.section.partner"})
# A word, and the sign that makes it a label; a word before a blank is one only if it names a role.
_LABEL = re.compile(
    r"(?:^|[\s、。,;/|(\[【〔〈《<■□●○◆◇・])(?P<label>〓(?=:)|[^\s、。,;:/|()\[\]【】〔〕〈〉《》<>■□●○◆◇〓]{2,16})"
    r"(?P<sign>\s*[:】〕\]〉》>]|\s+(?=〓))"
)
_SIGN = re.compile(r"[:】〕\]〉》>]|\s(?=〓)")
# A list of bodies that tells of each what it does: 〓(実施主体)、〓(協力).
_BEHIND = re.compile(
    r"〓(?:\s*[(\[【〔](?P<label>[^()\[\]【】〔〕〓\s、。:]{2,12})[)\]】〕]|(?:\s*:\s*|\s+)(?P<told>[^()〓\s、。:]{2,12})(?=[、\s〓]|$))"
)
# One label, a gap and a list of bodies: ■推進主体　〇〇商工会.
_HEADED = re.compile(r"^(?P<label>[^\s、。:〓()]{2,12})\s+〓(?:[\s・、,]|及び|並びに|〓|等$|ほか$|など$)*$")
# Marks beside bodies: ◎〇〇市　○〇〇大学, or behind them. One ring in front of a name is a bullet.
_MARKS = {"◎": Role("lead", "role.matrix.lead"), "○": Role("partner", "role.matrix.partner")}
_MARKED_BEFORE, _MARKED_BEHIND = re.compile("[◎○](?=\\s?〓)"), re.compile("〓\\s*([◎○])")
_BETWEEN = r"\s・、,/及び並びに〓"
_LISTED, _MAY_LIST = re.compile(f"^[{_BETWEEN}]*$"), re.compile(f"[{_BETWEEN}]|$")


def find_inline_roles(skeleton: Skeleton, bodies: Sequence[Body], rules: RuleSet) -> dict[int, Role | None]:
    """Return what labels within one entry make of its bodies, by the body's place.

    Args:
        skeleton: Of the entry.
        bodies: Its bodies.
        rules: The ``actor_roles`` rules.

    Returns:
        None for a body behind a label that names no role; empty where no labels part the bodies.
    """
    if not bodies:
        return {}
    if "◎" in skeleton.text or skeleton.text.endswith("○"):
        return _find_marked(skeleton)
    headed = _HEADED.match(skeleton.text)
    role = find_section_role((headed["label"],), rules) if headed else None
    if role is not None:
        return dict.fromkeys(range(len(bodies)), role)
    return _find_behind(skeleton, rules) or _find_before(skeleton, bodies, rules)


def is_label(skeleton: Skeleton, place: int, body: Body, rules: RuleSet) -> bool:
    """Tell whether a class of bodies is only the label of those behind it (関係機関：〇〇市、〇〇大学).

    Args:
        skeleton: Of the entry.
        place: Of the body among those of the entry.
        body: The body.
        rules: The ``actor_roles`` rules.
    """
    at = skeleton.at[place]
    return (
        body.generic
        and skeleton.text[at + 1 : at + 2] == ":"
        and BODY in skeleton.text[at + 2 :]
        and find_section_role((body.name,), rules) is not None
    )


def _find_before(skeleton: Skeleton, bodies: Sequence[Body], rules: RuleSet) -> dict[int, Role | None]:
    """Return the roles that labels in front of bodies give, where there are two or more of them."""
    # A label takes a sign behind it, and most entries have not even one.
    labels = list(_find_labels(skeleton, bodies, rules)) if _holds_signs(skeleton.text) else []
    if len(labels) < _FEWEST or sum(role is not None for _, role in labels) < 1:
        return {}
    found: dict[int, Role | None] = {}
    for index, place in enumerate(skeleton.at):
        before = [role for end, role in labels if end <= place]
        if before:
            found[index] = before[-1]
    return found


def _holds_signs(text: str) -> bool:
    return len(_SIGN.findall(text)) >= _FEWEST


def _find_labels(skeleton: Skeleton, bodies: Sequence[Body], rules: RuleSet) -> Iterator[tuple[int, Role | None]]:
    """Yield where each label ends and its role; a label may read like a class of bodies itself (関係機関：)."""
    text, at = skeleton.text, 0
    while (match := _LABEL.search(text, at)) is not None:
        label = match["label"]
        if label == BODY:
            label = bodies[skeleton.at.index(match.start("label"))].name
        role = find_section_role((label,), rules)
        if role is not None or match["sign"].strip():
            yield match.end(), role
        at = match.end()


def _find_behind(skeleton: Skeleton, rules: RuleSet) -> dict[int, Role | None]:
    """Return the roles that brackets behind bodies give, where the entry is a list of bodies and nothing else."""
    if not _MAY_LIST.match(skeleton.text) or _LISTED.match(_BEHIND.sub(BODY, skeleton.text)) is None:
        return {}
    places = {place: index for index, place in enumerate(skeleton.at)}
    found: dict[int, Role | None] = {}
    for match in _BEHIND.finditer(skeleton.text):
        role = find_section_role((match["label"] or match["told"],), rules)
        # 「〇〇会議　委員」 is the caption of a list of members, and no member itself.
        if role is not None and (match["label"] or role.rule in _TOLD):
            found[places[match.start()]] = role
    return found


def _find_marked(skeleton: Skeleton) -> dict[int, Role | None]:
    """Return the roles of bodies with ◎ or ○ in front of each or, where the entry ends in a mark, behind each."""
    text, places = skeleton.text, {place: index for index, place in enumerate(skeleton.at)}
    if text.rstrip()[-1] in _MARKS:
        return {places[match.start()]: _MARKS[match[1]] for match in _MARKED_BEHIND.finditer(text)}
    before = list(_MARKED_BEFORE.finditer(text))
    if len(before) < _FEWEST:
        return {}
    return {places[text.index(BODY, match.end())]: _MARKS[match[0]] for match in before}
