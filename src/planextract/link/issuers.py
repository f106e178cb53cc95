"""Who issues or drafts the plan.

In: groups of mentions, the references (本県, 両市) and the title. Out: the groups of the issuers. A document that
does not say has none; nothing is guessed from who is named most.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from planextract.document import Document
from planextract.link.bodies import LOCAL, Group
from planextract.mentions import ActorMention
from planextract.rules.loader import load_rules

AUTHOR_SECTION = "role.section.author"
PARTNER_SECTION = "role.section.partner"
IMPRINTS = ("role.imprint.published", "role.imprint.titled")
DRAFTS = "role.author.drafts"
_COVER_NODES = 8
_MAX_SIGNATURE = 40
_CASES = "role.heading.cases"
_PARTIES = frozenset({"actor.whole.party", "actor.whole.group"})
# Councils and joint authorities issue plans; a company in an imprint has only printed one.
_JOINT_KINDS = frozenset({"council", "association"})
# What is asked for its opinion, or prepares a plan for its owner, does not issue it.
_ADVISERS = re.compile(
    r"(?:審議会|懇談会|懇話会|有識者会議|(?:策定|検討|評価|検証|推進|専門)委員会|部会|本部|PT|ＰＴ|チーム|ワーキンググループ|幹事会|(?<!協)議会)$"
)
_DATE = re.compile(r"(?:令和|平成)?[0-9元]{1,4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|\([^()]*\)")

# The head of a body, alone or with the name, which may be set apart letter by letter: 知事　青 葉 太 郎.
_SIGNATURE = re.compile(r"(?:知事|長)(?:\s+[^\s、。]{1,6}(?:\s+[^\s、。]{1,6})?|(?:\s+[^\s、。]){3,8})?\s*$")
_LONGEST_SIGNATURE = 30
# A section of a section stands after a blank: 松江市 政策部 企画課.
_UNIT = re.compile(r"^(?:\s*[一-鿿ァ-ヺー]{1,12}[部課室局係])+\s*$")
# Who signs for a city, with a name or without one: 松江市長 出雲 太郎.
_HEAD = re.compile(
    r"^(?:長|知事)(?:\s+[一-鿿々]{1,6}(?:\s?[一-鿿々ぁ-ゖァ-ヶー]{1,6})?|(?:\s+[一-鿿々ぁ-ゖァ-ヶー]){3,8})?\s*$"
)
_LABEL = re.compile(r"(?:地域政党|政治団体|政党)$")
_SEPARATORS = re.compile(r"[\s、,・/&]|及び|並びに")


def find_issuers(
    groups: Sequence[Group], mentions: Sequence[ActorMention], document: Document, *, title: str
) -> tuple[Group, ...]:
    """Find the bodies that issue the plan.

    In this order: those that a section names as authors (作成主体), the imprint (発行 鶴岡市), the bodies whose heads
    have signed an agreement, a council or joint authority that the cover shows or that says that it drafts the plan,
    the title (鶴岡市総合計画), what 本市 or 両県 can only mean, a council named in the title, a cover that shows one
    body or several of one level side by side, the head of a body who signs it (鶴岡市長), a ministry alone on the
    cover, the party of a manifesto.

    Args:
        groups: All named bodies.
        mentions: All mentions, references included.
        document: With outline.
        title: The document's title, folded or as printed.
    """
    return next((found for found in _in_each_way(groups, mentions, document, title) if found), ())


def _in_each_way(
    groups: Sequence[Group], mentions: Sequence[ActorMention], document: Document, title: str
) -> Iterator[tuple[Group, ...]]:
    local = [group for group in groups if group.is_local]
    yield _with_reason(groups, AUTHOR_SECTION)
    joint = [group for group in groups if _may_issue_jointly(group)]
    parties = [group for group in groups if _is_party(group)]
    yield _with_reason([*local, *joint, *parties], *IMPRINTS)
    yield _signed(local, document, title)
    cover = _find_bare_nodes(mentions, document)
    yield _jointly(_on_cover(joint, cover), _on_cover(local, cover), mentions)
    yield () if _is_called_own(mentions) else _with_reason(joint, DRAFTS)
    yield _in_title(local, mentions, title)
    yield _called_own(local, mentions, title)
    yield _in_title(joint, mentions, title)
    yield _alike(_on_cover(local, cover), cover)
    yield _by_their_head(local, document)
    yield _on_cover([group for group in groups if group.kind == "national" and len(group.name) > 1], cover)
    yield _on_cover(parties, cover)


def _signed(local: Sequence[Group], document: Document, title: str) -> tuple[Group, ...]:
    """Return the bodies whose heads have signed a declaration or agreement: 富山県知事, also with the name."""
    if load_rules("titles").search("title.agreement", unicodedata.normalize("NFKC", title)) is None:
        return ()
    return tuple(group for group in local if any(_signs(mention, document) for mention in group.mentions))


def _signs(mention: ActorMention, document: Document) -> bool:
    text = document.nodes[mention.node].text
    return len(text) <= _LONGEST_SIGNATURE and _SIGNATURE.match(text.removeprefix(mention.view.text)) is not None


def _may_issue_jointly(group: Group) -> bool:
    return group.kind in _JOINT_KINDS and not group.generic and _ADVISERS.search(group.name) is None


def _jointly(joint: tuple[Group, ...], local: tuple[Group, ...], mentions: Sequence[ActorMention]) -> tuple[Group, ...]:
    """Return what the cover shows; a plan that says 本市 is no council's, unless the cover shows the city beside it."""
    return (*joint, *local) if joint and (local or not _is_called_own(mentions)) else ()


