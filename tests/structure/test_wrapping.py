"""Wrapped lines are joined, and only those."""

from __future__ import annotations

import pytest

from planextract.normalise import normalise
from planextract.spans import fold
from planextract.structure import structure
from planextract.tokenise import is_inside_word
from tests.documents import OFF, outline
from tests.layout.drawn import Drawn, lay_out


def entries(text: str, *, media_type: str = "text/plain") -> list[str]:
    return [node.whole.text for node in outline("題名\n\n" + text, media_type=media_type).nodes[1:]]


@pytest.mark.parametrize("mark", ["★重点", "◎優先", "◆ 重点"])
def test_nothing_goes_on_behind_a_mark(mark: str) -> None:
    assert entries(f"施策１－１　農の担い手　{mark}\n担当課　農林課")[0].startswith("施策1-1 農の担い手")
    assert entries(f"施策１－１　農の担い手　{mark}\n担当課　農林課")[1:] == ["担当課 農林課"]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("第一　支え合う地域をつくる\nKPI\n参加者の数", 3),
        ("参加者の数　　41人　　65人\n具体的な取組\n・教室の開催", 3),
        ("出生数　　96人　　98.8人　　101.6人　　104.4人　　110人\n主な取組\n・教室の開催", 3),
        ("・関係機関と連携した\nKPIの見直し", 1),
        ("・空き家を活用した\n取組の推進", 1),
    ],
)
def test_the_name_of_a_part_goes_on_with_no_heading_and_no_row(lines: str, count: int) -> None:
    assert len(entries(lines)) == count


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
        ("町の人口は令和\n２年には9,300人となった。", ["町の人口は令和2年には9,300人となった。"]),
        ("橋の完成は平成\n\n30年である。", ["橋の完成は平成30年である。"]),
        ("・研修会を年４\n回開く。", ["・研修会を年4回開く。"]),
        ("・講師は青葉県立\n\n水辺の学校から招く。", ["・講師は青葉県立水辺の学校から招く。"]),
        ("基本方針１　守る 基\n\n本方針２　育てる", ["基本方針1 守る", "基本方針2 育てる"]),
        ("シ\nン\nポ\nジ\nウ\nム", ["シンポジウム"]),
        (
            "①産直市場をめぐる道の整備と本州南部連絡\n道路の利用促進\n②港湾の連携による定期航路の維持・拡\n充",
            ["①産直市場をめぐる道の整備と本州南部連絡道路の利用促進", "②港湾の連携による定期航路の維持・拡充"],
        ),
        (
            "みどり県、あおば県、北浜県、南浜県、青葉鉄道\n株式会社、青葉バス\n\n" + "広い紙面いっぱいに続く長い文" * 5,
            ["みどり県、あおば県、北浜県、南浜県、青葉鉄道株式会社、青葉バス", "広い紙面いっぱいに続く長い文" * 5],
        ),
        ("みどり県、あおば県、第\n六管区海上保安本部", ["みどり県、あおば県、第六管区海上保安本部"]),
        ("・設備（DX\nAI）の導入", ["・設備(DX AI)の導入"]),
        ("市は、2016（平成\n28）年３月に橋を架けた。", ["市は、2016(平成28)年3月に橋を架けた。"]),
        ("大雨は2023（令和\n５）年６月に降った。", ["大雨は2023(令和5)年6月に降った。"]),
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
        (
            "青葉県知事　山田　花子\n北浜県知事　○○　○○\n南浜市長",
            ["青葉県知事 山田 花子", "北浜県知事 ○○ ○○", "南浜市長"],
        ),
        ("Ⅰ 現状　Ⅱ 対策", ["Ⅰ 現状", "Ⅱ 対策"]),
        (
            "みどり県商工会議所連合会\n\nあおば県商工会議所連合会",
            ["みどり県商工会議所連合会", "あおば県商工会議所連合会"],
        ),
        ("・調整は幹事会において随時行う\n\n現状と課題", ["・調整は幹事会において随時行う", "現状と課題"]),
        ("前半に集中して取り組むもの\n\n3\n\n参考", ["前半に集中して取り組むもの", "3", "参考"]),
        ("▲担い手が足りない\n▲産地への依存が強い", ["▲担い手が足りない", "▲産地への依存が強い"]),
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


def drawn_entries(*lines: tuple[float, str, float]) -> list[str]:
    """Return the entries of one drawn page: top, text and type size of each line."""
    page = Drawn()
    for top, text, size in lines:
        page.text(60, top, text, size)
    document = structure(normalise(lay_out(page)), OFF, in_word=is_inside_word)
    return [node.whole.text for node in document.nodes]


TEXT = "窓口から返却までの仕組みを一つにまとめ、だれもが使いやすい図書館に改め"


@pytest.mark.parametrize("heading", ["■ 施策の方針", "１　計画の名称及び構成市町村", "（1）図書館の充実", "◆ 主な取組"])
@pytest.mark.parametrize("size", [10.0, 10.4, 9.8])
def test_a_heading_ends_where_its_text_begins_though_it_is_alone_in_its_type(heading: str, size: float) -> None:
    lines = ((100, heading, size), (115, TEXT, 10.0), (130, "る。駅にも箱を置く。", 10.0))
    assert drawn_entries(*lines) == [fold(heading).text, fold(TEXT + "る。駅にも箱を置く。").text]


def test_a_heading_as_wide_as_its_text_goes_on() -> None:
    heading = "１　窓口から返却までの仕組みを一つにまとめるための人の配置と予算の確"
    lines = ((100, heading, 10.4), (115, "保", 10.4), (130, TEXT, 10.0), (145, "る。", 10.0))
    assert drawn_entries(*lines)[0] == fold(heading + "保").text


@pytest.mark.parametrize("rows", ["松江市　安来市\n島根大学　米子市", "島根大学　中海観光㈱\n松江市"])
def test_rows_of_names_with_blanks_between_them_stay_apart(rows: str) -> None:
    assert [node.text for node in outline(rows).nodes] == [fold(row).text for row in rows.split("\n")]


def test_a_name_that_a_row_breaks_is_joined() -> None:
    (node,) = outline("湖の連携に加わる市は、松江市　安来市、米子\n市である。").nodes
    assert node.text.endswith("米子市である。")


COLUMNS = """みどり市計画　概要版

この計画は、まちづくりの方向を定めるものです。市民と市がともに進めるまちづくりの指針として、八年の間に行うこ
とを示しました。毎年の点検の結果を公表し、社会の変化に応じて四年目に見直しを行い、続く四年の取組に生かすこ
とにします。

{bullet}駅の前の広場を作り直し、バスとタクシーの乗り場を
まとめます。
{bullet}病院と診療所が役割を分け合って、夜間と休日の診療
体制を維持します。
{bullet}空き家を調べます。
"""


@pytest.mark.parametrize("bullet", ["・", "○", "●　", "■"])
def test_a_narrow_column_below_wide_lines_shows_in_its_own(bullet: str) -> None:
    texts = [node.text for node in outline(COLUMNS.format(bullet=bullet)).nodes]
    assert "病院と診療所が役割を分け合って、夜間と休日の診療体制を維持します。" in texts


def test_an_item_shorter_than_its_column_ends() -> None:
    short = COLUMNS.format(bullet="・").replace("夜間と休日の診療\n体制", "夜間の診療\n体制")
    assert "体制を維持します。" in [node.text for node in outline(short).nodes]
