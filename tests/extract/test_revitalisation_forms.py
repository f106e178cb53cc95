"""Plans in the form of 地域再生計画, older and newer: projects, what they do, and their indicators."""

from __future__ import annotations

import pytest

from tests.documents import actions, found, pillars

HEAD = (
    "地域再生計画\n\n１　地域再生計画の名称\n里の仕事づくり計画\n２　地域再生計画の作成主体の名称\n島根県飯石郡飯南町\n"
    "３　地域再生計画の区域\n飯南町の全域\n４　地域再生計画の目標\n"
    "森林から収入を得る仕組みをつくり、若者が働きながら暮らし続けることのできる町にする。\n"
)
PART = "５　地域再生を図るために行う事業\n５－１　全体の概要\n"
PART += "木を伐る人、運ぶ人、使う人が支え合う仕組みを町の中につくり、山の手入れと暮らしを結び直す。\n"
SPECIAL = "５－２　第５章の特別の措置を適用して行う事業\n"
TEXT = "　集積所を設け、町内の宿に薪を届ける。\n"
END = "６　計画期間\n地域再生計画の認定の日から令和９年３月31日まで\n"


@pytest.mark.parametrize(
    "fields",
    [
        f"②　事業の名称\n　里山の薪をめぐらせる会\n③　事業の内容\n{TEXT}",
        f"②　事業の名称：里山の薪をめぐらせる会\n③　事業の内容\n{TEXT}",
        f"②　事業の名称及び内容：里山の薪をめぐらせる会\n{TEXT}",
        f"②　事業の名称及び内容\n　里山の薪をめぐらせる会\n{TEXT}",
        f"②　事業の名称\n③　事業の内容\n\n「里山の薪をめぐらせる会」\n\n{TEXT}",
        f"ｂ　交付対象事業の名称\n　里山の薪をめぐらせる会\nｃ　事業の内容\n{TEXT}",
    ],
)
def test_the_project_is_the_pillar_wherever_its_name_stands(fields: str) -> None:
    text = HEAD + PART + SPECIAL + "①　事業主体\n　２に同じ。\n" + fields + END
    if fields.startswith("ｂ"):
        text = text.replace("①　事業主体", "ａ　事業主体")
    assert pillars(text) == ["里山の薪をめぐらせる会"]
    assert actions(text) == [TEXT.strip()]


@pytest.mark.parametrize("value", ["30,000千円", "令和５年度から令和８年度まで", "２に同じ。"])
def test_what_is_no_name_is_no_pillar(value: str) -> None:
    text = HEAD + PART + SPECIAL + f"②　事業の名称\n　{value}\n③　事業の内容\n{TEXT}" + END
    assert value not in pillars(text)


@pytest.mark.parametrize(
    "fields",
    [
        "ア　事業概要\n　{does}\nイ　事業実施主体\n　飯南町\nウ　事業実施期間\n　令和５年度から令和８年度まで\n",
        "ア　事業概要\nイ　事業実施主体\nウ　事業実施期間\n　{does}\n　飯南町\n　令和５年度から令和８年度まで\n",
        "内　　容　{does}\n実施主体　飯南町\n実施期間　令和５年度から令和８年度まで\n",
        "内容：{does}\n実施主体：飯南町\n実施期間：令和５年度から令和８年度まで\n",
        "{does}\n",
    ],
)
def test_every_project_of_the_plan_itself_is_a_pillar(fields: str) -> None:
    own = "".join(
        f"（{number}）{name}\n" + fields.format(does=does)
        for number, name, does in (("１", "森の学校", "森を案内する。"), ("２", "山の朝市", "朝市を毎月開く。"))
    )
    text = (
        HEAD
        + PART
        + SPECIAL
        + "該当なし。\n５－３　その他の事業\n５－３－２　支援措置によらない独自の取組\n"
        + own
        + END
    )
    assert pillars(text) == ["森の学校", "山の朝市"]
    assert actions(text) == ["森を案内する。", "朝市を毎月開く。"]


def test_numbered_parts_of_another_plan_are_no_own_projects() -> None:
    text = "観光計画\n\n第１章　はじめに\n本計画は観光の計画である。\n第２章　その他の事業\n"
    text += "（１）森の学校\n森を案内する。\n"
    assert not any(pillar.rule == "pillar.value_heading" for pillar in found(text).pillars)


DONATED = (
    HEAD
    + "・基本目標１　働く場をつくる\n・基本目標２　人の流れをつくる\n【数値目標】\n"
    + "５－２の①に\n掲げる事業\nＫＰＩ\n現状値\n（計画開始時点）\n目標値\n（2026年度）\n{goals}"
    + "ア\n新規雇用者数\n12人\n40人\n基本目標１\nイ\n転入者数\n240人\n270人\n基本目標２\n"
    + PART
    + SPECIAL
    + "①　事業の名称\n飯南町まち・ひと・しごと創生推進事業\nア　働く場をつくる事業\nイ　人の流れをつくる事業\n"
    + "②　事業の内容\nア　働く場をつくる事業\n【具体的な事業】\n・起業する人への家賃の補助\n・木工品の販路の開拓\n"
    + "イ　人の流れをつくる事業\n【具体的な事業】\n・空き家の改修への補助\n・移住相談会の開催\n"
    + END
)


