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
    ("text", "title"),
    [
        # what a line prints beside the title
        ("資料２　みどり市障がい福祉計画（素案）の概要\n１　趣旨\n", "みどり市障がい福祉計画(素案)の概要"),
        ("みどり県教育計画　-021/080page\n第１章　構想\n", "みどり県教育計画"),
        ("令和７年度町政執行方針・・・・・・・みどり町長\n", "令和7年度町政執行方針"),
        # lines of a web page and of a cover that are no titles
        ("更新日：2025年4月1日\nみどり市観光の大綱について\n１　趣旨\n", "みどり市観光の大綱について"),
        ("令和7年9月みどり県林業協議会\n\n１　林業の基本方向\n・間伐を進める。\n", "林業の基本方向"),
        ("第３章\n計画の枠組み\n１　期間\n", "計画の枠組み"),
        # two lines, and a year in the name
        ("みどり村まち・ひと・しごと創生\n総合戦略\n令和７年３月\n", "みどり村まち・ひと・しごと創生総合戦略"),
        ("みどり県青葉町\n総合戦略（素案）\n令和７年３月\n", "みどり県青葉町総合戦略(素案)"),
        ("人と技を結ぶ\n青葉商工会『産業ビジョン2030』\n１　趣旨\n", "青葉商工会『産業ビジョン2030』"),
        # the first heading of a text is its title, whatever a caption or a list says below
        ("１　青葉区の運動行政の現状\n図表１　上位計画\n区分　青葉区基本計画\n", "青葉区の運動行政の現状"),
        ("１．稼ぐ力を伸ばすまち\n木工品の売上：12件 → 20件\n", "稼ぐ力を伸ばすまち"),
    ],
)
def test_the_title_is_told_from_what_stands_around_it(text: str, title: str) -> None:
    front = found(text).front
    assert front.title is not None
    assert front.title.text.replace("\u3000", "") == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("資料編集の手引き\nみどり市\n", "資料編集の手引き"),
        ("人口が減っています。\n総合戦略\n", "総合戦略"),
    ],
)
def test_only_a_noun_goes_before_the_second_half_of_a_title(text: str, title: str) -> None:
    front = found(text).front
    assert front.title is not None
    assert front.title.text == title


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("第３期みどり市まち・ひと・しごと創生\n総合戦略", "第3期みどり市まち・ひと・しごと創生総合戦略"),
        ("みどり市水辺のにぎわい創出\n基本計画（素案）", "みどり市水辺のにぎわい創出基本計画(素案)"),
        ("第２次みどり市観光まちづくり振興計画\n概要版\n\n川とともに。", "第2次みどり市観光まちづくり振興計画概要版"),
        ("みどり市観光振興計画\n【概要版】", "みどり市観光振興計画【概要版】"),
        ("水辺で、ひと休み。\n総合戦略", "総合戦略"),
        ("水と緑のまち\n\n総合戦略", "総合戦略"),
        ("みどり市\n総合戦略", "総合戦略"),
    ],
)
def test_a_title_of_two_lines_is_one(front: str, title: str) -> None:
    view = found(f"{front}\n\n令和８年３月\n\nみどり市\n\n第１章　はじめに\n").front.title
    assert view is not None
    assert view.text.replace("\u3000", "") == title
