"""Places that are taken, against asking each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planextract.extract.kpi_flat_units import find_unit
from planextract.extract.taken import Taken
from planextract.spans import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(0, 12))


@given(st.lists(SPANS, max_size=20), st.lists(SPANS, max_size=10))
def test_a_span_overlaps_what_is_taken_as_it_does_one_by_one(taken: list[Span], asked: list[Span]) -> None:
    places = Taken()
    for span in taken:
        places.add(span)
    assert bool(places) == bool(taken)
    for span in asked:
        assert places.overlap(span) == any(span.overlaps(other) for other in taken)


@given(st.text("人件回", min_size=0, max_size=6), st.lists(st.text("人件回", min_size=1, max_size=2), max_size=6))
def test_the_unit_of_a_name_is_found_as_by_joining_all(stem: str, units: list[str]) -> None:
    joined = (
        slice(first, end)
        for first in range(len(units))
        for end in range(len(units), first, -1)
        if stem.endswith("".join(units[first:end]))
    )
    assert find_unit(stem, units) == next(joined, None)
