"""What to extract: paths and folders in, one input per document out.

A folder gives every document below it, mirrored; a file gives itself. Hidden files and README files are no
documents; other files that no reader takes are listed as ignored, so that nothing disappears in silence.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from planextract.errors import EmptyFolder, FileMissing, NameCollision, PlanextractError
from planextract.ingest import READERS
from planextract.store import document_id, find_collisions

NO_DOCUMENTS = frozenset({"readme"})
CHUNK = 1 << 20


@dataclass(frozen=True)
class Input:
    """One file to extract.

    Attributes:
        plan_id: Id of the document, which decides where its record lies.
        name: Path below the input folder with extension; the file name for single files.
        path: Where the file is.
        sha256: Digest of its bytes; empty where nobody asked for it yet.
    """

    plan_id: str
    name: str
    path: Path
    sha256: str = ""


@dataclass(frozen=True)
class Listing:
    """What was found.

    Attributes:
        inputs: Files to extract, in the order of their ids.
        refused: Inputs that cannot be taken, each with the reason.
        ignored: Files in the folders that are no documents.
    """

    inputs: tuple[Input, ...]
    refused: tuple[tuple[Input, PlanextractError], ...] = ()
    ignored: tuple[str, ...] = ()


def list_inputs(paths: Iterable[Path]) -> Listing:
    """List the documents that paths of files and folders stand for.

    A missing path and an empty folder are refused; so are all documents whose records would overwrite each other.
    """
    found: dict[Path, Input] = {}
    refused: list[tuple[Input, PlanextractError]] = []
    ignored: list[str] = []
    for path in paths:
        if not path.is_dir():
            # A file that is missing now is refused here, so that it cannot collide with one that exists.
            single = Input(document_id(path), path.name, path)
            if path.exists():
                found.setdefault(path.resolve(), single)
            else:
                refused.append((single, FileMissing(str(path))))
            continue
        documents, others = _walk(path)
        ignored += [file.relative_to(path).as_posix() for file in others]
        if not documents:
            refused.append((Input(path.name or ".", path.name or ".", path), EmptyFolder(str(path))))
        for file in documents:
            item = Input(document_id(file, root=path), file.relative_to(path).as_posix(), file)
            found.setdefault(file.resolve(), item)
    inputs, colliding = _separate(sorted(found.values(), key=lambda item: (item.plan_id, item.name)))
    return Listing(inputs, (*refused, *colliding), tuple(ignored))


def hash_file(path: Path) -> str:
    """Return the hex SHA-256 of a file's bytes.

    Raises:
        FileMissing: The file is not there or may not be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise FileMissing(str(path), detail=error.strerror or "") from error
    return digest.hexdigest()


def _walk(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the documents below a folder and the other files; links to folders are not followed."""
    documents: list[Path] = []
    others: list[Path] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if name.startswith(".") or path.stem.casefold() in NO_DOCUMENTS:
                continue
            (documents if path.suffix.casefold() in READERS else others).append(path)
    return documents, others


def _separate(items: list[Input]) -> tuple[tuple[Input, ...], tuple[tuple[Input, PlanextractError], ...]]:
    """Refuse every input of a group that shares an output: which one should win is not ours to say."""
    colliding = find_collisions(item.plan_id for item in items)
    refused = []
    for item in items:
        if item.plan_id in colliding:
            rivals = find_rivals(item, items)
            refused.append((item, NameCollision(item.name, detail=", ".join(rivals))))
    return tuple(item for item in items if item.plan_id not in colliding), tuple(refused)


def find_rivals(item: Input, items: Iterable[Input]) -> list[str]:
    """Find the other inputs that would be written to the same place."""
    return [other.name for other in items if other is not item and find_collisions((other.plan_id, item.plan_id))]
