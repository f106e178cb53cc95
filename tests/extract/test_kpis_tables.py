"""Tables: headers, units, years, groups of rows, and tables that are none of indicators."""

from __future__ import annotations

import pytest

from planextract.document import Cell, Document, Finding, Page, Source, Table
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_labels import Labels
from planextract.extract.kpi_line_texts import LineTexts
from planextract.extract.kpi_tables import extract_table_kpis
from planextract.mentions import KpiMention
from planextract.normalise import normalise
from planextract.rules.loader import load_rules
from planextract.spans import Span

RULES = load_rules("kpis")
FY = {year: (f"{year}-04-01", f"{year + 1}-03-31") for year in range(2010, 2060)}


def read(rows: list[list[str | None]]) -> tuple[tuple[KpiMention, ...], tuple[Finding, ...]]:
    """Read a table; 「<」 lengthens the cell to its left, 「^」 the cell above."""
    text, cells = "", []
    for row, texts in enumerate(rows):
        for column, value in enumerate(texts):
            if value in ("<", "^"):
                continue
            width = 1
            while column + width < len(texts) and texts[column + width] == "<":
                width += 1
            height = 1
            while row + height < len(rows) and rows[row + height][column] == "^":
                height += 1
            spans = (Span(len(text), len(text) + len(value)),) if value else ()
            text += f"{value or ''}\n"
            cells.append(Cell(row, column, spans, rows=height, columns=width))
    source = Source("t", "t.pdf", "application/pdf", "0" * 64, 1)
    document = Document(
        source,
        text,
        (Page(1, Span(0, len(text))),),
        boxes=(None,) * len(text),
        tables=(Table(1, tuple(cells), "ruled"),),
    )
    document = normalise(document)
    return extract_table_kpis(
        document, LineTexts.of(document.lines), Anchors(document), Labels(document, RULES), None, RULES
    )


def one(rows: list[list[str | None]]) -> KpiMention:
    (kpi,), _ = read(rows)
    return kpi


def test_name_unit_baseline_and_target_come_from_their_columns() -> None:
    kpi = one([["指標名", "単位", "現状値（R6）", "目標値（R12）"], ["移住相談の件数", "件", "96", "1,200"]])
    assert (kpi.view.text, kpi.unit, kpi.direction) == ("移住相談の件数", "件", "increase")
    assert kpi.baseline is not None
    assert (kpi.baseline.value, kpi.baseline.start, kpi.baseline.end) == (96, *FY[2024])
    assert [(t.value, t.start, t.end, t.basis) for t in kpi.targets] == [(1200, *FY[2030], "level")]


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        ([["指標（単位：人）", "基準値（R5）", "目標値（R9）"], ["登録者数", "6", "28"]], "人"),
        ([["指標", "基準値（R5）", "目標値（R9）"], ["登録者数（人）", "6", "28"]], "人"),
        ([["指標", "基準値（R5）", "目標値（R9）"], ["登録者数", "６人", "28人以上"]], "人"),
        ([["指標", "単位", "基準値（R5）", "目標値（R9）"], ["合計特殊出生率", "－", "1.34", "1.45"]], None),
        ([["指標", "基準値（R5）", "目標値（R9）"], ["健康寿命（男性）", "80.4歳", "81.5歳"]], "歳"),
    ],
)
def test_the_unit_is_found_wherever_it_is_printed(rows: list[list[str | None]], unit: str | None) -> None:
    assert one(rows).unit == unit


def test_a_bracket_that_is_no_unit_stays_in_the_name() -> None:
    kpi = one([["指標", "基準値（R5）", "目標値（R9）"], ["健康寿命（男性）", "80.4歳", "81.5歳"]])
    assert kpi.view.text == "健康寿命(男性)"


