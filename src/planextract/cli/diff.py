"""`planextract diff`: what changed between two revisions, as JSON and as reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from planextract.cli.language import Lang, choose_lang, say
from planextract.errors import BadSetting
from planextract.records.change import Op, PlanDiff, Severity
from planextract.settings import NlpMode, Settings

if TYPE_CHECKING:
    from planextract.compare import Comparison, Format

ALL_FORMATS = "json,html,markdown,csv"
OPS: tuple[Op, ...] = get_args(Op)
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="旧: 記録または計画書 / record or document")],
    new: Annotated[
        Path | None,
        typer.Argument(metavar="[NEW]", help="新。省略時は OLD の中の変更前と変更後 / else the two sides inside OLD"),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="出力先 / folder of reports")] = Path("reports"),
    formats: Annotated[str, typer.Option("--format", help="出力形式 / formats")] = ALL_FORMATS,
    sources: Annotated[
        Path | None, typer.Option(help="記録の元になった計画書のフォルダー / folder of the documents of the records")
    ] = None,
    nlp: Annotated[NlpMode, typer.Option(help="GiNZA の使い方 / how much GiNZA parses")] = "selective",
    json_output: Annotated[bool, typer.Option("--json", help="差分を JSON で標準出力へ / diff as JSON")] = False,
    lang: Annotated[Lang | None, typer.Option(help="表示言語 / language of messages")] = None,
) -> None:
    """二つの版を比べ、新旧対照表などを書き出す。 / Compare two revisions and write the reports."""
    from planextract.cli.report import print_error, print_json
    from planextract.compare import write_comparison

    chosen = choose_lang(lang)
    wanted = read_formats(formats)
    comparison = _compare(old, new, sources, Settings(nlp=nlp))
    for path in write_comparison(comparison, output=output, formats=wanted):
        print_error(say("schema.written", chosen, path=path))
    _print_summary(comparison.diff, chosen)
    if json_output:
        print_json(comparison.diff.model_dump(mode="json"))


def _compare(old: Path, new: Path | None, sources: Path | None, settings: Settings) -> Comparison:
    from planextract.compare import compare_inside, compare_sides, open_side

    before = open_side(old, settings=settings, sources=sources)
    if new is None:
        return compare_inside(before, settings=settings)
    return compare_sides(before, open_side(new, settings=settings, sources=sources))


def read_formats(text: str) -> tuple[Format, ...]:
    """Read the names of formats, separated by commas.

    Args:
        text: What was typed.

    Raises:
        BadSetting: If one is unknown.
    """
    from planextract.compare import FORMATS

    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise BadSetting("--format", detail=f"{', '.join(unknown) or text!r} ∉ {', '.join(FORMATS)}")
    return tuple(name for name in FORMATS if name in names)


def _print_summary(found: PlanDiff, lang: Lang) -> None:
    from planextract.cli.report import print_error, print_table

    if not found.changes:
        print_error(say("diff.same", lang))
        return
    ops = [op for op in OPS if any(op in counts for counts in found.summary.values())]
    lines = [
        [say(f"item.{kind}", lang), *(str(counts.get(op) or "") for op in ops)]
        for kind, counts in found.summary.items()
    ]
    print_table([say("head.kind", lang), *(say(f"op.{op}", lang) for op in ops)], lines, left=1)
    severities = {name: sum(change.severity == name for change in found.changes) for name in SEVERITIES}
    review = sum(change.review for change in found.changes)
    print_error(say("diff.total", lang, changes=len(found.changes), review=review, **severities))
    if found.cause != "document":
        made = sum(change.cause == "extractor" for change in found.changes)
        print_error(say(f"diff.cause.{found.cause}", lang, made=made))
