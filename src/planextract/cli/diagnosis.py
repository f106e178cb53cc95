"""What is installed, whether it fits, and how to get what is missing; imports none of it."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Literal

from packaging.requirements import Requirement

State = Literal["ok", "missing", "wrong", "optional"]
PACKAGE = "planextract"
EXTRAS = ("dask", "ocr", "export", "postgres", "s3")
OCR_LANGUAGE = "jpn"
OCR_TIMEOUT_SECONDS = 20


@dataclass(frozen=True)
class Finding:
    """One thing that was looked for.

    Attributes:
        name: What.
        state: ``ok``; ``missing`` or ``wrong`` version of what is needed; ``optional`` where it is not there but
            only an extra needs it.
        version: What was found; empty where nothing was.
        advice: What to do about it; empty where nothing needs doing.
    """

    name: str
    state: State
    version: str = ""
    advice: str = ""


def diagnose() -> Iterator[Finding]:
    """Look for everything that the package and its extras need."""
    yield Finding("python", "ok", platform.python_version())
    yield Finding(PACKAGE, "ok", version(PACKAGE))
    for text in requires(PACKAGE) or []:
        requirement = Requirement(text)
        extra = next((e for e in EXTRAS if requirement.marker and requirement.marker.evaluate({"extra": e})), None)
        if requirement.marker and not extra:
            continue
        yield _look_for(requirement, extra)
    yield _look_for_ocr()


def _look_for(requirement: Requirement, extra: str | None) -> Finding:
    target = f'"{PACKAGE}[{extra}]"' if extra else f'"{requirement.name}{requirement.specifier}"'
    advice = f"pip install {target}"
    name = f"{requirement.name} [{extra}]" if extra else requirement.name
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return Finding(name, "optional" if extra else "missing", advice=advice)
    fits = requirement.specifier.contains(found, prereleases=True)
    return Finding(name, "ok" if fits else "wrong", found, "" if fits else advice)


def _look_for_ocr() -> Finding:
    """Look for the system's tesseract and its Japanese data, which pip cannot install."""
    name = f"tesseract {OCR_LANGUAGE} [ocr]"
    command = shutil.which("tesseract")
    if not command:
        return Finding(
            name, "optional", advice="apt install tesseract-ocr tesseract-ocr-jpn / brew install tesseract-lang"
        )
    try:
        answer = subprocess.run(  # noqa: S603 - the command is the one that the search path names
            [command, "--list-langs"], capture_output=True, text=True, timeout=OCR_TIMEOUT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return Finding(name, "optional", advice="tesseract --list-langs")
    has_japanese = OCR_LANGUAGE in answer.stdout.split()
    return Finding(name, "ok" if has_japanese else "optional", command, "" if has_japanese else "tesseract-ocr-jpn")
