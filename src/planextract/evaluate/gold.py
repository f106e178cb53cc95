"""Hand-made answers on disk → typed values.

A gold file holds what a careful analyst would write down; it has no evidence, rules or confidence. Fields that are
not scored are passed over.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from planextract.errors import BadRecord


class Gold(BaseModel):
    """Base of gold values: frozen, fields that are not scored ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldPillar(Gold):
    """A pillar."""

    id: str
    title: str


class GoldAction(Gold):
    """An action with its place in the tree."""

    id: str
    text: str
    pillar: str | None = None
    parent: str | None = None
    priority: bool = False


class GoldBaseline(Gold):
    """Where an indicator starts; the value is null where only its year is given."""

    value: float | None = None


class GoldTarget(Gold):
    """What an indicator is to reach."""

    value: float
    at: str | None = None
    basis: str | None = None


class GoldKpi(Gold):
    """An indicator."""

    name: str
    baseline: GoldBaseline | None = None
    targets: tuple[GoldTarget, ...] = ()


class GoldActor(Gold):
    """A body, or a class of bodies."""

    name: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    roles: tuple[str, ...] = ()
    generic: bool = False


class GoldDate(Gold):
    """A temporal expression."""

    text: str
    start: str | None = None
    end: str | None = None


class GoldPeriod(Gold):
    """The plan's own period."""

    start: str | None = None
    end: str | None = None


class GoldPlan(Gold):
    """The answers for one document."""

    title: str
    issuers: tuple[str, ...]
    status: str
    period: GoldPeriod | None = None
    pillars: tuple[GoldPillar, ...]
    actions: tuple[GoldAction, ...]
    kpis: tuple[GoldKpi, ...]
    actors: tuple[GoldActor, ...]
    dates: tuple[GoldDate, ...]


def load_gold(path: Path) -> GoldPlan:
    """Read a gold file.

    Raises:
        BadRecord: It is not a gold file.
    """
    try:
        return GoldPlan.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadRecord(str(path), detail=f"{place}: {first['msg']}") from error
