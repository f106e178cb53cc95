"""Labels that a document counts below another kind than usual, told by what starts again and what counts on."""

from __future__ import annotations

import pytest

from tests.documents import draw, outline, pillars

PLAN = """
みなと町海洋基本計画

{one}海を知る
現状と課題
海に出る子どもが減っています。
{a}海辺の学習の充実
・磯の観察会の開催
{b}資料の収集
・古い漁具の保存
{two}海で働く
現状と課題
漁業者が高齢になっています。
{c}担い手の確保
・研修船の運航
{d}港の整備
・製氷設備の更新
"""
MARKS = [
    ("〔１〕", "〔２〕", "施策①　", "施策②　", "施策①　", "施策②　"),
    ("１　", "２　", "１－１　", "１－２　", "２－１　", "２－２　"),
    ("１．", "２．", "【施策１－１】", "【施策１－２】", "【施策２－１】", "【施策２－２】"),
    ("Ⅰ　", "Ⅱ　", "施策１　", "施策２　", "施策１　", "施策２　"),
    ("（１）", "（２）", "施策１　", "施策２　", "施策１　", "施策２　"),
    ("①", "②", "１－１　", "１－２　", "２－１　", "２－２　"),
    ("Ａ　", "Ｂ　", "基本施策１　", "基本施策２　", "基本施策１　", "基本施策２　"),
    ("第一　", "第二　", "プロジェクト１　", "プロジェクト２　", "プロジェクト１　", "プロジェクト２　"),
    ("政策１　", "政策２　", "（１－１）", "（１－２）", "（２－１）", "（２－２）"),
    ("基本目標１　", "基本目標２　", "プログラム1-1　", "プログラム1-2　", "プログラム2-1　", "プログラム2-2　"),
    ("基本目標１　", "基本目標２　", "基本的方向１　", "基本的方向２　", "基本的方向１　", "基本的方向２　"),
]


def _fill(marks: tuple[str, ...], text: str = PLAN) -> str:
    return text.format(**dict(zip(("one", "two", "a", "b", "c", "d"), marks, strict=True)))


@pytest.mark.parametrize("marks", MARKS)
def test_what_starts_again_below_each_number_stands_below_it(marks: tuple[str, ...]) -> None:
    drawn = [line for line in draw(outline(_fill(marks))) if line.strip() in {"海を知る", "海で働く", "港の整備"}]
    depths = [len(line) - len(line.lstrip()) for line in drawn]
    assert depths[0] == depths[1] < depths[2]
    assert pillars(_fill(marks)) == ["海を知る", "海で働く"]


@pytest.mark.parametrize("word", ["基本目標", "政策", "柱"])
def test_a_whole_list_between_two_numbers_stands_below_the_first(word: str) -> None:
    text = f"""
題名
１．はじめに
・人口が減っています。
２．具体的な取組
{word}１　海を知る
現状・課題
海に出る子どもが減っています。
１－１　学習
・磯の観察会の開催
・古い漁具の保存
{word}２　海で働く
現状・課題
漁業者が高齢になっています。
２－１　担い手
・研修船の運航
・製氷設備の更新
３．推進体制
・毎年度確かめます。
"""
    nodes = {node.text: node for node in outline(text).nodes}
    assert nodes["海で働く"].parent == nodes["海を知る"].parent == nodes["具体的な取組"].index
    assert nodes["担い手"].parent == nodes["海で働く"].index
    assert nodes["推進体制"].parent == nodes["具体的な取組"].parent


def test_numbers_that_count_on_through_named_parts_stay_below_them() -> None:
    marks = ("基本目標１　", "基本目標２　", "１　", "２　", "３　", "４　")
    nodes = {node.text: node for node in outline(_fill(marks)).nodes}
    assert nodes["担い手の確保"].parent == nodes["海で働く"].index
    assert nodes["資料の収集"].parent == nodes["海を知る"].index


def test_a_chapter_ends_the_list_of_a_number() -> None:
    text = "題名\n第１章　経緯\n１　背景\n２　経過\n第２章　取組\n施策１　学習\n施策２　港\n３　推進体制\n"
    nodes = {node.text: node for node in outline(text).nodes}
    assert nodes["港"].parent == nodes["取組"].index


def test_a_list_of_items_far_apart_holds_no_goals() -> None:
    goals = "基本目標１　磯\n・清掃\n基本目標２　港\n・更新\n"
    text = f"題名\n①人口が減っています。\n②担い手\n・若い人が減っています。\n{goals}③推進\n"
    nodes = {node.text: node for node in outline(text).nodes}
    assert nodes["磯"].parent == nodes["港"].parent != nodes["担い手"].index
