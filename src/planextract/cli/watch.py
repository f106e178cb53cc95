"""`planextract watch`: a folder is extracted whenever documents arrive in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planextract.cli.language import Lang, choose_lang, say
from planextract.settings import NlpMode, Settings


def watch(
    folder: Annotated[
        Path, typer.Argument(metavar="INPUT", help="文書が届くフォルダー / folder where documents arrive")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="出力先フォルダー / folder of records")],
    every: Annotated[float, typer.Option(min=0.1, help="確認の間隔（秒） / seconds between looks")] = 5.0,
    rounds: Annotated[int | None, typer.Option(min=1, help="この回数で終わる / end after so many runs")] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="並列プロセス数 / number of processes")] = 1,
    nlp: Annotated[NlpMode, typer.Option(help="GiNZA の使い方 / how much GiNZA parses")] = "selective",
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """フォルダーを見張り、届いた文書を処理し続ける。 / Watch a folder and extract what arrives."""
    from planextract.batch import BatchOptions, run_batch, watch_arrivals
    from planextract.cli.report import print_error, print_rows

    chosen = choose_lang(lang)
    options = BatchOptions(input=folder, output=output, settings=Settings(nlp=nlp), jobs=jobs)
    print_error(say("watch.started", chosen, folder=folder))
    for done, names in enumerate(watch_arrivals(folder, seconds=every), 1):
        print_error(say("watch.arrived", chosen, count=len(names), names=", ".join(names[:3])))
        manifest, fault = run_batch(options)
        print_rows([row for row in manifest.rows if row.outcome != "skipped"], chosen)
        print_error("  ".join(f"{say(f'outcome.{o}', chosen)} {n}" for o, n in manifest.outcomes.items()))
        if fault:
            print_error(fault.message(chosen))
        if done == rounds:
            return
