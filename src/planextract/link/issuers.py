"""Who issues or drafts the plan.

In: groups of mentions, the references (本県, 両市) and the title. Out: the groups of the issuers. A document that
does not say has none; nothing is guessed from who is named most.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from planextract.document import Document
from planextract.link.bodies import Group, body_key
from planextract.mentions import ActorMention

AUTHOR_SECTION = "role.section.author"
IMPRINT = "role.imprint.published"
_COVER_NODES = 8


def find_issuers(
    groups: Sequence[Group], mentions: Sequence[ActorMention], document: Document, *, title: str
) -> tuple[Group, ...]:
    """Find the bodies that issue the plan.

    In this order: those that a section names as authors (作成主体), the imprint (発行 鶴岡市), the title
    (鶴岡市総合計画), what 本市 or 両県 can only mean, a cover that shows one body.

    Args:
        groups: All named bodies.
        mentions: All mentions, references included.
        document: With outline.
        title: The document's title, folded or as printed.
    """
    local = [group for group in groups if group.is_local]
    for found in (
        _with_reason(groups, AUTHOR_SECTION),
        _with_reason(local, IMPRINT),
        _in_title(local, mentions, title),
        _called_own(local, mentions, title),
        _on_cover(local, document),
    ):
        if found:
            return found
    return ()


def _with_reason(groups: Sequence[Group], reason: str) -> tuple[Group, ...]:
    return tuple(group for group in groups if any(reason in mention.reasons for mention in group.mentions))


def _in_title(local: Sequence[Group], mentions: Sequence[ActorMention], title: str) -> tuple[Group, ...]:
    own_types = {_type(mention) for mention in mentions if mention.rule == "actor.own.this"}
    # Blanks stay: 「福岡・大分 県際連携」 does not name 大分県.
    printed = unicodedata.normalize("NFKC", title)
    found = tuple(group for group in local if group.name in printed)
    return found if len(found) == 1 else tuple(group for group in found if group.type in own_types)


def _called_own(local: Sequence[Group], mentions: Sequence[ActorMention], title: str) -> tuple[Group, ...]:
    for rule, count in (("actor.own.this", 1), ("actor.own.both", 2)):
        for own_type in dict.fromkeys(_type(mention) for mention in mentions if mention.rule == rule):
            candidates = [group for group in local if _has_type(group, own_type)]
            acting = [group for group in candidates if _acts(group)]
            for choice in (candidates, acting, [group for group in candidates if group.name in title]):
                if len(choice) == count:
                    return tuple(choice)
    return ()


def _on_cover(local: Sequence[Group], document: Document) -> tuple[Group, ...]:
    cover = {index for index, node in enumerate(document.nodes[:_COVER_NODES]) if node.page == 1}
    shown = [
        group
        for group in local
        for mention in group.mentions
        if mention.node in cover and body_key(document.nodes[mention.node].text) == body_key(mention.view.text)
    ]
    unique = list({id(group): group for group in shown}.values())
    return tuple(unique) if len(unique) == 1 else ()


def _acts(group: Group) -> bool:
    return any("use.place" not in mention.reasons for mention in group.mentions)


def _type(mention: ActorMention) -> str:
    return mention.name[1:2]


def _has_type(group: Group, own_type: str) -> bool:
    # 本県 is said by 都, 道 and 府 only of themselves, but 本市 also by 東京都's wards as 本区.
    return group.type == own_type
