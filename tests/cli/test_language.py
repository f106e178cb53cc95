from __future__ import annotations

import string

import pytest

from planextract.cli.language import TEXTS, choose_lang, say


@pytest.mark.parametrize(
    ("value", "lang"), [("ja_JP.UTF-8", "ja"), ("en_GB.UTF-8", "en"), ("C", "ja"), ("de_DE", "ja")]
)
def test_the_environment_decides_unless_asked(value: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANEXTRACT_LANG", value)
    assert choose_lang() == lang
    assert choose_lang("en") == "en"


def test_without_any_setting_messages_are_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PLANEXTRACT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert choose_lang() == "ja"


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_have_the_same_fields(key: str) -> None:
    japanese, english = ({name for _, name, _, _ in string.Formatter().parse(text) if name} for text in TEXTS[key])
    assert japanese >= english
    assert say("ignored", "en", names="x") == "not documents: x"
