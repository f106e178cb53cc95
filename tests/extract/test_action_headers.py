"""Headers of tables of measures, whatever their words and the order of their columns."""

from __future__ import annotations

import pytest

from tests.documents import actions

HEAD = "みどり市計画\n基本目標１　学びのまち\n（１）図書館の充実\n\n"
TAIL = "\n基本目標２　働くまち\n・商店街の振興\n・農業の振興\n"


def table(*rows: str) -> str:
    first, *others = (f"| {' | '.join(row.split('/'))} |\n" for row in rows)
    return first + "|" + "---|" * (rows[0].count("/") + 1) + "\n" + "".join(others) + "\n"


def listed(*rows: str, head: str = HEAD) -> list[str]:
    """Return the actions of a table, without those of the second pillar."""
    found = actions(head + table(*rows) + TAIL, media_type="text/markdown")
    return found[1 : found.index("商店街の振興")]


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("No./具体的施策/内　容/重点/担当課", "1/予約の窓口/予約を電話で受けます。//図書館"),
        ("担当課/事業名/内容", "図書館/予約の窓口/予約を電話で受けます。"),
        ("取組・事業名/事業の概要/課名", "予約の窓口/予約を電話で受けます。/図書館"),
        ("施策（事業）名/具体的な内容/所管課", "予約の窓口/予約を電話で受けます。/図書館"),
        ("主な取り組み/説明/担当", "①予約の窓口/予約を電話で受けます。/図書館"),
        ("通番/事業名/概要・内容/Ｒ８/Ｒ９/関係部局", "1/予約の窓口/予約を電話で受けます。/検討/実施/図書館"),
        ("項目/内容/担当課", "予約の窓口/予約を電話で受けます。/図書館"),
        ("実施する事業/目的・内容", "予約の窓口/予約を電話で受けます。"),
        ("No./実施項目/取組内容/所管課", "1/予約の窓口/予約を電話で受けます。/図書館"),
        ("公約/具体的な内容/担当課", "予約の窓口/予約を電話で受けます。/図書館"),
        ("No./テーマ/内容/担当課", "1/予約の窓口/予約を電話で受けます。/図書館"),
    ],
)
def test_header_words_and_the_order_of_columns_do_not_matter(heads: str, row: str) -> None:
    assert listed(heads, row) == ["  予約の窓口", "    予約を電話で受けます。"]


@pytest.mark.parametrize("again", ["（1）本の貸出", " ", "本の貸出"])
@pytest.mark.parametrize("group", ["施策の方向", "施策の方向性", "基本施策", "取組方針", "大項目"])
def test_a_column_of_directions_stands_over_the_names(group: str, again: str) -> None:
    rows = ("（1）本の貸出/1/予約の窓口/予約を電話で受けます。", f"{again}/2/返却箱の設置/駅に箱を置きます。")
    assert listed(f"{group}/No./主な取組/内容", *rows) == [
        "  本の貸出",
        "    予約の窓口",
        "      予約を電話で受けます。",
        "    返却箱の設置",
        "      駅に箱を置きます。",
    ]


def test_several_columns_may_stand_over_the_names() -> None:
    assert listed("施策の方向/施策/事業名/内容", "本の貸出/予約/電話の窓口/予約を電話で受けます。") == [
        "  本の貸出",
        "    予約",
        "      電話の窓口",
        "        予約を電話で受けます。",
    ]


def test_a_blank_name_is_the_one_above() -> None:
    rows = ("事業名/内容/担当課", "予約の窓口/予約を電話で受けます。/図書館", " /夜も受け付けます。/図書館")
    assert listed(*rows) == ["  予約の窓口", "    予約を電話で受けます。", "    夜も受け付けます。"]


def test_a_direction_that_repeats_the_heading_is_not_said_again() -> None:
    assert listed("施策の方向/事業名/内容", "（１）図書館の充実/予約の窓口/予約を電話で受けます。") == [
        "  予約の窓口",
        "    予約を電話で受けます。",
    ]


@pytest.mark.parametrize(
    "row", ["・予約を電話で受けます。・駅に箱を置きます。/図書館", "予約を電話で受けます。駅に箱を置きます。/図書館"]
)
@pytest.mark.parametrize("heads", ["具体的な取組/担当課", "取組内容/担当課"])
def test_a_cell_of_several_measures_is_none_itself(heads: str, row: str) -> None:
    assert listed(heads, row) == ["  予約を電話で受けます。", "  駅に箱を置きます。"]


def test_columns_of_bodies_with_signs_only_tell_who_acts() -> None:
    rows = ("取組/市/市民/事業者", "予約の窓口の設置/◎/○/", "返却箱の設置/◎//○")
    assert listed(*rows) == ["  予約の窓口の設置", "  返却箱の設置"]


