"""Lists of indicators: headings that announce them, and pages that end within one."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.mentions import KpiMention
from planextract.rules.loader import load_rules
from tests.documents import found, outline
from tests.extract.test_kpis import FY, values

RULES = load_rules("kpis")


def read(text: str, *, media_type: str = "text/plain") -> tuple[KpiMention, ...]:
    return extract_kpis(outline(text, media_type=media_type), RULES)[0]


@pytest.mark.parametrize(
    "heading",
    ["【重点テーマ１の指標】", "◆森林づくりに係る成果指標", "〈プロジェクトＡの進行管理指標〉", "重要業績指標"],
)
def test_a_heading_may_say_what_its_indicators_are_for(heading: str) -> None:
    (kpi,) = read(f"第３章　取組\n{heading}\n○　間伐した面積\n　　　－　→　３年間で60ha")
    assert (kpi.view.text, kpi.unit, [t.value for t in kpi.targets]) == ("間伐した面積", "ha", [60])


def test_a_list_of_the_plan_before_announces_nothing() -> None:
    assert read("第３章　取組\n前計画の指標\n○　間伐した面積\n　　　－　→　３年間で60ha") == ()


def test_figures_at_the_top_of_a_page_belong_to_the_name_at_the_foot_of_the_one_before() -> None:
    pages = "\n\n".join(f"（{page}）里山を守る{page}\n・山道を直す。\n\n　　　　　- {page} -" for page in range(1, 6))
    kpis = read(
        f"第３章　取組\n{pages}\n【取組の指標】\n○　里山の案内人の数\n\n　　　　　- 6 -\n\n"
        "　　　12人（令和６年度）　→　年20人（令和11年度）\n○　直した山道の延長　3km（令和６年度）→8km（令和11年度）\n"
    )
    assert [(kpi.view.text, values(kpi)) for kpi in kpis] == [
        ("里山の案内人の数", [(20, *FY[2029], "increment")]),
        ("直した山道の延長", [(8, *FY[2029], "level")]),
    ]


BROKEN = """
第３章　取組
重要業績指標（ＫＰＩ）
・林道の補修延長 300km
（R11）
・水路の保全延長 61.5km
（R5）→ 65.0km（R11）
・訓練の参加者数　120人（令和５
年度）→ 200人（令和11年度）
・防災士の数　12人
（R5）→ 16人（R9）→
20人（R11）
"""


def test_lines_may_end_before_the_year_of_a_figure() -> None:
    found = [
        (kpi.view.text, kpi.baseline and (kpi.baseline.value, kpi.baseline.start), values(kpi)) for kpi in read(BROKEN)
    ]
    assert found == [
        ("林道の補修延長", None, [(300, *FY[2029], "level")]),
        ("水路の保全延長", (61.5, FY[2023][0]), [(65, *FY[2029], "level")]),
        ("訓練の参加者数", (120, FY[2023][0]), [(200, *FY[2029], "level")]),
        ("防災士の数", (12, FY[2023][0]), [(16, *FY[2027], "level"), (20, *FY[2029], "level")]),
    ]


SUMS = """
# 森のみやこ水道計画
## 計画期間
令和８年度から令和17年度まで
## 成果指標
| 指標名 | 令和８～12年度の累計 | 令和13～17年度の累計 |
| :-- | --: | --: |
| 更新した管路の延長（km） | 12.5 | 16.0 |
"""


def test_sums_over_parts_of_the_plan_are_its_targets() -> None:
    (kpi,) = read(SUMS, media_type="text/markdown")
    assert values(kpi) == [
        (12.5, "2026-04-01", "2031-03-31", "cumulative"),
        (16.0, "2031-04-01", "2036-03-31", "cumulative"),
    ]


def test_sums_over_years_before_the_plan_are_none() -> None:
    past = SUMS.replace("令和８～12年度の累計", "平成28～令和２年度の累計").replace("令和13～17", "令和３～７")
    assert not any(kpi.targets for kpi in read(past, media_type="text/markdown"))


YEARLY = """
# 森のみやこ林業計画
## 植栽と間伐
{caption}

