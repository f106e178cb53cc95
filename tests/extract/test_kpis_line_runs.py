"""Lines of indicators under the headings of a document with markup, and the words before their figures."""

from __future__ import annotations

import pytest

from planextract.extract.kpi_phrases import read_phrase
from planextract.extract.kpis import extract_kpis
from planextract.rules.loader import load_rules
from planextract.spans import fold
from tests.documents import outline

RULES = load_rules("kpis")
PLAN = "# さくら市港づくり計画\n\n## 基本目標１　港ににぎわいを生む\n\n"
BELOW = "\n\n### （１）岸壁の開放\n\n・岸壁を歩けるようにします。\n・朝市を開きます。\n"


def read(text: str) -> list[tuple[str, float | None, list[float]]]:
    kpis, _ = extract_kpis(outline(PLAN + text + BELOW, media_type="text/markdown"), RULES)
    return [(k.view.text, k.baseline.value if k.baseline else None, [t.value for t in k.targets]) for k in kpis]


@pytest.mark.parametrize("heading", ["#### 【数値目標】", "#### **成果指標**", "**○目標指標**"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_heading_with_markup_announces_the_lines_below_it(heading: str, between: str) -> None:
    lines = (
        "朝市の来場者数　現状値900人（R5）　目標値1,400人（R11）",
        "寄港する船の数　現状値12隻（R5）　目標値20隻（R11）",
    )
    assert read(between.join((heading, "", *lines))) == [
        ("朝市の来場者数", 900, [1400]),
        ("寄港する船の数", 12, [20]),
    ]


def test_the_next_heading_with_markup_ends_what_was_announced() -> None:
    later = (
        "#### 【数値目標】\n\n朝市の来場者数　900人（R5）→1,400人（R11）\n\n### 港の今\n\n釣り人の数　現状値300人（R5）"
    )
    assert read(later) == [("朝市の来場者数", 900, [1400])]


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("現況値", "計画目標値"),
        ("策定時", "最終目標"),
        ("直近値", "目標数値"),
        ("当初値", "目指す値"),
        ("実績値", "計画値"),
        ("現在の値", "将来目標値"),
    ],
)
@pytest.mark.parametrize(
    "form",
    ["朝市の来場者数　{}900人（R5）　{}1,400人（R11）", "・朝市の来場者数（{}（R5）：900人、{}（R11）：1,400人）"],
)
def test_the_words_before_the_figures_are_those_of_table_headers(start: str, goal: str, form: str) -> None:
    phrase = read_phrase(fold(form.format(start, goal)), RULES)
    assert phrase is not None
    assert phrase.name.view.text == "朝市の来場者数"
    assert phrase.start is not None
    assert (phrase.start.value, [one.value for one in phrase.goals]) == (900, [1400])


def test_a_bracket_of_figures_may_hold_years_with_brackets_of_their_own() -> None:
    phrase = read_phrase(
        fold("・来場者数（現状値（2023（令和5）年度）：900人、目標値（2029（令和11）年度）：1,400人）"), RULES
    )
    assert phrase is not None
    assert phrase.name.view.text == "来場者数"
    assert [one.when.first for one in phrase.goals if one.when] == ["2029-04-01"]


@pytest.mark.parametrize(
    "text", ["来場者数（朝市（R5）：900人、夜市（R11）：1,400人）", "計画目標の見直し　令和８年度"]
)
def test_other_words_before_figures_make_no_phrase(text: str) -> None:
    assert read_phrase(fold(text), RULES) is None


@pytest.mark.parametrize(
    ("text", "start", "goals", "word"),
    [
        ("・来場者数：900人（令和5年度）→増加（令和11年度）", 900, [], "increase"),
        ("来場者数　現状値900人（R5）　目標値現状維持（R11）", 900, [], "keep"),
        ("来場者数　900人（2023（令和5）年度）⇒現状維持（2029（令和11）年度）", 900, [], "keep"),
        ("来場者数　－（令和5年度）⇒1,400人（令和11年度）", None, [1400], None),
        ("来場者数の増減　現状値△90人（R5）　目標値△40人（R11）", -90, [-40], None),
        ("・来場者数（現状値（R5）：－、目標値（R11）：1,400人）", None, [1400], None),
    ],
)
def test_words_dashes_and_signs_may_stand_for_figures(
    text: str, start: float | None, goals: list[float], word: str | None
) -> None:
    phrase = read_phrase(fold(text), RULES)
    assert phrase is not None
    assert (phrase.start.value if phrase.start else None) == start
    assert ([one.value for one in phrase.goals], phrase.word) == (goals, word)


@pytest.mark.parametrize("text", ["来場者数　現状値増加（R5）　目標値1,400人（R11）", "来場者数　目標値－（R11）"])
def test_a_word_for_the_start_or_no_value_at_all_makes_no_phrase(text: str) -> None:
    assert read_phrase(fold(text), RULES) is None
