"""Tables of measures, facilities and forms."""

from __future__ import annotations

import pytest

from tests.documents import actions, found

HEAD = "みどり市計画\n基本目標１　学びのまち\n（１）図書館の充実\n\n"
TAIL = "\n基本目標２　働くまち\n・商店街の振興\n・農業の振興\n"


def test_each_row_is_a_measure_and_its_content_stands_under_it() -> None:
    table = "| No. | 具体的施策 | 内容 | 重点 | 担当課 |\n|---|---|---|---|---|\n"
    table += "| 1 | 移動図書館の運行 | 山間部を巡回します。利用者の声を聞きます。 | ● | 図書館 |\n"
    table += "| 2 | 読書会の開催 | 人口は減っています。 |  | 図書館 |\n"
    listed = actions(HEAD + table + TAIL, media_type="text/markdown")
    assert listed[:5] == [
        "図書館の充実",
        "  移動図書館の運行",
        "    山間部を巡回します。",
        "    利用者の声を聞きます。",
        "  読書会の開催",
    ]


def test_tables_of_indicators_and_budgets_are_no_measures() -> None:
    table = "| 事業名 | 指標 | 目標値 |\n|---|---|---|\n| 読書会 | 参加者数 | 30 |\n"
    assert "  読書会" not in actions(HEAD + table + TAIL, media_type="text/markdown")


def test_rows_of_facilities_with_owners_are_actions_without_the_sum() -> None:
    table = (
        "| 施設名 | 事業主体名 | 事業費 |\n|---|---|---|\n| 市道 | みどり市 | 90 |\n"
        "| 橋りょう | みどり市 | 36 |\n| 合計 |  | 126 |\n"
    )
    assert actions("総合整備計画書\n\n３　公共的施設の整備計画\n\n" + table, media_type="text/markdown") == [
        "市道",
        "橋りょう",
    ]


def test_only_the_side_after_the_change_is_read() -> None:
    head = "| 施設名 | 事業主体名 | 事業費 |\n|---|---|---|\n"
    table = head + "| （変更前） | | |\n| 施設名 | 事業主体名 | 事業費 |\n| 林道 | 市 | 1 |\n"
    table += "| （変更後） | | |\n| 施設名 | 事業主体名 | 事業費 |\n| 市道 | 市 | 2 |\n"
    assert actions("総合整備計画書\n\n" + table, media_type="text/markdown") == ["市道"]


def test_a_form_gives_its_name_and_the_sentences_of_its_content() -> None:
    form = "| 事業名 | ア-1 読書推進事業 |\n|---|---|\n| 事業概要 | 図書館を結ぶ。人口は減っている。 |\n"
    form += "| 役割分担 | 本の運搬を担う。 |\n| 事業費 | 1,200 |\n"
    listed = actions(HEAD + form + TAIL, media_type="text/markdown")
    assert listed[:4] == ["図書館の充実", "  読書推進事業", "    図書館を結ぶ。", "    本の運搬を担う。"]


def table(*rows: str) -> str:
    first, *others = (f"| {' | '.join(row.split('/'))} |\n" for row in rows)
    return first + "|" + "---|" * (rows[0].count("/") + 1) + "\n" + "".join(others) + "\n"


def test_a_second_column_of_names_stands_below_the_first() -> None:
    rows = ["施策/No/取組名/内容/担当課", "1-1 本の貸出【重点】/1/予約の窓口/予約を電話で受けます。/図書館"]
    rows.append("1-1 本の貸出【重点】/2/返却箱の設置/駅に箱を置きます。/図書館")
    listed = actions(HEAD + table(*rows) + TAIL, media_type="text/markdown")
    assert listed[1:4] == ["  本の貸出", "    予約の窓口", "      予約を電話で受けます。"]


def test_a_content_before_the_second_name_is_told_of_the_first() -> None:
    rows = ("施策/内容/主な事業/担当課", "本の貸出/貸出の場を増やします。/返却箱設置事業/図書館")
    listed = actions(HEAD + table(*rows) + TAIL, media_type="text/markdown")
    assert listed[1:4] == ["  本の貸出", "    貸出の場を増やします。", "    返却箱設置事業"]


FORM = """
| 施策1-1 | 本の貸出 ◆重点 |
|---|---|
| 概　要 | 借りやすい図書館に改めます。 |
| 取　組 | ①返却箱の設置 ▷駅の中に置きます。▷休みの日も使えるようにします。②移動図書館の車を替えます。 |
| 実施主体 | 図書館 |

"""


