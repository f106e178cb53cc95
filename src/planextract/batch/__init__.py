"""Many documents: inputs listed, skipped or extracted one by one, and a manifest of what became of each."""

from __future__ import annotations

from planextract.batch.arrivals import watch_arrivals
from planextract.batch.inputs import Input, Listing, Shard, list_inputs
from planextract.batch.ledger import Batch, BatchOptions, finish_batch, plan_batch, run_batch, run_shard
from planextract.batch.progress import Progress
from planextract.batch.run import KINDS, accept, refuse, run_input
from planextract.batch.summary import Total, pick_urgent, summarise, tabulate, write_summary
from planextract.batch.supervise import close_pools, run_inputs

__all__ = [
    "KINDS",
    "Batch",
    "BatchOptions",
    "Input",
    "Listing",
    "Progress",
    "Shard",
    "Total",
    "accept",
    "close_pools",
    "finish_batch",
    "list_inputs",
    "pick_urgent",
    "plan_batch",
    "refuse",
    "run_batch",
    "run_input",
    "run_inputs",
    "run_shard",
    "summarise",
    "tabulate",
    "watch_arrivals",
    "write_summary",
]