@pytest.mark.parametrize(
    "heads",
    [
        "市の取り組み/町民の取り組み/事業者の取り組み",
        "市が行うこと/市民ができること/事業者ができること",
        "行政（市）の取組/市民の皆さんにお願いしたいこと/事業所に期待する役割",
        "行政/市民/事業者",
    ],
)
def test_columns_of_bodies_hold_what_they_do(heads: str) -> None:
    assert listed(heads, "・予約を受けます。/・本を汚しません。/・棚を寄付します。") == [
        "  予約を受けます。",
        "  本を汚しません。",
        "  棚を寄付します。",
    ]


@pytest.mark.parametrize(
    "heads",
    [
        "事業名/甲の役割/乙の役割",
        "取組/市の役割/町村の役割/担当課",
        "施策/市が行うこと/市民の取組",
        "項目/内容/役割分担/担当課",
    ],
)
def test_what_each_body_does_beside_a_name_stands_under_it(heads: str) -> None:
    row = ["読書の普及", "本を運びます。", "場所を貸します。", "図書館"][: heads.count("/") + 1]
    assert listed(heads, "/".join(row)) == ["  読書の普及", "    本を運びます。", "    場所を貸します。"]


def test_a_short_name_below_the_header_blocks_nothing() -> None:
    rows = ("事業名/内容/担当課", "人口減少の学習/予約を電話で受けます。/図書館", "主な事業/駅に箱を置きます。/図書館")
    assert listed(*rows)[0] == "  人口減少の学習"
    assert len(listed(*rows)) == 4


def test_measures_with_their_indicators_in_one_table_are_measures() -> None:
    rows = (
        "No./事業名/内容/指標/現状値/目標値/担当課",
        "1/予約の窓口/予約を電話で受けます。/予約の数/10件/30件/図書館",
    )
    assert listed(*rows) == ["  予約の窓口", "    予約を電話で受けます。"]


def test_rows_of_bodies_hold_what_they_do() -> None:
    rows = ("主体/具体的な取組", "市/・予約を受けます。・駅に箱を置きます。", "市民/・本を返します。")
    assert listed(*rows) == ["  予約を受けます。", "  駅に箱を置きます。", "  本を返します。"]


def test_blank_rows_above_a_header_are_passed_over() -> None:
    rows = (" / ", "市の取組/市民の取組", "・予約を受けます。/・本を返します。")
    assert listed(*rows) == ["  予約を受けます。", "  本を返します。"]


@pytest.mark.parametrize(
    "rows",
    [
        ("行政/市民", "図書館/公募委員", "企画課/読書会"),
        ("区分/団体", "市民/読書の会", "事業者/書店組合"),
        ("年度/貸出の数", "Ｒ５/三万冊"),
        ("施策の方向/課題", "本の貸出/返却が遅れています。"),
    ],
)
def test_tables_of_members_and_facts_are_no_measures(rows: tuple[str, ...]) -> None:
    assert listed(*rows) == []


@pytest.mark.parametrize(
    "rows",
    [
        ("現状と課題/今後の取組", "・来館者が減っている。/・夜も開ける。・駅に箱を置く。"),
        ("課　題/施策の方向", "来館者の伸び悩み/夜も開ける。駅に箱を置く。"),
        ("【主な取組】/【期待される効果】", "①夜も開ける。②駅に箱を置く。/来館者が増える。"),
        ("区分/現状・課題/今後の方向性", "本の貸出/来館者が減っている。/・夜も開ける。・駅に箱を置く。"),
    ],
)
def test_only_the_columns_of_measures_are_read_beside_challenges(rows: tuple[str, ...]) -> None:
    assert listed(*rows) == ["  夜も開ける。", "  駅に箱を置く。"]


@pytest.mark.parametrize("label", ["主な取組", "今後の取組", "取組の方向性", "具体的な取組"])
@pytest.mark.parametrize("head", [HEAD, HEAD.replace("（１）図書館の充実\n", "・図書館の充実\n")])
def test_the_rows_of_a_form_are_told_by_their_topics(label: str, head: str) -> None:
    rows = ("現　状/・来館者が減っている。", "課　題/・人が足りない。", f"{label}/・夜も開ける。・駅に箱を置く。")
    assert [line.strip() for line in listed(*rows, head=head)] == ["夜も開ける。", "駅に箱を置く。"]


def test_a_form_may_print_other_fields_beside_its_content() -> None:
    rows = ("事業名/読書推進事業/担当課/地域振興推進課", "事業概要/図書館を結ぶ。/事業費/1,200千円の補助")
    assert listed(*rows) == ["  読書推進事業", "    図書館を結ぶ。"]


