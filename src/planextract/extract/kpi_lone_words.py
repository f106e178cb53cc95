"""Words of a text table's header that stand on lines of their own: a year raised above its column, の累計 below one.

In: the fields of the lines around a header. Out: whether a lone word belongs to it, and whether the place of a lone
year is proved: it is the one year that is missing among those of the columns. A year of no certain column is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planextract.extract.kpi_columns import FIGURES
from planextract.extract.kpi_fields import Field
from planextract.extract.kpi_headers import find_role
from planextract.extract.kpi_periods import find_when, is_only_date
from planextract.rules.loader import RuleSet

# So many years beside it prove nothing of the next.
_FEWEST_YEARS = 1


def is_lone_word(fields: Sequence[Field], header: Sequence[Field], rules: RuleSet) -> bool:
    """Tell whether a line is one word of a header, over or below a column of figures.

    Args:
        fields: Of the line.
        header: A line of the header with several words.
        rules: The ``kpis`` rules.
    """
    if len(fields) != 1 or not header:
        return False
    first, word = header[0], fields[0]
    # What stands as far left as the names heads rows, or is one.
    edge = first.left if find_role(first.text, rules) in FIGURES else first.right
    if word.left < edge:
        return False
    return is_only_date(word.text) or rules.first(word.text, "kpi.flat") is not None


def drop_unproved(header: Sequence[list[Field]], rules: RuleSet) -> list[list[Field]]:
    """Return the lines of a header without the lone years whose column is not certain.

    A year is certain where the nearest column has none yet and holds no sum, and where it goes on with the years of
    the other columns, from left to right and one after the other.

    Args:
        header: Fields of each line, from top to bottom.
        rules: The ``kpis`` rules.
    """
    sure = [fields for fields in header if not is_lone_year(fields)]
    if len(sure) == len(header) or not sure:
        return list(header)
    longest = max(sure, key=len)
    words = ["".join(o.text for fields in sure for o in fields if _overlaps(o, field)) for field in longest]
    return [fields for fields in header if not is_lone_year(fields) or _is_proved(fields[0], longest, words, rules)]


def _is_proved(year: Field, columns: Sequence[Field], words: Sequence[str], rules: RuleSet) -> bool:
    distances = [_measure(year, column) for column in columns]
    at = distances.index(min(distances))
    if distances.count(distances[at]) > 1 or find_role(words[at], rules) == "total" or _read_year(words[at]):
        return False
    years = [_read_year(year.text if place == at else word) for place, word in enumerate(words)]
    dated = [year for year in years if year is not None]
    return len(dated) > _FEWEST_YEARS and all(two - one == 1 for one, two in pairwise(dated))


def _measure(year: Field, column: Field) -> int:
    """Return how far a word stands from a column: set flush left, flush right or centred."""
    middle = abs(year.left + year.right - column.left - column.right) // 2
    return min(abs(year.left - column.left), abs(year.right - column.right), middle)


def _overlaps(one: Field, other: Field) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def is_lone_year(fields: Sequence[Field]) -> bool:
    """Tell whether a line is nothing but a year."""
    return len(fields) == 1 and is_only_date(fields[0].text)


def _read_year(text: str) -> int | None:
    found = find_when(text, header=True)
    return int(found[0].first[:4]) if len(found) == 1 and found[0].first else None
