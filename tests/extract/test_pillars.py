"""Pillars: what the plan names, what it lists, what it unfolds, and what is none."""

from __future__ import annotations

import pytest

from tests.documents import actions, found, pillars


def test_named_pillars_win_and_listing_and_heading_are_one() -> None:
    text = """
    みどり市計画
    ３　施策の体系
    柱１　学びのまち
    柱２　働くまち
    ４　具体的な取組
    柱１　学びのまち
    （１）図書館の整備
    柱２　働くまち
    （１）商店街の振興
    （２）農業の振興
    """
    assert pillars(text) == ["学びのまち", "働くまち"]


def test_pillars_come_in_the_order_of_their_numbers() -> None:
    lines = [
        f"〔{number}〕{name}\n(1) {name}の推進\n(2) {name}の強化\n"
        for number, name in ((2, "観光"), (3, "産業"), (1, "暮らし"))
    ]
    mentions = found("構想\nⅤ　主要な施策の展開方向\n" + "".join(lines))
    assert [(pillar.number, pillar.view.text) for pillar in mentions.pillars] == [
        ("1", "暮らし"),
        ("2", "観光"),
        ("3", "産業"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "１　計画の位置付け\n２　計画の期間\n３　推進体制\n本部を置く。",
        "１　現状と課題\n（１）人口の減少\n（２）産業の停滞\n（３）担い手の不足\n",
        "第１条　目的\n第２条　定義\n（１）猫　家庭で飼うもの\n（２）飼い主　猫を飼う者\n",
    ],
)
def test_parts_of_a_document_are_no_pillars(text: str) -> None:
    assert pillars("みどり市の文書\n" + text) == []


def test_a_forms_project_is_the_pillar_wherever_its_name_stands() -> None:
    text = """
    ５－２　特別の措置を適用して行う事業
    ①　事業主体
    ②　事業の名称

    18.00

    里山のつくり手を育てる定着プロジェクト
    ③　事業の内容
    １　学びの場の整備
    ・工房を改修する。
    ④　先導的であると認められる理由
    ・連携する。
    """
    assert pillars("地域再生計画\n" + text) == ["里山のつくり手を育てる定着プロジェクト"]


def test_each_case_of_a_collection_is_a_pillar() -> None:
    case = (
        "## 甲市及び乙町\n\n### 「{0}」\n\n#### 事業内容\n\n- {0}を進める。\n\n"
        "#### 連携のメリット\n\n- 費用が下がる。\n\n"
    )
    names = ["里山観光推進計画", "海の駅連携プロジェクト"]
    assert pillars("# 取組事例\n\n" + "".join(case.format(name) for name in names), media_type="text/markdown") == names


def test_titles_apart_from_their_lists_are_paired_in_order_and_graded() -> None:
    lists = "".join(f"Ⅰ　{a}の推進\n\n・{a}の調査\n\nⅡ　{a}の強化\n\n・{a}の研修\n\n" for a in ("貿易", "観光"))
    mentions = found("骨子（案）\n\n" + lists + "世界とつながる貿易\n\n世界から迎える観光\n")
    assert [(pillar.view.text, pillar.grade) for pillar in mentions.pillars] == [
        ("世界とつながる貿易", "medium"),
        ("世界から迎える観光", "medium"),
    ]


def test_headings_that_each_have_their_own_measures_are_the_pillars() -> None:
    part = (
        "{0}　{1}のまち\n［現状と課題］\n人口が減っています。\n"
        "［具体的な施策］\n①　{1}の支援\n・{1}の助成\n・{1}の研修\n"
    )
    text = "計画\n" + "".join(part.format(number, name) for number, name in (("１", "農業"), ("２", "漁業")))
    assert pillars(text) == ["農業のまち", "漁業のまち"]


def test_fields_of_an_overview_are_pillars_and_later_headings_unfold_them() -> None:
    field = "- {0}\n    - 課題は{0}の不足\n    - 重点テーマは{0}の充実\n    - 具体施策は{0}の整備\n"
    text = "# 政策\n\n## 全体像\n\n" + field.format("図書館") + field.format("公園") + "\n"
    text += "## 図書館を夜も開く\n\n- 図書館の延長開館\n\n## 公園を広げる\n\n- 公園の芝生化\n"
    mentions = found(text, media_type="text/markdown")
    assert [pillar.view.text for pillar in mentions.pillars] == ["図書館", "公園"]
    unfolded = [(place, action.view.text) for place, action in mentions.actions]
    assert (0, "図書館を夜も開く") in unfolded
    assert (1, "公園の芝生化") in unfolded


