"""Tables whose cells a conversion left in loose lines: row by row, column by column, or not at all."""

from __future__ import annotations

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from tests.documents import outline

RULES = load_rules("kpis")
PLAN = "あおば市計画\n\n１ 計画の期間\n令和６年度から令和11年度までの６年間とする。\n\n２ 計画の指標\n\n"
Row = tuple[float | None, list[float], str | None]


def read(*lines: str, between: str = "\n\n") -> dict[str, Row]:
    document = outline(PLAN + between.join(lines) + "\n\n３ 推進体制\n推進会議を置く。\n")
    kpis, _ = extract_kpis(document, RULES)
    return {
        kpi.view.text: (
            kpi.baseline.value if kpi.baseline else None,
            [target.value for target in kpi.targets],
            kpi.targets[-1].start if kpi.targets else None,
        )
        for kpi in kpis
    }


HEADER = ("指標 現状値（令和５年度） 中間目標値（令和８年度） 目標", "値（令和11年度）")


def test_rows_whose_values_stand_on_the_same_or_on_the_next_lines() -> None:
    assert read(
        *HEADER, "基本方針１", "健診の受診率", "41.6％", "50％", "60％", "歩数の平均", "6,820歩 7,400歩 －"
    ) == {
        "健診の受診率": (41.6, [50, 60], "2029-04-01"),
        "歩数の平均": (6820, [7400], "2026-04-01"),
    }


def test_a_name_over_two_lines_is_one_name() -> None:
    assert list(read(*HEADER, "養成講座の受講者数（平成30年度からの", "累計）", "845人 1,000人 1,200人")) == [
        "養成講座の受講者数(平成30年度からの累計)"
    ]


def test_a_row_with_too_few_values_is_left_out_and_the_next_is_read() -> None:
    found = read(*HEADER, "健診の受診率", "41.6％", "60％", "指導の実施率", "63％ 70％ 75％")
    assert found == {"指導の実施率": (63, [70, 75], "2029-04-01")}


def test_names_without_values_never_borrow_those_of_others() -> None:
    assert read(*HEADER, "健診の受診率", "指導の実施率", "歩数の平均", "41.6％", "63歩", "6人") == {}


def test_columns_that_follow_their_own_headers() -> None:
    found = read(
        *("指標名", "創業件数", "立地企業数", "単位", "件", "社"),
        *("現状値（令和５年度）", "12", "３", "目標値（令和11年度）", "20", "６"),
    )
    assert found == {"創業件数": (12, [20], "2029-04-01"), "立地企業数": (3, [6], "2029-04-01")}


def test_a_column_with_a_cell_too_few_gives_nothing() -> None:
    assert read("指標名", "創業件数", "立地企業数", "現状値（R5）", "12", "目標値（R11）", "20", "６") == {}


@pytest.mark.parametrize(
    "values",
    [
        ("12件", "41.5％", "215万人", "20件", "60％", "260万人"),
        ("12件", "20件", "41.5％", "60％", "215万人", "260万人"),
    ],
)
def test_units_tell_the_order_of_a_block_of_values(values: tuple[str, ...]) -> None:
    names = ("創業件数", "農家の割合", "観光入込客数")
    found = read("指標 現状値（R5） 目標値（R11）", *names, *values)
    assert found == {
        "創業件数": (12, [20], "2029-04-01"),
        "農家の割合": (41.5, [60], "2029-04-01"),
        "観光入込客数": (215, [260], "2029-04-01"),
    }


def test_units_that_are_all_alike_tell_nothing() -> None:
    assert read("指標 現状値（R5） 目標値（R11）", "創業件数", "相談件数", "1件", "2件", "3件", "4件") == {}


def test_units_that_follow_all_names_tell_that_column_follows_column() -> None:
    names, units = ("織った反物の数", "講座の参加者数"), ("反／年", "人")
    found = read("指標名", "単位", "現状値（R5）", "目標値（R11）", *names, *units, "82", "310", "100", "600")
    assert found == {"織った反物の数": (82, [100], "2029-04-01"), "講座の参加者数": (310, [600], "2029-04-01")}
    assert read("指標名", "単位", "現状値（R5）", "目標値（R11）", *names, "人", "82", "310", "100", "600") == {}


def test_a_word_and_its_year_on_two_lines_are_one_header() -> None:
    found = read(
        "指標", "現状値", "Ｒ５", "目標値", "Ｒ11", "苗の出荷量", "1,650ｔ", "2,000ｔ", "案内人の数", "－", "15人"
    )
    assert found == {"苗の出荷量": (1650, [2000], "2029-04-01"), "案内人の数": (None, [15], "2029-04-01")}


EVEN = ("事務 指標 令和５年度 令和11年度", "消防 救急車の到着時間 9.1分 8.5分", "介護 認定までの日数 38日 30日")


