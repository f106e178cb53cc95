"""Which entry of one plan is which of the other, as far as is known, and how that was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planextract.diff.entries import Entry
from planextract.records.change import Match


@dataclass(slots=True)
class Pairs:
    """A one-to-one pairing in the making; filled by the steps of ``match``, read by all later ones.

    Attributes:
        old: Entries of the old plan.
        new: Entries of the new plan.
        new_of: New entry of each paired old one.
        old_of: Old entry of each paired new one.
        found: How each old entry was paired.
    """

    old: Sequence[Entry]
    new: Sequence[Entry]
    new_of: dict[int, int] = field(default_factory=dict)
    old_of: dict[int, int] = field(default_factory=dict)
    found: dict[int, Match] = field(default_factory=dict)

    def add(self, old: int, new: int, match: Match) -> None:
        """Pair two entries that are both still free."""
        self.new_of[old], self.old_of[new], self.found[old] = new, old, match

    def release(self, old: int) -> None:
        """Undo the pair of an old entry."""
        del self.old_of[self.new_of.pop(old)]
        del self.found[old]

    def move(self, old: int, new: int, match: Match) -> None:
        """Give a paired old entry another, free partner."""
        self.release(old)
        self.add(old, new, match)

    def free_old(self, kind: str) -> list[Entry]:
        """Return the old entries of a kind that have no partner."""
        return [entry for entry in self.old if entry.kind == kind and entry.index not in self.new_of]

    def free_new(self, kind: str) -> list[Entry]:
        """Return the new entries of a kind that have no partner."""
        return [entry for entry in self.new if entry.kind == kind and entry.index not in self.old_of]

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
        return Pairs(self.new, self.old, dict(self.old_of), dict(self.new_of), found)
