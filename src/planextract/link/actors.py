"""Actor mentions → actors: one record per body, with code, roles, units and aliases.

In: the mentions of a document and its title. Out: records, the issuers, which actors act in which outline node,
and issues on names that several places bear. Wording is decided before; here mentions only meet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from planextract.link.actor_codes import settle_codes
from planextract.link.actor_references import resolve_references
from planextract.link.bodies import OWN, Group, body_key, gather
from planextract.link.issuers import AUTHOR_SECTION, find_issuers
from planextract.link.proof import IdMaker, Prover, squeeze, to_confidence
from planextract.mentions import ActorMention
from planextract.records.actor import Actor, ActorKind, Role
from planextract.records.issue import Issue
from planextract.rules.municipalities import places_by_code

ROLE_ORDER: tuple[Role, ...] = ("author", "lead", "partner", "evaluator", "mentioned")
_CASES = "role.heading.cases"
_MATRIX = "role.matrix.partner"
_HELPS = "role.section.partner"
# The role of a body that a measure only names.
_ASSUMED = "role.measure.partner"
# What says that a council reviews the plan itself, and is no mere member of one that does.
_REVIEWS = ("role.name.", "role.sentence.evaluation")
_COLLECTIVE = "role.collective.defined"
# Reason of a mention whose sentence was parsed and does not say that its body acts.
UNTOLD = "clause.untold"
_GRADES = ("high", "medium", "low")
_MEASURE = "use.measure"
# Offices of a regional bureau that are known by a name of their own, 松江国道事務所.
_FIELD_OFFICES = ("事務所", "森林管理署")
# Schools and hospitals count only where they act, or where a measure has to do with them.
_SCHOOLS = ("高等学校", "高校", "中学校", "小学校", "支援学校")


@dataclass(frozen=True, slots=True)
class LinkedActors:
    """The actors of a document.

    Attributes:
        actors: Records in document order.
        issuers: Ids of the bodies that issue the plan.
        by_node: Ids of the actors that an outline node gives something to do, for the actions.
        places: Canonical offsets where an actor has something to do, with its id, in order.
        issues: Names that several places bear.
    """

    actors: tuple[Actor, ...]
    issuers: tuple[str, ...]
    by_node: Mapping[int, tuple[str, ...]]
    places: tuple[tuple[int, str], ...]
    issues: tuple[Issue, ...]


def link_actors(mentions: Sequence[ActorMention], prover: Prover, ids: IdMaker, *, title: str) -> LinkedActors:
    """Make actors of mentions.

    Args:
        mentions: All actor mentions, in document order.
        prover: Of the document.
        ids: Makes their ids.
        title: The document's title.
    """
    groups = gather(mentions)
    for group in find_issuers(groups, mentions, prover.document, title=title):
        group.issuer = True
    groups = resolve_references(settle_codes(groups), mentions, prover.document.text)
    listed = sorted((group for group in groups if group.mentions and _is_listed(group)), key=Group.first)
    records = [(group, _to_record(group, prover, ids)) for group in listed]
    acting = [(mention, record.id) for group, record in records for mention in group.mentions if _acts(mention)]
    return LinkedActors(
        actors=tuple(record for _, record in records),
        issuers=tuple(record.id for group, record in records if group.issuer),
        by_node=_by_node(acting),
        places=tuple(sorted({(mention.view.start, actor) for mention, actor in acting})),
        issues=tuple(_to_issue(record, group, prover) for group, record in records if len(group.codes) > 1),
    )


def _is_listed(group: Group) -> bool:
    if group.issuer or group.roles():
        return True
    if group.generic:
        return False
    is_facility = all(mention.rule.startswith("actor.facility") for mention in group.mentions)
    if is_facility or group.name.endswith(_SCHOOLS):
        return group.name.endswith((*_SCHOOLS, "病院")) and any(
            _MEASURE in mention.reasons for mention in group.mentions
        )
    if group.is_local:
        # A city named only as a place is no actor; one that a sentence is about, or that 県 refers to, is.
        return any(mention.kind == OWN or "use.subject" in mention.reasons for mention in group.mentions)
    return True


def _to_record(group: Group, prover: Prover, ids: IdMaker) -> Actor:
    mentions = sorted(group.mentions, key=lambda mention: mention.view.start)
    key = body_key(group.name)
    named = [mention for mention in mentions if mention.kind != OWN and body_key(mention.name) == key]
    best = min(named or mentions, key=lambda mention: _GRADES.index(mention.grade))  # of equals the first printed
    printed = [prover.printed(mention.view) for mention in named]
    name = next((form for form in printed if squeeze(form) == squeeze(group.name)), group.name)
    # 「構成町」 is no name of any one of them.
    own = [(mention, form) for form, mention in zip(printed, named, strict=True) if mention.rule != _COLLECTIVE]
    forms = [form for mention, text in own for form in _printed_forms(mention, text)]
    code = group.codes[0] if len(group.codes) == 1 else None
    return Actor(
        id=ids.make("G", group.kind, key, code),
        name=name,
        aliases=_choose_aliases([*forms, *group.aliases], name),
        kind=cast("ActorKind", group.kind),
        code=code,
        units=tuple(dict.fromkeys(mention.unit for mention in mentions if mention.unit)),
        roles=_roles(group),
        generic=group.generic,
        evidence=prover.prove(*(mention.view for mention in mentions)),
        rule=best.rule,
        confidence=to_confidence(
            "medium" if len(group.codes) > 1 else best.grade,
            tuple(dict.fromkeys(reason for mention in mentions for reason in mention.reasons)),
        ),
    )


def _roles(group: Group) -> tuple[Role, ...]:
    roles = group.roles()
    reasons = {reason for mention in group.mentions for reason in mention.reasons}
    if group.issuer or AUTHOR_SECTION in reasons:
        roles |= {"author", "lead"}
    else:
        roles.discard("author")
    # Who carries a plan or a case out is no partner in it; who leads one measure may help in another. A case that is
    # headed by its city may say that others carry it out with that city's help.
    if not group.issuer and _HELPS in reasons and _reasons_for(group, "lead") == {_CASES}:
        roles = (roles | {"partner"}) - {"lead"}
    elif _CASES in reasons or (group.issuer and _MATRIX not in reasons):
        roles.discard("partner")
    if {"lead", "partner"} <= roles and _reasons_for(group, "partner") <= {_ASSUMED}:
        roles.discard("partner")  # who carries out a project needs no other reason to be named in a measure
    if group.issuer:
        roles.discard("evaluator")
    elif group.kind == "council" and any(reason.startswith(_REVIEWS) for reason in _reasons_for(group, "evaluator")):
        roles.discard("partner")  # a council that reviews the plan does not help to carry it out; a member of one may
    return tuple([role for role in ROLE_ORDER if role in roles]) or ("mentioned",)


def _reasons_for(group: Group, role: str) -> set[str]:
    """Return the rules that gave a role to the mentions of a group."""
    return {mention.reasons[0] for mention in group.mentions if mention.role == role and mention.reasons}


def _printed_forms(mention: ActorMention, printed: str) -> tuple[str, ...]:
    """Return how a mention calls its body; a field office of the state is known by bureau and office together."""
    is_office = mention.kind == "national" and mention.unit is not None and mention.unit.endswith(_FIELD_OFFICES)
    return (printed, f"{printed}{mention.unit}") if is_office else (printed,)


def _choose_aliases(forms: Sequence[str], name: str) -> tuple[str, ...]:
    """Return the forms that differ from the name and from each other by more than their spelling."""
    others = [form for form in dict.fromkeys(forms) if form != name]
    if not others:  # as most bodies, which are called the same everywhere
        return ()
    unique = {squeeze(form): form for form in reversed(others)}
    unique.pop(squeeze(name), None)
    return tuple(unique[spelling] for spelling in dict.fromkeys(map(squeeze, others)) if spelling in unique)


def _by_node(acting: Sequence[tuple[ActorMention, str]]) -> Mapping[int, tuple[str, ...]]:
    found: dict[int, dict[str, None]] = {}
    for mention, actor in acting:
        found.setdefault(mention.node, {})[actor] = None
    return MappingProxyType({node: tuple(found[node]) for node in sorted(found)})


def _acts(mention: ActorMention) -> bool:
    """Tell whether a mention gives its body something to do in the action that it stands in."""
    if UNTOLD in mention.reasons:
        return False
    return mention.role != "mentioned" or (mention.kind == OWN and mention.unit is None)


def _to_issue(record: Actor, group: Group, prover: Prover) -> Issue:
    places = "、".join(f"{places_by_code()[code].prefecture}{group.name}（{code}）" for code in group.codes)
    return Issue(
        code="actor.ambiguous_code",
        severity="warning",
        message=f"「{record.name}」は同名の団体が複数あり、コードを決められません: {places}",
        items=(record.id,),
        evidence=prover.prove(group.mentions[0].view),
    )
