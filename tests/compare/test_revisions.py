from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from planextract.compare import find_series, in_order, open_side, trace_series
from planextract.compare.revisions import revision_key
from planextract.errors import NothingToCompare
from planextract.store import save_plan
from tests.builders import Draft
from tests.compare.conftest import ROOT, SETTINGS


@pytest.mark.parametrize(
    "names",
    [
        ["h28", "h31", "r1", "r6"],
        ["2019", "2024-03", "2024-10", "r7"],
        ["01_457c605", "02_ec9e105", "10_d55bcc6"],
        ["20240331", "20240401"],
        ["令和５年度版", "令和７年度版"],
        ["v2", "v10"],
    ],
)
def test_revisions_stand_in_the_order_of_their_dates(names: list[str]) -> None:
    folded = [unicodedata.normalize("NFKC", name) for name in names]
    assert sorted(sorted(folded, key=len), key=lambda name: revision_key(f"plan/{name}")) == folded


def test_without_a_date_in_the_name_the_period_decides() -> None:
    late, early = Draft("plan/a"), Draft("plan/b")
    for draft, start in ((late, "2026-04-01"), (early, "2021-04-01")):
        evidence = draft.prove("計画期間")
        draft.plan["document"]["period"] = {"start": start, "end": None, "text": "計画期間", "evidence": evidence}
    assert [plan.document.id for plan in in_order([late.build(), early.build()])] == ["plan/b", "plan/a"]


def test_a_folder_with_two_documents_is_a_series() -> None:
    found = {series.plan: [item.plan_id for item in series.revisions] for series in find_series(ROOT / "raw")}
    assert found["nikaho_sogosenryaku"] == ["nikaho_sogosenryaku/r5", "nikaho_sogosenryaku/r7"]
    assert "case_collection" not in found


def test_a_history_follows_an_indicator_through_its_revisions(tmp_path: Path) -> None:
    for name in ("r5", "r7"):
        path = ROOT / f"raw/nikaho_sogosenryaku/{name}.txt"
        side = open_side(path, settings=SETTINGS, plan_id=f"nikaho_sogosenryaku/{name}")
        save_plan(side.plan, side.text, output=tmp_path)
    history = trace_series(tmp_path, "nikaho_sogosenryaku")
    values = {
        track.text: [stage.targets[0].value if stage and stage.targets else None for stage in track.stages]
        for track in history.tracks
        if track.kind == "kpi"
    }
    assert values["製造品出荷額等"] == [1200, 1260]
    assert values["事業承継の成立件数（累計）"] == [10, None]
    assert [track.text for track in history.tracks if track.kind == "pillar" and track.is_changed] == []


def test_one_record_is_no_series(tmp_path: Path) -> None:
    with pytest.raises(NothingToCompare):
        trace_series(tmp_path, "plan")
