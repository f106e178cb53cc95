"""Bytes ↔ disk, whole or not at all.

A file is written beside its place under a passing name, forced to the disk and renamed: no reader ever
sees half of it, and a crash leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from planextract.errors import BadRecord, FileMissing, StoreFailed

# Short, so that a file name that just fits does not become too long while it is written.
PASSING_PREFIX = ".w-"


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, every character as it is: no newline is translated.

    Raises:
        StoreFailed: The disk is full, or the place may not be written to.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file atomically.

    Raises:
        StoreFailed: The disk is full, or the place may not be written to.
    """
    passing = path.with_name(f"{PASSING_PREFIX}{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with passing.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise StoreFailed(str(path), detail=error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            passing.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Remove a file if it is there.

    Raises:
        StoreFailed: The place may not be written to.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreFailed(str(path), detail=error.strerror or str(error)) from error


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
    except OSError as error:
        raise FileMissing(str(path), detail=error.strerror or "") from error


def _sync_folder(folder: Path) -> None:
    """Force a rename to the disk, where the system lets folders be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
