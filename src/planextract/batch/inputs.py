"""What to extract: paths and folders in, one input per document out.

A folder gives every document below it, mirrored; a file gives itself. Hidden files and README files are no
documents; other files that no reader takes are listed as ignored, so that nothing disappears in silence.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from planextract.errors import BadSetting, EmptyFolder, FileMissing, NameCollision, PlanextractError, UnsafePath
from planextract.settings import DOCUMENT_SUFFIXES
from planextract.store import text_path
from planextract.store.paths import check_name, collision_key, name_to_id, show_name
from planextract.store.places import is_remote, storage_faults, walk_files

NO_DOCUMENTS = frozenset({"readme"})
CHUNK = 1 << 16
DIGEST_SIZE = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Shard(Sequence[Input]):
    """Inputs of one folder in little memory: each is made anew whenever it is looked at.

    Attributes:
        root: Their folder.
        files: Their paths below it.
        digests: Digests of their contents, one after the other.
    """

    root: Path
    files: tuple[str, ...]
    digests: bytes

    def __len__(self) -> int:
        return len(self.files)

    @overload
    def __getitem__(self, place: int) -> Input: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Input]: ...

    def __getitem__(self, place: int | slice) -> Input | Sequence[Input]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = range(len(self))[place]
        digest = self.digests[DIGEST_SIZE * number : DIGEST_SIZE * (number + 1)]
        file = self.files[number]
        return make_input(file, self.root / file, sha256=digest.hex())


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


def list_inputs(paths: Iterable[Path], *, output: Path | None = None) -> Listing:
    """List the documents that paths of files and folders stand for.

    A missing path and an empty folder are refused; so are all documents whose records would overwrite each other, and
    links that lead out of their folder.

    Args:
        paths: Files and folders.
        output: Folder of records; where it lies in one of the folders, it is passed over. None for nowhere near.

    Raises:
        BadSetting: A folder is to be read and written at once.
    """
    found: list[Input] = []
    refused: list[tuple[Input, PlanextractError]] = []
    ignored: list[str] = []
    paths = tuple(paths)
    for path in paths:
        if not path.is_dir():
            # A file that is missing now is refused here, so that it cannot collide with one that exists.
            single = make_input(path.name, path)
            error = _find_fault(path, single, output)
            if error:
                refused.append((single, error))
            else:
                found.append(single)
            continue
        before = len(found) + len(refused)
        for name, file in _walk(path, output, ignored):
            item = make_input(name, file)
            error = _find_trick(name, file, path)
            if error:
                refused.append((item, error))
            else:
                found.append(item)
        if len(found) + len(refused) == before:
            refused.append((Input(path.name or ".", path.name or ".", path), EmptyFolder(str(path))))
    if len(paths) > 1:
        # The same file may be given twice, and the first spelling of it counts.
        found = list({_identity(item.path): item for item in reversed(found)}.values())
    found.sort(key=lambda item: (item.plan_id, item.name))
    inputs, colliding = _separate(found)
    return Listing(inputs, (*refused, *colliding), tuple(ignored))


def pack_inputs(items: Sequence[Input], root: Path) -> Shard:
    """Pack inputs of one folder whose digests are known."""
    files = tuple(_below(item.path, root) for item in items)
    return Shard(root, files, b"".join(bytes.fromhex(item.sha256) for item in items))


def make_input(name: str, path: Path, *, sha256: str = "") -> Input:
    """Return the input that a file stands for by its name below the input folder."""
    return Input(show_name(name_to_id(name)), show_name(name), path, sha256)


def hash_file(path: Path) -> str:
    """Return the hex SHA-256 of a file's bytes.

    Raises:
        FileMissing: The file is not there or may not be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb", buffering=0) if not is_remote(path) else path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except storage_faults() as error:
        raise FileMissing(show_name(str(path)), detail=getattr(error, "strerror", "") or "") from error
    return digest.hexdigest()


def _walk(folder: Path, output: Path | None, ignored: list[str]) -> Iterator[tuple[str, Path]]:
    """Yield the documents below a folder, each with its name there, and note the names of the other files."""
    spared = ""
    if output is not None and is_remote(folder) == is_remote(output):
        own, other = _absolute(folder), _absolute(output)
        if own == other:
            raise BadSetting(str(folder), detail=f"--output {output}")
        spared = other.removeprefix(f"{own}/") + "/" if other.startswith(f"{own}/") else ""
    for name, path in walk_files(folder):
        if path.stem.casefold() in NO_DOCUMENTS or (spared and name.startswith(spared)):
            continue
        if path.suffix.casefold() in DOCUMENT_SUFFIXES:
            yield name, path
        else:
            ignored.append(show_name(name))


def _find_fault(path: Path, item: Input, output: Path | None) -> PlanextractError | None:
    """Find why a single file cannot be taken; None where it can."""
    try:
        if not path.exists():
            return FileMissing(show_name(str(path)))
        # The canonical text of `plan.txt` is called `plan.txt`, too.
        if output is not None and _absolute(text_path(output, item.plan_id)) == _absolute(path):
            return NameCollision(item.name, detail=f"--output {output}")
    except PlanextractError as error:
        return error
    except storage_faults() as error:
        return FileMissing(show_name(str(path)), detail=str(error))
    return None


def _find_trick(name: str, file: Path, root: Path) -> PlanextractError | None:
    """Find what is wrong with a name or a link; None where all is well."""
    if is_remote(file):
        return None
    try:
        check_name(name)
        if file.is_symlink() and not file.resolve().is_relative_to(root.resolve()):
            return UnsafePath(show_name(name), detail=f"→ {show_name(str(file.resolve()))}")
        # A pipe or device would never end, or never begin.
        return None if file.is_file() else FileMissing(show_name(name))
    except PlanextractError as error:
        return error
    except (OSError, RuntimeError) as error:
        return FileMissing(show_name(name), detail=str(error))


def _below(path: Path, root: Path) -> str:
    if is_remote(path):
        return str(path).removeprefix(str(root).rstrip("/")).lstrip("/")
    return path.relative_to(root).as_posix()


def _identity(path: Path) -> str:
    """Return the same for two spellings of one path; a link is a document of its own."""
    return str(path) if is_remote(path) else str(path.absolute())


def _absolute(place: Path) -> str:
    return str(place).rstrip("/") if is_remote(place) else place.resolve().as_posix()


def _separate(items: list[Input]) -> tuple[tuple[Input, ...], tuple[tuple[Input, PlanextractError], ...]]:
    """Refuse every input of a group that shares an output: which one should win is not ours to say."""
    # Hashes first: mostly nothing collides, and ten thousand keys take megabytes.
    seen, twice = set[int](), set[int]()
    for item in items:
        number = hash(collision_key(item.plan_id))
        (twice if number in seen else seen).add(number)
    if not twice:
        return tuple(items), ()
    groups: dict[str, list[Input]] = defaultdict(list)
    for item in items:
        groups[collision_key(item.plan_id)].append(item)
    taken, refused = [], []
    for item in items:
        rivals = [other.name for other in groups[collision_key(item.plan_id)] if other is not item]
        if rivals:
            refused.append((item, NameCollision(item.name, detail=", ".join(rivals))))
        else:
            taken.append(item)
    return tuple(taken), tuple(refused)
