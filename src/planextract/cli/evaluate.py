"""`planextract evaluate`: records against hand-made answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planextract.cli.language import Lang, choose_lang, say

if TYPE_CHECKING:
    from planextract.evaluate import DocumentScore, Evaluation

Format = Literal["table", "json"]


def evaluate(
    records: Annotated[Path, typer.Argument(metavar="RECORDS", help="記録のフォルダー / folder of records")],
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="正解のフォルダー / folder of gold files")],
    style: Annotated[Format, typer.Option("--format", help="出力形式 / output format")] = "table",
    only: Annotated[list[str] | None, typer.Option(help="対象の文書名 / documents to score")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="不足と余分を一覧する / list misses")] = False,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """正解データと比べて採点する。 / Score records against gold."""
    from planextract.cli.report import print_json
    from planextract.evaluate import evaluate as evaluate_records

    result = evaluate_records(records, gold, only=only or ())
    if style == "json":
        print_json(result.to_plain())
        return
    chosen = choose_lang(lang)
    _print_figures(result, chosen)
    if misses:
        for document in result.documents:
            _print_misses(document, chosen)


def _print_figures(result: Evaluation, lang: Lang) -> None:
    from planextract.cli.report import print_error, print_table
    from planextract.evaluate import METRICS

    def line(name: str, family: str, figures: dict[str, float | None]) -> list[str]:
        values = [figures[metric] for metric in METRICS]
        return [name, family, *("-" if value is None else f"{value:.2f}" for value in values)]

    head = [say("head.document", lang), say("head.family", lang), *METRICS]
    lines = [line(document.stem, document.family, document.figures) for document in result.documents]
    lines += [line(say("mean", lang), family, figures) for family, figures in result.families.items()]
    print_table(head, lines, foot=line(say("mean", lang), "", result.mean))
    grades = [
        [grade, str(right), str(items), f"{right / items:.2f}" if items else "-"]
        for grade, (right, items) in result.confidence.items()
    ]
    print_table([say(f"head.{name}", lang) for name in ("grade", "right", "items", "share")], grades, left=1)
    print_error(say("evaluate.overall", lang, overall=result.overall, documents=len(result.documents)))


def _print_misses(document: DocumentScore, lang: Lang) -> None:
    from planextract.cli.report import print_error

    for miss in document.misses:
        for label, texts in (("missing", miss.missing), ("extra", miss.extra)):
            for text in texts:
                print_error(f"{document.stem} {miss.kind} {say(f'evaluate.{label}', lang)}: {text}")
