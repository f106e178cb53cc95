"""Which entry of one plan is which of the other, as far as is known, and how that was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planextract.diff.entries import Entry
from planextract.records.change import Match


@dataclass(frozen=True, slots=True)
class Division:
    """One item and the parts that it became.

    Attributes:
        whole: The item on its side.
        parts: The items on the other side, in order.
        score: How alike the whole and the joined parts are.
    """

    whole: int
    parts: tuple[int, ...]
    score: float


@dataclass(slots=True)
class Pairs:
    """A one-to-one pairing in the making; filled by the steps of ``match``, read by all later ones.

    Attributes:
        old: Entries of the old plan.
        new: Entries of the new plan.
        new_of: New entry of each paired old one.
        old_of: Old entry of each paired new one.
        found: How each old entry was paired.
        splits: Old entries that became several.
        merges: New entries that were several; their parts are old entries.
    """

    old: Sequence[Entry]
    new: Sequence[Entry]
    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    found: dict[int, Match] = field(default_factory=dict)
    splits: dict[int, Division] = field(default_factory=dict)
    merges: dict[int, Division] = field(default_factory=dict)
    _gone_old: set[int] = field(default_factory=set)
    _gone_new: set[int] = field(default_factory=set)

    def add(self, old: int, new: int, match: Match) -> None:
        """Pair two entries that are both still free."""
        self.new_of[old], self.old_of[new], self.found[old] = new, old, match

    def release(self, old: int) -> None:
        """Undo the pair of an old entry."""
        del self.old_of[self.new_of.pop(old)]
        del self.found[old]

    def split(self, division: Division) -> None:
        """Note that an old entry became several."""
        self.splits[division.whole] = division
        self._take_out({division.whole}, set(division.parts))

    def merge(self, division: Division) -> None:
        """Note that a new entry was several; the division is seen from the new side."""
        if division.whole not in self._gone_new and not self._gone_old & set(division.parts):
            self.merges[division.whole] = division
            self._take_out(set(division.parts), {division.whole})

    def is_free_new(self, new: int) -> bool:
        """Tell whether a new entry is neither paired nor part of a division."""
        return new not in self.old_of and new not in self._gone_new

    def _take_out(self, old: set[int], new: set[int]) -> None:
        for index in old & self.new_of.keys():
            self.release(index)
        for index in new & self.old_of.keys():
            self.release(self.old_of[index])
        self._gone_old |= old
        self._gone_new |= new

    def free_old(self, kind: str) -> list[Entry]:
        """Return the old entries of a kind that are neither paired nor divided."""
        return [entry for entry in self.old if self._is_free(entry, kind, self.new_of, self._gone_old)]

    def free_new(self, kind: str) -> list[Entry]:
        """Return the new entries of a kind that are neither paired nor divided."""
        return [entry for entry in self.new if self._is_free(entry, kind, self.old_of, self._gone_new)]

    def are_partners(self, old: int | None, new: int | None) -> bool:
        """Tell whether two entries, or two absences, correspond."""
        if old is None or new is None:
            return old is new
        return self.new_of.get(old) == new

    def __iter__(self) -> Iterator[tuple[Entry, Entry, Match]]:
        """Yield the pairs in the order of the new plan."""
        for new in sorted(self.old_of):
            old = self.old_of[new]
            yield self.old[old], self.new[new], self.found[old]

    def turned(self) -> Pairs:
        """Return the same pairing seen from the other side."""
        found = {self.new_of[old]: match for old, match in self.found.items()}
        return Pairs(
            old=self.new,
            new=self.old,
            new_of=dict(self.old_of),
            old_of=dict(self.new_of),
            found=found,
            splits=dict(self.merges),
            merges=dict(self.splits),
            _gone_old=set(self._gone_new),
            _gone_new=set(self._gone_old),
        )

    @staticmethod
    def _is_free(entry: Entry, kind: str, paired: dict[int, int], gone: set[int]) -> bool:
        return entry.kind == kind and entry.index not in paired and entry.index not in gone
