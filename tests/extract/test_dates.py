"""Dates of whole documents: what their surroundings add, and what they are for."""

from __future__ import annotations

import hashlib

import pytest

from planextract.document import Cell, Document, Line, Node, NodeKind, Page, Source, Table, Zone
from planextract.extract.dates import extract_dates
from planextract.mentions import DateMention
from planextract.rules.loader import Rule, RuleSet, load_rules
from planextract.spans import OffsetMap, Span, View, fold

Part = str | list[list[str]] | tuple[Zone, str]


def build(*parts: Part) -> Document:
    """Make a document: a text is a paragraph, (zone, text) a heading over all that follows, a list a table."""
    text = ""
    nodes: list[Node] = []
    tables: list[Table] = []
    lines: list[Line] = []
    parent: int | None = None
    zone: Zone = "other"
    for part in parts:
        start = len(text)
        index = len(nodes)
        if isinstance(part, list):
            cells = []
            for row, values in enumerate(part):
                for column, value in enumerate(values):
                    span = Span(len(text), len(text) + len(value))
                    cells.append(Cell(row, column, (span,), view=fold(value, at=span.start) if value else None))
                    text += value + "\t"
                text += "\n"
            tables.append(Table(1, tuple(cells), "ruled"))
            blank = View("", OffsetMap([], []))
            nodes.append(
                Node(index, parent, int(parent is not None), "table", blank, blank, 1, zone=zone, table=len(tables) - 1)
            )
            continue
        heading = isinstance(part, tuple)
        zone, printed = part if isinstance(part, tuple) else (zone, part)
        text += printed + "\n"
        view = fold(printed, at=start)
        above = None if heading else parent
        kind: NodeKind = "heading" if heading else "paragraph"
        nodes.append(Node(index, above, int(above is not None), kind, view, view, 1, zone=zone))
        parent = index if heading else parent
        lines.append(Line(Span(start, start + len(printed)), 1))
    source = Source("plan", "plan.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), len(text.encode()))
    return Document(
        source, text, (Page(1, Span(0, len(text))),), lines=tuple(lines), tables=tuple(tables), nodes=tuple(nodes)
    )


def read(*parts: Part) -> list[DateMention]:
    return list(extract_dates(build(*parts), load_rules("date_kinds")))


def days(*parts: Part) -> list[tuple[str, str | None, str | None]]:
    return [(mention.view.text, mention.start, mention.end) for mention in read(*parts)]


def test_every_mention_stands_where_it_says() -> None:
    document = build(
        "計画期間　令和２年度～６年度（５年間）", [["指標", "Ｒ５", "Ｒ１２"], ["参加者数", "１０", "２０"]]
    )
    for mention in extract_dates(document, load_rules("date_kinds")):
        (span,) = mention.view.spans(document.text)
        assert fold(span.of(document.text)).text == mention.view.text


def test_a_schedule_takes_the_year_of_the_document() -> None:
    found = days(
        "H21年度に先行して設立する。",
        "H22年度以降の考え方",
        ("schedule", "スケジュール"),
        "10月 11月 12月 1月 2月 3月 4月",
        "【10/30】",
        "年度内に設立",
    )
    assert found[2:] == [
        ("10月", "2009-10-01", "2009-10-31"),
        ("11月", "2009-11-01", "2009-11-30"),
        ("12月", "2009-12-01", "2009-12-31"),
        ("1月", "2010-01-01", "2010-01-31"),
        ("2月", "2010-02-01", "2010-02-28"),
        ("3月", "2010-03-01", "2010-03-31"),
        ("4月", "2010-04-01", "2010-04-30"),
        ("10/30", "2009-10-30", "2009-10-30"),
        ("年度内", "2009-04-01", "2010-03-31"),
    ]


def test_the_axis_may_be_a_row_of_a_table() -> None:
    found = days(
        "令和5年度に設置する。",
        ("schedule", "日程"),
        [["11月", "", "12月", "", "1月"], ["上旬", "下旬", "上旬", "", ""]],
    )
    assert [first for _, first, _ in found] == ["2023-04-01", "2023-11-01", "2023-12-01", "2024-01-01"]


def test_a_heading_gives_the_year() -> None:
    assert days(("schedule", "令和6年度の日程"), "9月15日 第1回会議")[1] == ("9月15日", "2024-09-15", "2024-09-15")


def test_the_sentence_gives_the_year() -> None:
    found = days("令和5年12月に諮問し、2月に答申した。", "平成17年に合併し、同年4月に発足した。")
    assert found[1] == ("2月", "2024-02-01", "2024-02-29")
    assert found[3] == ("同年4月", "2005-04-01", "2005-04-30")


def test_the_row_above_gives_the_year() -> None:
    found = days([["令和6年5月20日", "宣言"], ["8月6日", "第1回会議"]])
    assert found[1] == ("8月6日", "2024-08-06", "2024-08-06")


def test_same_year_after_a_fiscal_year_is_that_fiscal_year() -> None:
    assert days("2012年度に実施した。", "村が同年に制度を設けた。")[1] == ("同年", "2012-04-01", "2013-03-31")


def test_no_year_is_invented() -> None:
    found = read("昭和60年と令和2年の国勢調査", "7月31日に開く。")
    assert (found[2].start, found[2].needs, found[2].grade) == (None, "year", "low")


@pytest.mark.parametrize(
    "text", ["各年度末の値", "年度末の値を示す。", "毎年度10月に前年度の実績をまとめる。", "今後5年間"]
)
def test_what_refers_to_nothing_is_left_out(text: str) -> None:
    assert all(mention.recurs == "--10" for mention in read("平成7年の人口と令和2年の人口", text)[2:])


def test_a_year_before_in_a_heading_or_behind_a_period_counts_from_nothing_printed() -> None:
    assert len(days("2021年度に開いた。", ("achievement", "前年度の主な成果"))) == 1
    assert len(days("2021年度から2023年度までとする。", "前年度の成果をまとめる。")) == 1


def test_this_year_is_the_year_of_issue() -> None:
    assert days("令和7年3月", "今年度に着手する。")[1] == ("今年度", "2024-04-01", "2025-03-31")


def test_table_headers_hold_bare_years() -> None:
    found = read(
        ("kpi", "数値目標"), [["指標", "基準値R6", "目標値R12"], ["入込客数", "120.5", "140.0"], ["県道R5", "1", "2"]]
    )
    assert [(mention.view.text, mention.kind) for mention in found] == [("R6", "fiscal_year"), ("R12", "target")]


def test_year_columns_with_values_are_targets() -> None:
    found = read(("kpi", "KPI"), [["指標", "2024年度", "2025年度"], ["人数", "72", "-"]])
    assert [mention.kind for mention in found] == ["target", "fiscal_year"]


def test_a_flattened_header_holds_bare_years() -> None:
    assert [
        text for text, _, _ in days("指標名 単位 R4実績 R10目標", "KPI:受講者数 R7:80人 R8:90人", "県道R5の改良")
    ] == ["R4", "R10", "R7", "R8"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("本戦略の計画期間は、令和6年度から令和9年度までの4年間とします。", "plan_period"),
        ("令和2年度～6年度 (5年間)", "plan_period"),
        ("事業期間：令和8年度～令和11年度", "project_period"),
        ("令和6年12月末現在で20,714人です。", "reference"),
        ("令和2年の国勢調査によると、4,000人です。", "reference"),
        ("2030年度までに半減させます。", "target"),
        ("令和3年9月にデジタル庁が発足した。", "event"),
        ("令和7年度当初予算に計上しています。", "fiscal_year"),
        ("2013年度比で減っています。", "fiscal_year"),
        ("毎年度8月に公表します。", "schedule"),
        ("2018年度までに新たに3自治体が参画している。", "event"),
    ],
)
def test_kinds_of_sentences(text: str, kind: str) -> None:
    (mention,) = read("平成7年", text)[1:]
    assert mention.kind == kind


