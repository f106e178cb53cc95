"""Headers of several levels, and sums beside yearly targets."""

from __future__ import annotations

import pytest

from tests.extract.test_kpis_tables import FY, one, read


@pytest.mark.parametrize("start", ["令和６年度の値", "R6の数値", "令和６年度", "2024年度の水準"])
@pytest.mark.parametrize("goal", ["令和11年度の目標", "目標（令和11年度）", "目標値（R11）"])
def test_a_year_before_the_goals_is_the_start(start: str, goal: str) -> None:
    kpi = one([["指標", start, goal], ["通いの場の数", "14か所", "30か所"]])
    assert kpi.baseline is not None
    assert (kpi.baseline.value, kpi.baseline.start, kpi.baseline.end) == (14, *FY[2024])
    assert [(t.value, t.start, t.end) for t in kpi.targets] == [(30, *FY[2029])]


def test_two_years_before_the_goals_may_be_results() -> None:
    kpi = one(
        [["指標", "令和５年度", "令和６年度", "目標値（令和11年度）"], ["通いの場の数", "12か所", "14か所", "30か所"]]
    )
    assert kpi.baseline is None
    assert [t.value for t in kpi.targets] == [30]


def test_years_without_a_goal_are_no_indicators() -> None:
    assert read([["指標", "令和５年度の値", "令和６年度の値"], ["通いの場の数", "12か所", "14か所"]])[0] == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("中間（令和９年度）", "最終（令和11年度）"),
        ("前期末（令和９年度）", "後期末（令和11年度）"),
        ("短期：令和９年度", "長期：令和11年度"),
        ("３年後（令和９年度）", "５年後（令和11年度）"),
        ("中間評価（令和９年度）", "最終評価（令和11年度）"),
    ],
)
def test_whatever_parts_a_wide_header_belongs_to_it(first: str, second: str) -> None:
    kpi = one(
        [
            ["分野", "指標", "現況値（令和６年度）", "目標値", "<"],
            ["^", "^", "^", first, second],
            ["健康", "通いの場の数", "14か所", "20か所", "30か所"],
        ]
    )
    assert [(t.value, t.start, t.end) for t in kpi.targets] == [(20, *FY[2027]), (30, *FY[2029])]


def test_a_row_of_figures_does_not_part_the_header_above_it() -> None:
    kpis, _ = read(
        [
            ["施策", "指標", "現状値（R6）", "目標値（R11）", "<"],
            ["福祉", "通いの場の数", "14か所", "20か所", "市調べ"],
        ]
    )
    assert [t.value for kpi in kpis for t in kpi.targets] == [20]


def test_a_row_beside_the_label_of_its_form_does_not_part_the_header_above_it() -> None:
    kpis, _ = read(
        [
            ["KPI", "指標", "<", "現状値（R5）", "<", "目標値（R11）", "<"],
            ["^", "共同窓口の開設", "<", "未実施", "<", "開設", "<"],
            ["^", "処理に要する時間", "<", "84秒", "<", "60秒", "<"],
        ]
    )
    assert [kpi.view.text for kpi in kpis] == ["共同窓口の開設", "処理に要する時間"]


@pytest.mark.parametrize("total", ["計", "５年間の累計", "５か年計", "計画期間合計", "累計目標", "R7～R11累計"])
def test_yearly_targets_with_a_sum_are_additions(total: str) -> None:
    kpi = one(
        [
            ["指標", "基準値R5", "各年度の目標値", "<", "<", "<", "<", total],
            ["^", "^", "R7", "R8", "R9", "R10", "R11", "^"],
            ["開業の件数", "2件", "3件", "3件", "4件", "4件", "5件", "19件"],
        ]
    )
    *years, whole = kpi.targets
    assert [(t.value, t.start, t.end, t.basis) for t in years] == [
        (value, *FY[2025 + place], "increment") for place, value in enumerate((3, 3, 4, 4, 5))
    ]
    assert (whole.value, whole.start, whole.end, whole.basis) == (19, "2025-04-01", "2030-03-31", "cumulative")


def test_the_sum_may_stand_under_the_same_header_as_its_years() -> None:
    kpi = one(
        [["指標", "現状値", "目標値", "<", "<"], ["^", "R6", "R8", "R9", "計"], ["助成の件数", "5", "20", "30", "50"]]
    )
    assert [(t.value, t.start, t.end, t.basis) for t in kpi.targets] == [
        (20, *FY[2026], "increment"),
        (30, *FY[2027], "increment"),
        (50, FY[2026][0], FY[2027][1], "cumulative"),
    ]


