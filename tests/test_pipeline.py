"""The whole way of one document: the same bytes give the same record, and every record proves itself."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planextract.errors import PlanextractError
from planextract.pipeline import describe_extractor, extract_document, fingerprint
from planextract.settings import Settings

OFF = Settings(nlp="off")
# A document has hundreds of lines; a cycle for each of them would be seen.
MANY_CYCLES = 50
RAW = Path(__file__).resolve().parent.parent / "raw"
SAMPLES = sorted(path for path in RAW.rglob("*") if path.suffix in {".txt", ".md", ".pdf"} and path.name != "README.md")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_samples_are_read_alike_twice_and_proved(sample: Path) -> None:
    first, second = (extract_document(sample, plan_id=sample.stem, settings=OFF) for _ in range(2))
    assert first.plan.model_dump_json() == second.plan.model_dump_json()
    assert first.plan.pillars
    assert first.plan.actions
    for item in (*first.plan.pillars, *first.plan.actions, *first.plan.kpis, *first.plan.actors, *first.plan.dates):
        assert all(first.text[e.start : e.end] == e.quote for e in item.evidence)


@pytest.mark.parametrize("prose", ["news_bridge.txt", "jorei_cat.txt", "gijiroku_committee.txt"])
def test_prose_that_is_no_plan_gives_no_plan(prose: str) -> None:
    plan = extract_document(Path(__file__).parent / "prose" / prose, plan_id="prose", settings=OFF).plan
    assert (plan.pillars, plan.actions, plan.kpis) == ((), (), ())


def test_fingerprint_follows_what_changes_results() -> None:
    off, full = (fingerprint(describe_extractor(Settings(nlp=mode))) for mode in ("off", "full"))
    assert off != full
    assert off == fingerprint(describe_extractor(Settings(nlp="off", max_pages=7)))


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
def test_any_text_gives_a_proved_record_or_a_typed_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "any.txt"
    file.write_bytes(text.encode())
    failure = ""
    try:
        extraction = extract_document(file, plan_id="any", settings=OFF)
    except PlanextractError as error:
        failure = error.error_code
    if failure:
        assert failure != "internal.bug"
        return
    for item in (*extraction.plan.pillars, *extraction.plan.actions, *extraction.plan.dates, *extraction.plan.actors):
        assert all(extraction.text[e.start : e.end] == e.quote for e in item.evidence)


def test_the_stages_make_no_cycles_while_the_collector_rests() -> None:
    sample = next(path for path in SAMPLES if path.suffix == ".txt")
    extract_document(sample, plan_id="plan", settings=OFF)  # what is loaded once
    gc.collect()
    gc.disable()
    try:
        extract_document(sample, plan_id="plan", settings=OFF)
        assert not gc.isenabled()  # it is left as it was found
        found = gc.collect()
    finally:
        gc.enable()
    assert found < MANY_CYCLES


def test_the_collector_works_again_after_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("planextract.pipeline.normalise", fail)
    with pytest.raises(RuntimeError):
        extract_document(SAMPLES[0], plan_id="plan", settings=OFF)
    assert gc.isenabled()
