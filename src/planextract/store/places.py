"""Folders on this machine or in an object store, behind one face; the only file that knows universal_pathlib.

A place is a path, or a URL such as ``s3://bucket/raw`` that fsspec can open (extra ``s3``). What comes out behaves like
a ``pathlib.Path`` in everything that the package does with it.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Annotated, Any, cast

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from planextract.errors import BadSetting, FileMissing

URL_MARK = "://"


def open_place(where: str | Path) -> Path:
    """Return the place that a path or URL names.

    Raises:
        BadSetting: The URL is of a kind for which no package is installed.
    """
    if not isinstance(where, str):
        return where
    if URL_MARK not in where:
        return Path(where)
    try:
        from upath import UPath

        place = UPath(where)
        place.fs  # noqa: B018 - the package for this kind of URL is loaded here
    except (ImportError, ValueError) as error:
        raise BadSetting(where, detail=f"{error}; pip install 'planextract[s3]'") from error
    return cast("Path", place)


def is_remote(place: Path) -> bool:
    """Return whether a place lies in an object store."""
    return not isinstance(place, PurePath)


def to_url(place: Path) -> str:
    """Return a place as a URL."""
    return str(place) if is_remote(place) else place.resolve().as_uri()


def storage_faults() -> tuple[type[Exception], ...]:
    """Return what storage raises; the kinds of an object store only where its library is in use."""
    botocore = sys.modules.get("botocore.exceptions")
    # A name that a system cannot hold (a NUL, a lone surrogate) is a ValueError there.
    return (OSError, ValueError, *((botocore.BotoCoreError,) if botocore else ()))


def walk_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield (name below the folder, file) in order; hidden files and folders are left out, links to folders too.

    A folder that is not there has no files.
    """
    if is_remote(folder):
        yield from _walk_remote(folder)
        return
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        here = Path(place)
        below = here.relative_to(folder).as_posix()
        prefix = "" if below == "." else f"{below}/"
        for name in sorted(files):
            if not name.startswith("."):
                yield prefix + name, here / name


@contextmanager
def local_copy(file: Path) -> Iterator[Path]:
    """Give a file that libraries in C can open: itself, or a copy that is gone afterwards.

    Raises:
        FileMissing: It cannot be fetched.
    """
    if not is_remote(file):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix="planextract-") as folder:
        copy = Path(folder, file.name)
        try:
            with file.open("rb") as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target)
        except storage_faults() as error:
            raise FileMissing(str(file), detail=str(error)) from error
        yield copy


def _walk_remote(folder: Path) -> Iterator[tuple[str, Path]]:
    store: Any = folder
    try:
        store.fs.invalidate_cache()
        root = store.path.rstrip("/")
        found = sorted(store.fs.find(root))
    except FileNotFoundError:
        return
    for key in found:
        name = key.removeprefix(root.lstrip("/") if not key.startswith("/") else root).lstrip("/")
        if name and not any(part.startswith(".") for part in name.split("/")):
            yield name, folder / name


Place = Annotated[
    Path,
    PlainValidator(open_place),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "format": "path"}),
]