def test_a_header_of_two_levels_gives_each_target_its_year() -> None:
    kpi = one(
        [
            ["区分", "基準値\n（2013年度）", "現況値\n（2021年度）", "目標値", "<"],
            ["^", "^", "^", "2030年度", "2050年"],
            ["総排出量", "401.5", "329.5", "216.8（△46％）", "０（実質ゼロ）"],
        ]
    )
    assert kpi.baseline is not None
    assert (kpi.baseline.value, kpi.baseline.start) == (401.5, "2013-04-01")
    assert [(t.value, t.start, t.end) for t in kpi.targets] == [
        (216.8, *FY[2030]),
        (0, "2050-01-01", "2050-12-31"),
    ]


def test_yearly_columns_beside_a_sum_are_additions() -> None:
    kpi = one([["指標名", "R5 基準値", "R6", "R7", "累計"], ["移住した世帯数", "15", "18", "20", "38"]])
    assert [(t.value, t.start, t.end, t.basis) for t in kpi.targets] == [
        (18, *FY[2024], "increment"),
        (20, *FY[2025], "increment"),
        (38, FY[2024][0], FY[2025][1], "cumulative"),
    ]


def test_yearly_columns_alone_are_levels() -> None:
    kpi = one([["指標", "現状（R4）", "R6", "R7"], ["手続の数", "41", "61", "81"]])
    assert [target.basis for target in kpi.targets] == ["level", "level"]


def test_a_sum_ends_with_the_last_year_that_has_a_value() -> None:
    kpi = one(
        [
            ["指標", "事業開始前", "2024年度増加分", "2025年度増加分", "2026年度増加分", "増加分の累計"],
            ["関係人口数", "0", "131", "204", "-", "335"],
        ]
    )
    assert (kpi.targets[-1].start, kpi.targets[-1].end) == (FY[2024][0], FY[2025][1])
    assert kpi.direction == "increase"


@pytest.mark.parametrize(
    ("cell", "division", "name", "basis", "start"),
    [
        ("16", "累計", "創業件数", "cumulative", FY[2027][0]),
        ("16", "年間", "創業件数", "increment", FY[2027][0]),
        ("16", "時点", "創業件数", "level", FY[2027][0]),
        ("年16件", "", "創業件数", "increment", FY[2027][0]),
        ("４年間で16件", "", "創業件数", "cumulative", FY[2024][0]),
        ("16", "", "創業件数（年間）", "increment", FY[2027][0]),
        ("16", "", "創業件数（３年間の累計）", "cumulative", FY[2025][0]),
        ("16", "", "創業件数（計画期間累計）", "cumulative", None),
        ("16％", "", "年間離職率", "level", FY[2027][0]),
    ],
)
def test_what_a_target_counts_is_said_somewhere(
    cell: str, division: str, name: str, basis: str, start: str | None
) -> None:
    kpi = one([["指標", "R5 基準値", "R9 目標値", "区分"], [name, "－", cell, division]])
    assert (kpi.targets[0].basis, kpi.targets[0].start, kpi.targets[0].end) == (basis, start, FY[2027][1])


def test_halfway_targets_do_not_take_the_whole_period() -> None:
    kpi = one(
        [
            ["指標", "現状値（R5年度）", "中間値（R9年度）", "目標値（R11年度）"],
            ["出店数（５年間の累計）", "－", "９件", "15件"],
        ]
    )
    assert [(t.value, t.start, t.end) for t in kpi.targets] == [(9, *FY[2027]), (15, FY[2025][0], FY[2029][1])]


def test_dashes_and_words_are_no_values() -> None:
    kpi = one([["指標", "現状値", "目標値"], ["センターの運用開始", "未実施", "運用開始"]])
    assert (kpi.baseline, kpi.targets) == (None, ())


def test_a_word_of_direction_is_no_target() -> None:
    kpi = one([["指標", "R5 基準値", "R9 目標値"], ["フォロワー数", "4,820", "増加"]])
    assert (kpi.targets, kpi.direction) == ((), "increase")


def test_what_cannot_be_read_is_reported_and_left_out() -> None:
    (kpi,), findings = read([["指標", "R5 基準値", "R9 目標値"], ["参加者数", "10～15人", "30人"]])
    assert kpi.baseline is None
    assert [finding.code for finding in findings] == ["kpi.value_unread"]


