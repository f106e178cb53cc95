"""What the extractors find: values with their place, rule and reasons, before they are linked.

Every mention keeps the view it was read from; evidence is made from that view, never by searching.
"""

from __future__ import annotations

from typing import Literal

from planextract.document import Finding
from planextract.frozen import frozen_dataclass
from planextract.spans import View


@frozen_dataclass(frozen=True, slots=True)
class Mention:
    """Fields that all mentions share.

    Attributes:
        node: Index of the outline node it was found in.
        view: What was read, in folded spelling with the map to the canonical text.
        rule: Id of the rule that found it.
        reasons: Reason codes for its confidence, e.g. ``label.sequence_ok``.
        grade: ``high``, ``medium`` or ``low``.
    """

    node: int
    view: View
    rule: str
    reasons: tuple[str, ...] = ()
    grade: str = "high"


@frozen_dataclass(frozen=True, slots=True)
class PillarMention(Mention):
    """A pillar's heading.

    Attributes:
        number: As printed, None if unnumbered.
        order: Place of the number in its sequence, for ordering; None if unnumbered.
        scope: Indexes of the outline nodes whose subtrees unfold it.
        members: Top-level actions that stand apart from their pillar: pairs of the node that heads an action
            (None at the top) and the action's node.
    """

    number: str | None = None
    order: int | None = None
    scope: tuple[int, ...] = ()
    members: tuple[tuple[int | None, int], ...] = ()


@frozen_dataclass(frozen=True, slots=True)
class ActionMention(Mention):
    """A statement of what will be done.

    Attributes:
        marker: As printed, None if unmarked.
        priority: Whether it is marked as a priority.
        qualifiers: Status words: ``study``, ``planned``, ``draft``, ``tentative``, ``continued``, ``repeated`` …
        sentence: Order among several actions of one node, from 0; with the node the key of the action.
        above: Key of the action that it stands under, None at the top.
        again: Where else the plan prints it: in a list before or behind the part that unfolds it.
    """

    marker: str | None = None
    priority: bool = False
    qualifiers: tuple[str, ...] = ()
    sentence: int = 0
    above: tuple[int, int] | None = None
    again: tuple[View, ...] = ()


@frozen_dataclass(frozen=True, slots=True)
class Figure:
    """A number that a KPI gives.

    Attributes:
        value: The number.
        view: Where it is printed.
        start: First day it holds for (ISO), None if open or unknown.
        end: Last day (ISO), None if open or unknown.
        basis: ``level``, ``increment`` or ``cumulative``.
    """

    value: float
    view: View
    start: str | None = None
    end: str | None = None
    basis: str = "level"


@frozen_dataclass(frozen=True, slots=True)
class KpiMention(Mention):
    """An indicator with its figures; ``view`` is its name.

    Attributes:
        unit: As printed, None if none.
        baseline: Its baseline, None if none is given.
        targets: Its targets, in the order of their periods.
        direction: ``increase``, ``decrease``, ``keep`` or None.
    """

    unit: str | None = None
    baseline: Figure | None = None
    targets: tuple[Figure, ...] = ()
    direction: str | None = None


@frozen_dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """A body that the text names here; ``view`` is the name as printed.

    Attributes:
        name: Name in folded spelling, without place prefixes and legal notes.
        kind: One of the actor kinds of the record contract.
        role: Role that this place gives, ``mentioned`` if none.
        generic: True for a class of bodies.
        code: Code of a local government if it is certain here, else None.
        candidates: Codes that fit, where more than one does.
        unit: Section of the body that is named here, None if none.
        alias: Another form of the name given here, None if none.
    """

    name: str = ""
    kind: str = "other"
    role: str = "mentioned"
    generic: bool = False
    code: str | None = None
    candidates: tuple[str, ...] = ()
    unit: str | None = None
    alias: str | None = None


@frozen_dataclass(frozen=True, slots=True)
class DateMention(Mention):
    """A temporal expression; ``view`` is the expression as printed.

    Attributes:
        start: First day (ISO), None if open or unknown.
        end: Last day (ISO), None if open or unknown.
        kind: One of the date kinds of the record contract.
        precision: ``day``, ``month``, ``fiscal_year``, ``year`` or ``range``.
        recurs: Recurrence such as ``--09``, None if it does not recur.
        needs: What it needs from the context: ``year``, ``fiscal_year``, ``previous`` or None.
    """

    start: str | None = None
    end: str | None = None
    kind: str = "reference"
    precision: str = "day"
    recurs: str | None = None
    needs: str | None = None


@frozen_dataclass(frozen=True, slots=True)
class Front:
    """What a document says about itself before the plan begins.

    Attributes:
        title: Its title, None if it has no text that can be one.
        status: ``draft`` or ``final``.
        vision: Its vision (将来像), None if there is none.
    """

    title: View | None
    status: Literal["draft", "final"]
    vision: View | None


@frozen_dataclass(frozen=True, slots=True)
class Mentions:
    """Everything that the extractors found in one document.

    Attributes:
        front: Title, status, vision.
        pillars: In the order of their numbers.
        actions: Each with the place of its pillar in ``pillars``, None for cross-cutting ones.
        kpis: In document order.
        actors: One per mention, in document order.
        dates: One per mention, in document order.
        findings: What the extractors could not decide.
    """

    front: Front
    pillars: tuple[PillarMention, ...] = ()
    actions: tuple[tuple[int | None, ActionMention], ...] = ()
    kpis: tuple[KpiMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    findings: tuple[Finding, ...] = ()
