from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest

from planextract.cli import diagnosis
from tests.cli.conftest import Command


def test_what_the_tests_run_with_is_complete(planextract: Command) -> None:
    answer = planextract("doctor", "--json")
    assert answer.code == 0
    found = {finding["name"]: finding for finding in answer.plain}
    assert found["sudachidict-core"]["state"] == "ok"
    assert found["fastapi"]["version"] == version("fastapi")
    assert "必要なものはすべて揃っています" in answer.err


def test_a_missing_and_a_wrong_package_are_named_with_what_to_do(
    planextract: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fake_version(name: str) -> str:
        if name == "ginza":
            raise PackageNotFoundError(name)
        return "0.165.0" if name == "fastapi" else version(name)

    monkeypatch.setattr(diagnosis, "version", fake_version)
    answer = planextract("doctor", "--json", "--lang", "en")
    assert answer.code == 1
    found = {finding["name"]: finding for finding in answer.plain}
    assert found["ginza"]["state"] == "missing"
    assert found["fastapi"]["state"] == "wrong"
    assert "fastapi<0.151" in found["fastapi"]["advice"]


@pytest.mark.parametrize(("command", "state"), [(None, "optional"), ("/no/such/tesseract", "optional")])
def test_ocr_is_optional(command: str | None, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: command)
    findings = {finding.name: finding for finding in diagnosis.diagnose()}
    assert findings["tesseract jpn [ocr]"].state == state
    assert findings["tesseract jpn [ocr]"].advice
