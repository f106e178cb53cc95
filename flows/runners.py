"""Where shards run: one after the other on this machine, or on the workers of a Dask cluster."""

from __future__ import annotations

import flows.environment  # noqa: F401 - Prefect reads its settings when it is imported, on the next lines

# isort: split
import os
from typing import Any

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

# Set for a worker or deployment; on the command line there is --dask.
DASK_VARIABLE = "PLANEXTRACT_DASK"


def choose_runner(dask: str | None = None) -> TaskRunner[Any]:
    """Return the runner for shards.

    Args:
        dask: Address of a Dask scheduler, e.g. ``tcp://10.0.0.5:8786``; None for what the environment says.
    """
    address = dask or os.environ.get(DASK_VARIABLE)
    if address:
        from prefect_dask.task_runners import DaskTaskRunner

        runner: TaskRunner[Any] = DaskTaskRunner(address=address)
        return runner
    # One shard at a time: the processes inside a shard use the cores.
    return ThreadPoolTaskRunner(max_workers=1)
