"""Every rule of every file proves itself: it matches its examples and not its counterexamples."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from planextract.errors import BadRule
from planextract.rules.families import load_families, recognise_family
from planextract.rules.fingerprint import hash_rules
from planextract.rules.loader import Rule, list_data, load_rules, parse_fragments, parse_rules, read_data
from planextract.spans import fold

NOUNS = tuple(name.removesuffix(".toml") for name in list_data("base") if name.endswith(".toml"))
FAMILIES = tuple(family.id for family in load_families())
# Longer than the field's common compounds (プロジェクトチーム); in one document only, it is that document's own.
LONG = 10


def _all_rules() -> Iterator[tuple[str, Rule]]:
    for noun in NOUNS:
        yield from ((f"{noun}:{rule.id}", rule) for rule in load_rules(noun))
    fragments: dict[str, str] = {}
    for noun in NOUNS:
        fragments |= parse_fragments(read_data("base", f"{noun}.toml"), origin=noun)
    for family in FAMILIES:
        content = read_data("families", f"{family}.toml")
        rules = parse_rules(content, origin=family, fragments=fragments)
        yield from ((f"{family}:{rule.id}", rule) for rule in rules.values())


RULES = dict(_all_rules())


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_rule_matches_its_examples_only(rule: Rule) -> None:
    assert rule.examples, "a rule needs an example"
    assert rule.note, "a rule says why it exists"
    missed = [text for text in rule.examples if not rule.pattern.search(fold(text).text)]
    caught = [text for text in rule.counterexamples if rule.pattern.search(fold(text).text)]
    assert (missed, caught) == ([], [])


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_rule_is_written_for_folded_text(rule: Rule) -> None:
    """Full-width digits and brackets can never match folded text."""
    assert not re.search(r"[０-９（）［］：，．]", rule.pattern.pattern)


def test_no_rule_is_one_documents_wording(shared: Path) -> None:
    documents = {
        path.stem[:12]: fold(path.read_text("utf-8")).text for path in sorted((shared / "corpus").glob("*.txt"))
    }
    documents |= {"anno": fold((shared / "corpus/revisions/anno_education_v2.md").read_text("utf-8")).text}
    own = "\n".join(path.read_text("utf-8") for folder in ("raw", "tests/gold") for path in _texts(folder))
    found = []
    for name, rule in RULES.items():
        for literal in re.findall(r"[一-龠々ぁ-んァ-ヶー・A-Za-z]{%d,}" % LONG, rule.pattern.pattern):  # noqa: UP031 - a brace quantifier
            holders = [stem for stem, text in documents.items() if literal in text]
            if len(holders) == 1 and literal not in fold(own).text:
                found.append(f"{name}: {literal} only in {holders[0]}")
    assert found == []


def _texts(folder: str) -> list[Path]:
    root = Path(__file__).resolve().parent.parent / folder
    return [path for path in root.rglob("*") if path.suffix in {".txt", ".md"}]


@pytest.mark.parametrize("family", FAMILIES)
def test_family_file_is_complete(family: str) -> None:
    data = tomllib.loads(read_data("families", f"{family}.toml"))
    assert set(data) <= {"name", "threshold", "sign", "rule", "switch_off", "fragments"}
    base = {rule_id for noun in NOUNS for rule_id in load_rules(noun).rules}
    assert set(data.get("switch_off", [])) <= base


def test_family_rules_come_before_base_rules_and_can_replace_them() -> None:
    rules = load_rules("zones", "regional_revitalisation_plan")
    assert next(iter(rules)).id == "zone.form_reason"


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("みどり市まち・ひと・しごと創生総合戦略\n基本目標1 しごとをつくる\nKPI", "comprehensive_strategy"),
        ("1 地域再生計画の名称\n5 地域再生を図るために行う事業", "regional_revitalisation_plan"),
        ("みどり市観光基本計画\n本市は", "sector_plan"),
        ("みどり・あおば\n定住自立圏\n共生ビジョン\n令和8年3月", "wide_area_overview"),
        ("令和9年度 施政方針\nみどり市長", "policy_speech"),
        ("みどり町過疎地域持続的発展計画\n令和8年度", "remote_area_plan"),
        # What the text says of other plans tells nothing of this one.
        ("みどり町DX推進計画\n" + "本町の役割\n" * 12 + "みどり町総合計画\n前期基本計画\n計画の骨子案", "sector_plan"),
        ("昨日の雪で列車が遅れた。", "unknown"),
    ],
)
def test_family_is_recognised(text: str, family: str) -> None:
    assert recognise_family(text) == family


def test_broken_rules_are_refused_with_their_place() -> None:
    for content, reason in (
        ("[[rule]]\nid = 'zone.x'\npattern = '('\n", r"zone\.x"),
        ("[[rule]]\nid = 'X'\npattern = 'a'\n", "id"),
        ("[[rule]]\nid = 'zone.x'\npatern = 'a'\n", "patern"),
        ("[[rule]]\nid = 'zone.x'\npattern = '(?&none)'\n", "none"),
        ("[fragments]\na = '(?&a)'\n[[rule]]\nid = 'zone.x'\npattern = '(?&a)'\n", "循環"),
        ("[[rule]]\nid = 'zone.x'\npattern = 'a'\n[[rule]]\nid = 'zone.x'\npattern = 'b'\n", "二つ"),
        ("a = ", r"here\.toml"),
    ):
        with pytest.raises(BadRule, match=reason):
            parse_rules(content, origin="here.toml")


def test_hash_of_rules_is_stable_and_named() -> None:
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", hash_rules())
    assert hash_rules() == hash_rules()
