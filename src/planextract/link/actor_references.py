"""References and short forms: 本県, 市, 審議会, 整備局, （以下「推進本部」という。）.

In: groups of mentions and the mentions that no name places. Out: the same groups, with those mentions where they
belong. What could mean several bodies stays out; a collective such as 幹事会 that nothing fuller is named for is a
body of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planextract.link.bodies import OWN, Group, body_key
from planextract.mentions import ActorMention
from planextract.rules.municipalities import places_by_code, places_by_name

# What a municipality calls 県 is its prefecture.
_PREFECTURE_TYPES = "都道府県"
_ORGAN = "role.member."
_CASES = "role.heading.cases"
_SHORTEST_SUFFIX = 4
# 「市議会」 is short but can only be the end of one city's assembly.
_ASSEMBLY = "議会"
_TEAM_SUFFIXES = ("pt", "チーム", "プロジェクトチーム")


def resolve_references(groups: list[Group], mentions: Sequence[ActorMention], text: str) -> list[Group]:
    """Add every reference to the body it means, and merge short names into full ones.

    Args:
        groups: Named bodies, issuers marked.
        mentions: All mentions in document order.
        text: Folded or canonical text of the document.

    Returns:
        The groups that are left, perhaps with a prefecture that is only called 県.
    """
    groups = _merge_suffixes(_merge_aliases(groups))
    organs: dict[str, Group] = {}
    for mention in mentions:
        if mention.kind == OWN:
            target = _own_body(groups, mention, text)
        elif mention.rule.startswith(("actor.bare.", "actor.short.")):
            target = None if mention.generic else _full_form(groups, mention) or _organ(groups, organs, mention)
        else:
            continue
        if target is not None and not any(mention is known for known in target.mentions):
            target.mentions.append(mention)
            if mention.name and mention.name not in target.aliases and mention.name != target.name:
                target.aliases.append(mention.name)
    return [*groups, *organs.values()]


def _organ(groups: Sequence[Group], organs: dict[str, Group], mention: ActorMention) -> Group | None:
    """Return the group of a subordinate council that has no fuller name: 「幹事会及び専門部会を置く」."""
    is_named = any(group.name.endswith(mention.name) for group in groups if not group.generic)
    if is_named or not any(reason.startswith(_ORGAN) for reason in mention.reasons):
        return None
    return organs.setdefault(mention.name, Group(mention.name, mention.kind))


def _merge_aliases(groups: list[Group]) -> list[Group]:
    defined = {body_key(alias): group for group in groups for alias in group.aliases}
    kept = []
    for group in groups:
        owner = defined.get(body_key(group.name))
        if owner is not None and owner is not group and not group.is_local and not group.generic:
            owner.absorb(group)
        else:
            kept.append(group)
    return kept


def _merge_suffixes(groups: list[Group]) -> list[Group]:
    """Merge 環境審議会 into 高島市環境審議会, and an announced team into the team of that name."""
    kept = []
    keys = [body_key(group.name) for group in groups]
    of_kind: dict[str, list[tuple[Group, str]]] = {}
    for group, key in zip(groups, keys, strict=True):
        of_kind.setdefault(group.kind, []).append((group, key))
    for group, key in zip(groups, keys, strict=True):
        is_assembly = key.endswith(_ASSEMBLY) and len(key) > len(_ASSEMBLY)
        if group.is_local or group.generic or (len(key) < _SHORTEST_SUFFIX and not is_assembly):
            kept.append(group)
            continue
        fuller = [
            other
            for other, name in of_kind[group.kind]
            if (name.endswith(key) or name.removeprefix(key) in _TEAM_SUFFIXES) and name != key
        ]
        if len(fuller) == 1:
            fuller[0].absorb(group)
        else:
            kept.append(group)
    return kept


def _own_body(groups: list[Group], mention: ActorMention, text: str) -> Group | None:
    issuers = [group for group in groups if group.issuer]
    own_type = mention.name.lstrip("本両")[:1]
    fitting = [group for group in issuers if not own_type or group.type == own_type]
    if len(fitting) == 1:
        return fitting[0]
    if own_type and not fitting and (behind := _behind_organs(groups, issuers, own_type)) is not None:
        return behind
    if not own_type or mention.rule != "actor.own.short" or fitting:
        return None
    if own_type in _PREFECTURE_TYPES:
        near = None if issuers else _nearest(groups, mention, own_type)
        return near or _prefecture_of(groups, issuers, own_type, text)
    if issuers and not any(group.is_local for group in issuers):
        return _first_named(groups, mention, own_type)
    # A prefecture's collection of cases calls each city 市 in turn.
    is_told_of = all(group.kind == "prefecture" for group in issuers) and any(map(_has_case, groups))
    return _nearest(groups, mention, own_type) if not issuers or is_told_of else None


def _behind_organs(groups: list[Group], issuers: Iterable[Group], own_type: str) -> Group | None:
    """Return the municipality whose organ issues the plan: 市 in a plan of 浜田市教育委員会 is 浜田市."""
    names = {issuer.name[:end] for issuer in issuers for end in _ends_of(issuer.name, own_type)}
    found = [name for name in names if name in places_by_name() and len(places_by_name()[name]) == 1]
    if len(found) != 1:
        return None
    for group in groups:
        if group.name == found[0]:
            return group
    place = places_by_name()[found[0]][0]
    group = Group(place.name, "prefecture" if place.is_prefecture else "municipality", codes=(place.code,))
    groups.append(group)
    return group


def _ends_of(name: str, own_type: str) -> Iterable[int]:
    return (at + 1 for at, letter in enumerate(name) if letter == own_type)


def _has_case(group: Group) -> bool:
    return any(_CASES in mention.reasons for mention in group.mentions)


def _prefecture_of(groups: list[Group], issuers: Iterable[Group], own_type: str, text: str) -> Group | None:
    # A party's manifesto has no issuer on the map; its places tell of which prefecture it speaks.
    owners = [group for group in issuers if group.is_local] or [group for group in groups if group.is_local]
    names = {places_by_code()[code].prefecture for group in owners for code in group.codes if len(group.codes) == 1}
    # 「道の駅」 in a prefecture that is a 県 is no reference to it, whatever the rules let through.
    if len(names) != 1 or not (name := names.pop()).endswith(own_type):
        return None
    for group in groups:
        if group.name == name:
            return group
    # 富山県立大学 does not name 富山県; 富山県滑川市 and 富山県議会 do.
    is_named = any(f"{name}{organ}" in text for organ in ("議会", "知事", "庁"))
    is_prefix = any(name + group.name in text or name in _prefixes(group) for group in groups if group.is_local)
    if not is_named and not is_prefix:
        return None
    group = Group(name, "prefecture", codes=(places_by_name()[name][0].code,))
    groups.append(group)
    return group


def _prefixes(group: Group) -> set[str]:
    return {mention.view.text.removesuffix(mention.name).strip() for mention in group.mentions}


def _nearest(groups: Iterable[Group], mention: ActorMention, own_type: str) -> Group | None:
    """Return the body of that type named last before a reference, as in a collection of cases."""
    before = [
        (other.node, group)
        for group in groups
        if group.type == own_type
        for other in group.mentions
        if other.node <= mention.node and other.kind != OWN and "use.place" not in other.reasons
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _first_named(groups: Iterable[Group], mention: ActorMention, own_type: str) -> Group | None:
    """Return the local government named first, if it is of that type: a manifesto is written for it."""
    named = [group for group in groups if group.is_local and group.mentions]
    first = min(named, key=Group.first, default=None)
    return first if first and first.type == own_type and first.first() < mention.view.start else None


def _full_form(groups: Sequence[Group], mention: ActorMention) -> Group | None:
    key = body_key(mention.name)
    named = [group for group in groups if not group.generic and group.kind == mention.kind]
    exact = [group for group in named if key in {body_key(alias) for alias in group.aliases}]
    if len(exact) == 1:
        return exact[0]
    full = [group for group in named if body_key(group.name) != key and _is_short_for(key, body_key(group.name))]
    return full[0] if len(full) == 1 else None


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether a short form (経産局) can stand for a name (東北経済産業局): its characters in their order."""
    if name.endswith(short):
        return True
    if len(short) > _SHORTEST_SUFFIX or not name.endswith(short[-1]):
        return False
    rest = iter(name)
    return short.endswith("局") and all(character in rest for character in short)
