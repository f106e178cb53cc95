"""What became of each pillar, action and indicator over a series of revisions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planextract.records.evidence import Record
from planextract.records.kpi import Baseline, Target
from planextract.records.plan import SCHEMA_VERSION


class Stage(Record):
    """An item as one revision has it.

    Attributes:
        id: Its id there.
        text: Title, text or name.
        unit: Unit of an indicator.
        baseline: Baseline of an indicator.
        targets: Targets of an indicator.
    """

    id: str
    text: str
    unit: str | None = None
    baseline: Baseline | None = None
    targets: tuple[Target, ...] = ()

    def spell(self) -> tuple[object, ...]:
        """Return what a reader sees of it: equal for two revisions that say the same."""
        cells: list[Baseline | Target] = [*([self.baseline] if self.baseline else []), *self.targets]
        return "".join(self.text.split()), self.unit, *((cell.value, cell.at) for cell in cells)


class Track(Record):
    """One item through all revisions.

    Attributes:
        kind: What it is.
        stages: One per revision; None where the item is not in it.
    """

    kind: Literal["pillar", "action", "kpi"]
    stages: tuple[Stage | None, ...] = Field(min_length=1)

    @property
    def text(self) -> str:
        """Return what the item is called in the latest revision that has it."""
        return next(stage.text for stage in reversed(self.stages) if stage)

    @property
    def is_changed(self) -> bool:
        """Tell whether any two revisions differ in it."""
        return len({stage.spell() if stage else None for stage in self.stages}) > 1


class History(Record):
    """All items through all revisions.

    Attributes:
        schema_version: Version of the contract.
        plan: Name of the series.
        revisions: Document ids, earliest first.
        tracks: Pillars, actions, then indicators.
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    plan: str
    revisions: tuple[str, ...]
    tracks: tuple[Track, ...] = ()
