"""Records of dates, and the choice of the plan's period."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from planextract.document import Document, Node, Page, Source
from planextract.link.dates import Days, LinkedDates, link_dates
from planextract.link.proof import IdMaker, Prover
from planextract.mentions import DateMention
from planextract.spans import Span, fold
from planextract.values.dates import find_dates


def link(
    *lines: str,
    kinds: dict[str, str] | None = None,
    title: str = "",
    target_periods: Collection[Days] = (),
) -> tuple[LinkedDates, str]:
    """Link every date of some lines, one node a line."""
    text = "\n".join(lines) + "\n"
    nodes, mentions, at = [], [], 0
    for index, line in enumerate(lines):
        view = fold(line, at=at)
        nodes.append(Node(index, None, 0, "paragraph", view, view, 1))
        for match in find_dates(view.text):
            part = view.slice(match.start, match.end)
            kind = (kinds or {}).get(part.text, "plan_period" if match.precision == "range" else "fiscal_year")
            mentions.append(
                DateMention(
                    index,
                    part,
                    match.form,
                    start=match.first,
                    end=match.last,
                    kind=kind,
                    precision=match.precision,
                    recurs=match.recurs,
                    needs=match.needs,
                )
            )
        at += len(line) + 1
    source = Source("plan", "plan.txt", "text/plain", "0" * 64, 1)
    document = Document(source, text, (Page(1, Span(0, len(text))),), nodes=tuple(nodes))
    return link_dates(mentions, Prover(document), IdMaker(), title=title, target_periods=target_periods), text


def test_one_record_for_one_text_and_meaning() -> None:
    linked, text = link("令和６年度に始める。", "令和6年度の実績", "R6年度")
    assert [(date.text, len(date.evidence)) for date in linked.dates] == [("令和６年度", 2), ("R6年度", 1)]
    for date in linked.dates:
        assert all(text[proof.start : proof.end] == proof.quote for proof in date.evidence)
    assert linked.ids_of_node[0] == linked.ids_of_node[1] == (linked.dates[0].id,)


def test_ids_are_the_same_in_every_run() -> None:
    one, _ = link("令和6年度に始め、令和7年度に終える。")
    two, _ = link("前書き", "令和6年度に始め、令和7年度に終える。")
    assert [date.id for date in one.dates] == [date.id for date in two.dates]


def test_function_beats_form() -> None:
    linked, _ = link("令和6年4月", "令和6年4月", kinds={"令和6年4月": "event"})
    assert linked.dates[0].kind == "event"


def test_a_fiscal_year_with_a_target_is_a_target() -> None:
    linked, _ = link("令和6年度", "令和7年度", target_periods={("2025-04-01", "2026-03-31")})
    assert [date.kind for date in linked.dates] == ["fiscal_year", "target"]


def test_no_period_is_none() -> None:
    linked, _ = link("令和6年度の実績")
    assert linked.period is None


def test_the_own_period_is_told_from_the_predecessors() -> None:
    linked, _ = link("第5次計画の期間は、令和2年度から令和6年度まで", "本計画の期間は、令和7年度から令和11年度まで")
    assert linked.period is not None
    assert (linked.period.start, linked.period.end) == ("2025-04-01", "2030-03-31")


def test_the_title_tells_which_part_is_the_plan() -> None:
    lines = (
        "基本構想の期間は令和8年度から令和17年度までの10年間です。",
        "前期基本計画の期間は、令和8年度から令和12年度までの5年間とします。",
    )
    linked, _ = link(*lines, title="第６次市総合計画　前期基本計画")
    assert linked.period is not None
    assert linked.period.end == "2031-03-31"
    assert linked.period.text == "令和8年度から令和12年度まで"


@pytest.mark.parametrize(
    ("title", "end"), [("第６次市総合計画　前期基本計画", "2031-03-31"), ("第６次市総合計画", "2036-03-31")]
)
def test_the_part_may_be_the_subject_of_a_sentence_on_periods(title: str, end: str) -> None:
    line = "基本構想は令和8年度から令和17年度まで、前期基本計画は令和8年度から令和12年度までを期間とします。"
    linked, _ = link(line, title=title)
    assert linked.period is not None
    assert linked.period.end == end


def test_an_open_side_is_none() -> None:
    linked, _ = link("計画期間 地域再生計画の認定の日から2027年3月31日まで")
    assert linked.period is not None
    assert (linked.period.start, linked.period.end) == (None, "2027-03-31")


def test_a_labelled_period_beats_a_later_stage_on_a_chart() -> None:
    linked, _ = link("計画期間：2024年度から2031年度まで", "2024年度から2026年度まで", "2029年度から2031年度まで")
    assert linked.period is not None
    assert linked.period.start == "2024-04-01"


def test_a_label_after_another_plan_is_not_the_own_period() -> None:
    linked, _ = link("総合計画の計画期間：2019年度から2023年度まで", "この計画の期間は2024年度から2026年度まで")
    assert linked.period is not None
    assert linked.period.start == "2024-04-01"


def test_an_annual_document_is_for_the_year_of_its_title() -> None:
    linked, _ = link("令和９年度　施政方針", title="令和９年度　施政方針")
    assert linked.period is not None
    assert (linked.period.start, linked.period.end) == ("2027-04-01", "2028-03-31")


def test_the_period_of_another_plan_is_not_that_of_a_speech_on_its_year() -> None:
    lines = ("令和９年度　施政方針", "令和９年度から令和12年度までを期間とする再編計画に沿って進めます。")
    linked, _ = link(*lines, title=lines[0])
    assert linked.period is not None
    assert (linked.period.start, linked.period.end) == ("2027-04-01", "2028-03-31")
    labelled, _ = link("令和９年度　実行計画", "計画期間：令和９年度から令和12年度まで", title="令和９年度　実行計画")
    assert labelled.period is not None
    assert labelled.period.end == "2031-03-31"


def test_the_year_of_a_change_is_no_period() -> None:
    linked, _ = link("観光計画（令和９年度改定）", title="観光計画（令和９年度改定）")
    assert linked.period is None


def test_the_period_of_the_whole_plan_is_its_own() -> None:
    linked, _ = link(
        "計画全体の期間は、令和８年度から令和17年度までの10年間です。",
        "後期は令和13年度から令和17年度までとします。",
        "令和13年度から令和17年度まで",
        title="第３次みどり町総合計画",
    )
    assert linked.period is not None
    assert (linked.period.start, linked.period.end) == ("2026-04-01", "2036-03-31")


@pytest.mark.parametrize(
    "lines",
    [
        (
            "基本構想は、令和８年度から令和17年度までの10年間とします。前期基本計画は、令和８年度から令和12年度までの５年間とします。",
        ),
        ("基本構想：令和８年度～令和17年度", "前期基本計画：令和８年度～令和12年度"),
        ("【基本構想】令和８年度～令和17年度", "【前期基本計画】令和８年度～令和12年度"),
    ],
)
@pytest.mark.parametrize(("title", "end"), [("松江市総合計画前期基本計画", "2031"), ("松江市総合計画", "2036")])
def test_the_part_that_the_title_names_gives_the_period(lines: tuple[str, ...], title: str, end: str) -> None:
    period = link(*lines, title=title)[0].period
    assert period is not None
    assert period.end is not None
    assert period.end[:4] == end
