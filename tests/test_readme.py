from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from planextract.cli import app
from planextract.pipeline import extract_document
from planextract.settings import Settings
from planextract.store import to_json

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text("utf-8")


def block(name: str) -> str:
    found = re.search(rf"<!-- example: {name} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, f"README.md has no example block named {name}"
    return found[1]


def code_lines(text: str) -> list[str]:
    """Return what is set as code, line by line."""
    fences = re.findall(r"```\w*\n(.*?)```", text, re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [line for fence in fences for line in fence.splitlines()] + inline


def holds(record: Any, example: Any) -> bool:  # noqa: ANN401 - any two plain values
    """Return whether a shortened example says nothing that the record does not."""
    if isinstance(example, dict):
        return all(key in record and holds(record[key], value) for key, value in example.items())
    if isinstance(example, list):
        return all(any(holds(item, wanted) for item in record) for wanted in example)
    return bool(record == example)


def test_the_example_is_what_really_comes_out(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(block("input"), "utf-8", newline="\n")
    extraction = extract_document(tmp_path / "plan.txt", plan_id="plan", settings=Settings(nlp="off"))
    record = json.loads(to_json(extraction.plan))
    example = json.loads(block("output"))
    for key, value in example.items():
        assert holds(record[key], value), f"{key} in README.md is not in:\n{to_json(record[key])}"


def test_an_example_that_says_too_much_would_be_noticed() -> None:
    assert holds({"a": [{"b": 1, "c": 2}]}, {"a": [{"b": 1}]})
    assert not holds({"a": [{"b": 1}]}, {"a": [{"b": 2}]})
    assert not holds({"a": []}, {"z": []})


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_link_that_is_shown_exists(path: Path) -> None:
    text = path.read_text("utf-8")
    commands: dict[str, Any] = getattr(get_command(app), "commands", {})
    for command, rest in re.findall(r"^planextract ([a-z]+)(.*)", "\n".join(code_lines(text)), re.MULTILINE):
        assert command in commands, command
        options = {option for parameter in commands[command].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z]+)", text, re.MULTILINE)) <= targets
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / link).exists(), link
