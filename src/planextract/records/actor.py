"""An organisation or a body that the document names."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from planextract.records.evidence import Item

ActorKind = Literal[
    "prefecture", "municipality", "national", "council", "university", "company", "association", "research", "other"
]
Role = Literal["author", "lead", "partner", "evaluator", "mentioned"]
LocalGovernmentCode = Annotated[str, Field(pattern=r"^\d{6}$")]


class Actor(Item):
    """A body, or with ``generic`` a class of bodies.

    Attributes:
        name: Full form used in the document.
        aliases: Other forms used in it.
        kind: What sort of body it is.
        code: 全国地方公共団体コード of a prefecture or municipality; None where it is none or not certain.
        units: Sections of the body that are named.
        roles: What it does in the plan; ``mentioned`` if nothing else.
        generic: True for a class (市町村, 民間企業).
    """

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    code: LocalGovernmentCode | None = None
    units: tuple[str, ...] = ()
    roles: tuple[Role, ...] = Field(min_length=1)
    generic: bool = False
