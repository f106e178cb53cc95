"""Entries get their places by the document's own numbering."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.document import Node
from planextract.normalise import normalise
from planextract.spans import fold
from planextract.structure import structure
from planextract.structure.columns import distribute_columns
from planextract.tokenise import is_inside_word
from planextract.values.labels import Label, label_key
from tests.documents import OFF, draw, outline
from tests.layout.drawn import Drawn, lay_out


def test_four_levels_nest_by_kind() -> None:
    document = outline(
        """
        みどり市計画
        基本目標１　学びを支える
        （１）図書館の充実
        ①蔵書の整備
        ・児童書の購入
        ②開館時間の延長
        （２）公民館の活用
        基本目標２　産業を育てる
        """
    )
    assert draw(document) == [
        "みどり市計画",
        "学びを支える",
        "  図書館の充実",
        "    蔵書の整備",
        "      児童書の購入",
        "    開館時間の延長",
        "  公民館の活用",
        "産業を育てる",
    ]


def test_a_restart_below_a_childless_heading_stands_under_it() -> None:
    document = outline(
        "題名\n１　現状\n２　事業\n２－１　概要\n①　主体\n②　内容\n１　販路の開拓\n２　人材の育成\n３　体制\n"
    )
    assert draw(document)[5:8] == ["    内容", "      販路の開拓", "      人材の育成"]


def test_numbers_out_of_order_are_kept_with_a_reason() -> None:
    document = outline("題名\n〔１〕暮らし\n\n〔３〕産業\n\n〔２〕観光\n")
    assert [node.reasons for node in document.nodes[1:]] == [(), ("label.out_of_order",), ("label.out_of_order",)]


def test_lists_printed_behind_all_headings_are_given_back() -> None:
    document = outline("題名\n１．循環\n２．防災\n３．医療\n①森林\n②再生\n①津波\n①医師\n②救急\n③遠隔\n")
    places = {node.text: document.nodes[node.parent].text for node in document.nodes if node.parent is not None}
    assert places == {"森林": "循環", "再生": "循環", "津波": "防災", "医師": "医療", "救急": "医療", "遠隔": "医療"}
    assert all("layout.columns_distributed" in n.reasons for n in document.nodes if n.text in {"森林", "津波"})


def test_lists_that_do_not_match_the_headings_stay() -> None:
    document = outline("題名\n１．循環\n２．防災\n３．医療\n①森林\n②再生\n①津波\n")
    assert {document.nodes[node.parent].text for node in document.nodes if node.parent is not None} == {"医療"}


def test_marks_beside_a_heading_are_taken_off_it() -> None:
    document = outline("題名\n（１）移住の促進　〔重点〕\n（２）防災【再掲】\n施策３　◎重点\n観光の振興\n")
    assert [(node.text, node.marks) for node in document.nodes[1:3]] == [
        ("移住の促進", ("priority",)),
        ("防災", ("repeated",)),
    ]


def test_a_label_alone_is_given_to_the_text_that_follows() -> None:
    document = outline(
        "題名\n【デジタル】\n\n取組①\n\n取組②\n\n窓口の電子化\n\n理由①\n\n待ち時間が減るため。\n\n台帳の共有\n"
    )
    labels = {node.text: node.label.printed for node in document.nodes if node.label}
    assert labels == {"窓口の電子化": "取組①", "待ち時間が減るため。": "理由①", "台帳の共有": "取組②"}


def test_zones_are_told_by_headings_and_inherited() -> None:
    document = outline(
        "題名\n１　現状と課題\n（１）人口の減少\n２　施策の展開\n（１）定住の促進\n３　推進体制\n本部を置く。\n"
    )
    assert [node.zone for node in document.nodes[1:]] == [
        "challenge",
        "challenge",
        "measures",
        "measures",
        "organisation",
        "organisation",
    ]


def test_markdown_levels_and_indents() -> None:
    document = outline("# 計画\n\n## 出産\n\n- 助成\n    - 上限を外す\n- 休暇\n\n## 学校\n", media_type="text/markdown")
    assert draw(document) == ["計画", "出産", "助成", "  上限を外す", "休暇", "学校"] or draw(document)[1:] == [
        "  出産",
        "    助成",
        "      上限を外す",
        "    休暇",
        "  学校",
    ]


@given(
    st.lists(
        st.sampled_from(["１　甲", "２　乙", "（１）丙", "①丁", "・戊", "本文です。", "", "【課題】", "第１章　己"]),
        max_size=25,
    )
)
def test_every_outline_is_a_forest(lines: list[str]) -> None:
    document = outline("題\n" + "\n".join(lines))
    for place, node in enumerate(document.nodes):
        assert node.index == place
        assert node.parent is None or node.parent < place
        assert node.depth == (0 if node.parent is None else document.nodes[node.parent].depth + 1)


@given(st.text(max_size=300))
def test_any_text_has_an_outline_that_keeps_its_letters(text: str) -> None:
    document = outline("題\n" + text.replace("\f", ""))
    kept = "".join(node.whole.text for node in document.nodes)
    assert sum(kept.count(digit) for digit in "漢字") <= sum(text.count(digit) for digit in "漢字")


def test_smaller_numbers_restart_under_every_number() -> None:
    assert draw(outline("題名\n１　交流\n（１）国内\n（２）海外\n２　産業\n（１）農業\n"))[1:] == [
        "交流",
        "  国内",
        "  海外",
        "産業",
        "  農業",
    ]


def test_two_named_headings_on_one_line_are_two() -> None:
    document = outline("計画\n基本方針１　守る　基本方針２　育てる\n①　点検\n②　研修\n")
    assert draw(document)[1:3] == ["守る", "育てる"]


def test_only_siblings_of_one_kind_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    body = fold("見出し")
    nodes: list[Node] = []
    for place in range(400):  # each heading has a word of its own, and two lists below it
        word = chr(ord("丁") + place)
        heading = Node(len(nodes), None, 0, "heading", body, body, 1, label=Label("named", 1, f"{word}1"))
        nodes.append(heading)
        for number in (1, 2, 1, 2):
            label = Label("circled", number, "①②"[number - 1])
            nodes.append(Node(len(nodes), heading.index, 1, "item", body, body, 1, label=label))
    asked: list[Label] = []

    def count(label: Label) -> str:
        asked.append(label)
        return label_key(label)

    monkeypatch.setattr("planextract.structure.columns.label_key", count)
    assert distribute_columns(nodes) == tuple(nodes)
    assert len(asked) <= 3 * len(nodes)


def test_a_long_bullet_announces_nothing() -> None:
    document = outline("題名\n\n１　施策の展開\n・記録を動画に残し、教材として共同で蓄積\n・課題\n")
    assert [(node.text, node.announces) for node in document.nodes[2:]] == [
        ("記録を動画に残し、教材として共同で蓄積", None),
        ("課題", "challenge"),
    ]


def test_a_part_said_again_on_the_page_of_every_pillar_stands_over_them_once() -> None:
    text = """
    みどり市構想
    ５　分野別の取組　柱Ⅰ　学びのまち
    ・図書館の充実
    ５　分野別の取組　柱Ⅱ　働くまち
    ・商店街の振興
    ６　工程表
    """
    assert draw(outline(text))[1:] == [
        "分野別の取組",
        "  学びのまち",
        "    図書館の充実",
        "  働くまち",
        "    商店街の振興",
        "工程表",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "１　前期の柱３について述べる",
        "（１）住民が選ぶ 柱１",
        "２　学び合い　柱となる人の育成",
        "３ 「学び 柱２ 働く」の見直し",
    ],
)
def test_a_heading_that_only_mentions_a_pillar_is_one(line: str) -> None:
    assert len(outline("みどり市構想\n" + line).nodes) == 2


@pytest.mark.parametrize(
    ("heading", "zone"),
    [
        ("基本方針１　「訪れる理由」をつくる", "measures"),
        ("施策１　地域の推進体制", "measures"),
        ("柱１：みんなで描く将来像", "measures"),
        ("１　推進体制", "organisation"),
        ("（１）選ばれる理由", "reason"),
    ],
)
def test_a_numbered_measure_announces_nothing_by_the_words_of_its_name(heading: str, zone: str) -> None:
    nodes = outline(f"計画\n\n第３章　施策の展開\n\n{heading}\n\n・船着場を直す。\n").nodes
    assert nodes[-1].zone == zone


@pytest.mark.parametrize(
    "header", ["主な取組\t内容\t担当課", "施策\t事業内容\t所管", "番号\t具体的施策\t内容", "今後の取組\t実施主体\t時期"]
)
@pytest.mark.parametrize("heading", ["現状と課題", "【課題】", "■ 課題"])
def test_a_table_of_measures_answers_the_challenge_above_it(header: str, heading: str) -> None:
    rows = "\n".join(f"{word}\t{word}を直します。\t土木課" for word in ("船着場", "水路", "桟橋"))
    text = f"計画\n第４章　施策の展開\n施策１　水辺の再生\n\n{heading}\n\n船着場が傷んでいます。\n\n{header}\n{rows}\n"
    nodes = outline(text).nodes
    table = next(node for node in nodes if node.table is not None)
    assert table.parent is not None
    assert nodes[table.parent].text == "水辺の再生"
    assert table.zone == "measures"


@pytest.mark.parametrize(
    "header",
    [
        "取組\t成果\t課題",
        "取組\t実績\t評価",
        "項目\t令和５年\t令和６年",
        "主な取組\t成果指標\t現状値",
        "事業名\tR5実績\t所管",
    ],
)
def test_a_table_that_looks_back_stays_below_the_challenge(header: str) -> None:
    rows = "\n".join(f"{word}\t{word}を直した。\t傷みが進む" for word in ("船着場", "水路", "桟橋"))
    nodes = outline(
        f"計画\n第４章　施策の展開\n施策１　水辺\n\n現状と課題\n\n傷んでいます。\n\n{header}\n{rows}\n"
    ).nodes
    table = next(node for node in nodes if node.table is not None)
    assert table.zone == "challenge"


def drawn_tree(*lines: tuple[float, float, str, float]) -> list[str]:
    """Return the outline of one drawn page: place, text and type size of each line."""
    page = Drawn()
    for x, top, text, size in lines:
        page.text(x, top, text, size)
    return draw(structure(normalise(lay_out(page)), OFF, in_word=is_inside_word))


def test_a_large_bullet_stands_beside_a_heading_in_smaller_type() -> None:
    tree = drawn_tree(
        (60, 100, "施策１－１　図書館の充実", 13),
        (60, 140, "課題", 9),
        (60, 155, "・来館者が減っている。", 9),
        (60, 200, "■ 主な取組", 10.5),
        (60, 215, "・夜も開ける。", 9),
    )
    assert tree[-2:] == ["  主な取組", "    夜も開ける。"]


def test_a_large_bullet_stands_below_a_numbered_heading_in_larger_type() -> None:
    tree = drawn_tree(
        (60, 100, "施策１－１　図書館の充実", 13),
        (60, 140, "・来館者が減っている。", 9),
        (60, 200, "■ 主な取組", 10.5),
        (60, 215, "・夜も開ける。", 9),
    )
    assert tree[-2:] == ["  主な取組", "    夜も開ける。"]


@pytest.mark.parametrize(("upper", "middle"), [("５　", "Ⅰ　"), ("５　", "Ａ　"), ("５．", "Ⅰ　")])
def test_numbers_of_one_kind_stand_above_and_below_another(upper: str, middle: str) -> None:
    inner = upper.replace("５", "{}")
    second = {"Ⅰ　": "Ⅱ　", "Ａ　": "Ｂ　"}[middle]
    lines = [
        "題名",
        f"{upper}基本方向",
        f"{middle}担い手の確保",
        f"{inner.format('１')}相談の充実",
        f"{inner.format('２')}農地の集積",
        f"{second}特産品の振興",
        f"{inner.format('１')}改植の支援",
        f"{upper.replace('５', '６')}指標",
    ]
    assert draw(outline("\n\n".join(lines)))[1:] == [
        "基本方向",
        "  担い手の確保",
        "    相談の充実",
        "    農地の集積",
        "  特産品の振興",
        "    改植の支援",
        "指標",
    ]


def test_a_numbered_part_is_beside_the_goals_above_it_however_large_they_are_set() -> None:
    tree = drawn_tree(
        (60, 60, "基本目標１　働くまちをつくる", 12.5),
        (60, 100, "数値目標", 12),
        (60, 120, "○ 雇用者数 100人（R5）→120人（R11）", 12),
        (60, 140, "○ 創業の件数 ５年間で25件", 12),
        (60, 180, "(1) 講ずべき施策に関する基本的方向", 11),
        (60, 200, "○ 町内で働ける場を増やす。", 10.5),
        (60, 220, "(2) 具体的な施策", 11),
        (60, 240, "○ 創業塾の開催", 10.5),
    )
    assert [line for line in tree if "(" not in line][-4:] == [
        "  講ずべき施策に関する基本的方向",
        "    町内で働ける場を増やす。",
        "  具体的な施策",
        "    創業塾の開催",
    ]
