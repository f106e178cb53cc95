"""Labels within one line: each body takes the role of the label before it, or of the bracket behind it."""

from __future__ import annotations

import pytest

from tests.documents import found

PLAN = (
    "養父市観光計画\n\n養父市\n\n基本目標１　観光でにぎわう\n（１）受入環境\n・案内板を更新します。\n・売店を開く。\n"
)


def read(text: str) -> dict[str, str]:
    return {actor.name: actor.role for actor in found(PLAN + text + "\n").actors if actor.name != "養父市"}


@pytest.mark.parametrize(
    "line",
    [
        "（実施主体：朝来市商工会　連携団体：香美町、但馬信用金庫）",
        "実施主体：朝来市商工会／協力：香美町、但馬信用金庫",
        "主体：朝来市商工会　関係機関：香美町、但馬信用金庫",
        "【事業主体】朝来市商工会　【協力団体】香美町、但馬信用金庫",
        "事業主体　朝来市商工会　　協力団体　香美町、但馬信用金庫",
        "・朝来市商工会（実施主体）\n・香美町（協力団体）\n・但馬信用金庫（連携先）",
    ],
)
def test_every_label_speaks_for_the_bodies_behind_it(line: str) -> None:
    assert read(line) == {"朝来市商工会": "lead", "香美町": "partner", "但馬信用金庫": "partner"}


def test_a_label_that_names_no_role_ends_the_one_before() -> None:
    assert read("実施主体：朝来市商工会　会場：但馬信用金庫").get("但馬信用金庫") != "lead"


def test_a_bracket_that_names_no_role_gives_none() -> None:
    assert read("・朝来市商工会（和田山支所）") == {"朝来市商工会": "mentioned"}


def test_a_label_that_reads_like_a_class_of_bodies_is_no_actor() -> None:
    assert read("関係機関：香美町、但馬信用金庫") == {"香美町": "partner", "但馬信用金庫": "partner"}
