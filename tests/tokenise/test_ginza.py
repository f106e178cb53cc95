from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from benchmarks.who_does_what import SENTENCES, score_mode
from planextract.errors import LanguageModelMissing
from planextract.tokenise import ginza
from planextract.tokenise.ginza import parse_sentences


@pytest.mark.nlp
def test_words_depend_on_each_other() -> None:
    (parse,) = parse_sentences(["商工会が窓口を開設する。"])
    root = next(word for place, word in enumerate(parse.words) if word.head == place)
    subject = next(word for word in parse.words if word.label == "nsubj")
    assert (root.lemma, subject.text, parse.words[subject.head]) == ("開設", "商工会", root)
    assert "".join(word.text for word in parse.words) == "商工会が窓口を開設する。"


@pytest.mark.nlp
def test_each_sentence_gets_its_own_parse() -> None:
    texts = ["", "町は道を直す。", "長" * 9_000, "\ud800県は橋を架ける。"]
    parses = parse_sentences(texts)
    assert [bool(parse.words) for parse in parses] == [False, True, False, True]
    assert parses[3].words[0].start == 0


def test_a_missing_model_is_named_only_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ginza, "MODEL", "ja_no_such_model")
    ginza._model.cache_clear()
    try:
        assert parse_sentences([]) == ()
        with pytest.raises(LanguageModelMissing, match="--nlp off"):
            parse_sentences(["市は道を直す。"])
    finally:
        ginza._model.cache_clear()


def test_without_parsing_spacy_is_not_even_imported(tmp_path: Path) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("みどり市計画\n基本目標１　暮らし\n・商工会が窓口を開く。\n", "utf-8")
    code = (
        "import sys; from pathlib import Path; from planextract.pipeline import extract_document; "
        "from planextract.settings import Settings; "
        f"extract_document(Path({str(plan)!r}), plan_id='plan', settings=Settings(nlp='off')); "
        "assert not {'spacy', 'ginza', 'thinc'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_sentences_name_bodies_that_stand_in_them() -> None:
    entries = tomllib.loads(SENTENCES.read_text("utf-8"))["sentence"]
    assert len(entries) >= 60
    for entry in entries:
        assert all(name in entry["text"] or name == "遠野市" for name in (*entry["lead"], *entry["partner"]))


@pytest.mark.nlp
def test_parsing_tells_who_acts_where_rules_do_not() -> None:
    off, selective = score_mode("off"), score_mode("selective")
    assert selective["actors"].f1 >= max(0.86, off["actors"].f1)
    assert selective["lead"].precision >= 0.9
    assert selective["lead"].recall >= 0.8 > off["lead"].recall + 0.3
