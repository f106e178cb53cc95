"""`planextract quarantine list|retry`: inputs without a record, and how to try them again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planextract.cli.language import Lang, choose_lang, say
from planextract.settings import NlpMode, Settings

if TYPE_CHECKING:
    from planextract.store import Quarantined

quarantine = typer.Typer(
    name="quarantine", no_args_is_help=True, help="隔離された文書を扱う。 / Inputs without a record."
)

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="記録のフォルダー / folder of records")]
Codes = Annotated[list[str] | None, typer.Option("--code", help="対象のエラーコード / only these error codes")]
Names = Annotated[list[str] | None, typer.Option("--name", help="対象の入力名 / only these inputs")]
Language = Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")]


@quarantine.command("list")
def list_entries(
    folder: Folder,
    code: Codes = None,
    name: Names = None,
    json_output: Annotated[bool, typer.Option("--json", help="結果を JSON で標準出力へ / entries as JSON")] = False,
    lang: Language = None,
) -> None:
    """隔離された文書と理由を一覧する。 / List the inputs without a record, each with its reason."""
    from planextract.cli.report import describe_row, print_error, print_json

    chosen = choose_lang(lang)
    entries = list(_select(folder, code, name))
    for entry in entries:
        attempts = say("quarantine.attempts", chosen, attempts=entry.attempts, time=entry.time)
        print_error(f"{describe_row(entry.row, chosen)} {attempts}")
    print_error(say("quarantine.count", chosen, count=len(entries)))
    if json_output:
        print_json([entry.model_dump(mode="json") for entry in entries])


@quarantine.command("retry")
def retry(
    folder: Folder,
    code: Codes = None,
    name: Names = None,
    source: Annotated[Path | None, typer.Option("--input", help="今すぐ処理する入力 / folder to extract now")] = None,
    nlp: Annotated[NlpMode, typer.Option(help="GiNZA の使い方 / how much GiNZA parses")] = "selective",
    jobs: Annotated[int, typer.Option(min=1, max=64, help="並列プロセス数 / number of processes")] = 1,
    lang: Language = None,
) -> None:
    """隔離を解き、次の実行（--input があれば今すぐ）で再び処理する。 / Let the next run try again."""
    from planextract.cli.report import print_error
    from planextract.store import release

    chosen = choose_lang(lang)
    names = [entry.name for entry in _select(folder, code, name)]
    for released in names:
        release(released, output=folder)
    print_error(say("quarantine.released", chosen, count=len(names)))
    if source:
        _run(source, folder, Settings(nlp=nlp), jobs, chosen)


def _select(folder: Path, codes: list[str] | None, names: list[str] | None) -> Iterator[Quarantined]:
    from planextract.errors import FileMissing
    from planextract.store import list_quarantined

    if not folder.is_dir():
        raise FileMissing(str(folder))
    for entry in list_quarantined(folder):
        if (not codes or entry.row.code in codes) and (not names or entry.name in names):
            yield entry


def _run(source: Path, folder: Path, settings: Settings, jobs: int, lang: Lang) -> None:
    from planextract.batch import BatchOptions, run_batch
    from planextract.cli.report import print_rows, print_totals

    options = BatchOptions(input=source, output=folder, settings=settings, jobs=jobs)
    manifest, fault = run_batch(options)
    print_rows(manifest.rows, lang)
    print_totals(manifest.rows, lang, ignored=manifest.ignored)
    if fault:
        raise fault
    if any(row.code for row in manifest.rows):
        raise typer.Exit(1)
