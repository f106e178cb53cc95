"""raw/ → processed/: every new or changed document becomes a record; the rest is skipped.

    python -m flows.extract_plans --input raw --output processed

Starts Prefect's embedded server; no set-up is needed. All work is done by `planextract.batch`.
"""

from __future__ import annotations

import flows.environment  # noqa: F401 - Prefect reads its settings when it is imported, on the next lines

# isort: split
from typing import Annotated, Any

import typer
from prefect import flow, tags
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run

from flows.runners import choose_runner
from flows.tasks import extract_shard
from planextract.batch import (
    Batch,
    BatchOptions,
    Progress,
    close_pools,
    finish_batch,
    plan_batch,
    tabulate,
    write_summary,
)  # fmt: skip
from planextract.cli.language import Lang, choose_lang
from planextract.cli.progress import open_progress
from planextract.cli.report import print_error, print_rows, print_totals
from planextract.settings import NlpMode, Settings
from planextract.store import Manifest, Rows, manifest_path
from planextract.store.places import open_place, to_url
from planextract.workers import Limits

POLL_SECONDS = 0.5
# Documents per shard where a cluster shares them out.
CLUSTER_SHARD = 100
TAGS = ("planextract", "extract")


def name_run() -> str:
    """Return what the run is called, e.g. ``raw → processed``."""
    given: Any = flow_run.parameters.get("options") or {}
    options = BatchOptions.model_validate(given if isinstance(given, dict) else given.model_dump())
    return f"{options.input} → {options.output}"


@flow(name="extract-plans", flow_run_name=name_run, task_runner=choose_runner(), persist_result=False)
def extract_plans(options: BatchOptions = BatchOptions(), lang: Lang = "ja") -> Manifest:  # noqa: B008 - a frozen model
    """Extract a folder of documents and publish what became of each."""
    batch = plan_batch(options)
    try:
        futures = [extract_shard.submit(number, shard, options) for number, shard in enumerate(batch.shards, 1)]
        follow(batch, futures, lang)
    finally:
        close_pools()
    # A shard that failed for good has no rows; the manifest reads its documents back from the disk.
    rows = (row for future in futures if future.state.is_completed() for row in future.result())
    manifest, fault = finish_batch(batch, rows)
    if fault:
        print_error(fault.message(lang))
    publish(manifest, options)
    return manifest


def follow(batch: Batch, futures: list[PrefectFuture[Rows]], lang: Lang) -> None:
    """Show how far the run is, as the disk tells, until all shards have ended."""
    done = Progress(batch)
    with open_progress(batch.open_count, lang) as progress:
        for future in futures:
            while not future.state.is_final():
                future.wait(timeout=POLL_SECONDS)
                progress.move_to(done.count())
        progress.move_to(done.count())


def publish(manifest: Manifest, options: BatchOptions) -> None:
    """Leave artifacts: a page to read, a table, and a link to the manifest."""
    link = to_url(manifest_path(options.output, manifest.run_id))
    create_markdown_artifact(key="extract-plans-summary", markdown=write_summary(manifest, output=str(options.output)))
    create_table_artifact(key="extract-plans", table=tabulate(manifest), description=name_run())
    create_link_artifact(key="extract-plans-manifest", link=link, link_text=manifest.run_id)


def main(
    source: Annotated[str, typer.Option("--input", help="計画書のフォルダー / folder of documents")] = "raw",
    output: Annotated[str, typer.Option(help="出力先 / folder of records")] = "processed",
    nlp: Annotated[NlpMode, typer.Option(help="GiNZA の使い方 / how much GiNZA parses")] = "selective",
    shard_size: Annotated[int | None, typer.Option(min=1, help="1 シャードの文書数 / documents per shard")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="並列プロセス数 / processes per shard")] = 1,
    timeout: Annotated[float, typer.Option(min=1, help="1 文書の制限秒数 / seconds per document")] = 600.0,
    dask: Annotated[str | None, typer.Option(help="Dask スケジューラーのアドレス / address of a scheduler")] = None,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """raw/ の計画書を processed/ に変換する。 / Extract raw/ into processed/."""
    options = BatchOptions(
        input=open_place(source), output=open_place(output), settings=Settings(nlp=nlp),
        limits=Limits(document_seconds=timeout), jobs=jobs,
        shard_size=shard_size or (CLUSTER_SHARD if dask else BatchOptions().shard_size),
    )  # fmt: skip
    chosen = choose_lang(lang)
    with tags(*TAGS):
        manifest = extract_plans.with_options(task_runner=choose_runner(dask))(options, chosen)
    print_rows(manifest.rows, chosen)
    print_totals(manifest.rows, chosen, ignored=manifest.ignored)
    raise typer.Exit(1 if any(row.code for row in manifest.rows) else 0)


if __name__ == "__main__":
    typer.run(main)
