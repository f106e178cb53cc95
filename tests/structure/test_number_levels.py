"""Kinds of numbers stand below others by how they count, whatever kinds come first by default."""

from __future__ import annotations

import pytest

from planextract.structure.number_levels import Kind, find_upper_kinds
from planextract.values.labels import find_label, label_key
from tests.documents import actions, pillars

MARKDOWN = "text/markdown"


def _read(text: str) -> list[tuple[str, Kind | None]]:
    """Return the printed labels of headings and their kinds; a bar ends a part, what is no label is its own kind."""
    out: list[tuple[str, Kind | None]] = []
    for one in text.split():
        found = find_label(f"{one} 港")
        if one == "|":
            out.append((one, None))
        elif found is None:
            out.append((one, (one, None)))
        else:
            out.append((one, (label_key(found.label), found.label.number)))
    return out


@pytest.mark.parametrize(
    ("headings", "upper", "lower"),
    [
        ("Ⅰ 施策1 施策2 Ⅱ 施策1 施策2", "Ⅰ", "施策1"),
        ("Ⅰ 施策1 施策2 Ⅲ 施策1 Ⅱ 施策1", "Ⅰ", "施策1"),
        ("Ⅰ Ⅱ 第1 第2 第3 Ⅲ", "Ⅰ", "第1"),
        ("1. 基本目標1 基本目標2 2. 3.", "1.", "基本目標1"),
        ("Ⅰ 施策1 (1) (2) 施策2 (1) Ⅱ 施策1 (1)", "Ⅰ", "施策1"),
        ("Ⅰ 施策1 (1) (2) 施策2 (1) Ⅱ 施策1 (1)", "施策1", "(1)"),
        ("施策1 主な取組 施策2 主な取組 | 施策1 主な取組", "施策1", "主な取組"),
        ("Ⅰ 現状 施策1 施策2 Ⅱ 現状 施策1 施策2", "Ⅰ", "現状"),
    ],
)
def test_what_begins_anew_or_runs_between_two_numbers_stands_below_them(headings: str, upper: str, lower: str) -> None:
    heads = _read(headings)
    keys = {printed: kind[0] for printed, kind in heads if kind is not None}
    told = find_upper_kinds(kind for _, kind in heads)
    assert (keys[upper], keys[lower]) in told
    assert (keys[lower], keys[upper]) not in told


@pytest.mark.parametrize(
    "headings",
    [
        "Ⅰ Ⅱ 施策1 施策2",
        "1. 第1章 2. 3. 第2章 4.",
        "■ 施策1 ■ 施策2",
        "1. 2. | (1) (2) | 1. 2.",
        "主な取組 1. 2. 主な取組 3. 4.",
        "1. 主な取組 | 1. 主な取組",
        "1. おわりに 2. 3.",
        "",
    ],
)
def test_what_counts_on_or_stands_behind_tells_nothing(headings: str) -> None:
    assert not find_upper_kinds(kind for _, kind in _read(headings))


FLAT = """
{h}岬町総合戦略{t}

{h}Ⅰ　磯の恵みを生かす{t}

【現状と課題】

・漁に出る人が減っています。

{h}{caption}{t}

| 指標 | 基準値（R5） | 目標値（R11） |
|---|---|---|
| 水揚げ量 | 120t | 150t |

{h}施策１　担い手づくり{t}

・漁船の共同利用を進める。

{h}施策２　販路の拡大{t}

・直売所を設ける。

{h}Ⅱ　岬に人を呼び込む{t}

【現状と課題】

・空き家が増えています。

{h}{caption}{t}

| 指標 | 基準値（R5） | 目標値（R11） |
|---|---|---|
| 来訪者数 | 900人 | 1,200人 |

{h}施策１　移住の受け皿づくり{t}

・空き家の改修費を助成する。
"""


@pytest.mark.parametrize(("before", "after"), [("## ", ""), ("# ", ""), ("**", "**")])
@pytest.mark.parametrize("caption", ["数値目標", "【数値目標】", "■成果指標"])
def test_flat_headings_nest_by_how_their_numbers_count(before: str, after: str, caption: str) -> None:
    text = FLAT.format(h=before, t=after, caption=caption)
    assert pillars(text, media_type=MARKDOWN) == ["磯の恵みを生かす", "岬に人を呼び込む"]
    assert actions(text, media_type=MARKDOWN) == [
        "担い手づくり",
        "  漁船の共同利用を進める。",
        "販路の拡大",
        "  直売所を設ける。",
        "移住の受け皿づくり",
        "  空き家の改修費を助成する。",
    ]
