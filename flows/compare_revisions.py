"""raw/<plan>/<revision> → reports/<plan>/: neighbouring revisions compared in the order of their dates.

    python -m flows.compare_revisions --input raw --records processed --output reports

Records that are not current are extracted first. All work is done by `planextract.compare`.
"""

from __future__ import annotations

import flows.environment  # noqa: F401 - Prefect reads its settings when it is imported, on the next lines

# isort: split
from pathlib import Path
from typing import Annotated

import typer
from prefect import flow
from prefect.artifacts import create_table_artifact
from prefect.task_runners import ThreadPoolTaskRunner

from flows.tasks import compare_plan
from planextract.cli.diff import ALL_FORMATS, read_formats
from planextract.cli.language import Lang, choose_lang, say
from planextract.cli.report import print_error, print_table
from planextract.compare import Outcome, SeriesOptions, find_series
from planextract.settings import NlpMode, Settings

COLUMNS = ("plan", "old", "new", "changes", "major", "review", "code")


# One plan at a time: extraction is bound to the processor, and reports are small.
@flow(name="compare-revisions", task_runner=ThreadPoolTaskRunner(max_workers=1), persist_result=False)  # type: ignore[arg-type]  # a thread runner is one; its parameter is declared invariant
def compare_revisions(options: SeriesOptions) -> tuple[Outcome, ...]:
    """Compare the revisions of every plan of a folder and publish what was found."""
    futures = [compare_plan.submit(series.plan, series, options) for series in find_series(options.input)]
    found = tuple(outcome for future in futures for outcome in future.result())
    create_table_artifact(
        key="compare-revisions",
        table=[{name: getattr(outcome, name) for name in COLUMNS} for outcome in found],
        description=f"{options.input} → {options.output}",
    )
    return found


def main(
    source: Annotated[Path, typer.Option("--input", help="計画書のフォルダー / folder of documents")] = Path("raw"),
    records: Annotated[Path, typer.Option(help="記録のフォルダー / folder of records")] = Path("processed"),
    output: Annotated[Path, typer.Option(help="出力先 / folder of reports")] = Path("reports"),
    nlp: Annotated[NlpMode, typer.Option(help="GiNZA の使い方 / how much GiNZA parses")] = "selective",
    formats: Annotated[str, typer.Option("--format", help="出力形式 / formats")] = ALL_FORMATS,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """版の組ごとに新旧対照表を作る。 / Compare the revisions of every plan."""
    chosen = choose_lang(lang)
    options = SeriesOptions(
        input=source,
        records=records,
        output=output,
        settings=Settings(nlp=nlp),
        formats=read_formats(formats),
    )
    found = compare_revisions(options)
    lines = [[str(getattr(outcome, name)) for name in COLUMNS] for outcome in found]
    print_table([say(f"revisions.{name}", chosen) for name in COLUMNS], lines, left=3)
    failed = [outcome for outcome in found if outcome.code]
    for outcome in failed:
        print_error(f"[{outcome.code}] {outcome.old}")
    raise typer.Exit(1 if failed else 0)


if __name__ == "__main__":
    typer.run(main)
