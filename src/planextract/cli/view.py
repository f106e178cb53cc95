"""`planextract view`: a record beside its document, every value with the place that proves it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planextract.cli.language import Lang, choose_lang, say
from planextract.settings import Settings

PDF = "application/pdf"


def view(
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="記録または計画書 / record or document")],
    output: Annotated[Path, typer.Option("--output", "-o", help="書き出す HTML ファイル / HTML file to write")],
    sources: Annotated[
        Path | None, typer.Option(help="記録の元になった計画書のフォルダー / folder of the record's document")
    ] = None,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """記録と原文を並べ、値の根拠を示す HTML を書く。 / Show a record beside its document as HTML."""
    from planextract.cli.report import print_error
    from planextract.compare import open_side, write_view

    side = open_side(record, settings=Settings(), sources=sources)
    write_view(side, output=output)
    chosen = choose_lang(lang)
    print_error(say("schema.written", chosen, path=output))
    source = side.plan.document.source
    if side.source is None and source.media_type == PDF:
        print_error(say("view.no_source", chosen, name=source.name))