def test_a_number_over_two_columns_belongs_to_neither() -> None:
    (kpi,), findings = read([["指標", "基準値（R5）", "目標値（R9）"], ["参加者数", "30人", "<"]])
    assert (kpi.baseline, kpi.targets) == (None, ())
    assert findings


def test_a_block_within_a_form_ends_where_its_heading_ends() -> None:
    kpis, _ = read(
        [
            ["事業名", "観光推進事業", "<", "<"],
            ["ＫＰＩ", "指　標", "現状値(令和５年度)", "目標値(令和11年度)"],
            ["^", "宿泊者数", "41,300人泊", "70,000人泊"],
            ["事業費(千円)", "令和７年度", "令和８年度", "計"],
            ["^", "18,500", "18,500", "37,000"],
        ]
    )
    assert [kpi.view.text for kpi in kpis] == ["宿泊者数"]


def test_rows_and_columns_may_be_exchanged() -> None:
    kpi = one([["指標名", "受診率"], ["現状値（R6）", "46.8％"], ["目標値（R12）", "60.0％"]])
    assert kpi.view.text == "受診率"
    assert [(t.value, t.start) for t in kpi.targets] == [(60.0, "2030-04-01")]


def test_an_arrow_leads_from_the_start_to_the_goal() -> None:
    kpi = one([["指標", "現状値（R5）→目標値（R10）"], ["交流人口", "120人 → 150人"]])
    assert kpi.baseline is not None
    assert (kpi.baseline.value, kpi.baseline.start) == (120, FY[2023][0])
    assert [(t.value, t.start) for t in kpi.targets] == [(150, FY[2028][0])]


def test_years_without_start_and_goal_are_reported_and_not_guessed() -> None:
    kpis, findings = read([["評価指標", "2022年度", "2027年度"], ["乗車人数", "120", "150"]])
    assert kpis == ()
    assert [finding.code for finding in findings] == ["kpi.table_unclear"]


def test_numbers_of_rows_and_sums_are_no_names() -> None:
    kpis, _ = read(
        [["No.", "指標", "R5（基準）", "R10（目標）"], ["1", "２ 創業件数（件）", "4", "8"], ["", "合計", "4", "8"]]
    )
    assert [kpi.view.text for kpi in kpis] == ["創業件数"]


def test_names_of_two_levels_are_joined() -> None:
    kpis, _ = read(
        [
            ["指標", "<", "現状値（R6）", "目標値（R12）"],
            ["健康寿命", "男性", "80.4歳", "81.5歳"],
            ["^", "女性", "84.9歳", "85.6歳"],
        ]
    )
    assert [kpi.view.text for kpi in kpis] == ["健康寿命男性", "健康寿命女性"]


def test_names_in_a_table_of_their_own_are_tied_by_labels() -> None:
    text = "ＫＰＩ①\n登録者数\n単位\n人\n事業開始前\n2024年度増加分\n増加分の累計\nＫＰＩ①\n268.00\n72.00\n72.00\n"
    spans = [Span(start, start + len(line)) for start, line in _lines(text)]
    names = tuple(Cell(0, column, (spans[column],)) for column in range(4))
    places = [(0, 1), (0, 2), (0, 3), (1, 0), (1, 1), (1, 2), (1, 3)]
    values = tuple(Cell(r, c, (span,)) for (r, c), span in zip(places, spans[4:], strict=True))
    tables = (Table(1, names, "ruled"), Table(1, values, "ruled"))
    source = Source("t", "t.pdf", "application/pdf", "0" * 64, 1)
    document = Document(source, text, (Page(1, Span(0, len(text))),), boxes=(None,) * len(text), tables=tables)
    document = normalise(document)
    (kpi,), _ = extract_table_kpis(
        document, LineTexts.of(document.lines), Anchors(document), Labels(document, RULES), None, RULES
    )
    assert (kpi.view.text, kpi.unit) == ("登録者数", "人")
    assert [target.value for target in kpi.targets] == [72, 72]