def test_one_word_for_every_column() -> None:
    assert read(*EVEN, between="\n") == {
        "救急車の到着時間": (9.1, [8.5], "2029-04-01"),
        "認定までの日数": (38, [30], "2029-04-01"),
    }


def test_a_line_with_a_word_too_many_ends_the_table() -> None:
    assert "ごみの 排出量" not in str(read(*EVEN, "廃棄物 ごみの 排出量 842ｇ 790ｇ", between="\n"))


def test_years_that_the_plan_does_not_place_have_no_role() -> None:
    later = tuple(line.replace("令和５年度", "令和７年度") for line in EVEN)
    assert read(*later, between="\n") == {}


def test_a_table_drawn_with_box_signs() -> None:
    rows = (
        "┌──────┬──┬──┐", "│指標　　　　│現状│目標│", "├──────┼──┼──┤",
        "│改修した施設│　５│　20│", "├──────┼──┼──┤", "│耐震化率　　│91.0│ 100│", "└──────┴──┴──┘",
    )  # fmt: skip
    assert read(*rows, between="\n") == {"改修した施設": (5, [20], None), "耐震化率": (91, [100], None)}


def test_a_name_and_its_only_goal() -> None:
    rows = ("| 連携事業 | 重要業績評価指標 | 目標値 |", "|---|---|---|", "| 図書館 | 相互貸出冊数 | 4,000冊 |")
    assert read(*rows, between="\n") == {"相互貸出冊数": (None, [4000], None)}


@pytest.mark.parametrize(
    "header",
    [
        ("指　標", "現状値", "（R5）", "中間目標", "（R8）", "目標値", "（R11）"),
        ("指 標 名", "現 状 値", "（R5）", "中間目標値", "（R8）", "目　標　値", "（R11）"),
        ("指　標　現状値（R5）　中間値（R8）　目標値（R11）",),
        ("項　目", "現状（令和５年度）", "中間目標（令和８年度）", "目　標", "（令和11年度）"),
    ],
)
def test_header_words_set_wide_are_one_word(header: tuple[str, ...]) -> None:
    rows = ("観光客数", "16.2万人", "18万人", "20万人", "延べ宿泊者数", "964人泊", "1,150人泊", "1,300人泊")
    last = ("観光が役立つと感じる市民の割合", "－", "50％", "60％")
    assert read(*header, *rows, *last, between="\n") == {
        "観光客数": (16.2, [18, 20], "2029-04-01"),
        "延べ宿泊者数": (964, [1150, 1300], "2029-04-01"),
        "観光が役立つと感じる市民の割合": (None, [50, 60], "2029-04-01"),
    }


def test_single_letters_that_are_no_header_word_stay_apart() -> None:
    found = read(
        "指標名",
        "創業の数",
        "立地の数",
        "単位",
        "件",
        "社",
        "現状値（令和５年度）",
        "12",
        "３",
        "目標値（令和11年度）",
        "20",
        "６",
    )
    assert found["創業の数"] == (12, [20], "2029-04-01")


def test_a_name_with_several_bare_figures_and_no_header_keeps_none_of_them() -> None:
    found = read("数値目標", "観光客の数", "16.2万人", "18万人", "20万人", "宿泊者の数", "964人泊", between="\n")
    assert found["観光客の数"] == (None, [], None)
    assert found["宿泊者の数"] == (None, [964], None)


@pytest.mark.parametrize("words", ["指 標 単 位", "指　標 単　位", "項 目 単 位", "指標 単 位", "指標名 単位"])
def test_a_column_of_units_is_one_however_wide_the_words_of_its_header_are_set(words: str) -> None:
    rows = "特産品の売上額 百万円 － 320\n\n延べ宿泊者数 万人泊 21 25\n"
    document = outline(f"{PLAN}{words} 令和５年度\n（現状） 令和11年度\n（目標）\n\n{rows}")
    kpis, _ = extract_kpis(document, RULES)
    units = {kpi.view.text: kpi.unit for kpi in kpis}
    assert units == {"特産品の売上額": "百万円", "延べ宿泊者数": "万人泊"}


@pytest.mark.parametrize(
    "header",
    ["指標名 現 状 値 目 標 値", "成果指標 現 状 値 目標値", "目 標 指 標 現状 目標", "指 標 現状値 目 標 値"],
)
def test_wide_words_side_by_side_are_told_apart(header: str) -> None:
    rows = ("朝市の来場者数 400人 600人", "夜市の来場者数 40人 60人")
    assert read(header, *rows) == {"朝市の来場者数": (400, [600], None), "夜市の来場者数": (40, [60], None)}


@pytest.mark.parametrize("place", ["現状値", "基準値", "現況値"])
def test_a_year_in_two_countings_may_be_torn_at_its_inner_bracket(place: str) -> None:
    header = ("指標", place, "（2023", "（令和5）年度）", "目標値", "（2029", "（令和11）年度）")
    assert read(*header, "健診の受診率", "41.6％", "60％", between="\n") == {"健診の受診率": (41.6, [60], "2029-04-01")}
