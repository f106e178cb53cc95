"""The command line: parse, call, print. Exit codes: 0 all well, 1 something failed, 2 wrong usage."""

from __future__ import annotations

import sys
from collections.abc import Callable

import typer

from planextract.cli.diff import diff
from planextract.cli.doctor import doctor
from planextract.cli.evaluate import evaluate
from planextract.cli.extract import extract
from planextract.cli.history import history
from planextract.cli.language import choose_lang
from planextract.cli.quarantine import quarantine
from planextract.cli.schema import schema
from planextract.cli.verify import verify
from planextract.cli.view import view
from planextract.cli.watch import watch
from planextract.errors import BadSetting, PlanextractError

COMMANDS: tuple[Callable[..., None], ...] = (extract, watch, verify, diff, history, view, evaluate, schema, doctor)

app = typer.Typer(
    name="planextract",
    help="日本の行政計画を根拠つきの JSON にする。 / Japanese policy plans into JSON, every value with its evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in COMMANDS:
    app.command(command.__name__)(command)
app.add_typer(quarantine)


@app.callback(invoke_without_command=True)
def start(
    show_version: bool = typer.Option(False, "--version", help="版を表示 / show the version"),
) -> None:
    """日本の行政計画を根拠つきの JSON にする。 / Japanese policy plans into JSON, every value with its evidence."""
    if show_version:
        from importlib.metadata import version

        typer.echo(f"planextract {version('planextract')}")
        raise typer.Exit


def main() -> None:
    """Run the command line; a typed error is one line in the user's language."""
    try:
        app()
    except PlanextractError as error:
        sys.stderr.write(error.message(_lang_of(sys.argv)) + "\n")
        sys.exit(2 if isinstance(error, BadSetting) else 1)


def _lang_of(arguments: list[str]) -> str:
    """Return the language asked for on a command line whose parsing is long over."""
    for number, argument in enumerate(arguments):
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return choose_lang()
