"""`planextract extract`: files and folders in, records out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planextract.cli.language import Lang, choose_lang
from planextract.settings import NlpMode, PdfBackend, Settings

EXIT_FAILED, EXIT_USAGE = 1, 2


def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="計画書またはフォルダー / files or folders")],
    output: Annotated[str, typer.Option("--output", "-o", help="出力先フォルダー / folder of records")],
    jobs: Annotated[int, typer.Option(min=1, max=64, help="並列プロセス数 / number of processes")] = 1,
    nlp: Annotated[NlpMode, typer.Option(help="GiNZA の使い方 / how much GiNZA parses")] = "selective",
    pdf_backend: Annotated[PdfBackend, typer.Option(help="PDF の読み取り方法 / PDF backend")] = "auto",
    family: Annotated[str | None, typer.Option(help="様式を指定 / document family")] = None,
    password_file: Annotated[Path | None, typer.Option(help="PDF のパスワードを書いたファイル / password")] = None,
    timeout: Annotated[float, typer.Option(min=1, help="1 文書の制限秒数 / seconds per document")] = 600.0,
    page_timeout: Annotated[float, typer.Option(min=1, help="1 ページの制限秒数 / seconds per page")] = 60.0,
    memory: Annotated[int, typer.Option(min=64, help="1 文書のメモリー上限（MB） / megabytes per document")] = 2048,
    json_output: Annotated[bool, typer.Option("--json", help="結果を JSON で標準出力へ / rows as JSON")] = False,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """計画書を抽出し JSON と正本テキストを書き出す。 / Extract plans into records and canonical texts."""
    from planextract.batch import list_inputs, refuse, run_inputs
    from planextract.cli.progress import open_progress
    from planextract.cli.report import describe_row, print_error, print_json, print_rows, print_totals
    from planextract.store import Rows
    from planextract.store.places import open_place
    from planextract.workers import Limits

    chosen = choose_lang(lang)
    password = _read_password(password_file)
    settings = Settings(nlp=nlp, pdf_backend=pdf_backend, family=family, password=password)
    limits = Limits(document_seconds=timeout, page_seconds=page_timeout, memory_mb=memory)
    place = open_place(output)
    listing = list_inputs(map(open_place, inputs), output=place)
    rows = Rows(refuse(item, error) for item, error in listing.refused)
    print_rows(rows, chosen)
    with open_progress(len(listing.inputs), chosen) as progress:
        for done, row in enumerate(run_inputs(listing.inputs, settings, place, jobs=jobs, limits=limits), 1):
            rows.add(row)
            progress.move_to(done)
            if row.code:
                print_error(describe_row(row, chosen))
    rows.sort()
    print_totals(rows, chosen, ignored=listing.ignored)
    if json_output:
        print_json({"inputs": len(rows), "rows": [row.model_dump(mode="json") for row in rows]})
    codes = [row.code for row in rows if row.code]
    if codes:
        raise typer.Exit(EXIT_USAGE if any(code.startswith("settings.") for code in codes) else EXIT_FAILED)


def _read_password(path: Path | None) -> str | None:
    """Read a password from a file, as an argument would be seen by everybody on the machine."""
    from planextract.store import read_text

    return read_text(path).rstrip("\r\n") if path else None
