"""Wherever a line end tears a figure, the record has the whole number or none."""

from __future__ import annotations

import re
from functools import cache

import pytest

from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from planextract.tokenise import tokenise
from tests.documents import outline

RULES = load_rules("kpis")
NUMBER = re.compile(r"[0-9][0-9,.]*[0-9]")
PLANS = {
    "list": (
        "第３章　取組\n【成果指標】\n・案内人の登録者数　150人（R5）→1,250人（R11）\n"
        "・健診の受診率　12.5％（R5）→ 30.5％（R11）\n・宿泊した人の数：年12,400人\n"
    ),
    "figures below": (
        "第３章　取組\n【成果指標】\n◇　案内人の登録者数\n　　　150人（令和５年度）　→　1,250人（令和11年度）\n"
        "◇　森を手入れした面積\n　　　48ha（令和５年度）　→　年65ha（令和11年度）\n"
    ),
    "rows": (
        "第３章　取組\n指標名 現状値（R5） 目標値（R11） 分野\n案内人の登録者数 150人 1,250人 １\n"
        "工房の数 14工房 30工房 ２\n社会増減数 △46人 △20人 ３\n"
    ),
    "blanks": (
        "第３章　取組\n指標名　　　　　　　単位　　現状値（R5）　　目標値（R11）\n"
        "案内人の登録者数　　人　　　　150　　　　　　1,250\n"
        "健診の受診率　　　　％　　　　12.5　　　　　　30.5\n工房の数　　　　　　工房　　　14　　　　　　　30\n"
    ),
    "tabs": (
        "第３章　取組\n指標名\t単位\t現状値（R5）\t目標値（R11）\n案内人の登録者数\t人\t150\t1,250\n"
        "健診の受診率\t％\t12.5\t30.5\n工房の数\t工房\t14\t30\n"
    ),
    "cells": (
        "第３章　取組\n指標名\n\n単位\n\n現状値（R5）\n\n目標値（R11）\n\n案内人の登録者数\n\n人\n\n150\n\n1,250\n\n"
        "健診の受診率\n\n％\n\n12.5\n\n30.5\n\n訓練の回数\n\n回\n\n14\n\n30\n"
    ),
    "close cells": (
        "第３章　取組\n指標名\n単位\n現状値（R5）\n目標値（R11）\n案内人の登録者数\n人\n150\n1,250\n"
        "訓練の回数\n回\n14\n30\n健診の受診率\n％\n12.5\n30.5\n"
    ),
    "increments": (
        "【数値目標】\nＫＰＩ① 里山で働く者の数 人\nＫＰＩ② 木製品の出荷額 千円\n"
        "事業開始前\n2025年度\n増加分\n2026年度\n増加分\n累計\n"
        "ＫＰＩ①\n10.00 18.00 12.00 30.00\nＫＰＩ②\n1,000.00 110.00 120.00 230.00\n"
    ),
    "sentence": (
        "第３章　取組\n案内人の登録者数を、令和５年度の150人から令和11年度には1,250人に増やします。"
        "健診の受診率を令和８年度までに42.5％とします。\n"
    ),
}


@cache
def read(text: str) -> frozenset[tuple[str, str, float, str | None]]:
    kpis, _ = extract_kpis(tokenise(outline(text)), RULES)
    starts = [(kpi.view.text, "start", kpi.baseline.value, kpi.baseline.start) for kpi in kpis if kpi.baseline]
    return frozenset([*starts, *((kpi.view.text, "goal", t.value, t.start) for kpi in kpis for t in kpi.targets)])


@pytest.mark.parametrize("name", PLANS)
def test_no_figure_is_given_that_the_whole_text_does_not_give(name: str) -> None:
    text = PLANS[name]
    whole = {(kpi, role, value) for kpi, role, value, _ in read(text)}
    assert len(whole) > 2
    for match in NUMBER.finditer(text):
        for at in range(match.start() + 1, match.end()):
            torn = read(f"{text[:at]}\n{text[at:]}")
            assert {(kpi, role, value) for kpi, role, value, _ in torn} - whole == set(), text[at - 20 : at + 20]
