"""Characters that an earlier conversion lost are told, and questions are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from planextract.ingest.losses import MOST_PLACES, find_lost_characters
from planextract.pipeline import extract_document
from planextract.settings import Settings


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("計画\n? 観光の振興\n", ["?"]),
        ("　?産業の育成", ["?"]),
        ("令和３年度?令和７年度", ["?"]),
        ("５?10人", ["?"]),
        ("交流拠点?ホールの整備", ["?"]),
        ("町民�共同", ["�"]),
        ("? 観光\n? 産業", ["?", "?"]),
    ],
)
def test_lost_characters_are_told_with_their_places(text: str, lost: list[str]) -> None:
    (finding,) = find_lost_characters(text)
    assert finding.code == "text.characters_lost"
    assert [span.of(text) for span in finding.spans] == lost


@pytest.mark.parametrize(
    "text",
    [
        "何が必要でしょうか?\n次に進みます。",
        "町の課題は何か? 人口減少です。",
        "https://example.jp/plan?id=3&year=2024",
        "本当に?という声もあります。",
        "Ｑ．どうなるの？　Ａ．続きます。",
    ],
)
def test_questions_and_addresses_are_no_losses(text: str) -> None:
    assert find_lost_characters(text) == ()


def test_a_text_full_of_losses_gives_one_finding_with_few_places() -> None:
    (finding,) = find_lost_characters("? 施策\n" * 500)
    assert "500か所" in finding.message
    assert len(finding.spans) == MOST_PLACES


def test_the_record_tells_what_the_encoding_could_not_hold(tmp_path: Path) -> None:
    plan = tmp_path / "計画.txt"
    text = "川の町観光計画\n期間：令和２年度～令和６年度\nⅠ 観光の振興\n・案内所を整備する。\n・ガイドを育成する。\n"
    plan.write_bytes(text.encode("euc_jp", "replace"))
    issues = extract_document(plan, plan_id="計画", settings=Settings(nlp="off")).plan.issues
    assert [issue.code for issue in issues if issue.code.startswith("text.")] == ["text.characters_lost"]
    plan.write_text(text, "utf-8")
    issues = extract_document(plan, plan_id="計画", settings=Settings(nlp="off")).plan.issues
    assert not [issue.code for issue in issues if issue.code.startswith("text.")]
