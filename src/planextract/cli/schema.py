"""`planextract schema`: the JSON Schemas of all records."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planextract.cli.language import Lang, choose_lang, say


def schema(
    output: Annotated[Path, typer.Option(help="出力先フォルダー / folder of schemas")] = Path("schemas"),
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """記録の JSON Schema を書き出す。 / Write the JSON Schemas of the records."""
    from planextract.cli.report import print_error
    from planextract.records import build_schemas
    from planextract.store import to_json, write_text

    for name, content in build_schemas().items():
        write_text(output / name, to_json(content))
        print_error(say("schema.written", choose_lang(lang), path=output / name))