def test_a_form_that_is_named_by_its_number_lists_its_measures() -> None:
    listed = actions(HEAD + FORM + TAIL, media_type="text/markdown")
    assert listed[1:7] == [
        "  本の貸出",
        "    借りやすい図書館に改めます。",
        "    返却箱の設置",
        "      駅の中に置きます。",
        "      休みの日も使えるようにします。",
        "    移動図書館の車を替えます。",
    ]


def test_a_row_of_indicators_is_no_form_though_its_number_stands_left() -> None:
    rows = ("施策/指標/目標値", "施策1-1/貸出の冊数/300", "施策1-2/来館者数/900")
    assert not any("貸出の冊数" in line for line in actions(HEAD + table(*rows) + TAIL, media_type="text/markdown"))


@pytest.mark.parametrize(
    "heads",
    ["町民の役割/町の役割", "住民・地域の取組/行政の取組", "自助（家庭）/公助", "事業者に期待する役割/市が行うこと"],
)
def test_columns_of_what_bodies_do_hold_measures_and_name_none(heads: str) -> None:
    rows = table(heads, "○本を読み聞かせます。○返す日を守ります。/・広報紙で新しい本を紹介します。")
    assert actions(HEAD + rows + TAIL, media_type="text/markdown")[1:4] == [
        "  本を読み聞かせます。",
        "  返す日を守ります。",
        "  広報紙で新しい本を紹介します。",
    ]


def test_what_bodies_do_stands_below_what_several_headings_share() -> None:
    rows = table("町民の役割/町の役割", "・本を読みます。/・本をそろえます。")
    parts = [
        f"### 第{number}節 {name}\n(1) {name}の場\n(2) {name}の人\n\n{rows}"
        for number, name in ((1, "読書"), (2, "美術"))
    ]
    text = (
        "# みどり町計画\n## 基本目標1 学びのまち\n"
        + "".join(parts)
        + "## 基本目標2 働くまち\n- 商店街の振興\n- 農業の振興\n"
    )
    assert actions(text, media_type="text/markdown")[:5] == [
        "読書",
        "  読書の場",
        "  読書の人",
        "  本を読みます。",
        "  本をそろえます。",
    ]


def test_rows_of_a_list_at_the_end_belong_to_the_pillars_that_they_name() -> None:
    rows = (
        "分野/事業名/事業主体/事業費",
        "1 学びのまち/図書館の改築/市/90",
        "1 学びのまち/本の貸出/市/1",
        "2 働くまち/直売所の新設/市/30",
    )
    text = HEAD.replace("基本目標１　", "分野１　") + "・本の貸出\n" + TAIL.replace("基本目標２　", "分野２　")
    mentions = found(text + "\n別表　主な個別事業一覧\n\n" + table(*rows), media_type="text/markdown").actions
    heads = [(place, mention.view.text) for place, mention in mentions if mention.above is None]
    assert (0, "図書館の改築") in heads
    assert (1, "直売所の新設") in heads
    assert [mention.view.text for _, mention in mentions].count("本の貸出") == 1


def test_a_form_below_the_heading_of_its_measure_unfolds_it() -> None:
    form = "| 概要 | 借りやすい図書館に改めます。 |\n|---|---|\n| 取組 | ・夜も開けます。・駅でも返せます。 |\n"
    listed = actions(HEAD + form + TAIL, media_type="text/markdown")
    assert listed[1:4] == ["  借りやすい図書館に改めます。", "  夜も開けます。", "  駅でも返せます。"]


def test_a_table_without_header_holds_numbered_measures_and_their_lists() -> None:
    rows = table("（１）本の貸出【重点】/・夜も開けます。・駅でも返せます。", "（２）本の紹介/新しい本を紹介します。")
    listed = actions(HEAD.replace("（１）図書館の充実\n", "") + rows + TAIL, media_type="text/markdown")
    assert listed[:5] == ["本の貸出", "  夜も開けます。", "  駅でも返せます。", "本の紹介", "  新しい本を紹介します。"]


def test_numbered_rows_of_facts_are_no_measures() -> None:
    rows = table("（１）本の数/三万冊", "（２）来館者/年に九千人")
    assert not any("本の数" in line for line in actions(HEAD + rows + TAIL, media_type="text/markdown"))


def test_what_a_section_does_stands_under_its_name_also_without_a_full_stop() -> None:
    rows = table("取組/内容/担当課", "朝市の応援/出店者の机と椅子を商店会と共同で購入", "空き店舗の紹介/件数/商工課")
    assert actions(HEAD + rows + TAIL, media_type="text/markdown")[1:4] == [
        "  朝市の応援",
        "    出店者の机と椅子を商店会と共同で購入",
        "  空き店舗の紹介",
    ]