CHALLENGE = "## 基本目標１　学びのまち\n{heading}\n来館者が減っています。\n\n"


@pytest.mark.parametrize("heading", ["〈現状と課題〉", "【課題】", "（1）現状と課題", "《めざす姿》"])
def test_a_list_of_measures_that_a_challenge_runs_into_is_read(heading: str) -> None:
    text = "# みどり市計画\n" + CHALLENGE.format(heading=heading)
    text += table("施策の方向/No./具体的施策/内容/担当課", "本の貸出/1/予約の窓口/予約を電話で受けます。/図書館")
    text += "## 基本目標２　働くまち\n（1）商店街の振興\n（2）農業の振興\n"
    assert actions(text, media_type="text/markdown")[:3] == [
        "本の貸出",
        "  予約の窓口",
        "    予約を電話で受けます。",
    ]


@pytest.mark.parametrize(
    ("heading", "heads"),
    [
        ("【これまでの取組】", "事業名/内容/担当課"),
        ("〈現状と課題〉", "事業名/内容/成果"),
        ("〈現状と課題〉", "項目/内容/課題"),
    ],
)
def test_a_list_of_what_was_done_is_not_read(heading: str, heads: str) -> None:
    text = "# みどり市計画\n" + CHALLENGE.format(heading=heading)
    text += table(heads, "予約の窓口/予約を電話で受けます。/図書館")
    text += "## 基本目標２　働くまち\n（1）商店街の振興\n（2）農業の振興\n"
    assert "予約の窓口" not in "".join(actions(text, media_type="text/markdown"))


@pytest.mark.parametrize(
    "printed", ["１－ア－２　読書推進事業", "2-A-1 読書推進事業", "3-(イ)-1 読書推進事業", "Ⅰ－ウ　読書推進事業"]
)
def test_a_mixed_number_is_no_part_of_the_name(printed: str) -> None:
    rows = (f"事業名/{printed}", "事業概要/図書館を結ぶ。", "関係市町村の役割/本の運搬を担う。")
    assert listed(*rows) == ["  読書推進事業", "    図書館を結ぶ。", "    本の運搬を担う。"]


@pytest.mark.parametrize(
    "heads",
    [
        ("市の取組", "市民の取組", "事業者の取組"),
        ("【市が取り組むこと】", "【市民ができること】", "【事業者の皆さんにお願いしたいこと】"),
        ("■市民の行動指針", "■事業者の行動指針", "■市の役割"),
        ("〈家庭でできること〉", "〈事業所でできること〉", "〈市が行うこと〉"),
    ],
)
def test_headings_of_bodies_hold_what_they_do_and_name_nothing(heads: tuple[str, str, str]) -> None:
    one, two, three = heads
    text = f"{HEAD}{one}\n・予約を受けます。\n{two}\n・本を汚しません。\n{three}\n・棚を寄付します。\n{TAIL}"
    assert actions(text)[:4] == ["図書館の充実", "  予約を受けます。", "  本を汚しません。", "  棚を寄付します。"]


def test_a_measure_that_only_begins_like_a_heading_of_bodies_stays_one() -> None:
    text = f"{HEAD}・市民の取組の支援\n・市民の活動の場の整備\n{TAIL}"
    assert actions(text)[1:3] == ["  市民の取組の支援", "  市民の活動の場の整備"]


@pytest.mark.parametrize("name", ["自主財源の確保", "事業費の縮減", "担当課の連携", "窓口の改善"])
def test_a_name_that_holds_a_word_of_headers_makes_its_form_no_list(name: str) -> None:
    fields = ("担当課/税務課/ / ", "現状と課題/滞納が増えています。/ / ", "取組内容/滞納の整理を進めます。/ / ")
    assert listed(f"取組番号/1-1/取組名/{name}", *fields) == [f"  {name}", "    滞納の整理を進めます。"]


@pytest.mark.parametrize("head", ["区分", "対象者", "年度", "場所"])
def test_a_column_of_classes_names_no_measures(head: str) -> None:
    rows = ("町内の子ども/予約を電話で受けます。/図書館", "町外の子ども/本を届けます。/図書館")
    assert listed(f"{head}/内容/担当課", *rows) == ["  予約を電話で受けます。", "  本を届けます。"]


def test_what_stands_in_several_rows_under_a_word_that_tells_nothing_is_no_name() -> None:
    rows = ("子どもの本/予約を電話で受けます。/図書館", "子どもの本/本を届けます。/図書館")
    assert listed("テーマ/内容/担当課", *rows) == ["  予約を電話で受けます。", "  本を届けます。"]