def test_a_part_whose_measures_are_sentences_is_a_pillar_beside_those_with_headings() -> None:
    listed = "（２）その対策\nア　{0}の推進\n・{0}を広める。\nイ　{0}の担い手\n・{0}の講座を開く。\n（３）計　画\n"
    said = "（２）その対策\nア　{0}を広める。\nイ　{0}の講座を開く。\n（３）計　画\n"
    parts = [("漁業", listed), ("通信", said), ("介護", listed), ("祭り", said)]
    text = "みどり町過疎地域持続的発展計画\n１　基本的な事項\n（１）町の概況\n島にある。\n" + "".join(
        f"{number}　{name}の振興\n（１）現況と問題点\n担い手が少ない。\n{below.format(name)}"
        for number, (name, below) in enumerate(parts, 2)
    )
    assert pillars(text) == ["漁業の振興", "通信の振興", "介護の振興", "祭りの振興"]


def test_a_phrase_that_goes_on_behind_a_label_is_no_pillar() -> None:
    text = "みどり市計画\n" + "".join(
        f"方針{number}　{name}\n（１）{name}の推進\n（２）{name}の講座\n方針{number}の進捗の指標\n・参加者の数\n"
        for number, name in ((1, "学びのまち"), (2, "働くまち"))
    )
    assert pillars(text) == ["学びのまち", "働くまち"]


def test_a_heading_of_indicators_that_names_its_pillar_is_none() -> None:
    part = "【柱{0}　成果指標】\n・利用者数：{0}00人\n"
    text = "みどり市計画\n柱１　学びのまち\n・図書館の充実\n・公民館の改修\n" + part.format(1)
    text += "柱２　働くまち\n・朝市の再開\n・広場の改修\n" + part.format(2)
    assert pillars(text) == ["学びのまち", "働くまち"]


def test_directions_of_a_measure_stand_below_their_pillar() -> None:
    part = "■ 基本方針{0}　{1}\n【現状と課題】\n　店が減りました。\n"
    part += "施策の方向(1)　{2}\n・補助を行う。\n施策の方向(2)　{3}\n・補助を行う。\n\n"
    text = "みどり市計画\n\n第１　施策の展開\n" + part.format("１", "学びのまち", "図書館の充実", "公民館の改修")
    text += part.format("２", "働くまち", "朝市の再開", "広場の改修")
    plan = found(text)
    assert [pillar.view.text for pillar in plan.pillars] == ["学びのまち", "働くまち"]
    assert [(place, one.view.text) for place, one in plan.actions if one.above is None] == [
        (0, "図書館の充実"),
        (0, "公民館の改修"),
        (1, "朝市の再開"),
        (1, "広場の改修"),
    ]


def test_the_kind_of_a_measure_over_a_forms_project_is_no_pillar() -> None:
    text = """
    ５－２　特別の措置を適用して行う事業
    （１）里山づくりタイプ
    ①　事業主体
    ②　事業の名称
    里山のつくり手を育てる定着プロジェクト
    ③　事業の内容
    ・工房を改修する。
    ・道具を貸し出す。
    """
    assert pillars("地域再生計画\n" + text) == ["里山のつくり手を育てる定着プロジェクト"]


def test_a_list_gives_a_pillar_two_names_and_its_part_one_of_them() -> None:
    text = """
    みどり市総合計画
    政策目標（十年後の町）
    1. 支え合うまち：自治・福祉
    2. 稼ぐまち：産業・観光
    1. 自治・福祉
    ①見守りの推進
    ②集いの場の整備
    2. 産業・観光
    ①直売所の整備
    ②案内板の設置
    """
    assert [title.rpartition(":")[2] for title in pillars(text)] == ["自治・福祉", "産業・観光"]
    assert actions(text) == ["見守りの推進", "集いの場の整備", "直売所の整備", "案内板の設置"]


