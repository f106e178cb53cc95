"""Headings behind or among what they head stand in front of it again where the numbers of all agree."""

from __future__ import annotations

import pytest

from tests.documents import actions, outline, pillars

LISTS = {
    (1, 1): ("後継者の募集", "就業の相談会を開催"),
    (1, 2): ("技の継承", "名工の講習会を実施"),
    (2, 1): ("販路の開拓", "商談会に出展"),
    (2, 2): ("見学の受入れ", "工房を巡るバスを運行"),
    (3, 1): ("資料の保存", "古い型紙を撮影して公開"),
}
HEADS = {1: "人を育てる", 2: "使い手を広げる", 3: "基盤を整える"}
WORDS = ["柱{}　", "【柱{}】", "基本目標{}：", "Ⅰ　"]
PATHS = ["{}－（{}）", "{}－{}　", "施策{}－{}　"]


def plan(word: str, path: str, places: dict[int, tuple[int, int, str]]) -> str:
    lines = ["工芸振興プラン骨子", "", "５　施策の柱と主な取組", ""]
    for number, (title, does) in LISTS.items():
        heads = [
            (where, word.format("１２３"[head - 1]).replace("Ⅰ", "ⅠⅡⅢ"[head - 1]) + HEADS[head])
            for head, (one, two, where) in places.items()
            if (one, two) == number
        ]
        lines.append(path.format(*("１２３"[part - 1] for part in number)) + title)
        lines += ["", *(head for where, head in heads if where == "inside"), ""]
        lines += [f"・{does}", "", *(head for where, head in heads if where == "behind"), ""]
    return "\n".join([*lines, "６　推進体制", "", "・振興会議を置く。"])


def above(text: str) -> dict[str, str]:
    document = outline(text)
    return {node.text: document.nodes[node.parent].text for node in document.nodes if node.parent is not None}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "places",
    [
        {1: (1, 1, "behind"), 3: (2, 1, "behind"), 2: (2, 2, "behind")},  # １ ３ ２
        {1: (1, 2, "inside"), 2: (2, 1, "inside"), 3: (3, 1, "behind")},
        {2: (1, 1, "inside"), 1: (1, 2, "behind"), 3: (2, 2, "inside")},
    ],
)
def test_numbers_tell_what_a_heading_heads(word: str, path: str, places: dict[int, tuple[int, int, str]]) -> None:
    text = plan(word, path, places)
    assert pillars(text) == list(HEADS.values())
    parents = above(text)
    assert {LISTS[number][0]: parents[LISTS[number][0]] for number in LISTS} == {
        LISTS[number][0]: HEADS[number[0]] for number in LISTS
    }
    assert [parents[does] for _, does in LISTS.values()] == [title for title, _ in LISTS.values()]
    assert parents.get("推進体制") != HEADS[3]
    assert "振興会議を置く。" not in actions(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("柱３", "柱４"),  # a number is missing
        ("柱２　使い手を広げる", "柱２　使い手を広げる\n\nここでは販路を述べる。"),  # a text of its own
        ("２－（２）", "２－（４）"),  # the lists do not count on
        ("柱１　人を育てる", "人を育てる"),
    ],
)
def test_what_does_not_agree_stays(old: str, new: str) -> None:
    text = plan("柱{}　", "{}－（{}）", {1: (1, 1, "behind"), 3: (2, 1, "behind"), 2: (2, 2, "behind")})
    assert old in text
    document = outline(text.replace(old, new))
    assert not any("layout.heading_behind_list" in node.reasons for node in document.nodes)


def test_parts_of_a_plan_are_no_headings_of_its_numbers() -> None:
    """１ … ２ … ３ before the lists count the parts, and 1-(1) stands below the third."""
    text = "工芸プラン\n\n１　策定の趣旨\n\n２　計画の期間\n\n３　施策\n\n１－（１）人の募集\n・相談会を開催\n"
    text += "２－（１）販路の開拓\n・商談会に出展\n３－（１）資料の保存\n・型紙を公開\n\n４　推進体制\n・会議を置く。\n"
    assert not any("layout.heading_behind_list" in node.reasons for node in outline(text).nodes)


def test_words_below_numbers_count_anew_below_the_next_number() -> None:
    text = "工芸プラン\n\n１　施策\n\n柱１　人を育てる\n・相談会を開催\n柱２　販路を開く\n・商談会に出展\n\n"
    text += "２　目標指標\n\n柱１　人の数\n就業者　10人\n柱２　販路の数\n出展数　20件\n\n３　推進体制\n・会議を置く。\n"
    parents = above(text)
    assert parents["人の数"] == parents["販路の数"] == "目標指標"
    assert pillars(text) == ["人を育てる", "販路を開く"]


MIXED = """
工芸振興プラン骨子

５　施策の柱と主な取組

柱１　人を育てる

柱２　使い手を広げる

１－１　後継者の募集
・相談会を開催

２－１　販路の開拓
・商談会に出展

１－２　技の継承
・講習会を実施

３－１　資料の保存
・古い型紙を公開

柱３　基盤を整える

６　推進体制
・振興会議を置く。
"""


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("path", PATHS)
def test_what_columns_mixed_up_stands_below_its_numbers(word: str, path: str) -> None:
    text = MIXED
    for number in "１２３":
        text = text.replace(f"柱{number}　", word.format(number).replace("Ⅰ", "ⅠⅡⅢ"["１２３".index(number)]))
        text = text.replace(f"{number}－", path.split("{}", maxsplit=1)[0] + f"{number}－")
    found = above(text)
    assert found["後継者の募集"] == found["技の継承"] == "人を育てる"
    assert found["販路の開拓"] == "使い手を広げる"
    assert found["資料の保存"] == "基盤を整える"
    assert found["講習会を実施"] == "技の継承"
    assert found["振興会議を置く。"] == "推進体制"


def test_mixed_numbers_of_which_one_comes_twice_stay() -> None:
    found = above(MIXED.replace("２－１　販路", "１－１　販路"))
    assert found["販路の開拓"] == found["技の継承"]