def test_with_an_owner_the_content_is_the_measure() -> None:
    rows = table("事業名/事業内容/実施主体", "農道の改良/路面の舗装と側溝の整備/町")
    assert actions(HEAD + rows + TAIL, media_type="text/markdown")[1] == "  路面の舗装と側溝の整備"


def test_a_form_may_print_number_and_name_side_by_side() -> None:
    form = table(
        "番号/204/取組名/◎重点 水道台帳の電子化",
        "主管課/水道課/関係課/－",
        "現状・課題/紙の図面が傷んでいる。/ / ",
        "取組内容/・配管の図面を読み取ります。<br>・現場の端末で開けるようにする。/ / ",
        "年度別計画/項目/現状値(R6)/R8",
    )
    listed = [one for _, one in found(HEAD + form + TAIL, media_type="text/markdown").actions]
    assert [(one.view.text, one.priority) for one in listed[1:4]] == [
        ("水道台帳の電子化", True),
        ("配管の図面を読み取ります。", False),
        ("現場の端末で開けるようにする。", False),
    ]


def test_bodies_may_stand_behind_a_column_of_ages() -> None:
    rows = table(
        "年代/町民の取組/町・関係機関の取組",
        "若者/・夜は早く休みます。/・相談日を増やします。",
        "高齢者/・毎日歩きます。/－",
    )
    rows = rows.replace("町・関係機関", "行政・関係機関")
    assert actions(HEAD + rows + TAIL, media_type="text/markdown")[:4] == [
        "図書館の充実",
        "  夜は早く休みます。",
        "  相談日を増やします。",
        "  毎日歩きます。",
    ]


@pytest.mark.parametrize("number", ["Ⅰ-1", "１－２", "No.3"])
def test_a_form_may_begin_with_its_number_beside_its_name(number: str) -> None:
    rows = table(
        f"{number}/電子図書の貸出【重点】",
        "担当課/図書館",
        "概　要/市民が自宅で読める本をそろえる。利用者は減っている。",
        "指　標/貸出数",
    )
    listed = actions(HEAD.replace("（１）図書館の充実\n", "") + rows + TAIL, media_type="text/markdown")
    assert listed[:3] == ["電子図書の貸出", "  市民が自宅で読める本をそろえる。", "商店街の振興"]


def test_a_form_may_tell_the_challenge_before_it_tells_what_is_done() -> None:
    rows = table(
        "番号/1-1/取組項目/【重点】本の貸出/担当課/図書館",
        "現状と課題/利用者が減り、81冊が失われた。////",
        "取組内容/・夜も開けます。・駅でも返せます。////",
        "年度計画/令和７年度/令和８年度/令和９年度//",
        "目標/指標/現状/令和９年度//",
    )
    listed = actions(HEAD.replace("（１）図書館の充実\n", "") + rows + TAIL, media_type="text/markdown")
    assert listed[:4] == ["本の貸出", "  夜も開けます。", "  駅でも返せます。", "商店街の振興"]


def test_years_head_columns_of_figures_and_no_field() -> None:
    text = "# 計画\n\n## 第１章　施策の展開\n\n### 基本目標１　育てる\n\n- 保育士を増やす。\n\n"
    rows = "| 事業 | 区分 | 令和７年度 | 令和８年度 |\n|---|---|---|---|\n| 病児保育事業 | 確保方策 | 620 | 640 |\n"
    assert "区分" not in actions(text + rows, media_type="text/markdown")


NAMED = """# 里山計画

## 第１章　施策の展開

### 基本目標１　森を育てる

#### {head}

| {one} | 苗木の代金を補助します。植える場所を紹介します。 |
|---|---|
| {two} | 伐った木の置き場を設けます。 |

### 基本目標２　人を育てる

- 講習会を開きます。
"""


def test_a_heading_of_measures_tells_of_names_and_what_is_done() -> None:
    text = NAMED.format(head="取組方針", one="森の若返り", two="間伐材の活用")
    said = actions(text, media_type="text/markdown")
    names = ["森の若返り", "  苗木の代金を補助します。", "  植える場所を紹介します。"]
    assert said[:5] == [*names, "間伐材の活用", "  伐った木の置き場を設けます。"]


@pytest.mark.parametrize(
    ("head", "one", "two"),
    [
        ("現状と課題", "森の若返り", "間伐材の活用"),
        ("取組方針", "現状と課題", "事業の概要"),
        ("取組方針", "農林課", "建設課"),
    ],
)
def test_other_names_head_no_measures(head: str, one: str, two: str) -> None:
    said = actions(NAMED.format(head=head, one=one, two=two), media_type="text/markdown")
    assert not {one, two} & set(said)