@pytest.mark.parametrize(
    "goals",
    [
        "達成に寄与する\n地方版総合戦略\nの基本目標\n",
        "達成に寄与する地方版総合戦略の基本目標\n",
        "関連する\n基本目標\n",
    ],
)
def test_a_last_column_of_goals_belongs_to_no_name(goals: str) -> None:
    kpis = found(DONATED.format(goals=goals)).kpis
    assert [(k.view.text, k.unit, k.baseline and k.baseline.value, [t.value for t in k.targets]) for k in kpis] == [
        ("新規雇用者数", "人", 12, [40]),
        ("転入者数", "人", 240, [270]),
    ]


def test_goals_that_a_form_only_lists_are_no_pillars() -> None:
    text = DONATED.format(goals="達成に寄与する地方版総合戦略の基本目標\n")
    assert pillars(text) == ["飯南町まち・ひと・しごと創生推進事業"]
    assert actions(text)[:3] == ["働く場をつくる事業", "  起業する人への家賃の補助", "  木工品の販路の開拓"]


def test_rows_that_begin_with_their_name_need_a_sum_that_holds() -> None:
    table = (
        "【数値目標】\n事業開始前\n（現時点）\n平成28年度\n増加分\n１年目\n平成29年度増加分\n２年目\nＫＰＩ増加分の\n累計\n"
        "観光客数（人） 1,000 100 150 250\n特産品の販売額（千円） 500 50 60 {total}\n"
    )
    right = found(HEAD + table.format(total="110") + PART).kpis
    assert [(k.view.text, k.unit, [t.value for t in k.targets]) for k in right] == [
        ("観光客数", "人", [100, 150, 250]),
        ("特産品の販売額", "千円", [50, 60, 110]),
    ]
    wrong = found(HEAD + table.format(total="120") + PART).kpis
    assert not any(k.targets for k in wrong if k.view.text == "特産品の販売額")


@pytest.mark.parametrize("start", ["申請時", "計画策定時", "認定時点"])
def test_the_older_table_starts_at_the_application(start: str) -> None:
    table = (
        f"【数値目標】\n　　　　　　　　{start}　　平成29年度末　平成30年度末\n"
        "新規就農者数　　　3人　　　5人　　　　8人\n直売所の販売額　　1,200千円　1,500千円　1,700千円\n"
    )
    kpis = found(HEAD + table + PART).kpis
    assert [(k.view.text, k.baseline and k.baseline.value, [t.value for t in k.targets]) for k in kpis] == [
        ("新規就農者数", 3, [5, 8]),
        ("直売所の販売額", 1200, [1500, 1700]),
    ]


def test_goals_counted_in_brackets_are_indicators() -> None:
    goals = "（目標１）汚水処理人口普及率の向上\n　68.5％（令和３年度末）→72.0％（令和８年度末）\n"
    goals += "（目標２）荷役時間の短縮　60分（令和３年度）→45分（令和８年度）\n"
    kpis = found(HEAD + goals + PART).kpis
    assert [(k.view.text, k.baseline and k.baseline.value, [t.value for t in k.targets]) for k in kpis] == [
        ("汚水処理人口普及率の向上", 68.5, [72]),
        ("荷役時間の短縮", 60, [45]),
    ]


def test_rows_that_blanks_set_apart_from_their_header() -> None:
    """The columns of the header stand one blank apart, those of the figures several."""
    table = (
        "【数値目標】\n　ＫＰＩ①　市内企業への就職者数　　単位　人\n　ＫＰＩ②　直売所の販売額　　　単位　千円\n\n"
        "　　　　　事業開始前　　2020年度増加分　2021年度増加分　ＫＰＩ増加分\n"
        "　　　　　（現時点）　　１年目　　　　　２年目　　　　　の累計\n"
        "ＫＰＩ①　　120.00　　　　10.00　　　　　15.00　　　　　25.00\n"
        "ＫＰＩ②　　500.00　　　　50.00　　　　　60.00　　　　　110.00\n"
    )
    kpis = found(HEAD + table + PART).kpis
    assert [(k.view.text, k.unit, k.baseline and k.baseline.value, [t.value for t in k.targets]) for k in kpis] == [
        ("市内企業への就職者数", "人", 120, [10, 15, 25]),
        ("直売所の販売額", "千円", 500, [50, 60, 110]),
    ]


def test_two_projects_of_one_plan_keep_their_measures_apart() -> None:
    projects = "".join(
        f"○　{kind}\n①　事業主体\n　２に同じ。\n②　事業の名称\n　{name}\n③　事業の内容\n　{does}\n"
        for kind, name, does in (
            ("地方創生推進タイプ（内閣府）：【Ａ３００７】", "森の学校を営む会", "森を案内する。"),
            ("地方創生拠点整備タイプ（内閣府）：【Ａ３００７】", "山の朝市の家", "家を改修する。"),
        )
    )
    mentions = found(HEAD + PART + SPECIAL + projects + END)
    assert [pillar.view.text for pillar in mentions.pillars] == ["森の学校を営む会", "山の朝市の家"]
    assert [(place, action.view.text) for place, action in mentions.actions] == [
        (0, "森を案内する。"),
        (1, "家を改修する。"),
    ]
