"""A matrix of bodies and measures: marks give roles, dashes of any kind give none, and no cell of it is an action."""

from __future__ import annotations

import pytest

from tests.documents import actions
from tests.extract.actor_documents import build_table
from tests.extract.test_actors_list_labels import roles

PLAN = "# みどり圏域ビジョン\n\n## 取組\n\n- 朝市を共同で開く。\n- 案内板を統一する。\n\n### 取組ごとの参加市村\n\n"


@pytest.mark.parametrize("dash", ["―", "－", "–", "ー", "×"])
def test_a_body_with_one_mark_among_dashes_takes_part(dash: str) -> None:
    from planextract.extract.actors import extract_actors

    rows = (("取組", "松江市", "飯南町"), ("1-1", "◎", dash), ("1-2", "◎", "○"))
    told = {mention.name: mention.role for mention in extract_actors(build_table(*rows))}
    assert told == {"松江市": "lead", "飯南町": "partner"}


@pytest.mark.parametrize("legend", ["◎は中心となる市、○は加わる町を示す。", "○印は参加する町を表します。"])
def test_a_matrix_and_its_legend_are_no_actions(legend: str) -> None:
    table = "| 取組 | 松江市 | 飯南町 |\n|---|---|---|\n| 1-1 | ◎ | ― |\n| 1-2 | ◎ | ○ |\n\n"
    assert actions(PLAN + table + legend + "\n", media_type="text/markdown") == [
        "朝市を共同で開く。",
        "案内板を統一する。",
    ]


@pytest.mark.parametrize("header", ["連携市村", "構成町村", "連携市町", "参加市町村"])
def test_a_column_of_members_names_partners_whatever_they_are(header: str) -> None:
    assert roles(f"推進体制\n\n【{header}】\n\n松江市、飯南町\n")["飯南町"] == {"partner"}
