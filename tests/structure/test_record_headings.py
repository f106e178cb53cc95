"""Headings printed apart from their records stand in front of them again, where lists and fields count the same."""

from __future__ import annotations

import pytest

from tests.documents import outline, pillars

NAMES = ("山の観光", "道の防災", "獣の管理", "物づくり", "暮らしの確保")
DOES = ("周遊の券を発行", "共同で点検", "捕獲の記録を共有", "商談会を開催", "実証運行を実施")


def record(number: int, heading: str, field: str) -> str:
    return (
        f"{heading}\nチーム{'甲乙丙丁戊'[number]}\n{field}　高山市（企画課）\n"
        f"【ねらい】\n境を越えて進める\n【検討事項】\n①{NAMES[number]}の準備\n・{DOES[number]}\n【期間】\n令和７年６月～９月\n\n"
    )


def plan(printed: dict[int, int], *, numbers: str = "１２３４５", after: str = "　", field: str = "主査市") -> str:
    """Return a list of five projects and their records, each heading in front of the record that ``printed`` says."""
    heads = [f"{number}{after}{name}" for number, name in zip(numbers, NAMES, strict=True)]
    text = "連携プロジェクト取組一覧\n\n５つの連携プロジェクト\n\n" + "\n".join(heads) + "\n\n"
    for place in range(len(NAMES)):
        above = [heads[number] + "\n\n" for number in range(len(NAMES)) if printed.get(number, number) == place]
        text += record(place, "".join(above), field)
    return text + "推進体制\n\n・会議を置く。\n"


def owners(text: str) -> dict[str, str]:
    document = outline(text)
    found = {}
    for node in document.nodes:
        if node.text in DOES:
            above = [other.text for other in document.ancestors(node)]
            found[node.text] = next((text for text in above if text in NAMES), "")
    return found


@pytest.mark.parametrize("printed", [{4: 3}, {2: 1}, {4: 3, 2: 3}])
@pytest.mark.parametrize(("numbers", "after"), [("１２３４５", "　"), ("12345", ". "), ("ⅠⅡⅢⅣⅤ", "　"), ("⑴⑵⑶⑷⑸", " ")])
@pytest.mark.parametrize("field", ["主査市", "主管課", "代表団体"])
def test_every_record_has_its_heading(printed: dict[int, int], numbers: str, after: str, field: str) -> None:
    text = plan(printed, numbers=numbers, after=after, field=field)
    assert owners(text) == dict(zip(DOES, NAMES, strict=True))
    assert pillars(text) == list(NAMES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "主査市　高山市（企画課）\n【ねらい】\n境を越えて進める\n【検討事項】\n①獣",
            "【検討事項】\n①獣",
        ),  # a record less
        ("５つの連携プロジェクト\n\n１　山の観光", "５つの連携プロジェクト\n\n１　山の恵み"),  # another list
    ],
)
def test_what_does_not_count_the_same_stays(old: str, new: str) -> None:
    text = plan({4: 3})
    assert old in text
    document = outline(text.replace(old, new))
    assert not any("layout.heading_behind_list" in node.reasons for node in document.nodes)


def test_headings_in_their_places_are_left() -> None:
    document = outline(plan({}))
    assert not any("layout.heading_behind_list" in node.reasons for node in document.nodes)


def test_a_bracket_behind_its_list_stands_in_front_of_it_as_its_siblings_do() -> None:
    text = plan({}).replace(
        "【検討事項】\n①道の防災の準備\n・共同で点検\n", "①道の防災の準備\n・共同で点検\n【検討事項】\n"
    )
    document = outline(text)
    node = next(node for node in document.nodes if node.text == "道の防災の準備")
    assert node.parent is not None
    assert document.nodes[node.parent].text == "【検討事項】"
    assert pillars(text) == list(NAMES)
