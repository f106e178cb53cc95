"""The numbering grammar, positive beside negative."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planextract.rules.loader import Rule, load_rules
from planextract.spans import fold
from planextract.values.labels import Label, find_label, label_key, label_rank, parse_number

CASES = {
    "第３章　施策の展開": ("chapter", 3, "施策の展開"),
    "第二節 人口": ("section", 2, "人口"),
    "Ⅳ　推進体制": ("roman", 4, "推進体制"),
    "１　目指す将来像": ("digit", 1, "目指す将来像"),
    "４－１　構造的な課題": ("path", 1, "構造的な課題"),
    "５－３－２　独自の取組": ("path", 2, "独自の取組"),
    "１－ア－２　図書館の共同利用": ("path", 2, "図書館の共同利用"),
    "２－（イ）－３ 職員の研修": ("path", 3, "職員の研修"),
    "３－Ａ－１　路線の再編": ("path", 1, "路線の再編"),
    "１-ウ-2若者の就職": ("path", 2, "若者の就職"),
    "（１）災害に強い地域": ("paren", 1, "災害に強い地域"),
    "(12) 調査": ("paren", 12, "調査"),
    "①対象国の特性": ("circled", 1, "対象国の特性"),
    "ア　事業概要": ("kana", 1, "事業概要"),
    "〔３〕産業": ("bracket_number", 3, "産業"),
    "■国の動き": ("bullet", None, "国の動き"),
    "・ 研究活動": ("bullet", None, "研究活動"),
    "１．東北圏の循環型社会": ("digit_dot", 1, "東北圏の循環型社会"),
    "基本目標２　人の流れをつくる": ("named_upper", 2, "人の流れをつくる"),
    "施策１－２ 克雪": ("named_middle", 2, "克雪"),
    "取組③ 研修": ("named_lower", 3, "研修"),
    "Ⅱ-1 手続の簡素化": ("roman_path", 1, "手続の簡素化"),
    "※ 注意": ("note", None, "注意"),
    "⇒ 備えの充実": ("arrow", None, "備えの充実"),
    "【Ａ－２】看護人材": ("alpha_path", 2, "看護人材"),
}
NONE = [
    "本市は",
    "2027 年 3 月",
    "1.5%増",
    "18.00 85.00",
    "４－２の【数値目標】に同じ。",
    "−46",
    "アドバイザーの派遣",
    "ICTの活用",
    "第４次総合計画",
    "３－Ｄ造形の普及",
    "１－ア医療",
    "施策は次のとおり",
    "",
]


@pytest.mark.parametrize(("line", "expected"), CASES.items())
def test_label_is_read(line: str, expected: tuple[str, int | None, str]) -> None:
    text = fold(line).text
    match = find_label(text)
    assert match is not None
    assert (match.label.kind, match.label.number, text[match.end :]) == expected


@pytest.mark.parametrize("line", NONE)
def test_no_label_is_read(line: str) -> None:
    assert find_label(fold(line).text) is None


@pytest.mark.parametrize("rule", list(load_rules("labels")), ids=lambda rule: rule.id)
def test_examples_of_a_label_rule_are_read_by_that_rule(rule: Rule) -> None:
    for example in rule.examples:
        match = find_label(fold(example).text)
        assert match is not None
        assert match.rule == rule.id


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("十二", 12),
        ("二十", 20),
        ("Ⅳ", 4),
        ("⑤", 5),
        ("㉑", 21),
        ("ウ", 3),
        ("B", 2),
        ("IV", 4),
        ("XII", 12),
        ("の", None),
    ],
)
def test_numbers_of_all_scripts(text: str, number: int | None) -> None:
    assert parse_number(text) == number


def test_keys_tell_sequences_apart() -> None:
    def key(text: str) -> str:
        match = find_label(fold(text).text)
        assert match is not None
        return label_key(match.label)

    assert key("基本目標１ 甲") == key("基本目標２ 乙") != key("施策１ 丙")
    assert key("○甲") == key("〇乙") != key("●丙")
    assert key("４－１ 甲") != key("５－３－１ 乙")


def test_default_ranks_follow_the_rule_file() -> None:
    order = ["part", "chapter", "section", "roman", "digit", "paren", "circled", "kana", "bullet"]
    ranks = [label_rank(Label(kind, 1, "■" if kind == "bullet" else "1")) for kind in order]
    assert ranks == sorted(ranks)


@given(st.text(max_size=30))
def test_reading_a_label_never_raises(text: str) -> None:
    match = find_label(text)
    assert match is None or 0 < match.end <= len(text)
