"""Signs and marks of priority, wherever a plan prints them."""

from __future__ import annotations

import pytest

from tests.documents import found

TAIL = "\n柱２　働くまち\n施策2-1　朝市の再開\n・出店料の補助\n・広場の改修\n"


def marked(text: str) -> list[str]:
    return [one.view.text for _, one in found(text).actions if one.priority]


@pytest.mark.parametrize(
    "legend",
    [
        "名称の前に☆を付したものは、計画の前半において特に力を入れる施策です。",
        "☆は重点施策を表します。",
        "☆を付けた施策は、期間の前半に優先して取り組みます。",
    ],
)
@pytest.mark.parametrize("line", ["☆施策1-1　図書館の充実", "施策1-1　☆図書館の充実"])
def test_a_sign_stands_before_or_behind_the_label(legend: str, line: str) -> None:
    assert marked(f"みどり市計画\n{legend}\n\n柱１　学びのまち\n{line}\n・蔵書の購入\n{TAIL}") == ["図書館の充実"]


def test_a_mark_between_label_and_name_is_no_entry() -> None:
    text = (
        f"みどり市計画\n\n柱１　学びのまち\n施策1-1　図書館の充実\n1-1-1　◎重点　蔵書の購入\n1-1-2　書架の増設\n{TAIL}"
    )
    assert marked(text) == ["蔵書の購入"]


def test_a_sign_without_a_legend_means_nothing() -> None:
    assert marked(f"みどり市計画\n\n柱１　学びのまち\n☆施策1-1　図書館の充実\n・蔵書の購入\n{TAIL}") == []