@pytest.mark.parametrize(
    "rows",
    [
        [["年度", "事業費（千円）"], ["令和７年度", "18,500"]],
        [["施策", "令和７年度", "令和８年度"], ["窓口の整備", "検討", "導入"]],
        [["区分", "令和７年度", "令和８年度", "計"], ["国庫補助金", "100", "200", "300"]],
        [["指標", "策定時", "実績（2023年度）", "評価"], ["補助件数（累計）", "418件", "702件", "Ａ"]],
        [["指標", "目標値", "実績値", "達成状況"], ["移住者数", "120人", "147人", "達成"]],
        [["施設名", "建築年", "延床面積"], ["公民館", "1985年", "820.5㎡"]],
        [["年", "推計人口", "高齢化率"], ["2030年", "20,100人", "41.0％"]],
    ],
)
def test_other_tables_are_left_alone(rows: list[list[str | None]]) -> None:
    assert read(rows)[0] == ()


def _lines(text: str) -> list[tuple[int, str]]:
    out, start = [], 0
    for line in text.splitlines():
        out.append((start, line))
        start += len(line) + 1
    return out


@pytest.mark.parametrize(
    "rows",
    [
        [["項目", "現状値", "目標値", "目標年度"], ["創業件数", "12件（R5）", "20件", "令和11年度"]],
        [["指標", "現状", "<", "目標", "<"], ["^", "値", "年度", "値", "年度"], ["創業件数", "12", "R5", "20", "R11"]],
        [["指標", "基準年", "基準値", "目標年", "目標値"], ["創業件数", "R5", "12件", "R11", "20件"]],
    ],
)  # fmt: skip
def test_a_row_may_give_its_own_years(rows: list[list[str | None]]) -> None:
    kpi = one(rows)
    assert kpi.baseline is not None
    assert (kpi.baseline.value, kpi.baseline.start) == (12, FY[2023][0])
    assert [(t.value, t.start) for t in kpi.targets] == [(20, FY[2029][0])]


def test_a_sum_since_a_year_grows_with_its_columns() -> None:
    kpi = one([["指標", "R8目標", "R10目標"], ["誘致企業数（令和７年度からの累計）", "２社", "６社"]])
    assert [(t.value, t.start, t.end, t.basis) for t in kpi.targets] == [
        (2, FY[2025][0], FY[2026][1], "cumulative"),
        (6, FY[2025][0], FY[2028][1], "cumulative"),
    ]


def test_a_bracket_that_says_of_how_many_years_a_number_is_the_sum() -> None:
    kpi = one([["指標", "現況値（R5）", "目標値（R11）"], ["採用された運転士の数", "－", "12人（５年間累計）"]])
    assert [(t.value, t.start, t.end) for t in kpi.targets] == [(12, FY[2025][0], FY[2029][1])]


def test_a_header_over_several_columns_that_names_start_and_goal_is_neither() -> None:
    kpis, _ = read([["指標", "現況値 目標値", "<"], ["利用者数", "12人", "20人"]])
    assert [target for kpi in kpis for target in kpi.targets] == []


def test_a_header_cut_off_in_its_bracket_gives_no_year() -> None:
    kpi = one([["指標", "現状値（R6）", "目標値（R1"], ["利用者数", "12人", "20人"]])
    assert [(t.value, t.start) for t in kpi.targets] == [(20, None)]


def test_a_cell_with_start_and_goal_is_no_header() -> None:
    kpis, _ = read(
        [["取組", "申請の電子化"], ["指標", "電子申請の割合　現状（R5）41％→目標（R10）95％"], ["所管課", "総務課"]]
    )
    assert kpis == ()


def test_an_indicator_may_measure_costs() -> None:
    kpi = one(
        [["管理指標", "令和６年度（現状）", "令和12年度（目標）"], ["施設の維持に係る経費", "21.8億円", "19億円"]]
    )
    assert (kpi.view.text, kpi.targets[0].value) == ("施設の維持に係る経費", 19)
