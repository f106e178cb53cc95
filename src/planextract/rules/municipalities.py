"""The table of local governments: prefectures, municipalities and wards with their codes.

In: ``lexicons/municipalities.csv``, described in ``lexicons/README.md``. Out: frozen entries and look-ups.
Does not read documents; finding names in a text is the business of ``extract``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from planextract.rules.loader import read_data

PlaceKind = Literal["prefecture", "city", "town", "village", "designated_city_ward", "tokyo_ward"]


@dataclass(frozen=True, slots=True)
class Place:
    """One local government.

    Attributes:
        code: 全国地方公共団体コード, six digits with the check digit.
        name: Name with its type character (鶴岡市); wards of designated cities with the city (仙台市青葉区).
        county: County that addresses write before the name (上川郡), empty if none.
        prefecture: Name of its prefecture; its own name for a prefecture.
        kind: What it is.
        kana: How the name is read (ながとし), empty for prefectures and a few wards.
    """

    code: str
    name: str
    county: str
    prefecture: str
    kind: str
    kana: str = ""

    @property
    def is_prefecture(self) -> bool:
        """True for the 47 prefectures."""
        return self.kind == "prefecture"


@lru_cache(maxsize=1)
def load_places() -> tuple[Place, ...]:
    """Load all local governments in the order of their codes."""
    table = csv.DictReader(io.StringIO(read_data("lexicons", "municipalities.csv")))
    return tuple(Place(**row) for row in table)


@lru_cache(maxsize=1)
def places_by_name() -> Mapping[str, tuple[Place, ...]]:
    """Return the places that bear each name; 25 municipal names have more than one."""
    found: dict[str, list[Place]] = {}
    for place in load_places():
        found.setdefault(place.name, []).append(place)
    return MappingProxyType({name: tuple(places) for name, places in found.items()})


@lru_cache(maxsize=1)
def places_by_code() -> Mapping[str, Place]:
    """Return the place of each code."""
    return MappingProxyType({place.code: place for place in load_places()})


def choose_places(name: str, *, prefecture: str = "", county: str = "") -> tuple[Place, ...]:
    """Return the places that a name may denote, given what is written before it.

    Args:
        name: Name with its type character.
        prefecture: Prefecture written before it or otherwise known, empty if none.
        county: County written before it, empty if none.

    Returns:
        One place where the name is certain, several where it is not, none where no such place is known.
        A county or prefecture that contradicts the table leaves nothing.
    """
    found = places_by_name().get(name, ())
    if prefecture:
        found = tuple(place for place in found if place.prefecture == prefecture)
    if county and len(found) > 1:
        found = tuple(place for place in found if place.county == county)
    return found
