"""Tell a Prefect server that documents arrived, so that its trigger starts a run of `extract-plans`.

    python -m flows.watch_inbox --input raw --output processed

Prefect watches no folders; this small program does, and can run wherever the folder is. It needs a server
(PREFECT_API_URL) and the automation of `flows/prefect.yaml`.
"""

from __future__ import annotations

import flows.environment  # noqa: F401 - Prefect reads its settings when it is imported, on the next lines

# isort: split
import sys
from typing import Annotated

import typer
from prefect.events import emit_event

from planextract.batch import watch_arrivals
from planextract.store.places import open_place, to_url

EVENT = "planextract.inbox.file-arrived"


def announce(source: str, output: str, names: tuple[str, ...]) -> None:
    """Emit one event for all documents that arrived together."""
    resource = {
        "prefect.resource.id": f"planextract.inbox.{to_url(open_place(source))}",
        "input": source,
        "output": output,
    }
    emit_event(EVENT, resource=resource, payload={"count": len(names), "names": list(names[:20])})


def main(
    source: Annotated[
        str, typer.Option("--input", help="文書が届くフォルダー / folder where documents arrive")
    ] = "raw",
    output: Annotated[str, typer.Option(help="出力先 / folder of records")] = "processed",
    every: Annotated[float, typer.Option(min=0.1, help="確認の間隔（秒） / seconds between looks")] = 10.0,
    rounds: Annotated[int | None, typer.Option(min=1, help="この回数で終わる / end after so many events")] = None,
) -> None:
    """フォルダーを見張り、届いた文書をサーバーに知らせる。 / Announce arriving documents to the server."""
    for done, names in enumerate(watch_arrivals(open_place(source), seconds=every), 1):
        announce(source, output, names)
        sys.stderr.write(f"{EVENT}: {len(names)}\n")
        if done == rounds:
            return


if __name__ == "__main__":
    typer.run(main)
