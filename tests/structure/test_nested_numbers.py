"""Numbers of one kind on two levels: the whole sequence tells which continues which."""

from __future__ import annotations

import pytest

from tests.documents import actions, draw, outline, pillars

PLAN = """
みどり圏域連携プラン

{1}　策定の経緯
・両町で話し合った。
{2}　重点分野と取組
{1}　農業
・直売所の共同運営
{2}　医療
・当番医の調整
{3}　教育
・図書館の相互利用
{3}　推進体制
連携会議
{4}　スケジュール
2030年４月　公表
"""


@pytest.mark.parametrize(
    "numbers",
    [("１", "２", "３", "４"), ("1", "2", "3", "4"), ("１．", "２．", "３．", "４．"), ("①", "②", "③", "④")],
)
def test_an_inner_run_is_told_by_the_outer_number_behind_it(numbers: tuple[str, ...]) -> None:
    text = PLAN
    for number, printed in enumerate(numbers, 1):
        text = text.replace(f"{{{number}}}", printed)
    drawn = draw(outline(text))
    at = drawn.index("重点分野と取組")
    assert [line for line in drawn[at:] if "・" not in line and len(line) - len(line.lstrip()) <= 2][:6] == [
        "重点分野と取組",
        "  農業",
        "  医療",
        "  教育",
        "推進体制",
        "  連携会議",
    ]


def test_fields_of_one_section_are_the_pillars() -> None:
    text = """
    県境連携ビジョン
    １ 策定の経緯
    ２ 目指す姿
    ３ 分野ごとの取組
    １ 防災
    ○ 除雪の一体運用
    ・ 出動基準の統一
    ２ 観光
    ○ 周遊の促進
    ・ バスの実証運行
    ３ 医療
    ○ 救急の連携
    ・ 相互応援の拡大
    ４ 森林
    ○ 森づくり
    ・ 間伐の展開
    ４ 目標指標
    ５ 推進体制
    """
    assert pillars(text) == ["防災", "観光", "医療", "森林"]
    assert actions(text)[:2] == ["除雪の一体運用", "  出動基準の統一"]


@pytest.mark.parametrize(
    "numbers",
    [
        (1, 2, 3, 1, 2, 3),  # a list, and what unfolds it
        (1, 2, 3, 1, 2, 3, 4),  # an outer number may be missing, or the list is longer the second time
        (1, 2, 4, 1, 2, 5),  # not complete
        (1, 2, 3, 4, 5),
    ],
)
def test_other_sequences_are_left(numbers: tuple[int, ...]) -> None:
    names = ["森", "川", "海", "山", "里", "町", "道", "空"]
    text = "題名\n\n" + "\n".join(f"{number}　{names[at]}を守る" for at, number in enumerate(numbers))
    assert not any(line.startswith("  ") for line in draw(outline(text)))


def test_parts_of_a_document_are_of_the_outer_level_where_both_numbers_fit() -> None:
    text = """
    題名
    １ 策定の趣旨
    ２ 計画期間
    ３ 分野の施策
    １ 農林業
    ２ 商工業
    ３ 観光業
    ４ 数値目標
    ５ 推進体制
    """
    drawn = draw(outline(text))
    assert drawn[-6:] == ["分野の施策", "  農林業", "  商工業", "  観光業", "数値目標", "推進体制"]
