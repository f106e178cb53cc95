"""What became of each input of a run: one row each, kept as it is spelled in the manifest."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args, overload

from pydantic import Field

from planextract.records.evidence import Record
from planextract.store.pile import Pile

Outcome = Literal["ok", "partial", "quarantined", "skipped"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Row(Record):
    """What became of one input.

    Attributes:
        id: Document id.
        source: Path of the input as given.
        outcome: ``ok``; ``partial``: some pages could not be read; ``quarantined``: no record, see code;
            ``skipped``: this content was done by this extractor before.
        sha256: Digest of the input's bytes; empty where it could not be read.
        code: Error code of a quarantined input, also of one skipped for that reason.
        cause: What is wrong, in Japanese and English.
        advice: What to do about it, in Japanese and English.
        detail: What was found; for a defect its module, line and traceback.
        seconds: Time taken.
        peak_memory_mb: Largest memory of the process so far; None where the system does not tell.
        pages: Number of pages, None if unknown.
        failed_pages: Pages that could not be read, by the code of the reason.
        characters: Length of the canonical text.
        counts: Number of items per kind.
    """

    id: str
    source: str
    outcome: Outcome
    sha256: str = ""
    code: str | None = None
    cause: dict[str, str] = Field(default_factory=dict)
    advice: dict[str, str] = Field(default_factory=dict)
    detail: str = ""
    seconds: float = 0.0
    peak_memory_mb: int | None = None
    pages: int | None = None
    failed_pages: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    characters: int = 0
    counts: dict[str, int] = Field(default_factory=dict)


class Rows(Sequence[Row]):
    """Rows of a manifest, each made anew whenever it is looked at.

    Args:
        rows: The first ones.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._pile = Pile()
        self._order: array[int] | None = None
        for row in rows:
            self.add(row)

    def __len__(self) -> int:
        return len(self._pile)

    def __iter__(self) -> Iterator[Row]:
        return map(Row.model_validate_json, self.lines())

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = range(len(self))[place]
        return Row.model_validate_json(self._pile.get(self._order[number] if self._order else number))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(mine == its for mine, its in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # grows, so it is no key

    def add(self, row: Row) -> None:
        """Add a row at the end."""
        self.add_line(row.model_dump_json().encode())

    def add_line(self, line: bytes) -> None:
        """Add a row that is spelled already."""
        self._order = None
        self._pile.add(line)

    def lines(self) -> Iterator[bytes]:
        """Yield each row as it is spelled in the manifest."""
        if self._order is None:
            return iter(self._pile)
        return map(self._pile.get, self._order)

    def sort(self) -> None:
        """Bring them into the order of their ids and sources."""
        keys = [(row["id"], row["source"]) for row in map(json.loads, self._pile)]
        self._order = array("L", sorted(range(len(keys)), key=keys.__getitem__))


def count_outcomes(rows: Iterable[Row]) -> dict[Outcome, int]:
    """Count the inputs per outcome, the ones that did not occur included."""
    found = Counter(row.outcome for row in rows)
    return {outcome: found[outcome] for outcome in OUTCOMES}
