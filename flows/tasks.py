"""One Prefect task per call into the package: a name, retries, nothing else."""

from __future__ import annotations

import flows.environment  # noqa: F401 - Prefect reads its settings when it is imported, on the next lines

# isort: split
from prefect import task
from prefect.cache_policies import NO_CACHE

from planextract.batch import BatchOptions, Shard, run_shard
from planextract.compare import Outcome, Series, SeriesOptions, compare_series
from planextract.store import Rows


# The disk decides what is done, so nothing is cached here; a shard that is tried again takes up where it stopped.
# Documents never fail a shard: what is left to fail is the machine under it, which may be well again in a moment.
@task(
    name="extract-shard",
    task_run_name="shard-{number}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=2,
    retry_delay_seconds=5,
)
def extract_shard(number: int, items: Shard, options: BatchOptions) -> Rows:  # noqa: ARG001 - the number names the run
    """Extract the documents of one shard."""
    return Rows(run_shard(items, options))


# Comparing again writes the same files, so a second try does no harm.
@task(
    name="compare-plan",
    task_run_name="compare-{name}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=1,
    retry_delay_seconds=5,
)
def compare_plan(name: str, series: Series, options: SeriesOptions) -> tuple[Outcome, ...]:  # noqa: ARG001 - the name names the run
    """Compare the revisions of one plan."""
    return compare_series(series, options)