| 区分 | Ｒ６実績 | Ｒ８ | Ｒ９ |
| :-- | --: | --: | --: |
| 植栽した面積 | 12 | 20 | 30 |
"""


def test_a_caption_tells_that_yearly_figures_are_goals() -> None:
    (kpi,) = read(YEARLY.format(caption="山づくりの目標（単位：ha）"), media_type="text/markdown")
    assert (kpi.view.text, kpi.unit, kpi.grade) == ("植栽した面積", "ha", "medium")
    assert values(kpi) == [(20, *FY[2026], "level"), (30, *FY[2027], "level")]
    assert kpi.baseline is not None
    assert kpi.baseline.value == 12


@pytest.mark.parametrize("caption", ["山づくりの見通し（単位：ha）", "基本目標", "目標の達成状況"])
def test_without_such_a_caption_they_may_be_anything(caption: str) -> None:
    assert read(YEARLY.format(caption=caption), media_type="text/markdown") == ()


@pytest.mark.parametrize(("period", "found"), [("令和８年度から令和12年度まで", [20, 30]), ("令和９年度から", [])])
def test_yearly_goals_without_a_start_lie_within_the_plan(period: str, found: list[int]) -> None:
    table = YEARLY.format(caption="年度別整備目標").replace("Ｒ６実績", "Ｒ10").replace("12 |", "－ |")
    table = table.replace("| 区分 | Ｒ10 | Ｒ８ | Ｒ９ |", "| 区分 | Ｒ８ | Ｒ９ | Ｒ10 |").replace(
        "－ | 20 | 30", "20 | 30 | －"
    )
    kpis = read(
        f"{table.replace('## 植栽', f'## 計画期間{chr(10)}{period}{chr(10)}## 植栽')}", media_type="text/markdown"
    )
    assert [target.value for kpi in kpis for target in kpi.targets] == found


PILED = """
第５章　数値目標

指標

特産品の輸出額
（億円）

外国人の延べ宿泊者数
（万人泊）

現状値

354
（令和５年）

38
（令和６年度）

目標値
（令和12年度）

500

60
"""


def test_columns_one_after_the_other_may_hold_units_and_years_on_lines_of_their_own() -> None:
    found = [(kpi.view.text, kpi.unit, kpi.baseline and kpi.baseline.start, values(kpi)) for kpi in read(PILED)]
    assert found == [
        ("特産品の輸出額", "億円", "2023-01-01", [(500, *FY[2030], "level")]),
        ("外国人の延べ宿泊者数", "万人泊", "2024-04-01", [(60, *FY[2030], "level")]),
    ]


def test_a_column_with_a_cell_too_few_is_left_out() -> None:
    assert all(not kpi.targets for kpi in read(PILED.replace("\n\n60\n", "\n")))


@pytest.mark.parametrize("word", ["成果目標", "達成目標", "到達目標"])
@pytest.mark.parametrize("heading", ["<主な{}>", "【{}】", "{}"])
def test_a_list_of_goals_takes_its_year_from_the_part_above(word: str, heading: str) -> None:
    text = f"""
    みどり県障がい福祉計画

    2 令和8年度の{word}の設定
    (1) 住まいの場への移行
    {heading.format(word)}
    ・1人当たりの外出の日数 120日以上
    ・見守りを受ける人の数 1,250人
    """
    kpis = found(text).kpis
    assert [(kpi.view.text, kpi.targets[0].value, kpi.targets[0].end) for kpi in kpis] == [
        ("1人当たりの外出の日数", 120.0, "2027-03-31"),
        ("見守りを受ける人の数", 1250.0, "2027-03-31"),
    ]


def test_a_goal_to_be_shared_announces_no_indicators() -> None:
    text = """
    みどり県障がい福祉計画

    2 達成目標に向けた体制づくり
    ・相談窓口の数 12か所
    """
    assert found(text).kpis == ()
