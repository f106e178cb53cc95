"""Inputs in quarantine are released and extracted again, for instance after a limit was raised.

    python -m flows.retry_quarantine --input raw --output processed [--code limit.time] [--timeout 1800]

Documents that fail again go back into quarantine, with the number of attempts in their entry.
"""

from __future__ import annotations

import flows.environment  # noqa: F401 - Prefect reads its settings when it is imported, on the next lines

# isort: split
from typing import Annotated

import typer
from prefect import flow, tags

from flows.extract_plans import TAGS, extract_plans, name_run
from planextract.batch import BatchOptions
from planextract.cli.language import Lang, choose_lang
from planextract.cli.report import print_rows, print_totals
from planextract.settings import NlpMode, Settings
from planextract.store import Manifest, list_quarantined, release
from planextract.store.places import open_place
from planextract.workers import Limits


@flow(name="retry-quarantine", flow_run_name=name_run, persist_result=False)
def retry_quarantine(
    options: BatchOptions = BatchOptions(),  # noqa: B008 - a frozen model
    codes: tuple[str, ...] = (),
    lang: Lang = "ja",
) -> Manifest:
    """Release what is in quarantine, all or of some error codes only, and extract it again."""
    for entry in list(list_quarantined(options.output)):
        if not codes or entry.row.code in codes:
            release(entry.name, output=options.output)
    return extract_plans(options, lang)


def main(
    source: Annotated[str, typer.Option("--input", help="計画書のフォルダー / folder of documents")] = "raw",
    output: Annotated[str, typer.Option(help="出力先 / folder of records")] = "processed",
    code: Annotated[list[str] | None, typer.Option(help="対象のエラーコード / only these error codes")] = None,
    nlp: Annotated[NlpMode, typer.Option(help="GiNZA の使い方 / how much GiNZA parses")] = "selective",
    jobs: Annotated[int, typer.Option(min=1, max=64, help="並列プロセス数 / processes per shard")] = 1,
    timeout: Annotated[float, typer.Option(min=1, help="1 文書の制限秒数 / seconds per document")] = 600.0,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """隔離された文書をもう一度処理する。 / Extract again what is in quarantine."""
    chosen = choose_lang(lang)
    options = BatchOptions(
        input=open_place(source), output=open_place(output), settings=Settings(nlp=nlp),
        limits=Limits(document_seconds=timeout), jobs=jobs,
    )  # fmt: skip
    with tags(*TAGS, "retry"):
        manifest = retry_quarantine(options, tuple(code or ()), chosen)
    print_rows(manifest.rows, chosen)
    print_totals(manifest.rows, chosen, ignored=manifest.ignored)
    raise typer.Exit(1 if any(row.code for row in manifest.rows) else 0)


if __name__ == "__main__":
    typer.run(main)
