"""Title, status and vision."""

from __future__ import annotations

import pytest

from tests.documents import found


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        ("みどり市総合計画\n令和７年３月\nみどり市\n", "みどり市総合計画", "final"),
        ("R6.2.20 推進本部決定\nみどり市ＤＸ推進計画（第２次）\n", "みどり市DX推進計画(第2次)", "final"),
        (
            "素　案\n第２次みどり市気候変動対策計画（区域施策編）\n",
            "第2次みどり市気候変動対策計画(区域施策編)",
            "draft",
        ),
        ("みどり市総合計画（素案）\n", "みどり市総合計画(素案)", "draft"),
        ("みどり市戦略の骨子（案）\n", "みどり市戦略の骨子(案)", "draft"),
        ("みどり市環境基本計画（中間見直し）\n", "みどり市環境基本計画(中間見直し)", "final"),
        (
            "議案第３７号\nみどり辺地に係る総合整備計画（変更）について\n",
            "みどり辺地に係る総合整備計画(変更)について",
            "draft",
        ),
        ("連携の実行に向けて\n\n今後の考え方（案）\n", "連携の実行に向けて", "draft"),
        ("１　地域再生計画の名称\n\n地域再生計画\n\n里山つくり手定着計画\n", "里山つくり手定着計画", "final"),
    ],
)
def test_title_and_status(text: str, title: str, status: str) -> None:
    front = found(text).front
    assert front.title is not None
    assert (front.title.text, front.status) == (title, status)


def test_vision_on_its_line_or_below_its_heading() -> None:
    inline = found("みどり市計画\n目指す姿：世界に開かれたまち\n").front.vision
    below = found("みどり市計画\n１　目指す将来像\n水と緑のまち\n").front.vision
    assert inline is not None
    assert below is not None
    assert (inline.text, below.text) == ("世界に開かれたまち", "水と緑のまち")


def test_a_text_without_words_has_no_title() -> None:
    assert found("\n \n").front.title is None


def test_the_stage_below_a_title_belongs_to_it() -> None:
    text = "花と水の町\n\n第３次みどり市総合計画\n後期基本計画\n\n令和６年３月\n\nみどり市\n\n第１章　はじめに\n"
    title = found(text).front.title
    assert title is not None
    assert title.text == "第3次みどり市総合計画後期基本計画"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("第３期みどり市まち・ひと・しごと創生\n総合戦略", "第3期みどり市まち・ひと・しごと創生総合戦略"),
        ("みどり市水辺のにぎわい創出\n基本計画（素案）", "みどり市水辺のにぎわい創出基本計画(素案)"),
        ("第２次みどり市観光まちづくり振興計画\n概要版\n\n川とともに。", "第2次みどり市観光まちづくり振興計画概要版"),
        ("みどり市観光振興計画\n【概要版】", "みどり市観光振興計画【概要版】"),
        ("水辺に、もう一晩。\n総合戦略", "総合戦略"),
        ("水と緑のまち\n\n総合戦略", "総合戦略"),
        ("みどり市\n総合戦略", "総合戦略"),
    ],
)
def test_a_title_of_two_lines_is_one(front: str, title: str) -> None:
    view = found(f"{front}\n\n令和８年３月\n\nみどり市\n\n第１章　はじめに\n").front.title
    assert view is not None
    assert view.text.replace("\u3000", "") == title
