"""Tables of measures, facilities and forms."""

from __future__ import annotations

from tests.documents import actions

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