def _is_called_own(mentions: Sequence[ActorMention]) -> bool:
    return any(mention.rule in {"actor.own.this", "actor.own.both"} for mention in mentions)


def _by_their_head(local: Sequence[Group], document: Document) -> tuple[Group, ...]:
    """Return the body whose head stands on a line of the cover: みどり町長 青葉 太郎."""
    lines = [node.text for node in document.nodes[:_COVER_NODES] if node.page == 1 and len(node.text) <= _MAX_SIGNATURE]
    found = tuple(
        group
        for group in local
        if any(f"{group.name}{head}" in line for line in lines if "。" not in line for head in ("長", "知事"))
    )
    return found if len(found) == 1 else ()


def _alike(found: tuple[Group, ...], cover: frozenset[int]) -> tuple[Group, ...]:
    """Return one body of a cover, or several on one line of it: 島根県 広島県, but not a prefecture beside its city."""
    if len(found) <= 1:
        return found
    # 「松江市及び出雲市」 heads a case, not the plan.
    lines = {
        group.name: {mention.node for mention in group.mentions if _CASES not in mention.reasons} & cover
        for group in found
    }
    shown = tuple(group for group in found if lines[group.name])
    if len(shown) <= 1:
        return shown
    is_one_line = bool(set.intersection(*(lines[group.name] for group in shown)))
    return shown if is_one_line and len({group.kind for group in shown}) == 1 else ()


def _is_party(group: Group) -> bool:
    return any(mention.rule in _PARTIES for mention in group.mentions)


def _with_reason(groups: Sequence[Group], *reasons: str) -> tuple[Group, ...]:
    wanted = set(reasons)
    return tuple(group for group in groups if any(not wanted.isdisjoint(mention.reasons) for mention in group.mentions))


def _in_title(local: Sequence[Group], mentions: Sequence[ActorMention], title: str) -> tuple[Group, ...]:
    own_types = {_type(mention) for mention in mentions if mention.rule == "actor.own.this"}
    # Blanks stay: 「福岡・大分 県際連携」 does not name 大分県.
    printed = unicodedata.normalize("NFKC", title)
    found = tuple(group for group in local if _is_named(group.name, printed))
    return found if len(found) == 1 else tuple(group for group in found if group.type in own_types)


def _is_named(name: str, title: str) -> bool:
    """Tell whether a title names a body, not only its border: 島根・広島県境地域 is neither's."""
    at = title.find(name)
    return at >= 0 and load_rules("places").first(title[at + len(name) - 1 :], "place.not_after") is None


def _called_own(local: Sequence[Group], mentions: Sequence[ActorMention], title: str) -> tuple[Group, ...]:
    for rule, count in (("actor.own.this", 1), ("actor.own.both", 2)):
        for own_type in dict.fromkeys(_type(mention) for mention in mentions if mention.rule == rule):
            candidates = [group for group in local if _has_type(group, own_type)]
            acting = [group for group in candidates if _acts(group)]
            for choice in (candidates, acting, [group for group in candidates if group.name in title]):
                if len(choice) == count:
                    return tuple(choice)
    return ()


def _on_cover(groups: Sequence[Group], cover: Collection[int]) -> tuple[Group, ...]:
    """Return the bodies that stand alone on the lines of the cover."""
    return tuple(group for group in groups if any(mention.node in cover for mention in group.mentions))


def _find_bare_nodes(mentions: Sequence[ActorMention], document: Document) -> frozenset[int]:
    """Return the lines of the cover that hold nothing but bodies and a date; numbered parts are no cover any more."""
    left = {
        node.index: _DATE.sub("", node.text)
        for node in document.nodes[:_COVER_NODES]
        if node.page == 1 and all(part.label is None for part in (node, *document.ancestors(node)))
    }
    # Two bodies on two lines of a cover have become one line: 富山県 富山県教育委員会.
    there = [mention for mention in mentions if mention.node in left]
    for mention in sorted(there, key=lambda mention: -len(mention.view.text)):
        left[mention.node] = _without(left[mention.node], mention)
    # A list that its heading calls partners issues nothing.
    partners = {mention.node for mention in there if PARTNER_SECTION in mention.reasons}
    return frozenset(index for index, text in left.items() if not _SEPARATORS.sub("", text)) - partners


def _without(line: str, mention: ActorMention) -> str:
    """Return a line of a cover without a body, the section that follows it and the label before it."""
    at = line.find(mention.view.text)
    before, after = line[: max(at, 0)], line[at + len(mention.view.text) :]
    if at < 0:
        return line
    if mention.unit and after.lstrip().startswith(mention.unit):
        after = _UNIT.sub("", after.lstrip().removeprefix(mention.unit))
    if mention.kind in LOCAL:
        after = _HEAD.sub("", after)
    return _LABEL.sub("", before) + after


def _acts(group: Group) -> bool:
    return any("use.place" not in mention.reasons for mention in group.mentions)


def _type(mention: ActorMention) -> str:
    return mention.name[1:2]


def _has_type(group: Group, own_type: str) -> bool:
    # 本県 is said by 都, 道 and 府 only of themselves, but 本市 also by 東京都's wards as 本区.
    return group.type == own_type
