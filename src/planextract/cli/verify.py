"""`planextract verify`: every quote of every record compared with its text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planextract.cli.language import Lang, choose_lang, say

MAX_SHOWN = 20


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="記録のフォルダー / folder of records")],
    json_output: Annotated[bool, typer.Option("--json", help="結果を JSON で標準出力へ / verdicts as JSON")] = False,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """すべての引用が原文と一致するか検証する。 / Prove every quote of every record against its text."""
    from planextract.cli.report import print_error, print_json
    from planextract.store import verify_folder

    chosen = choose_lang(lang)
    verdicts = list(verify_folder(folder))
    for verdict in verdicts:
        if verdict.error:
            print_error(verdict.error.message(chosen))
        for breach in verdict.breaches[:MAX_SHOWN]:
            reason = say(f"verify.{breach.reason}", chosen)
            quotes = f" {breach.quote!r} ≠ {breach.found!r}" if breach.quote else ""
            print_error(f"[{breach.reason}] {verdict.path} {breach.item} @{breach.start}: {reason}{quotes}")
    failed = [verdict for verdict in verdicts if not verdict.is_proven]
    key = "verify.failed" if failed else "verify.ok"
    quotes_compared = sum(verdict.quotes for verdict in verdicts)
    print_error(say(key, chosen, records=len(verdicts), failed=len(failed), quotes=quotes_compared))
    if json_output:
        print_json(
            {
                str(v.path): {
                    "proven": v.is_proven,
                    "quotes": v.quotes,
                    "error": v.error.error_code if v.error else None,
                    "breaches": [vars(breach) for breach in v.breaches],
                }
                for v in verdicts
            }
        )
    if failed:
        raise typer.Exit(1)
