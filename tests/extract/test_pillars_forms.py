"""Pillars of forms and collections: a field of every form, a heading of every case."""

from __future__ import annotations

import pytest

from tests.documents import actions, found, pillars

MARKDOWN = "text/markdown"


def form(pillar: str, name: str, content: str, label: str = "改革の柱") -> str:
    return f"| {label} | {pillar} |\n|---|---|\n| 取組名 | {name} |\n| 取組内容 | {content} |\n\n次の個票\n\n"


def test_a_field_of_every_form_names_the_pillar_once() -> None:
    text = "# みどり市改革個票\n\n" + "".join(
        (
            form("１ 早く済む窓口", "予約の窓口", "予約の受付を始める。"),
            form("１ 早く済む窓口", "書かない窓口", "申請書を機械で作る。"),
            form("２ 長く使う施設", "橋の点検", "点検を毎年行う。"),
        )
    )
    mentions = found(text, media_type=MARKDOWN)
    assert [(pillar.number, pillar.view.text) for pillar in mentions.pillars] == [
        ("1", "早く済む窓口"),
        ("2", "長く使う施設"),
    ]
    heads = [(place, action.view.text) for place, action in mentions.actions if action.above is None]
    assert heads == [(0, "予約の窓口"), (0, "書かない窓口"), (1, "橋の点検")]


def test_a_form_without_such_a_field_names_no_pillar() -> None:
    text = "# みどり市改革個票\n\n" + form("早く済む窓口", "予約の窓口", "予約の受付を始める。", "備考") * 2
    assert pillars(text, media_type=MARKDOWN) == []


def case(heading: str, number: int) -> str:
    return f"## 事例{number}\n\n### {heading}\n\n#### 取組の内容\n\n- 朝市を開く。\n- 店を増やす。\n\n"


def test_a_case_without_quotes_is_named_by_its_heading_among_quoted_ones() -> None:
    names = ["「朝の船便」", "「夜の図書館」", "丘陵地区「ふれあい号」", "雪を運ぶ暮らし"]
    text = "# 取組事例集\n\n" + "".join(case(name, number) for number, name in enumerate(names, 1))
    assert pillars(text, media_type=MARKDOWN) == ["朝の船便", "夜の図書館", "丘陵地区「ふれあい号」", "雪を運ぶ暮らし"]


def test_a_column_of_a_table_of_measures_names_the_pillars() -> None:
    rows = [
        ("方針１ 読むまち", "本の貸出", "夜も開けます。"),
        ("方針１ 読むまち", "本の紹介", "新しい本を紹介します。"),
    ]
    rows += [("方針２ 歌うまち", "合唱祭", "合唱祭を開きます。")]
    text = "# みどり市行動計画\n\n| 基本方針 | 取組 | 内容 |\n|---|---|---|\n"
    text += "".join(f"| {' | '.join(row)} |\n" for row in rows)
    mentions = found(text, media_type=MARKDOWN)
    assert [(pillar.number, pillar.view.text) for pillar in mentions.pillars] == [("1", "読むまち"), ("2", "歌うまち")]
    told = [(place, action.view.text) for place, action in mentions.actions]
    assert told == [
        (0, "本の貸出"), (0, "夜も開けます。"), (0, "本の紹介"), (0, "新しい本を紹介します。"),
        (1, "合唱祭"), (1, "合唱祭を開きます。"),
    ]  # fmt: skip


def test_a_column_of_a_table_of_indicators_names_no_pillars() -> None:
    text = "# みどり市行動計画\n\n| 基本方針 | 取組 | 指標 |\n|---|---|---|\n"
    text += "| 方針１ 読むまち | 本の貸出 | 冊数 |\n| 方針２ 歌うまち | 合唱祭 | 人数 |\n"
    assert pillars(text, media_type=MARKDOWN) == []


@pytest.mark.parametrize("word", ["事例", "取組事例", "ケース"])
def test_numbered_cases_are_the_pillars_whatever_numbers_their_contents_have(word: str) -> None:
    parts = "".join(
        f"## {word}{number}　{name}の共同化\n\n### 【経緯】\n\n- 人手が足りなかった。\n\n### 【取組の内容】\n\n"
        f"**① {name}の計画**\n\n- {name}の計画を共同で作る。\n\n**② {name}の人材**\n\n- 研修を開く。\n\n"
        "### 【今後の取組】\n\n- 対象を広げる。\n\n"
        for number, name in ((1, "除雪"), (2, "給食"))
    )
    text = "# 取組事例集\n\n" + parts
    assert pillars(text, media_type="text/markdown") == ["除雪の共同化", "給食の共同化"]
    assert actions(text, media_type="text/markdown")[:5] == [
        "除雪の計画",
        "  除雪の計画を共同で作る。",
        "除雪の人材",
        "  研修を開く。",
        "対象を広げる。",
    ]
