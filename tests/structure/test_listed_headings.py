"""Headings stand in front of what the plan's own list says that they head, wherever a dump has printed them."""

from __future__ import annotations

from itertools import chain

import pytest

from tests.documents import actions, found

LISTED = {
    "学びと文化のまち": ("図書館の充実", "公民館の活用"),
    "働きやすいまち": ("朝市の再開", "空き店舗の活用"),
    "安心のまち": ("見守りの強化", "避難所の整備"),
    "みんなでつくるまち": ("自治会の支援", "窓口の改善"),
}
DOES = {
    name: (f"{name}に向けて計画を定めます。", f"{name}の状況を公表します。") for two in LISTED.values() for name in two
}
WORDS = ["基本目標{}　", "柱{}　", "【政策{}】", "Ⅰ　"]
NUMBERS = ["({})", "①", "施策{}　"]
ORDERS = ["pairs", "behind", "middle", "in order"]


def head(word: str, at: int) -> str:
    return word.format("１２３４"[at]).replace("Ⅰ", "ⅠⅡⅢⅣ"[at]) + list(LISTED)[at]


def measure(number: str, at: int, place: int) -> str:
    counts = 2 * at + place + 1 if number.startswith("施策") else place + 1
    return number.format(counts).replace("①", "①②"[place]) + list(LISTED.values())[at][place]


def unfold(number: str, at: int, place: int) -> list[str]:
    return [measure(number, at, place), *(f"・{does}" for does in DOES[list(LISTED.values())[at][place]])]


def listing(word: str, number: str) -> list[str]:
    return [line for at in range(4) for line in (head(word, at), measure(number, at, 0), measure(number, at, 1))]


def arrange(word: str, number: str, order: str) -> list[str]:
    parts = [(unfold(number, at, 0), unfold(number, at, 1)) for at in range(4)]
    heads = [head(word, at) for at in range(4)]
    if order == "pairs":
        return [line for at in (0, 2) for line in (*heads[at : at + 2], *chain(*parts[at], *parts[at + 1]))]
    out: list[str] = []
    for title, (one, two) in zip(heads, parts, strict=True):
        places = {"behind": (one, two, [title]), "middle": (one, [title], two), "in order": ([title], one, two)}
        out += chain(*places[order])
    return out


def placed(text: str) -> dict[str, str | None]:
    mentions = found(text)
    titles = [pillar.view.text for pillar in mentions.pillars]
    assert titles == list(LISTED)
    return {action.view.text: titles[at] if at is not None else None for at, action in mentions.actions}


WANTED = {text: title for title, two in LISTED.items() for name in two for text in (name, *DOES[name])}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("word", WORDS)
def test_the_list_tells_what_a_heading_heads(word: str, number: str, order: str) -> None:
    lines = ["みどり市計画", "", "計画の体系", *listing(word, number), "", "3", *arrange(word, number, order)]
    text = "\n".join(lines)
    assert placed(text) == WANTED
    assert len(actions(text)) == len(WANTED)


@pytest.mark.parametrize("number", NUMBERS[:2])
@pytest.mark.parametrize("word", WORDS)
def test_groups_of_headings_have_the_lists_behind_them(word: str, number: str) -> None:
    text = "\n".join(
        ["みどり市計画", "", "施策の内容", "", *arrange(word, number, "pairs"), "", "計画の推進", "・会議を置く。"]
    )
    assert placed(text) == WANTED


@pytest.mark.parametrize("order", ["behind", "middle"])
@pytest.mark.parametrize("number", NUMBERS[:2])
@pytest.mark.parametrize("word", WORDS)
def test_a_heading_inside_or_behind_its_list_is_that_of_the_list(word: str, number: str, order: str) -> None:
    text = "\n".join(
        ["みどり市計画", "", "施策の内容", "", *arrange(word, number, order), "", "計画の推進", "・会議を置く。"]
    )
    assert placed(text) == WANTED


@pytest.mark.parametrize("word", WORDS)
def test_headings_part_a_list_that_counts_through(word: str) -> None:
    text = "\n".join(["みどり市計画", "", "施策の内容", "", *arrange(word, NUMBERS[2], "behind"), "", "計画の推進"])
    assert placed(text) == WANTED


@pytest.mark.parametrize("number", NUMBERS[:2])
@pytest.mark.parametrize("word", WORDS)
def test_a_list_before_the_first_heading_is_none_of_theirs(word: str, number: str) -> None:
    about = [
        number.replace("①", "①②"[at]).format(at + 1) + name for at, name in enumerate(("計画の趣旨", "計画の期間"))
    ]
    text = "\n".join(["みどり市計画", "", "はじめに", *about, "", "施策の内容", "", *arrange(word, number, "in order")])
    assert {one: at for one, at in placed(text).items() if one in WANTED} == WANTED


def test_a_group_with_a_list_too_few_is_left() -> None:
    lines = arrange(WORDS[0], NUMBERS[0], "pairs")
    gone = {line for place in (0, 1) for line in unfold(NUMBERS[0], 1, place)}
    text = "\n".join(["みどり市計画", "", *(line for line in lines if line not in gone)])
    assert "layout.heading_behind_list" not in {reason for one in found(text).pillars[:2] for reason in one.reasons}


def test_a_list_that_does_not_agree_tells_nothing() -> None:
    lines = arrange(WORDS[0], NUMBERS[0], "in order")
    other = [line.replace("朝市の再開", "夜市の再開") for line in listing(WORDS[0], NUMBERS[0])]
    mixed = "\n".join(["みどり市計画", "", "計画の体系", *other, "", "3", *lines])
    assert {text: at for text, at in placed(mixed).items() if text in WANTED} == WANTED


@pytest.mark.parametrize("word", ["Ⅰ　", "{}　"])
def test_measures_that_count_through_stay_below_their_numbers(word: str) -> None:
    text = "\n".join(["みどり市計画", "", "施策の展開", "", *arrange(word, NUMBERS[2], "in order")])
    assert placed(text) == WANTED
