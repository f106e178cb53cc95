"""`planextract history`: what became of every indicator and action over a plan's revisions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planextract.cli.language import Lang, choose_lang, say


def history(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="記録のフォルダー / folder of records")],
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="計画のフォルダー名 / folder of the plan in it")],
    output: Annotated[Path, typer.Option("--output", "-o", help="出力先 / folder of reports")] = Path("reports"),
    json_output: Annotated[bool, typer.Option("--json", help="結果を JSON で標準出力へ / history as JSON")] = False,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """計画の各版を通して、KPI と施策の経過を書き出す。 / Write the history of a plan's indicators and actions."""
    from planextract.cli.report import print_error, print_json
    from planextract.compare import trace_series, write_history

    chosen = choose_lang(lang)
    found = trace_series(folder, plan)
    for path in write_history(found, output=output):
        print_error(say("schema.written", chosen, path=path))
    changed = sum(track.is_changed for track in found.tracks)
    print_error(say("history.total", chosen, revisions=len(found.revisions), items=len(found.tracks), changed=changed))
    if json_output:
        print_json(found.model_dump(mode="json"))
