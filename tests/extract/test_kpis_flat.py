"""Tables whose frame was lost: proved by sums, ordered by the text, silent where that is not enough."""

from __future__ import annotations

from planextract.document import Document, Line, Page, Source
from planextract.extract.kpi_anchors import Anchors
from planextract.extract.kpi_flat import extract_flat_kpis
from planextract.extract.kpi_labels import Labels
from planextract.extract.kpi_line_texts import LineTexts
from planextract.normalise import normalise
from planextract.rules.loader import load_rules
from planextract.spans import Span

RULES = load_rules("kpis")

HEADER = (
    "事業開始前|（現時点）|2025年度|増加分|（１年目）|2026年度|増加分|（２年目）|"
    "2027年度|増加分|（３年目）|ＫＰＩ増加分|の累計"
)
NAMES = "ＫＰＩ① 移住者数（相談窓口を経た者）|体験施設の利用者数|改修した空き家の件数|単位|人|単位|人|件"


def document_of(text: str) -> Document:
    source = Source("t", "t.txt", "text/plain", "0" * 64, 1)
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(Span(start, start + len(line)), 1))
        start += len(line) + 1
    return normalise(Document(source, text, (Page(1, Span(0, len(text))),), lines=tuple(lines)))


def read(*parts: str) -> tuple[dict[str, list[float]], dict[str, float | None], list[str], dict[str, str | None]]:
    document = document_of("\n\n".join(part for text in parts for part in text.split("|")))
    kpis, findings, _ = extract_flat_kpis(
        document, LineTexts.of(document.lines), Anchors(document), Labels(document, RULES), RULES
    )
    return (
        {kpi.view.text: [target.value for target in kpi.targets] for kpi in kpis},
        {kpi.view.text: kpi.baseline.value if kpi.baseline else None for kpi in kpis},
        [finding.code for finding in findings],
        {kpi.view.text: kpi.unit for kpi in kpis},
    )


THREE_YEARS = "12.00ＫＰＩ①|0.00|0.00|20.00|300.00|4.00|24.00|340.00|5.00|30.00|400.00|6.00|74.00|1,040.00|15.00"


def test_rows_are_put_back_by_their_sums() -> None:
    targets, starts, findings, units = read(HEADER, NAMES, THREE_YEARS)
    assert targets == {
        "移住者数(相談窓口を経た者)": [20, 24, 30, 74],
        "体験施設の利用者数": [300, 340, 400, 1040],
        "改修した空き家の件数": [4, 5, 6, 15],
    }
    assert starts == {"移住者数(相談窓口を経た者)": 12, "体験施設の利用者数": 0, "改修した空き家の件数": 0}
    assert findings == ["kpi.row_order_assumed"]
    assert units["改修した空き家の件数"] == "件"


def test_what_was_restored_is_of_low_grade_and_says_why() -> None:
    document = document_of("\n\n".join((HEADER + "|" + NAMES + "|" + THREE_YEARS).split("|")))
    kpis, _, _ = extract_flat_kpis(
        document, LineTexts.of(document.lines), Anchors(document), Labels(document, RULES), RULES
    )
    for kpi in kpis:
        assert kpi.grade == "low"
        assert {"sum.checked", "partition.unique", "row.order_assumed"} <= set(kpi.reasons)
        for target in kpi.targets:
            assert float(target.view.printed(document.text).replace(",", "")) == target.value


def test_years_that_are_blank_in_every_row_are_the_last_ones() -> None:
    two = "12.00ＫＰＩ①|0.00|0.00|20.00|300.00|4.00|24.00|340.00|5.00|-|-|-|44.00|640.00|9.00"
    targets, _, _, _ = read(HEADER, NAMES, two)
    assert targets["体験施設の利用者数"] == [300, 340, 640]


def test_sums_that_do_not_add_up_give_names_without_values() -> None:
    wrong = THREE_YEARS.replace("1,040.00", "1,050.00")
    targets, _, findings, _ = read(HEADER, NAMES, wrong)
    assert list(targets.values()) == [[], [], []]
    assert findings == ["kpi.table_flattened"]


def test_more_than_one_partition_gives_no_value() -> None:
    # 1+1+1=3, 2+2+2=6, 3+… : the rows can be cut in several ways.
    several = "0.00|0.00|0.00|0.00|1.00|1.00|1.00|1.00|2.00|2.00|1.00|1.00|1.00|3.00|3.00"
    targets, _, findings, _ = read(HEADER, NAMES.replace("ＫＰＩ① ", ""), several)
    assert list(targets.values()) == [[], [], []]
    assert findings == ["kpi.table_flattened"]


def test_a_missing_number_gives_no_value() -> None:
    targets, _, findings, _ = read(HEADER, NAMES, THREE_YEARS.replace("|5.00", ""))
    assert list(targets.values()) == [[], [], []]
    assert findings == ["kpi.table_flattened"]


def test_different_baselines_without_labels_are_left_out() -> None:
    sums_first = "74.00|1,040.00|15.00|" + THREE_YEARS.removesuffix("|74.00|1,040.00|15.00")
    open_starts = sums_first.replace("12.00ＫＰＩ①|0.00|0.00", "12.00|3.00|0.00")
    targets, starts, _, _ = read(HEADER, NAMES, open_starts)
    assert set(starts.values()) == {None}
    assert targets["体験施設の利用者数"] == [300, 340, 400, 1040]


def test_ordinary_text_is_no_lost_table() -> None:
    assert read("令和７年度の取組|相談件数|12.00|13.00|計画の推進") == ({}, {}, [], {})


def test_rows_printed_one_after_the_other_are_proved_by_their_sums() -> None:
    rows = "12.00|20.00|24.00|30.00|74.00|5.00|300.00|340.00|400.00|1,040.00|2.00|4.00|5.00|6.00|15.00|7"
    targets, starts, findings, _ = read(HEADER, rows, NAMES)
    assert targets["体験施設の利用者数"] == [300, 340, 400, 1040]
    assert starts == {"移住者数(相談窓口を経た者)": 12, "体験施設の利用者数": 5, "改修した空き家の件数": 2}
    assert findings == ["kpi.row_order_assumed"]
