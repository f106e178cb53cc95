"""Many documents: inputs listed, skipped or extracted one by one, and a manifest of what became of each."""

from __future__ import annotations

from planextract.batch.inputs import Input, Listing, list_inputs
from planextract.batch.ledger import Batch, BatchOptions, count_settled, finish_batch, plan_batch, run_batch, run_shard
from planextract.batch.run import KINDS, accept, refuse, run_input, run_inputs
from planextract.batch.summary import Total, summarise, tabulate

__all__ = [
    "KINDS",
    "Batch",
    "BatchOptions",
    "Input",
    "Listing",
    "Total",
    "accept",
    "count_settled",
    "finish_batch",
    "list_inputs",
    "plan_batch",
    "refuse",
    "run_batch",
    "run_input",
    "run_inputs",
    "run_shard",
    "summarise",
    "tabulate",
]
