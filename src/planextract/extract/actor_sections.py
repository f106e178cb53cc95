"""What the place in the outline makes of the bodies that a passage lists.

In: the outline and its passages. Out: a role per passage, from its lead-in, its headings, the list it continues or the
heading that waits for its list in a lost layout. Sentences speak for themselves and come first (``actor_roles.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from planextract.document import Document, Node
from planextract.extract.actor_charts import find_chart_roles
from planextract.extract.actor_late_captions import find_late_captions, find_uncaptioned
from planextract.extract.actor_list_labels import find_labelled_lists
from planextract.extract.actor_members import (
    find_captioned,
    find_last_council,
    find_listed_role,
    find_member_role,
    find_seat,
)
from planextract.extract.actor_passages import Passage, Piece, is_lone_body, is_lone_council
from planextract.extract.actor_roles import BODY, LOCAL, Role, find_name_role, find_section_role, may_take
from planextract.extract.actor_torn_tables import find_torn_roles
from planextract.extract.bodies import Body
from planextract.rules.loader import RuleSet
from planextract.values.form_fields import squeeze_field

ORGANISATION = frozenset({"organisation", "evaluation", "actors"})
ZONE_RULE = "role.list.members"
# Sentences that say that a council carries the plan out.
_CARRIES = frozenset({"role.sentence.promotes", "role.sentence.body_of_plan"})
_ABOVE = 4
_REACH = 12  # how far below its heading a list may have ended up: a page's form labels come first in a lost layout
# The list of a council stands right behind it, or behind one line that says that it is one.
_BELOW_CAPTION = 2
_LONGEST_END = 20  # characters of a paragraph that announce a list behind it
_SEATS = frozenset({"role.section.council", "role.section.partner"})
_LONGEST_ENTRY = 120  # a line of members may name a dozen; what is longer is no list of them


def headings_above(document: Document, node: Node) -> tuple[str, ...]:
    """Return what may name the list that a node belongs to, nearest first: its caption, then what it stands under.

    Args:
        document: With outline.
        node: A node of it.
    """
    captions = []
    before = document.nodes[node.index - 1] if node.index else None
    # A table's caption (表３ 懇談会の構成) stands beside it, not above it.
    if node.table is not None and before is not None and before.table is None and before.index != node.parent:
        captions.append(before.text)
    above = [ancestor.text for ancestor in document.ancestors(node)]
    return (*captions, *above[:_ABOVE])


def find_given_roles(
    document: Document, passages: Sequence[Passage], reviewers: frozenset[str], rules: RuleSet
) -> Mapping[int, Role]:
    """Return the role that the outline gives to the bodies that a node lists, by the node's index.

    Args:
        document: With outline.
        passages: Of the document.
        reviewers: Councils that review the plan.
        rules: The ``actor_roles`` rules.
    """
    pieces = [piece for passage in passages for piece in passage.pieces]
    lone = list(_find_lone(pieces, rules))
    # Only a list of bodies has a use for a role, or one below a council, which may be of persons.
    asked = {after.node.index for _, after in lone}
    fields = _find_case_fields(document)
    roles: dict[int, Role] = {}
    before: Piece | None = None
    for piece in pieces:
        if piece.bodies or piece.node.index in asked:
            role = _role_of_list(document, piece, before, reviewers, fields, rules)
            if role is None and before is not None and piece.bodies and _is_open(before, rules):
                role = roles.get(before.node.index)
            if role is not None:
                roles[piece.node.index] = role
        before = piece
    roles |= _members_after_tables(document, reviewers, rules) | _members_below_captions(pieces, reviewers, rules)
    roles |= find_chart_roles(document, pieces, ORGANISATION, reviewers, rules)
    # What a lost layout lets one infer fills the gaps and overrides nothing.
    inferred = (
        _detached_authors(document, pieces, rules)
        | _detached_charges(pieces, rules)
        | _detached_members(passages, rules)
        | _councils_in_charge(lone, roles)
        | _members_below(lone, rules)
        | _first_councils(document, lone, rules)
    )
    inferred |= find_late_captions(document, pieces, roles, reviewers, rules)
    inferred = find_uncaptioned(pieces, inferred | roles, reviewers, rules) | inferred
    return find_labelled_lists(pieces, rules) | inferred | roles | find_torn_roles(pieces, rules)


def find_organ_role(node: Node, body: Body, listed: Role | None, rules: RuleSet) -> Role | None:
    """Return the role of a subordinate council (幹事会, 部会) where the plan says how it is carried out, else None.

    Args:
        node: Node that it stands in.
        body: The council.
        listed: Role that the list it stands in gives; a list of reviewers is no organisation chart.
        rules: The ``actor_roles`` rules.
    """
    is_review = listed is not None and listed.name == "evaluator" and listed.rule != ZONE_RULE
    if node.zone not in ORGANISATION or is_review:
        return None
    return find_name_role(body, rules, "role.member")


def settle_role(
    node: Node, body: Body, spoken: Role | None, listed: Role | None, default: Role | None, rules: RuleSet
) -> Role | None:
    """Return the role that a place gives to a body, None if nothing speaks.

    Args:
        node: Node that it stands in.
        body: The body.
        spoken: What the sentence says, None for nothing.
        listed: What the outline or the table says of the list it stands in.
        default: What is left where nothing else speaks.
        rules: The ``actor_roles`` rules.
    """
    member = find_organ_role(node, body, listed, rules)
    # A sentence that has a council review the plan, or carry it out, knows more than the council's name.
    if member is not None and not (spoken is not None and (spoken.name == "evaluator" or spoken.rule in _CARRIES)):
        return member
    role = spoken or find_name_role(body, rules, "role.name")
    if role is None and listed is not None and may_take(listed, body):
        return listed
    return role or default


def _role_of_list(
    document: Document,
    piece: Piece,
    before: Piece | None,
    reviewers: frozenset[str],
    fields: frozenset[str],
    rules: RuleSet,
) -> Role | None:
    role = _from_outline(document, piece, fields, rules) or _announced_role(piece, before, rules)
    if role is None:
        return None
    above = () if before is None else (before.node.text,)
    return find_listed_role((_lead_in(piece), *above, *headings_above(document, piece.node)), role, reviewers, rules)


def _from_outline(document: Document, piece: Piece, fields: frozenset[str], rules: RuleSet) -> Role | None:
    node = piece.node
    is_one_council = len(piece.bodies) == 1 and piece.bodies[0].kind == "council"
    speaks_of_list = is_one_council or is_lone_council(piece) or node.kind == "heading"
    if speaks_of_list and find_section_role((node.text,), rules) is not None:
        return None  # 「協議会の委員構成」 speaks of its list, not of the council
    role = find_section_role((_lead_in(piece), *headings_above(document, node)), rules)
    role = role or _from_sheet(document, node, fields, rules)
    if role is None and node.zone == "evaluation" and node.kind != "heading":
        role = Role("evaluator", ZONE_RULE)
    is_review = role is not None and role.name == "evaluator"
    return None if is_review and not rules["role.list.members"].pattern.search(piece.skeleton.text) else role


def _from_sheet(document: Document, node: Node, fields: frozenset[str], rules: RuleSet) -> Role | None:
    """Return the role of what a field (団体名) lists, of a form that has the same fields for every case."""
    above = list(islice(document.ancestors(node), 2)) if node.zone == "actors" else ()
    if len(above) < 2:
        return None
    field = squeeze_field(above[0].text)
    rule = rules["role.sheet.bodies"]
    if field not in fields and "form.sheet" not in above[1].reasons:
        return None
    return Role(rule.gives, rule.id) if rule.pattern.search(field) else None


def _find_case_fields(document: Document) -> frozenset[str]:
    """Return the headings that list bodies below several cases in the same words."""
    owners: dict[str, set[int | None]] = {}
    for node in document.nodes:
        if node.zone == "actors" and node.kind != "paragraph" and node.table is None:
            owners.setdefault(squeeze_field(node.text), set()).add(node.parent)
    return frozenset(field for field, cases in owners.items() if len(cases) > 1)


def _announced_role(piece: Piece, before: Piece | None, rules: RuleSet) -> Role | None:
    """Return the role that the sentence before gives to a list (構成団体は、次のとおりとする)."""
    if before is None or piece.node.kind == "heading" or "、" not in piece.skeleton.text:
        return None
    told = rules["role.list.announced"].pattern.search(before.node.text)
    return find_section_role((told["label"],), rules) if told else None


def _lead_in(piece: Piece) -> str:
    """Return what is printed before the list of a node, as in 【構成団体】 宮城県、山形県."""
    label = piece.node.whole.text[: max(0, len(piece.node.whole.text) - len(piece.node.text))]
    before = piece.skeleton.text.split(BODY)[0]
    if not before.strip("(〔[") and piece.bodies and piece.skeleton.text[len(before) + 1 :].startswith(":"):
        return piece.bodies[0].name  # 「部会：広報部会、調査部会」: the label is a body by itself
    return label + before


def _is_open(piece: Piece, rules: RuleSet) -> bool:
    return bool(piece.bodies) and rules["role.list.open"].pattern.search(piece.skeleton.text.rstrip()) is not None


def _detached_authors(document: Document, pieces: Sequence[Piece], rules: RuleSet) -> dict[int, Role]:
    """Return the list of authors that stands apart from its heading 作成主体."""
    rule, bodies_only = rules["role.section.author"], rules["role.list.bodies"].pattern
    for place, piece in enumerate(pieces):
        if rule.pattern.search(piece.node.text) is None or any(document.children(piece.node.index)):
            continue
        for other in pieces[place + 1 : place + 1 + _REACH]:
            is_local = bool(other.bodies) and all(body.kind in LOCAL for body in other.bodies)
            if is_local and bodies_only.search(other.skeleton.text):
                return {other.node.index: Role("author", rule.id)}
    return {}


def _detached_charges(pieces: Sequence[Piece], rules: RuleSet) -> dict[int, Role]:
    """Return the sections in charge on a page whose column 主査機関 has fallen apart."""
    charge = rules["role.list.charge"].pattern
    found = [piece for piece in pieces if len(piece.bodies) == 1 and charge.search(piece.skeleton.text)]
    found = [piece for piece in found if piece.bodies[0].unit or piece.bodies[0].kind == "national"]
    pages = {piece.node.page for piece in pieces if _heads_charges(piece, rules)} if found else set()
    return {piece.node.index: Role("lead", "role.list.charge") for piece in found if piece.node.page in pages}


def _heads_charges(piece: Piece, rules: RuleSet) -> bool:
    role = find_section_role((piece.node.text.split(" ")[-1],), rules)
    return role is not None and role.name == "lead"


def _detached_members(passages: Sequence[Passage], rules: RuleSet) -> dict[int, Role]:
    """Return lists of members by sector (産：… 学：…) in a document that has outsiders review it."""
    heading, sectors = rules["role.section.evaluator"].pattern, rules["role.list.sectors"].pattern
    headings = (piece.node for passage in passages for piece in passage.pieces if piece.node.kind == "heading")
    if not any(heading.search(node.text) for node in headings):
        return {}
    return {
        piece.node.index: Role("evaluator", "role.list.sectors")
        for passage in passages
        if sectors.search(passage.skeleton.text)
        for piece in passage.pieces
    }


def _members_after_tables(document: Document, reviewers: frozenset[str], rules: RuleSet) -> dict[int, Role]:
    """Return the rows of a list of members that a page break has cut off from their table."""
    found: dict[int, Role] = {}
    role: Role | None = None
    for node in document.nodes:
        if node.table is not None:
            role = find_member_role(document, node, reviewers, rules)
        elif role is not None and (node.kind == "heading" or "。" in node.text):
            role = None
        elif role is not None:
            found[node.index] = role
    return found


def _members_below_captions(pieces: Sequence[Piece], reviewers: frozenset[str], rules: RuleSet) -> dict[int, Role]:
    """Return the lines below a caption (松江市環境会議の構成) or an announcement, up to a sentence or a heading."""
    found: dict[int, Role] = {}
    role: Role | None = None
    may_be_caption = rules["role.caption.word"].pattern.search
    for piece in pieces:
        council = find_captioned(piece.node.text, rules) if may_be_caption(piece.node.text) else None
        if council is not None:
            role = find_seat(council, reviewers, rules)
        elif (told := _find_announced(piece, reviewers, rules)) is not None:
            role = told
        elif role is not None and _sorts_members(piece, rules):
            continue
        elif piece.node.kind == "heading" or "。" in piece.node.text or len(piece.node.text) > _LONGEST_ENTRY:
            role = None
        elif role is not None:
            found[piece.node.index] = role
    return found


def _sorts_members(piece: Piece, rules: RuleSet) -> bool:
    """Tell whether a line only says as what the next ones sit on the council: 副会長, 委員."""
    told = find_section_role((piece.node.text,), rules) if not piece.bodies else None
    return told is not None and told.rule in _SEATS


def _find_announced(piece: Piece, reviewers: frozenset[str], rules: RuleSet) -> Role | None:
    """Return the role of the list that a paragraph announces at its end (構成は次のとおりです)."""
    text = piece.node.text
    end = text[-_LONGEST_END:]
    if "次" not in end and "下" not in end:
        return None
    told = rules["role.list.announced"].pattern.search(text)
    role = find_section_role((told["label"],), rules) if told else None
    # What is announced without a council may be a table of anything.
    if told is None or role is None or role.rule not in _SEATS:
        return None
    council = find_last_council(told[0], rules) or find_last_council(text, rules)
    return find_seat(council, reviewers, rules) if council is not None else None


def _members_below(lone: Iterable[tuple[Piece, Piece]], rules: RuleSet) -> dict[int, Role]:
    """Return the lists that stand right below a reviewing council, as in an organisation chart."""
    found = {}
    lists = rules["role.list.members"].pattern
    for piece, after in lone:
        role = find_name_role(piece.bodies[0], rules, "role.name") if len(after.bodies) > 1 else None
        if role is not None and role.name == "evaluator" and lists.search(after.skeleton.text):
            found[after.node.index] = role
    return found


def _councils_in_charge(lone: Iterable[tuple[Piece, Piece]], roles: Mapping[int, Role]) -> dict[int, Role]:
    """Return the councils that stand alone above the list of their members."""
    found = {}
    for piece, after in lone:
        members = roles.get(after.node.index)
        is_council = piece.bodies[0].kind == "council" and piece.node.zone in ORGANISATION
        if is_council and members is not None and members.name == "partner":
            found[piece.node.index] = Role("lead", "role.list.council")
    return found


def _first_councils(document: Document, lone: Iterable[tuple[Piece, Piece]], rules: RuleSet) -> dict[int, Role]:
    """Return the council that stands alone right below the heading 推進体制, whatever comes before its members."""
    found = {}
    for piece, _ in lone:
        node, body = piece.node, piece.bodies[0]
        above = document.nodes[node.parent] if node.parent is not None else None
        is_first = above is not None and above.index == node.index - 1 and above.announces == "organisation"
        is_organ = find_name_role(body, rules, "role.member") or find_name_role(body, rules, "role.name")
        if is_first and body.kind == "council" and not body.generic and is_organ is None:
            found[node.index] = Role("lead", "role.list.council")
    return found


def _find_lone(pieces: Sequence[Piece], rules: RuleSet) -> Iterator[tuple[Piece, Piece]]:
    """Yield the bodies that stand alone, each with what follows it: a list, also below its own caption (【構成】)."""
    for place, (piece, after) in enumerate(pairwise(pieces)):
        if not (is_lone_body(piece) or is_lone_council(piece)):
            continue
        is_caption = not after.bodies and place + _BELOW_CAPTION < len(pieces)
        if is_caption and find_section_role((after.node.text,), rules) is not None:
            yield piece, pieces[place + _BELOW_CAPTION]
        else:
            yield piece, after
