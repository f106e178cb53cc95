"""The plan record: everything that one document says, with proof."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from planextract.records.action import Action
from planextract.records.actor import Actor
from planextract.records.date import PlanDate
from planextract.records.evidence import Evidence, IsoDate, Record
from planextract.records.issue import Issue
from planextract.records.kpi import Kpi
from planextract.records.pillar import Pillar

SCHEMA_VERSION: Final = "1.0"


class Period(Record):
    """The plan's own period.

    Attributes:
        start: First day, None if it is not on the calendar (認定の日から).
        end: Last day, None if it is not on the calendar.
        text: As printed.
        evidence: Where it stands.
    """

    start: IsoDate | None = None
    end: IsoDate | None = None
    text: str
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class Vision(Record):
    """What the plan wants the place to become (将来像, 目指す姿).

    Attributes:
        text: As printed.
        evidence: Where it stands.
    """

    text: str = Field(min_length=1)
    evidence: tuple[Evidence, ...] = Field(min_length=1)


class SourceFile(Record):
    """The file that was read.

    Attributes:
        name: File name.
        media_type: Media type.
        sha256: Hex digest of its bytes.
        bytes: Size.
        pages: Number of pages, None for formats without pages.
        encoding: Text encoding, None for PDF.
    """

    name: str
    media_type: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    bytes: int = Field(ge=0)
    pages: int | None = None
    encoding: str | None = None


class DocumentRecord(Record):
    """What the document says about itself.

    Attributes:
        id: Path under the input folder, without extension.
        title: Its own title; empty only where it has none.
        kind: Recognised document family, ``unknown`` otherwise.
        status: ``draft`` or ``final``.
        issuers: Ids of the actors that issue or draft the plan.
        period: None if not stated.
        vision: None if there is none.
        source: The file.
    """

    id: str = Field(min_length=1)
    title: str
    kind: str
    status: Literal["draft", "final"]
    issuers: tuple[str, ...] = ()
    period: Period | None = None
    vision: Vision | None = None
    source: SourceFile


class Extractor(Record):
    """What made the record.

    Attributes:
        version: Package version.
        rules: Hash of all rules and lexicons.
        packages: Versions of the dictionaries and models that change results.
        settings: Settings that change results.
    """

    version: str
    rules: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")
    packages: dict[str, str] = Field(default_factory=dict)
    settings: dict[str, str | bool | None] = Field(default_factory=dict)


class Plan(Record):
    """One document's record.

    Attributes:
        schema_version: Version of the contract.
        document: The document itself.
        pillars: In document order, as are the other lists.
        actions: Statements of what will be done.
        kpis: Indicators.
        actors: Bodies.
        dates: Temporal expressions.
        issues: What a reader should look at.
        extractor: What made the record.
    """

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    document: DocumentRecord
    pillars: tuple[Pillar, ...] = ()
    actions: tuple[Action, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    actors: tuple[Actor, ...] = ()
    dates: tuple[PlanDate, ...] = ()
    issues: tuple[Issue, ...] = ()
    extractor: Extractor