@pytest.mark.parametrize("letters", ["TUV", "UVW", "ABC"])
def test_letters_are_counted_as_letters(letters: str) -> None:
    heads = ["意識を変える", "参画を進める", "働きやすくする"]
    parts = [
        f"基本目標{letter} {head}\n・講座の開催\n・相談の充実\n" for letter, head in zip(letters, heads, strict=True)
    ]
    assert pillars("みどり県男女共同参画計画\n" + "".join(parts)) == heads


def test_roman_letters_stay_numbers() -> None:
    heads = {"I": "意識を変える", "V": "参画を進める", "X": "働きやすくする"}
    parts = [f"基本目標{letter} {head}\n・講座の開催\n・相談の充実\n" for letter, head in heads.items()]
    assert pillars("みどり県男女共同参画計画\n" + "".join(parts)) == list(heads.values())


CARDS = """
# みどり広域連合計画

## 目次

| 第１章　計画の基本 | 1 |
|---|---|
| 第２章　分野別の計画 | 3 |

## 第１章　計画の基本

| 分野 | 事業 | 範囲 |
|---|---|---|
| Ⅰ　消防体制の充実 | Ⅰ-1 指令台更新事業 | 圏域 |
| Ⅱ　ごみ処理の共同化 | Ⅱ-1 焼却施設整備事業 | 圏域 |

## 第２章　分野別の計画

### Ⅰ　消防体制の充実

#### 今後の方針

分署の配置を維持する。合同訓練を毎年行う。

| 事業名 | Ⅰ-1 指令台更新事業 |
|---|---|
| 事業概要 | 指令台を更新する。 |

#### 【整備の工程】

| 令和８年度 | 令和９年度 |
|---|---|
| 設計 | 工事 |

| 事業名 | Ⅰ-2 職員研修事業 |
|---|---|
| 事業概要 | 職員を研修に派遣する。 |

### Ⅱ　ごみ処理の共同化

#### 今後の方針

新しい施設を建設する。分別の基準をそろえる。

| 事業名 | Ⅱ-1 焼却施設整備事業 |
|---|---|
| 事業概要 | 施設を建てる。 |
"""


def test_pillars_listed_in_a_table_with_their_numbers_are_the_headings_that_unfold_them() -> None:
    assert pillars(CARDS, media_type="text/markdown") == ["消防体制の充実", "ごみ処理の共同化"]
    assert actions(CARDS, media_type="text/markdown") == [
        "分署の配置を維持する。",
        "合同訓練を毎年行う。",
        "指令台更新事業",
        "  指令台を更新する。",
        "職員研修事業",
        "  職員を研修に派遣する。",
        "新しい施設を建設する。",
        "分別の基準をそろえる。",
        "焼却施設整備事業",
        "  施設を建てる。",
    ]


LABELLED = """
# 丘の町計画

## {first}　畑を守る

### {one}　土づくり

#### 【主な取組】

- 堆肥を配る。

### {two}　水路の手入れ

#### 【主な取組】

- 水門を直す。

## {second}　店を増やす

### {three}　家賃の助成

#### 【主な取組】

- 空き店舗の家賃を助成する。
"""


@pytest.mark.parametrize(("first", "second"), [("１", "２"), ("Ⅰ", "Ⅱ"), ("第一", "第二"), ("第１章", "第２章")])
@pytest.mark.parametrize(("one", "two", "three"), [("（１）", "（２）", "（１）"), ("１－１", "１－２", "２－１")])
def test_headings_whose_measures_are_counted_anew_below_each_are_the_pillars(
    first: str, second: str, one: str, two: str, three: str
) -> None:
    text = LABELLED.format(first=first, second=second, one=one, two=two, three=three)
    assert pillars(text, media_type="text/markdown") == ["畑を守る", "店を増やす"]


def test_chapters_that_announce_measures_are_no_pillars() -> None:
    text = LABELLED.format(first="第１章", second="第２章", one="第１節", two="第２節", three="第１節")
    text = text.replace("畑を守る", "施策の展開").replace("店を増やす", "施策の進め方")
    assert pillars(text, media_type="text/markdown")[:2] == ["土づくり", "水路の手入れ"]
