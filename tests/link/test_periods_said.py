"""The plan's period where a sentence says it: first year and length, first and last year, and years that are none."""

from __future__ import annotations

import pytest

from planextract.extract.dates import extract_dates
from planextract.link.dates import link_dates
from planextract.link.proof import IdMaker, Prover
from planextract.normalise.spacing import close_up
from planextract.rules.loader import load_rules
from planextract.spans import fold
from planextract.tokenise import tokenise
from tests.documents import actions, outline


def period(text: str) -> tuple[str | None, str | None] | None:
    document = tokenise(outline(text))
    linked = link_dates(extract_dates(document, load_rules("date_kinds")), Prover(document), IdMaker())
    return (linked.period.start, linked.period.end) if linked.period else None


@pytest.mark.parametrize(
    "said",
    [
        "令和8年度を初年度とした10年間です。",
        "令和8年度を初年度とする10年間とします。",
        "令和８年度を始期として今後10年間とします。",
        "令和8年度を初年度とし、令和17年度を目標年度とする第3次みどり県教育計画を策定します。",
        "令和8年度を初年度とし、令和17年度を目標年度とする長期計画～みどりの学び～を策定する。",
    ],
)
def test_first_year_and_length_are_a_period(said: str) -> None:
    assert period(f"みどり県教育計画\n1 計画の策定\n{said}\n") == ("2026-04-01", "2036-03-31")


@pytest.mark.parametrize("review", ["中間見直し\n（令和12、13年度）", "中間見直し（令和12年度～令和13年度）"])
def test_the_years_of_a_review_are_none(review: str) -> None:
    text = f"みどり市環境計画\n1 計画の期間\n令和8年度を初年度とした10年間です。\n{review}\n"
    assert period(text) == ("2026-04-01", "2036-03-31")


@pytest.mark.parametrize("heading", ["3大綱の期間", "3 指針の期間", "3 プランの期間"])
def test_other_words_for_a_plan_head_its_period(heading: str) -> None:
    parts = "1策定の趣旨\n文化を育てる。\n2大綱の構成\n二つの柱です。"
    text = f"みどり県文化の大綱\n{parts}\n{heading}\n令和8年度から令和11年度まで\n"
    assert period(text) == ("2026-04-01", "2030-03-31")


@pytest.mark.parametrize(
    "said",
    [
        "令和12年度を目標年次とし、推進期間は令和8年度から3年間とします。",
        "計画の期間は、令和8年度から令和12年度までの5年間とする。",
    ],
)
def test_what_says_the_period_is_no_action(said: str) -> None:
    text = f"みどり市計画\n1 具体的な施策\n{said}\n・橋の点検\n・舗装の更新\n"
    assert actions(text) == ["橋の点検", "舗装の更新"]


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("瑞 穂 市", "瑞穂市"),
        ("愛　　媛　　県", "愛媛県"),
        ("松 江 町", "松江町"),
        ("目　　次", "目次"),
        ("令 和 ６ 年", "令和6年"),
    ],
)
def test_letters_that_are_set_apart_are_closed_up(line: str, closed: str) -> None:
    assert close_up(fold(line, at=0)).text == closed


@pytest.mark.parametrize("line", ["施策 内容 市", "甲 乙 丙", "山 川", "計画 の 市"])
def test_words_set_apart_stay(line: str) -> None:
    assert close_up(fold(line, at=0)).text == line
