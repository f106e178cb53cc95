"""Indicators in lists, forms, cards and sentences: with and without a start, years beside or above the figures."""

from __future__ import annotations

import pytest

from planextract.document import Document
from planextract.extract.kpis import extract_kpis
from planextract.mentions import KpiMention
from planextract.normalise import normalise
from planextract.rules.loader import load_rules
from planextract.settings import Settings
from planextract.structure import structure
from planextract.tokenise import is_inside_word, tokenise
from tests.documents import raw
from tests.layout.drawn import Drawn, lay_out

RULES = load_rules("kpis")
PLAN = "みどり町産業ビジョン\n\n１　計画の期間\n令和７年度から令和11年度までの５年間とします。\n\n"


def fiscal(year: int) -> tuple[str, str]:
    return f"{year}-04-01", f"{year + 1}-03-31"


def read(document: Document) -> tuple[KpiMention, ...]:
    document = structure(normalise(document), Settings(base_rules_only=True), in_word=is_inside_word)
    return extract_kpis(tokenise(document), RULES)[0]


def figures(text: str) -> dict[str, tuple[float | None, list[tuple[float, str | None, str]]]]:
    return {
        kpi.view.text: (
            kpi.baseline.value if kpi.baseline else None,
            [(target.value, target.start, target.basis) for target in kpi.targets],
        )
        for kpi in read(raw(PLAN + text))
    }


@pytest.mark.parametrize(
    ("text", "name", "start", "goal"),
    [
        ("【成果指標】\n指標名：創業件数\n現状値（令和５年度）：12件\n目標値（令和11年度）：20件", "創業件数", 12, 20),
        (
            "目標指標\n　直売所の販売額\n　　現状　３億円（令和５年度）\n　　目標　４億円（令和11年度）",
            "直売所の販売額",
            3,
            4,
        ),
        ("ＫＰＩ　奨学金の貸与者数　基準値（令和５年度）　６人　目標値（令和11年度）　10人", "奨学金の貸与者数", 6, 10),
        (
            "【ＫＰＩ】通院支援の利用者数：基準値 150人（R5年度）／目標値 230人（R11年度）",
            "通院支援の利用者数",
            150,
            230,
        ),
        ("（ＫＰＩ）講座の修了率　50％（R5）から60％（R11）へ", "講座の修了率", 50, 60),
        ("◇評価指標／移住相談の件数　現状（R5）：120件　目標（R11）：200件", "移住相談の件数", 120, 200),
    ],
)
def test_a_label_and_a_phrase_over_one_or_more_lines(text: str, name: str, start: float, goal: float) -> None:
    found = figures(f"２　施策\n\n（１）創業の支援\n・創業塾を開きます。\n\n{text}\n")
    value, goals = found[name]
    assert (value, [(number, first) for number, first, _ in goals]) == (start, [(goal, "2029-04-01")])


def test_a_unit_with_a_slash_is_one_unit() -> None:
    assert figures("２　数値目標\n・立地した企業の数　　３社／年\n")["立地した企業の数"] == (
        None,
        [(3, None, "increment")],
    )


def test_the_year_of_a_heading_is_the_year_of_its_list() -> None:
    found = figures(
        "２　目標指標（令和11年度）\n(1) 圏域の人口　58,000人\n(2) 宿泊客数　120万人（令和５年度　98万人）\n"
    )
    assert found == {
        "圏域の人口": (None, [(58000, "2029-04-01", "level")]),
        "宿泊客数": (98, [(120, "2029-04-01", "level")]),
    }


def test_figures_of_different_size_get_one_unit() -> None:
    (kpi,) = read(raw(PLAN + "２　成果指標\n直売所の販売額　３億2,000万円（R5）→４億円（R11）\n"))
    assert kpi.baseline is not None
    assert (kpi.unit, kpi.baseline.value, kpi.targets[0].value) == ("円", 320_000_000, 400_000_000)


@pytest.mark.parametrize(
    ("text", "name", "start", "goals"),
    [
        (
            "市債残高（特例債を除く。）を、令和５年度末の120億円から、令和11年度末までに100億円以下とします。",
            "市債残高(特例債を除く。)", 120, [(100, "2030-03-31", "level")],
        ),
        ("基金残高を、毎年度50億円以上確保します。", "基金残高", None, [(50, None, "level")]),
        ("新規就農者数は、毎年度５人以上確保します。", "新規就農者数", None, [(5, None, "increment")]),
        (
            "延床面積を、令和５年度の21万㎡から、令和21年度までに17万㎡まで縮減します。中間の令和11年度には、19万㎡とします。",
            "延床面積", 21, [(17, "2039-04-01", "level"), (19, "2029-04-01", "level")],
        ),
    ],
)  # fmt: skip
def test_a_sentence_below_a_heading_of_indicators(
    text: str, name: str, start: float | None, goals: list[tuple[float, str | None, str]]
) -> None:
    assert figures(f"２　数値目標\n{text}\n") == {name: (start, goals)}


def test_a_sentence_without_a_year_elsewhere_is_no_indicator() -> None:
    assert figures("２　施策\n（１）財政\n基金残高を、毎年度50億円以上確保します。\n") == {}


def form(value: str) -> Document:
    page = Drawn()
    page.text(60, 60, "行政改革プラン", 16)
    page.table((60, 160, 540), (100, 130, 160, 220), [["取組", "申請の電子化"], ["所管課", "総務課"], ["指標", ""]])
    page.column(164, 164, value.split("\n"))
    return lay_out(page)


def test_the_cell_beside_a_label_holds_phrases() -> None:
    one, two = read(
        form("電子申請の割合　現状（R5）41.0％ → 目標（R10）95.0％\n削減した時間　1.2万時間（R5）→６万時間\n／年")
    )
    assert (one.view.text, one.targets[0].value, one.targets[0].start) == ("電子申請の割合", 95, "2028-04-01")
    assert (two.unit, two.targets[0].basis) == ("万時間／年", "increment")


def test_figures_promised_for_later_beside_a_label() -> None:
    (kpi,) = read(form("分野ごとに設定（数値は今後設定）"))
    assert (kpi.view.text, kpi.targets, kpi.reasons) == ("指標", (), ("figures.later",))


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("boxed", [False, True])
def test_cards_with_an_arrow_and_a_line_of_years(boxed: bool, above: bool) -> None:
    page = Drawn(842, 595)
    page.text(40, 30, "観光の計画", 22).text(40, 80, "数値目標", 14)
    cards = [("平均の宿泊日数", "1.2泊▶ 1.8泊"), ("催しの参加者数", "― ▶ 6,000人")]
    for index, (name, value) in enumerate(cards):
        x = 40 + index * 260
        if boxed:
            page.box(x, 110, x + 240, 210)
        years, numbers = (148, 172) if above else (182, 148)
        page.text(x + 12, 118, name, 11).text(x + 12, numbers, value, 20)
        page.text(x + 14, years, "2024年", 9).text(x + 100, years, "2030年", 9)
    one, two = read(lay_out(page))
    assert one.baseline is not None
    assert (one.baseline.value, one.baseline.start, one.targets[0].value) == (1.2, "2024-01-01", 1.8)
    assert one.targets[0].start == two.targets[0].start == "2030-01-01"
    assert (two.baseline, two.targets[0].value) == (None, 6000)


def test_a_bullet_that_looks_like_an_arrow_is_none() -> None:
    assert figures("２　数値目標\n▶ 30人の移住者を迎える\n▶３つの柱で進める\n") == {}
