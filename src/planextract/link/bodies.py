"""Mentions of one body, gathered: what it is called, where, and what its mentions say of it.

In: actor mentions. Out: groups, one per body as far as the names alone decide. References and short forms are
added later; see ``actor_references.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from planextract.mentions import ActorMention
from planextract.spans import to_nfkc

OWN = "own"
LOCAL = frozenset({"prefecture", "municipality"})
# Legal forms stand in some mentions of a body and not in others.
_LEGAL = re.compile(
    r"\((?:一社|一財|公社|公財|社福|株|有|同|独|福|学|特非|特|福)\)|(?:一般|公益)(?:社団|財団)法人|社会福祉法人|学校法人|医療法人"
    r"|(?:国立研究開発|独立行政|特定非営利活動|(?:認定)?NPO)法人|(?:株式|有限|合同)会社"
)


@dataclass(slots=True)
class Group:
    """Mentions of one body.

    Attributes:
        name: Full name, folded.
        kind: Actor kind.
        generic: True for a class.
        codes: Codes that it may have; one where it is certain.
        mentions: In document order, those by reference included.
        aliases: Other folded names.
        issuer: Whether it issues the plan.
    """

    name: str
    kind: str
    generic: bool = False
    codes: tuple[str, ...] = ()
    mentions: list[ActorMention] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    issuer: bool = False

    @property
    def is_local(self) -> bool:
        """True for a named prefecture or municipality."""
        return self.kind in LOCAL and not self.generic

    @property
    def type(self) -> str:
        """Last character of a local government's name: 都, 道, 府, 県, 市, 区, 町 or 村; empty for others."""
        return self.name[-1] if self.is_local else ""

    def absorb(self, other: Group) -> None:
        """Take over the mentions of a group that turned out to be the same body."""
        self.aliases.extend((other.name, *other.aliases))
        self.mentions.extend(other.mentions)
        self.issuer = self.issuer or other.issuer

    def roles(self) -> set[str]:
        """Return the roles that its mentions give, without ``mentioned``."""
        return {mention.role for mention in self.mentions} - {"mentioned"}

    def first(self) -> int:
        """Return the canonical offset of its first mention."""
        return min(mention.view.start for mention in self.mentions)


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """Return the spelling in which names of one body are equal: NFKC, no blanks, no legal form."""
    folded = "".join(to_nfkc(name).split()).casefold()
    return _LEGAL.sub("", folded.replace("npo", "NPO")).casefold() or folded


def gather(mentions: Iterable[ActorMention]) -> list[Group]:
    """Gather mentions by name; references and sections without a body are left out.

    Args:
        mentions: In document order.
    """
    groups: dict[tuple[str, ...], Group] = {}
    for mention in mentions:
        if mention.kind == OWN or mention.rule.startswith(("actor.bare.reference", "actor.short")):
            continue
        codes = (mention.code,) if mention.code else mention.candidates
        # A town of the same name in another prefecture is another body.
        key = (
            (body_key(mention.name), *codes)
            if mention.kind in LOCAL
            else (body_key(mention.name), str(mention.generic))
        )
        group = groups.get(key)
        if group is None:
            group = groups[key] = Group(mention.name, mention.kind, mention.generic, codes)
        group.mentions.append(mention)
        if mention.alias and mention.alias not in group.aliases:
            group.aliases.append(mention.alias)
        if len(mention.name) > len(group.name):
            group.name = mention.name  # the form with its legal form is the full one
    return list(groups.values())
