"""Bytes ↔ disk, whole or not at all.

A file is written beside its place under a passing name, forced to the disk and renamed: no reader ever
sees half of it, and a crash leaves the old file or the new one. An object store puts objects whole by itself.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from planextract.errors import BadRecord, FileMissing, StoreFailed
from planextract.store.places import is_remote, storage_faults

# Short, so that a file name that just fits does not become too long while it is written.
PASSING_PREFIX = ".w-"
# What a killed run left under a passing name is swept away when it is older than any run.
STALE_SECONDS = 24 * 3600.0


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, every character as it is: no newline is translated.

    Raises:
        StoreFailed: The disk is full, or the place may not be written to.
    """
    write_bytes(path, encode(path, text))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file atomically.

    Raises:
        StoreFailed: The disk is full, or the place may not be written to.
    """
    write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file atomically that is made piece by piece.

    Raises:
        StoreFailed: The disk is full, or the place may not be written to.
    """
    _write(((path, pieces),), _sync)


def write_hint(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file atomically without waiting for the disk: for what proves itself and may be missing.

    After a power failure it may be old, empty or torn; whoever reads it must notice.

    Raises:
        StoreFailed: The disk is full, or the place may not be written to.
    """
    _write(((path, pieces),), lambda _: None)


def write_together(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files of which the last one vouches for the others: where it is, they belong to it.

    All are on the disk under passing names before anything old is touched, so a full disk costs nothing. The
    last one is removed first and put in its place last.

    Raises:
        StoreFailed: The disk is full, or the place may not be written to.
    """
    _write([(path, (data,)) for path, data in files], _sync)


def _write(files: Sequence[tuple[Path, Iterable[bytes]]], settle: Callable[[Path], None]) -> None:
    vouching = files[-1][0]
    passing: list[Path] = []
    try:
        if is_remote(vouching):
            _put(files)
            return
        for path, pieces in files:
            passing.append(path.with_name(f"{PASSING_PREFIX}{secrets.token_hex(8)}"))
            _stage(passing[-1], pieces)
        # All are written before the first is waited for: one wait mostly does for all.
        for staged in passing:
            settle(staged)
        if len(files) > 1:
            vouching.unlink(missing_ok=True)
        for staged, (path, _) in zip(passing, files, strict=True):
            staged.replace(path)
        for folder in {path.parent for path, _ in files}:
            settle(folder)
    except storage_faults() as error:
        raise StoreFailed(str(vouching), detail=_explain(error)) from error
    finally:
        for staged in passing:
            with contextlib.suppress(OSError, ValueError):
                staged.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file if it is there.

    Raises:
        StoreFailed: The place may not be written to.
    """
    try:
        path.unlink(missing_ok=True)
    except FileNotFoundError:
        return
    except storage_faults() as error:
        raise StoreFailed(str(path), detail=_explain(error)) from error


def check_writable(folder: Path) -> None:
    """Make a folder if need be and prove that files can be written there.

    Raises:
        StoreFailed: They cannot.
    """
    probe = folder / f"{PASSING_PREFIX}{secrets.token_hex(8)}"
    write_bytes(probe, b"\0" * 4096)
    remove(probe)


def sweep(folder: Path) -> None:
    """Remove what killed runs left under passing names, hidden folders included."""
    if is_remote(folder):
        return
    limit = time.time() - STALE_SECONDS
    for place, _, names in os.walk(folder):
        for name in names:
            if name.startswith(PASSING_PREFIX):
                path = Path(place, name)
                with contextlib.suppress(OSError):
                    if path.stat().st_mtime < limit:
                        path.unlink()


def read_text(path: Path) -> str:
    """Read a UTF-8 text exactly as it was written.

    Raises:
        FileMissing: There is no such file.
        BadRecord: It is not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRecord(str(path), detail=f"UTF-8: {error.reason} @{error.start}") from error


def read_bytes(path: Path) -> bytes:
    """Read a file.

    Raises:
        FileMissing: There is no such file, or it may not be read.
    """
    try:
        return path.read_bytes()
    except storage_faults() as error:
        raise FileMissing(str(path), detail=_explain(error)) from error


def encode(path: Path, text: str) -> bytes:
    """Return a text as UTF-8.

    Raises:
        BadRecord: It holds half of a surrogate pair, which is no character.
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadRecord(str(path), detail=f"UTF-8: {error.reason} @{error.start}") from error


def _stage(path: Path, pieces: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.writelines(pieces)


def _put(files: Sequence[tuple[Path, Iterable[bytes]]]) -> None:
    if len(files) > 1:
        with contextlib.suppress(FileNotFoundError):
            files[-1][0].unlink(missing_ok=True)
    for path, pieces in files:
        with path.open("wb") as file:
            file.writelines(pieces)


def _explain(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _sync(path: Path) -> None:
    """Force a file, or the names in a folder, to the disk; not all systems let folders be opened."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