def test_a_row_without_its_sum_has_levels() -> None:
    kpi = one(
        [["指標", "現状値", "目標値", "<", "<"], ["^", "R6", "R8", "R9", "計"], ["加入率", "5%", "20%", "30%", "－"]]
    )
    assert [(t.value, t.basis) for t in kpi.targets] == [(20, "level"), (30, "level")]


def test_what_the_row_says_of_its_years_is_not_said_of_their_sum() -> None:
    header: list[list[str | None]] = [
        ["指標", "区分", "現状値", "目標値", "<", "計"],
        ["^", "^", "R6", "R8", "R9", "^"],
    ]
    flow = one([*header, ["診断の件数", "年間", "8", "20", "30", "50"]])
    stock = one([*header, ["登録の件数", "時点", "8", "20", "30", "－"]])
    assert [t.basis for t in flow.targets] == ["increment", "increment", "cumulative"]
    assert [t.basis for t in stock.targets] == ["level", "level"]


@pytest.mark.parametrize("tail", ["以下", "未満", "以上", "程度", "以内"])
def test_a_bound_is_no_unit(tail: str) -> None:
    kpi = one(
        [["指標［単位］", "現況値（R5）", "目標値（R10）"], ["１人当たりの負担額［円］", "1,200", f"1,000{tail}"]]
    )
    assert (kpi.unit, [t.value for t in kpi.targets]) == ("円", [1000])


def test_a_wide_header_is_parted_beside_a_year_of_its_own() -> None:
    kpi = one(
        [
            ["指標", "出発値", "目標値", "<"],
            ["^", "（令和４年度）", "中間評価（令和８年度）", "最終評価（令和11年度）"],
            ["歯科健診の受診率", "36.4%", "48%", "60%"],
        ]
    )
    assert kpi.baseline is not None
    assert (kpi.baseline.start, [t.start for t in kpi.targets]) == ("2022-04-01", [FY[2026][0], FY[2029][0]])


@pytest.mark.parametrize("header", ["", "区分"])
def test_rows_of_one_name_are_told_apart_by_the_column_behind_it(header: str) -> None:
    kpis, findings = read(
        [
            ["指標", header, "現状値（R6）", "目標値（R11）"],
            ["平均自立期間", "男性", "79.9年", "81年"],
            ["^", "女性", "84.1年", "85年"],
        ]
    )
    assert [(kpi.view.text, kpi.targets[0].value) for kpi in kpis] == [
        ("平均自立期間男性", 81),
        ("平均自立期間女性", 85),
    ]
    assert findings == ()


def test_a_share_for_every_year_is_a_level() -> None:
    kpi = one([["指標", "基準値（R6）", "目標値（R11）"], ["訓練の実施率", "70％", "毎年度100％"]])
    assert [t.basis for t in kpi.targets] == ["level"]


@pytest.mark.parametrize("header", ["目標", "成果目標", "活動目標"])
def test_the_column_of_names_may_be_called_goals(header: str) -> None:
    kpis, _ = read(
        [[header, "基準値（R6）", "目標値（R11）"], ["貸出冊数", "5.1冊", "6冊"], ["来館者数", "80人", "90人"]]
    )
    assert [(k.view.text, [t.value for t in k.targets]) for k in kpis] == [("貸出冊数", [6]), ("来館者数", [90])]


def test_a_first_column_of_figures_is_none_of_names() -> None:
    kpis, _ = read([["事業", "目標", "現状値（R6）", "目標値（R11）"], ["貸出冊数", "5冊", "4冊", "6冊"]])
    assert [(k.view.text, [t.value for t in k.targets]) for k in kpis] == [("貸出冊数", [5, 6])]


@pytest.mark.parametrize(
    "steps",
    [
        ["工程", "－", "調達", "導入", "完了"],
        ["窓口の改修", "－", "設計", "→", "→"],
        ["窓口の改修", "－", "設計", "着工", "開所"],
    ],
)
def test_a_row_of_steps_among_yearly_figures_is_no_indicator(steps: list[str | None]) -> None:
    header: list[str | None] = ["項目", "現状値(R6)", "R8", "R9", "R10"]
    kpis, _ = read([header, steps, ["待ち時間(分)", "74", "60", "→", "40"]])
    assert [(k.view.text, [t.value for t in k.targets]) for k in kpis] == [("待ち時間", [60, 40])]


def test_a_row_may_begin_with_the_number_of_its_measure() -> None:
    kpis, _ = read(
        [
            ["施策", "指標", "現状値（R6）", "目標値（R12）"],
            ["1-1", "出前授業を開いた学校の割合", "62.5%", "100%"],
            ["1-2", "委員の充足率", "92.6%", "96%"],
        ]
    )
    assert [(kpi.view.text, kpi.targets[0].value) for kpi in kpis] == [
        ("出前授業を開いた学校の割合", 100),
        ("委員の充足率", 96),
    ]
