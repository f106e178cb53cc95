"""raw/ → processed/: every new or changed document becomes a record; the rest is skipped.

    python -m flows.extract_plans --input raw --output processed

Starts Prefect's embedded server; no set-up is needed. All work is done by `planextract.batch`.
"""

from __future__ import annotations

import flows.environment  # noqa: F401 - Prefect reads its settings when it is imported, on the next lines

# isort: split
from pathlib import Path
from typing import Annotated

import typer
from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from flows.tasks import extract_shard
from planextract.batch import Batch, BatchOptions, count_settled, finish_batch, plan_batch, tabulate
from planextract.cli.language import Lang, choose_lang
from planextract.cli.progress import open_progress
from planextract.cli.report import print_rows, print_totals
from planextract.settings import NlpMode, Settings
from planextract.store import Manifest, Row

POLL_SECONDS = 0.5


# One shard at a time: the processes inside a shard use the cores.
@flow(name="extract-plans", task_runner=ThreadPoolTaskRunner(max_workers=1), persist_result=False)  # type: ignore[arg-type]  # a thread runner is one; its parameter is declared invariant
def extract_plans(options: BatchOptions, lang: Lang = "ja") -> Manifest:
    """Extract a folder of documents and publish what became of each."""
    batch = plan_batch(options)
    futures = [extract_shard.submit(number, shard, options) for number, shard in enumerate(batch.shards, 1)]
    watch(batch, futures, lang)
    # A shard that failed for good has no rows; the manifest reads its documents back from the disk.
    rows = [row for future in futures if future.state.is_completed() for row in future.result()]
    manifest = finish_batch(batch, rows)
    create_table_artifact(
        key="extract-plans", table=tabulate(manifest), description=f"{options.input} → {options.output}"
    )
    return manifest


def watch(batch: Batch, futures: list[PrefectFuture[tuple[Row, ...]]], lang: Lang) -> None:
    """Show how far the run is, as the disk tells, until all shards have ended."""
    with open_progress(len(batch.open_inputs), lang) as progress:
        for future in futures:
            while not future.state.is_final():
                future.wait(timeout=POLL_SECONDS)
                progress.move_to(count_settled(batch))
        progress.move_to(count_settled(batch))


def main(
    source: Annotated[Path, typer.Option("--input", help="計画書のフォルダー / folder of documents")] = Path("raw"),
    output: Annotated[Path, typer.Option(help="出力先 / folder of records")] = Path("processed"),
    nlp: Annotated[NlpMode, typer.Option(help="GiNZA の使い方 / how much GiNZA parses")] = "selective",
    shard_size: Annotated[int, typer.Option(min=1, help="1 シャードの文書数 / documents per shard")] = 50,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="並列プロセス数 / processes per shard")] = 1,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """raw/ の計画書を processed/ に変換する。 / Extract raw/ into processed/."""
    settings = Settings(nlp=nlp)
    options = BatchOptions(input=source, output=output, settings=settings, shard_size=shard_size, jobs=jobs)
    chosen = choose_lang(lang)
    manifest = extract_plans(options, chosen)
    print_rows(manifest.rows, chosen)
    print_totals(manifest.rows, chosen, ignored=manifest.ignored)
    raise typer.Exit(1 if any(row.code for row in manifest.rows) else 0)


if __name__ == "__main__":
    typer.run(main)
