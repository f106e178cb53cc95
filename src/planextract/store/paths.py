"""Where things lie on disk: document ids in, paths inside the output folder out.

Records and texts mirror the input tree. Everything else (run manifests, quarantine) lies in one hidden folder of
the output, which no input can reach, as hidden inputs are never taken. Nothing here reads or writes a file.
"""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path, PurePosixPath

from planextract.errors import UnsafePath
from planextract.store.places import is_remote

LEDGER_FOLDER = ".planextract"
RECORD_SUFFIX = ".json"
TEXT_SUFFIX = ".txt"
# Separators of other systems and characters that no file name may hold.
FORBIDDEN_CHARACTERS = frozenset("\\\0\n\r")


def document_id(path: Path, *, root: Path | None = None) -> str:
    """Return the id of an input: its path below the root without extension, or its stem where there is no root."""
    relative = path.relative_to(root) if root else Path(path.name)
    return name_to_id(relative.as_posix())


def name_to_id(name: str) -> str:
    """Return the id of an input by its name below the input folder, e.g. ``市/計画.pdf`` → ``市/計画``."""
    folder, slash, last = name.rpartition("/")
    stem, _, extension = last.rpartition(".")
    # As for `Path.stem`: what begins or ends with its only point has no extension.
    return f"{folder}{slash}{stem}" if stem and extension else name


def show_name(name: str) -> str:
    """Return a file name as it can be printed and stored: bytes that are no UTF-8, and line ends, are escaped."""
    if name.isprintable():
        return name
    readable = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in readable)


def record_path(output: Path, plan_id: str) -> Path:
    """Return where the record of a document lies."""
    return _inside(output, plan_id, RECORD_SUFFIX)


def text_path(output: Path, plan_id: str) -> Path:
    """Return where the canonical text of a document lies."""
    return _inside(output, plan_id, TEXT_SUFFIX)


def quarantine_path(output: Path, name: str) -> Path:
    """Return where the quarantine record of an input lies; the name keeps its extension."""
    return _inside(output / LEDGER_FOLDER / "quarantine", name, RECORD_SUFFIX)


def note_path(output: Path, name: str) -> Path:
    """Return where the note that an input is done lies; the name keeps its extension."""
    return _inside(output / LEDGER_FOLDER / "done", name, RECORD_SUFFIX)


def index_path(output: Path) -> Path:
    """Return where the index of all notes lies."""
    return output / LEDGER_FOLDER / "done.index"


def manifest_path(output: Path, run_id: str) -> Path:
    """Return where the manifest of a run lies."""
    return _inside(output / LEDGER_FOLDER / "runs", run_id, RECORD_SUFFIX)


def find_collisions(plan_ids: Iterable[str]) -> frozenset[str]:
    """Find the ids that would share one output file on some file system.

    Two ids collide where they are equal, or differ only in width, case or composition: 「計画Ａ」 and 「計画A」 are one
    name to a reader, and `A` and `a` are one file on many disks.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for plan_id in plan_ids:
        groups[collision_key(plan_id)].append(plan_id)
    return frozenset(plan_id for group in groups.values() if len(group) > 1 for plan_id in group)


def collision_key(plan_id: str) -> str:
    """Return what is equal for two ids that some file system or some reader takes for one."""
    return unicodedata.normalize("NFKC", plan_id).casefold()


def check_name(name: str) -> None:
    """Make sure that a name stays in its folder and that every disk and every JSON reader can hold it.

    Raises:
        UnsafePath: It does not.
    """
    _split(name)


# A record and its text are asked for together.
@lru_cache(maxsize=8)
def _split(name: str) -> tuple[str, ...]:
    """Return the parts of a name, none of which leads anywhere else."""
    pure = PurePosixPath(name)
    if (
        not pure.parts
        or pure.is_absolute()
        or ".." in pure.parts
        or any(character in name for character in FORBIDDEN_CHARACTERS)
        or (not name.isascii() and any("\ud800" <= character <= "\udfff" for character in name))  # no UTF-8
    ):
        raise UnsafePath(show_name(name))
    return pure.parts


def _inside(folder: Path, name: str, suffix: str) -> Path:
    parts = _split(name)
    path = folder.joinpath(*parts[:-1], parts[-1] + suffix)
    # A link below the output folder may point anywhere: the place really written to decides.
    if not is_remote(folder) and _has_link(folder, parts[:-1]):
        root = os.path.realpath(folder)
        if os.path.commonpath((root, os.path.realpath(path.parent))) != root:
            raise UnsafePath(name)
    return path


def _has_link(folder: Path, parts: tuple[str, ...]) -> bool:
    """Return whether one of the folders on the way down may be a link; looked at each time, as it may become one."""
    if os.name != "posix":
        return True  # junctions are no links to Python
    place = str(folder)
    for part in parts:
        place = f"{place}/{part}"
        if os.path.islink(place):  # noqa: PTH114 - thousands of times in a run
            return True
    return False
