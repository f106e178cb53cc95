"""The outcome of an evaluation: figures per document, per family and over all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from planextract.evaluate.figures import METRICS
from planextract.evaluate.misses import Misses

Figures = dict[str, float | None]
NO_RECORD = "-"


@dataclass(frozen=True)
class DocumentScore:
    """One document against its gold.

    Attributes:
        stem: Name of the gold file without extension.
        family: Document family the record names; ``-`` where there is no record.
        figures: By metric; None where there is nothing to measure.
        misses: What went wrong, by kind; empty where there is no record.
        grades: By grade of confidence, (items right, items).
    """

    stem: str
    family: str
    figures: Figures
    misses: tuple[Misses, ...]
    grades: dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Evaluation:
    """All documents of a gold folder.

    Attributes:
        documents: In the order of their names.
    """

    documents: tuple[DocumentScore, ...]

    @property
    def mean(self) -> Figures:
        """Return the mean of every metric over the documents it can be measured on."""
        return _mean(document.figures for document in self.documents)

    @property
    def overall(self) -> float:
        """Return the mean of the means; 0 where nothing could be measured."""
        return _overall(self.mean)

    @property
    def families(self) -> dict[str, Figures]:
        """Return the means per document family, in the order of their names."""
        names = sorted({document.family for document in self.documents})
        return {name: _mean(d.figures for d in self.documents if d.family == name) for name in names}

    @property
    def confidence(self) -> dict[str, tuple[int, int]]:
        """Return (items right, items) per grade over all documents."""
        grades = ("high", "medium", "low")
        return {grade: _add(d.grades.get(grade, (0, 0)) for d in self.documents) for grade in grades}

    def to_plain(self) -> dict[str, Any]:
        """Return everything as plain values, for JSON."""
        return {
            "documents": {d.stem: d.figures for d in self.documents},
            "families": self.families,
            "mean": self.mean,
            "overall": self.overall,
            "confidence": {
                grade: {"right": right, "items": items, "share": right / items if items else None}
                for grade, (right, items) in self.confidence.items()
            },
            "misses": {
                d.stem: {m.kind: {"missing": list(m.missing), "extra": list(m.extra)} for m in d.misses}
                for d in self.documents
            },
        }


def _mean(rows: Iterable[Figures]) -> Figures:
    rows = tuple(rows)
    values = {metric: [row[metric] for row in rows if row[metric] is not None] for metric in METRICS}
    return {metric: _average([v for v in found if v is not None]) for metric, found in values.items()}


def _overall(mean: Figures) -> float:
    return _average([value for value in mean.values() if value is not None]) or 0.0


def _average(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _add(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    pairs = tuple(pairs)
    return sum(right for right, _ in pairs), sum(items for _, items in pairs)
