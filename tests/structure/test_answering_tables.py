"""A table of measures answers the challenges above it and does not stand under them."""

from __future__ import annotations

import pytest

from tests.documents import actions

PLAN = """
# 北町福祉計画

## 基本目標１　支え合うまち

### 施策１　見守りの推進

【現状と課題】

{challenges}

| {header} | 内容 | 担当課 |
| --- | --- | --- |
| 見守り協定 | 新聞店と協定を結びます。 | 福祉課 |
| 通いの場 | 空き家を直して開きます。 | 福祉課 |

### 施策２　相談の充実

・夜間の窓口を開く。

## 基本目標２　学び合うまち

### 施策３　講座の充実

・講座を増やす。
"""
BULLETS = "・担い手が減っています。\n・声が届いていません。"


@pytest.mark.parametrize("header", ["市の主な事業", "町の事業", "主な取組", "事業名", "社会福祉協議会の主な事業"])
@pytest.mark.parametrize("challenges", [BULLETS, "担い手が減っています。"])
def test_measures_below_the_bullets_of_a_challenge(header: str, challenges: str) -> None:
    told = actions(PLAN.format(header=header, challenges=challenges), media_type="text/markdown")
    assert {"見守り協定", "通いの場"} <= {action.strip() for action in told}
    assert not {"担い手が減っています。", "声が届いていません。"} & {action.strip() for action in told}


def test_a_table_that_looks_back_stays_below_them() -> None:
    text = PLAN.format(header="これまでの取組", challenges=BULLETS).replace("内容", "成果")
    assert "見守り協定" not in {action.strip() for action in actions(text, media_type="text/markdown")}
