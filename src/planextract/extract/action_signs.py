"""What a document as a whole says of its entries: priorities by list or sign, headings that only name a kind.

In: the outline. Out: numbers, signs, texts and places by which ``actions`` reads the entries.
"""

from __future__ import annotations

import re
from collections import Counter

from planextract.document import Document, Node
from planextract.extract.groups import squeeze
from planextract.rules.loader import RuleSet

_BRACKETS = "【】〔〕《》〈〉<>≪≫[]"
# Rules by which a heading without number says what will be done.
_TELLING = ("action.nominal", "action.future")
# So many headings in brackets of one kind stand abreast, each over what is no part of its own or a list of measures.
_ABREAST = 2
_LISTS = (None, "measures")
_AGAIN = 3  # headings of one text that stand in so many parts


def find_listed(document: Document, rules: RuleSet) -> frozenset[tuple[int, ...]]:
    """Return the numbers of the measures that a list names as priorities (重点施策：１－２、３－１)."""
    texts = [node.body.text for node in document.nodes]
    if not rules.may_match("\n".join(texts), "priority.list"):
        return frozenset()
    matches = map(rules["priority.list"].pattern.search, texts)
    paths = [path for match in matches if match for path in re.findall(r"\d+-\d+", match["paths"])]
    return frozenset(tuple(int(part) for part in path.split("-")) for path in paths)


def find_repeated(document: Document) -> frozenset[str]:
    """Return what unnumbered headings say again and again, in every part: it names a kind of content, not a measure."""
    heads = (
        (squeeze(node.text), node.parent) for node in document.nodes if node.kind == "heading" and node.label is None
    )
    often = Counter(text for text, _ in set(heads))
    return frozenset(text for text, count in often.items() if count >= _AGAIN)


def find_telling(document: Document, rules: RuleSet) -> frozenset[int]:
    """Return the drawn headings without number that say what will be done.

    Of those of one size below one heading most must do so; and those in brackets of one kind do wherever two or more
    of the document stand side by side, each over its own list.
    """
    listing = {node.parent for node in document.nodes if node.kind != "paragraph" and node.announces in _LISTS}
    said: dict[tuple[int | None, float], list[Node]] = {}
    for node in document.nodes:
        if node.label is None and node.size is not None and node.kind == "heading" and node.announces is None:
            said.setdefault((node.parent, node.size), []).append(node)
    told: set[int] = set()
    brackets: set[tuple[str, float]] = set()
    named: list[Node] = []
    for (_, size), nodes in said.items():
        tells = sum(any(rules[name].pattern.search(node.text) for name in _TELLING) for node in nodes)
        told.update(node.index for node in nodes if 2 * tells >= len(nodes))
        over = [node for node in nodes if node.index in listing and is_in_brackets(node.whole.text)]
        counts = Counter(node.whole.text[0] for node in over)
        brackets.update((bracket, size) for bracket, count in counts.items() if count >= _ABREAST)
        named += over
    told.update(node.index for node in named if node.size and (node.whole.text[0], node.size) in brackets)
    return frozenset(told)


def is_in_brackets(text: str) -> bool:
    """Tell whether a heading is set in brackets: 〈地域医療の確保〉."""
    return len(text) > len("〈〉") and text[0] in _BRACKETS and text[-1] in _BRACKETS


def find_signs(document: Document, rules: RuleSet) -> str:
    """Return the signs that a legend gives to priorities (★は重点施策を表します)."""
    pattern = rules["priority.legend"].pattern
    texts = [node.whole.text for node in document.nodes if node.table is None]
    texts += [cell.text for table in document.tables for cell in table.cells]
    if not rules.may_match("\n".join(texts), "priority.legend"):
        return ""
    return "".join(dict.fromkeys(match["sign"] for text in texts if (match := pattern.search(text))))
