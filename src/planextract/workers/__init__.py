"""A pool of supervised processes: one document in flight per child, killed at its deadline, replaced when it dies.

Neither a process pool of the standard library nor a Dask cluster survives a document that kills its process, and
no thread can stop a loop in C code. Here the parent only waits and watches; every child is started anew as a
program of its own, so it inherits no locks, imports nothing of its parent's, and may be a child of anything.
"""

from __future__ import annotations

from planextract.workers.child import Task, Watch
from planextract.workers.jobs import Loss
from planextract.workers.limits import Limits, current_memory_mb, peak_memory_mb
from planextract.workers.pool import Pool

__all__ = ["Limits", "Loss", "Pool", "Task", "Watch", "current_memory_mb", "peak_memory_mb"]