def test_the_heading_tells_whose_period_it_is() -> None:
    period = "2024年4月1日から2027年3月31日まで"
    assert read(("period", "事業実施期間"), period)[0].kind == "project_period"
    assert read(("period", "計画期間"), period)[0].kind == "plan_period"
    (approval,) = read(("period", "計画期間"), "地域再生計画の認定の日から2027年3月31日まで")
    assert (approval.start, approval.end, approval.kind) == (None, "2027-03-31", "plan_period")


def test_a_form_in_pieces_is_put_together() -> None:
    found = days(
        ("period", "事業実施期間"),
        "31 日 まで2024年4月1日から 2027 年 3",
        "月",
        ("evaluation", "検証時期"),
        "毎年度9",
        "月",
    )
    assert found == [
        ("2024年4月1日から2027年3月31日まで", "2024-04-01", "2027-03-31"),
        ("毎年度9月", None, None),
    ]


def test_pieces_that_go_together_in_two_ways_stay_apart() -> None:
    found = days(("period", "事業実施期間"), "31 日 まで2024年4月1日から 2027 年 3", "月", "2028 年 9")
    assert "2024-04-01" in {first for _, first, _ in found}
    assert not any(last == "2027-03-31" for _, _, last in found)


def test_a_row_of_form_cells_is_one_date() -> None:
    row = ["2024", "年", "4", "月", "1", "日", "から", "2027", "年", "3", "月", "31", "日まで"]
    assert days(("period", "事業実施期間"), [row]) == [("".join(row), "2024-04-01", "2027-03-31")]
    assert [mention.recurs for mention in read([["山形県", "毎年度", "9", "月", "審議会"]])] == ["--09"]


def test_a_blank_form_has_no_date() -> None:
    assert days(("period", "事業実施期間"), "年 月 日 から 年 月 日 まで", "年 まで月") == []


def test_a_duration_that_disagrees_lowers_the_grade() -> None:
    (mention,) = read("計画期間 令和2年度～6年度（3年間）")
    assert mention.grade == "low"
    assert "date.disagrees" in mention.reasons


def test_however_long_a_line_is_a_date_looks_at_what_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    first = RuleSet.first

    def spy(rules: RuleSet, text: str, prefix: str) -> Rule | None:
        seen.append(len(text))
        return first(rules, text, prefix)

    monkeypatch.setattr(RuleSet, "first", spy)
    found = read("令和５年度から令和７年度まで、" * 3000)
    assert len(found) == 3000
    assert max(seen) <= 1000


def test_two_headings_side_by_side_share_the_line_below() -> None:
    line = "令和７年度～令和11年度（５年間）　　　子ども・若者及び子育てをする家庭"
    kinds = {mention.view.text: mention.kind for mention in read(("period", "計画期間"), ("other", "対象"), line)}
    assert list(kinds.values()) == ["plan_period"]
