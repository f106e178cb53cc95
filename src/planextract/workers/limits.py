"""What one document may take, and how a process is held to it.

Memory and processor time are limited by the operating system itself where it can do so (Linux; elsewhere only the
parent's deadlines hold).
"""

from __future__ import annotations

import sys
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

MEGABYTE = 1 << 20
# The parent's clock comes first; this one ends a child whose parent is gone while it loops in C code.
PROCESSOR_SLACK = 1.5
# Nothing that a child writes is larger: records, page pictures for OCR, messages of libraries.
MAX_FILE_MB = 1024
_STATUS = Path("/proc/self/statm")


class Limits(BaseModel):
    """How long and how much.

    Attributes:
        document_seconds: For one document; a document that is tried again may take up to three times as long.
        page_seconds: For one page of a PDF, its layout included.
        start_seconds: For a process to load its models.
        memory_mb: Address space that documents may add to what the loaded models take.
        recycle_after: Documents after which a process is replaced.
        recycle_growth_mb: Resident memory beyond that of the loaded models at which a process is replaced.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document_seconds: float = Field(default=600.0, gt=0)
    page_seconds: float = Field(default=60.0, gt=0)
    start_seconds: float = Field(default=180.0, gt=0)
    memory_mb: int = Field(default=2048, ge=64)
    recycle_after: int = Field(default=2000, ge=1)
    recycle_growth_mb: int = Field(default=512, ge=1)


def cap_memory(limits: Limits) -> None:
    """Let this process take so much more address space than now, leave no core dumps and write no huge files."""
    if sys.platform == "win32":
        return
    import resource

    _cap(resource.RLIMIT_CORE, 0)
    _cap(resource.RLIMIT_FSIZE, MAX_FILE_MB * MEGABYTE)
    size = _pages_of_memory(0)
    if size is not None:
        _cap(resource.RLIMIT_AS, size + limits.memory_mb * MEGABYTE)


def cap_processor(seconds: float) -> None:
    """Let this process compute for so many more seconds."""
    if sys.platform == "win32":
        return
    import resource

    usage = resource.getrusage(resource.RUSAGE_SELF)
    _cap(resource.RLIMIT_CPU, int(usage.ru_utime + usage.ru_stime + seconds * PROCESSOR_SLACK) + 1)


def current_memory_mb() -> int:
    """Return the resident size of this process; its peak where the system tells no more, 0 where not even that."""
    resident = _pages_of_memory(1)
    return resident // MEGABYTE if resident is not None else peak_memory_mb() or 0


def peak_memory_mb() -> int | None:
    """Return the largest resident size of this process so far; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    return int(peak / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def _cap(kind: int, amount: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    # Only the soft limit: it is raised again for the next document.
    hard = resource.getrlimit(kind)[1]
    soft = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (soft, hard))


def _pages_of_memory(field: int) -> int | None:
    """Return a figure of Linux's process status in bytes (0 address space, 1 resident), None elsewhere."""
    if sys.platform != "linux":
        return None
    import resource

    return int(_STATUS.read_text("ascii").split()[field]) * resource.getpagesize()
