"""Wrapped lines are joined, and only those."""

from __future__ import annotations

import pytest

from tests.documents import outline


def entries(text: str, *, media_type: str = "text/plain") -> list[str]:
    return [node.whole.text for node in outline("題名\n\n" + text, media_type=media_type).nodes[1:]]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("・コーディネー\nターの配置", ["・コーディネーターの配置"]),
        ("・関係人口の創\n\n出と拡大", ["・関係人口の創出と拡大"]),
        ("・隣接する山形\n\n県飯豊町との連携", ["・隣接する山形県飯豊町との連携"]),
        ("・施設の整備を行い\nます。", ["・施設の整備を行います。"]),
        ("・関係部局と連携\nして進める。", ["・関係部局と連携して進める。"]),
        (
            "・受入環境の整備（案内板、\n\n多言語の地図など）の充実",
            ["・受入環境の整備(案内板、多言語の地図など)の充実"],
        ),
        ("・計画を令和12\n年度までに見直す。", ["・計画を令和12年度までに見直す。"]),
        ("・研修会を年\n\n４回開く。", ["・研修会を年4回開く。"]),
        ("・研修会を年４\n回開く。", ["・研修会を年4回開く。"]),
        ("・講師は青葉県立\n\n水辺の学校から招く。", ["・講師は青葉県立水辺の学校から招く。"]),
        ("基本方針１　守る 基\n\n本方針２　育てる", ["基本方針1 守る", "基本方針2 育てる"]),
        ("シ\nン\nポ\nジ\nウ\nム", ["シンポジウム"]),
        ("・設備（DX\nAI）の導入", ["・設備(DX AI)の導入"]),
    ],
)
def test_lines_that_go_on(text: str, joined: list[str]) -> None:
    assert entries(text) == joined


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("１　位置付け\n\n２　計画期間", ["1 位置付け", "2 計画期間"]),
        ("・道路の整備。\n・橋の補修", ["・道路の整備。", "・橋の補修"]),
        ("②　事業の名称\n\n18.00", ["② 事業の名称", "18.00"]),
        ("予算　3\n社会の変化", ["予算 3", "社会の変化"]),
        ("貿易の振興\n\n観光の推進\n\n地域の国際化", ["貿易の振興", "観光の推進", "地域の国際化"]),
        ("表１　人口の推移\n表２　世帯の推移", ["表1 人口の推移", "表2 世帯の推移"]),
        ("【課題】\n道路が狭い。", ["【課題】", "道路が狭い。"]),
        ("Ⅰ 現状　Ⅱ 対策", ["Ⅰ 現状", "Ⅱ 対策"]),
        ("第１章　はじめに ........ 3\n第２章　計画", ["第2章 計画"]),
    ],
)
def test_lines_that_stand_alone(text: str, apart: list[str]) -> None:
    assert entries(text) == apart


def test_a_wrapped_bullet_is_proved_as_one_range() -> None:
    document = outline("題名\n・関係人口の創\n出")
    node = document.nodes[1]
    assert [span.of(document.text) for span in node.body.spans(document.text)] == ["関係人口の創\n出"]
    assert node.body.printed(document.text) == "関係人口の創出"


def test_markdown_paragraphs_end_at_blank_lines() -> None:
    assert entries("県は\n\n市は進める。", media_type="text/markdown") == ["県は", "市は進める。"]


def test_a_subtitle_and_the_date_of_a_cover_stand_alone() -> None:
    text = "第２期みどり市観光振興計画\n\n～　湯けむりの先へ　～\n\n令和８年３月\nみどり市"
    assert entries(text) == ["第2期みどり市観光振興計画", "~ 湯けむりの先へ ~", "令和8年3月", "みどり市"]


@pytest.mark.parametrize("part", ["現状と課題", "施策の方針", "主な取組", "成果指標", "現　状"])
def test_the_name_of_a_part_ends_no_numbered_heading(part: str) -> None:
    text = f"計画\n\n施策１－１ 子どもの読書活動の充実\n{part}\n●本を読む子どもが減っています。"
    assert ["".join(node.text.split()) for node in outline(text).nodes][1:3] == [
        "子どもの読書活動の充実",
        "".join(part.split()),
    ]


def test_a_heading_that_is_wrapped_before_such_words_goes_on() -> None:
    text = "計画\n\n第２章 子どもの読書活動と学校図書館を取り巻く社会の\n現状と課題\n\n本を読む子どもが減っています。"
    assert "取り巻く社会の現状と課題" in outline(text).nodes[1].text


def test_the_period_in_brackets_below_a_title_is_no_part_of_it() -> None:
    nodes = outline("みどり村過疎地域持続的発展計画\n（令和８年度～令和12年度）\n\nみどり村\n").nodes
    assert nodes[0].text == "みどり村過疎地域持続的発展計画"
    assert outline("みどり村の人口を増やすための取組\n（令和８年度に始めたもの）\n").nodes[0].text.endswith(")")


@pytest.mark.parametrize("name", ["みどり市こども計画", "第２期花野町総合戦略"])
def test_a_plan_below_a_slogan_has_its_own_name(name: str) -> None:
    nodes = outline(f"すべてのこどもの明日のために\n\n{name}\n\n令和７年３月\n").nodes
    assert [len(node.text) for node in nodes[:2]] == [14, len(name)]
