"""Indicators of whole texts: tables set with blanks, lists, headings, references, and prose that has none."""

from __future__ import annotations

from planextract.document import Document, Finding, Line, Page, Source
from planextract.extract.kpis import extract_kpis
from planextract.ingest.text import split_pages
from planextract.mentions import KpiMention
from planextract.normalise import normalise
from planextract.rules.loader import load_rules
from planextract.settings import Settings
from planextract.spans import Span
from planextract.structure import structure

RULES = load_rules("kpis")
FY = {year: (f"{year}-04-01", f"{year + 1}-03-31") for year in range(2010, 2060)}


def document_of(text: str) -> Document:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(Span(start, start + len(line)), 1))
        start += len(line) + 1
    pages: tuple[Page, ...] = tuple(split_pages(text))
    source = Source("t", "t.txt", "text/plain", "0" * 64, 1)
    document = normalise(Document(source, text, pages, lines=tuple(lines)))
    return structure(document, Settings(base_rules_only=True), in_word=lambda _left, _right: False)


def read(text: str) -> tuple[tuple[KpiMention, ...], tuple[Finding, ...]]:
    return extract_kpis(document_of(text), RULES)


def values(kpi: KpiMention) -> list[tuple[float, str | None, str | None, str]]:
    return [(target.value, target.start, target.end, target.basis) for target in kpi.targets]


SPACED = """
第３章　目標

【数値目標】
                                        事業開始前    2025年度    2026年度    ＫＰＩ増加分
                                        （現時点）    増加分      増加分      の累計
ＫＰＩ①　林業への新規就業者数（人）      0.00          8.00        12.00       20.00
ＫＰＩ②　川の体験プログラムの参加者数（人）
                                        2,300.00      200.00      400.00      600.00
"""


def test_a_table_set_with_blanks_is_read_by_its_header() -> None:
    (one, two), _ = read(SPACED)
    assert (one.view.text, one.unit) == ("林業への新規就業者数", "人")
    assert values(one) == [
        (8, *FY[2025], "increment"),
        (12, *FY[2026], "increment"),
        (20, FY[2025][0], FY[2026][1], "cumulative"),
    ]
    assert two.view.text == "川の体験プログラムの参加者数"
    assert two.baseline is not None
    assert two.baseline.value == 2300


def test_empty_cells_do_not_shift_the_row() -> None:
    (one, two), _ = read(
        "【数値目標】\n"
        "指標                          単位    基準値（R3）    目標値（R9）\n"
        "合計特殊出生率                        1.22            1.40\n"
        "待機児童数                    人      －              0\n"
    )
    assert one.baseline is not None
    assert (one.unit, one.baseline.value, one.targets[0].value) == (None, 1.22, 1.40)
    assert (two.unit, two.baseline, two.targets[0].value) == ("人", None, 0)


def test_a_table_with_bars_in_a_text_is_a_table() -> None:
    (kpi,), _ = read(
        "５．成果指標\n\n| 指標 | 現状（R4） | R6 | R7 |\n|---|---|---|---|\n| 利用件数［件／年］ | － | 300 | 600 |\n"
    )
    assert (kpi.view.text, kpi.unit) == ("利用件数", "件／年")
    assert [basis for *_, basis in values(kpi)] == ["increment", "increment"]


def test_a_footnote_can_say_what_an_indicator_counts() -> None:
    (one, two), _ = read(
        "◆ＫＰＩ\n"
        "指標名                     単位    R4実績    R6    R7\n"
        "相談の件数                 件      42        50    55\n"
        "改修を行った企業数         社      -         4     4\n"
        "注）改修を行った企業数は各年度の増加数である。\n"
    )
    assert [basis for *_, basis in values(one)] == ["level", "level"]
    assert [basis for *_, basis in values(two)] == ["increment", "increment"]


def test_a_legend_can_say_which_years_a_sum_has() -> None:
    (kpi,), _ = read(
        "第２章　目標\n区分欄の「累計」は令和６年度から令和９年度までの合計値です。\n\n"
        "指標名                     単位    R5基準値    R9目標値    区分\n"
        "新規出店数                 件      -           16          累計\n"
    )
    assert values(kpi) == [(16, FY[2024][0], FY[2027][1], "cumulative")]


