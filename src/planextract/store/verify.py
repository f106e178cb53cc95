"""A folder of records in, a verdict for each out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planextract.errors import EmptyFolder, FileMissing, PlanextractError
from planextract.store.plans import find_records, load_plan, load_text
from planextract.store.proof import Breach, claims, prove


@dataclass(frozen=True)
class Verdict:
    """Whether one record is proven.

    Attributes:
        path: Where the record lies.
        quotes: Number of quotes that were compared.
        breaches: Values that are not proven.
        error: Why the record or its text could not be read; None where they could.
    """

    path: Path
    quotes: int = 0
    breaches: tuple[Breach, ...] = ()
    error: PlanextractError | None = None

    @property
    def is_proven(self) -> bool:
        """Return whether every value of the record stands in its text."""
        return not self.breaches and self.error is None


def verify_folder(folder: Path) -> Iterator[Verdict]:
    """Prove every record below a folder, one after the other.

    Raises:
        FileMissing: There is no such folder.
        EmptyFolder: It holds no record.
    """
    if not folder.is_dir():
        raise FileMissing(str(folder))
    paths = list(find_records(folder))
    if not paths:
        raise EmptyFolder(str(folder))
    for path in paths:
        yield _verify(path)


def _verify(path: Path) -> Verdict:
    try:
        plan, text = load_plan(path), load_text(path)
    except PlanextractError as error:
        return Verdict(path, error=error)
    return Verdict(path, quotes=sum(len(evidence) for _, evidence, _ in claims(plan)), breaches=prove(plan, text))
