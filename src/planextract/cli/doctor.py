"""`planextract doctor`: what is installed and what is missing."""

from __future__ import annotations

from typing import Annotated

import typer

from planextract.cli.language import Lang, choose_lang, say


def doctor(
    json_output: Annotated[bool, typer.Option("--json", help="結果を JSON で標準出力へ / findings as JSON")] = False,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """版・モデル・OCR を点検し、不足の入れ方を示す。 / Check versions, models and OCR."""
    from planextract.cli.diagnosis import diagnose
    from planextract.cli.report import print_error, print_json, print_table

    chosen = choose_lang(lang)
    findings = list(diagnose())
    head = [say(key, chosen) for key in ("head.check", "head.outcome", "head.version", "head.advice")]
    lines = [[f.name, say(f"state.{f.state}", chosen), f.version, f.advice] for f in findings]
    print_table(head, lines, left=len(head))
    failed = any(f.state in {"missing", "wrong"} for f in findings)
    print_error(say("doctor.failed" if failed else "doctor.ok", chosen))
    if json_output:
        print_json([vars(finding) for finding in findings])
    if failed:
        raise typer.Exit(1)