def test_phrases_under_a_heading_of_indicators_are_read() -> None:
    kpis, _ = read(
        "（１）産業の振興\n・市内企業の技術者を育てます。\n\n【数値目標】\n"
        "・新規就農者数：５年間で10人\n・観光入込客数 120万人（令和６年度）→ 150万人（令和11年度）\n"
    )
    assert [kpi.view.text for kpi in kpis] == ["新規就農者数", "観光入込客数"]
    assert kpis[0].reasons[-1] == "period.years_5"
    assert values(kpis[1]) == [(150, *FY[2029], "level")]


def test_captions_above_a_list_give_its_years() -> None:
    (one, two), _ = read(
        "ＫＰＩ\n現状：令和５年度\n目標：令和９年度\nオンライン申請が可能な手続数\n38 ➡ 120 手続\n"
        "ＲＰＡにより削減した作業時間（年\n間）\n640 ➡ 3,000 時間\n"
    )
    assert one.baseline is not None
    assert (one.baseline.start, *values(one)) == (FY[2023][0], (120, *FY[2027], "level"))
    assert (two.view.text, values(two)) == ("RPAにより削減した作業時間(年間)", [(3000, *FY[2027], "increment")])


def test_two_indicators_may_share_a_label() -> None:
    kpis, _ = read(
        "１　広域バス路線維持事業\n　　　ＫＰＩ：広域路線の年間利用者数　48,000人（令和５年度　44,120人）\n"
        "　　　　　　　県境路線の試行日数　　　計画期間累計120日\n"
    )
    assert [(kpi.view.text, kpi.targets[0].basis) for kpi in kpis] == [
        ("広域路線の年間利用者数", "increment"),
        ("県境路線の試行日数", "cumulative"),
    ]
    assert "period.plan" in kpis[1].reasons


def test_a_heading_that_promises_figures_is_one_indicator() -> None:
    (kpi,), _ = read("２ 施策\n・交流を進める。\n３ 目標指標 分野ごとに設定（数値は今後設定）\n")
    assert (kpi.view.text, kpi.targets, kpi.baseline) == ("目標指標", (), None)


def test_a_heading_without_anything_is_none() -> None:
    assert read("２ 施策\n・交流を進める。\n３ 数値目標\n４ 推進体制\n市長を本部長とする。\n")[0] == ()


def test_a_reference_moves_indicators_and_makes_no_new_ones() -> None:
    text = (
        "４ 計画の目標\n４－１　課題\n　若者が減っている。\n４－２　将来像\n" + SPACED.split("第３章　目標\n")[1] + "\n"
        "５ 事業\n５－１　概要\n　次のとおり。\n５－２　事業の内容\n"
        "⑤　客観的な指標（重要業績評価指標（ＫＰＩ））\n　４－２の【数値目標】に同じ。\n"
    )
    kpis, _ = read(text)
    assert len(kpis) == 2
    assert all("reference.followed" in kpi.reasons for kpi in kpis)
    assert len({kpi.node for kpi in kpis}) == 1


def test_a_list_that_prints_a_table_again_adds_nothing() -> None:
    table = "指標              単位    基準値（R3）    目標値（R9）\n待機児童数        人      12              0\n"
    kpis, _ = read(f"【数値目標】\n{table}\n資料編\n\n指標一覧\n{table}")
    assert [kpi.view.text for kpi in kpis] == ["待機児童数"]


def test_provision_is_the_target_of_its_service() -> None:
    (kpi,), _ = read(
        "第４章　見込みと方策\n\n（１）放課後児童健全育成事業\n\n| 区分 | R7年度 | R8年度 |\n|---|---|---|\n"
        "| 量の見込み（人） | 320 | 315 |\n| 確保方策（人） | 300 | 310 |\n| 過不足 | △20 | △5 |\n"
    )
    assert (kpi.view.text, kpi.unit) == ("放課後児童健全育成事業", "人")
    assert values(kpi) == [(300, *FY[2025], "level"), (310, *FY[2026], "level")]


def test_prose_about_the_present_has_none() -> None:
    kpis, findings = read(
        "第１章　現状\n本市の人口は、平成12年の30,347人から令和２年には23,435人まで減少しました。\n"
        "観光客は令和５年度に120万人を超え、宿泊者の割合は12％→15％と伸びています。\n"
        "第２章　施策\n・お試し住宅を３戸整備します。\n・年６回の相談会を開催します。\n"
    )
    assert (kpis, findings) == ((), ())


def test_every_value_is_printed_where_it_says() -> None:
    document = document_of(SPACED)
    for kpi in extract_kpis(document, RULES)[0]:
        for figure in (kpi.baseline, *kpi.targets):
            assert figure is not None
            assert float(figure.view.printed(document.text).replace(",", "")) == figure.value
