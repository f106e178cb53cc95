"""The document's own title, its status, and its vision. Rules: ``rules/base/titles.toml``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planextract.document import Document, Node
from planextract.mentions import Front
from planextract.rules.loader import RuleSet
from planextract.spans import View, join

_FRONT = 14  # how many entries can stand on a title page
_MAX_TITLE = 90
_MIN_SHARE = 0.6  # of the largest type: what is smaller is no part of a title
# A smaller line above the title is a slogan, unless it says whose or which plan it is.
_SLOGAN_SHARE = 0.9
_OPENS_TITLE = re.compile(
    r"第.{1,4}[次期]|(?:^|\s)[一-龠々ヶ]{1,6}[都道府県市区町村圏]$|(?:に関する|における|に係る|の)$"
)
_MAX_HEADING = 40
_MAX_STAMP = 20  # 「素案」 beside a title


def extract_front(document: Document, rules: RuleSet) -> Front:
    """Read title, status and vision.

    Args:
        document: With its outline.
        rules: The ``titles`` rules.
    """
    title = _find_title(document, rules)
    heads = [node.whole.text for node in document.nodes[:_FRONT] if len(node.whole.text) <= _MAX_TITLE]
    shown = [title.text] if title is not None else heads[:1]
    heading = rules["title.draft_heading"].pattern
    draft = (
        any(rules["title.draft"].pattern.search(text) for text in shown)
        or any(len(text) <= _MAX_STAMP and rules["title.draft"].pattern.search(text) for text in heads[:4])
        or any(
            len(node.whole.text) <= _MAX_HEADING and heading.search(node.whole.text)
            for node in document.nodes
            if node.kind != "item" and node.table is None
        )
    )
    return Front(title, "draft" if draft else "final", _find_vision(document, rules))


def _find_title(document: Document, rules: RuleSet) -> View | None:
    found = _find_field_value(document, rules) or _find_on_cover(document, rules) or _find_defined(document, rules)
    if found is not None:
        return found
    front = [node for node in document.nodes[:_FRONT] if _can_be_title(node, rules)]
    head = _before_numbers(front)
    if not head:  # the first heading is the title, unless drawn headings tell otherwise
        head = front if any(node.size is not None for node in front) else front[:1]
    named = next((node for node in head if node.announces is None and _names_plan(node, rules)), None)
    if named is not None:
        parts = [_find_opening(document, named, rules), named, _find_stage(document, named, rules)]
        views = [_main_part(part.body, rules) for part in parts if part is not None]
        return join(views, separator="\u3000") if len(views) > 1 else views[0]
    chosen = next(iter(head), None) or next((node for node in document.nodes if node.body), None)
    return _main_part(chosen.body, rules) if chosen else None


def _before_numbers(front: Sequence[Node]) -> list[Node]:
    """Return what can be the title: drawn lines without label, and what a text has up to its first numbered heading."""
    numbered = next((node.index for node in front if node.label is not None and node.kind == "heading"), None)
    return [
        node
        for node in front
        if node.label is None and (node.size is not None or numbered is None or node.index < numbered)
    ]


def _names_plan(node: Node, rules: RuleSet) -> bool:
    return rules["title.plan_name"].pattern.search(_main_part(node.body, rules).text) is not None


def _find_opening(document: Document, named: Node, rules: RuleSet) -> Node | None:
    """Return the line right above with which a title of two lines begins: 第３期みどり市創生 ⏎ 総合戦略."""
    above = document.nodes[named.index - 1] if named.index else None
    if above is None or above.page != named.page or above.label or named.label or not _can_be_title(above, rules):
        return None
    gap = document.text[above.whole.map.ends[-1] : named.whole.map.starts[0]]
    if gap.count("\n") > 1 or named.size is not None:
        return None
    is_open = _OPENS_TITLE.search(above.text) or rules["title.half"].pattern.search(named.text)
    return above if is_open else None


def _find_stage(document: Document, named: Node, rules: RuleSet) -> Node | None:
    """Return the line right below a title that says which stage of the plan this is: 後期基本計画."""
    below = document.nodes[named.index + 1] if named.index + 1 < len(document.nodes) else None
    if below is None or below.page != named.page or below.label is not None or named.label is not None:
        return None
    return below if rules["title.stage"].pattern.search(below.text) else None


def _find_on_cover(document: Document, rules: RuleSet) -> View | None:
    """Return a drawn title: up to three neighbouring lines of large type that together name a plan."""
    cover = [node for node in document.nodes[:_FRONT] if node.page == 1 and node.size is not None]
    best: tuple[float, int, View] | None = None
    for start in range(len(cover)):
        for end in range(start + 1, min(start + 4, len(cover) + 1)):
            part = cover[start:end]
            sizes = [node.size or 0 for node in part]
            if min(sizes) < _MIN_SHARE * max(sizes) or not all(_can_be_title(node, rules) for node in part):
                continue
            if sizes[0] < _SLOGAN_SHARE * max(sizes) and not _OPENS_TITLE.search(part[0].text):
                continue
            view = _main_part(join([node.whole for node in part], separator="\u3000"), rules)
            if not rules["title.plan_name"].pattern.search(view.text):
                continue
            candidate = (max(sizes), len(view), view)
            if best is None or candidate[:2] > best[:2]:
                best = candidate
    top = max((node.size or 0 for node in cover), default=0)
    return best[2] if best is not None and best[0] >= _MIN_SHARE * top else None


def _find_defined(document: Document, rules: RuleSet) -> View | None:
    """Return the name that the text itself defines: 「○○戦略」（以下「本戦略」という。）を策定します."""
    for node in document.nodes:
        match = rules["title.defined"].pattern.search(node.text) if node.page > 1 and node.size is not None else None
        if match:
            return node.body.slice(*match.span("title"))
    return None


def _main_part(view: View, rules: RuleSet) -> View:
    """Drop a subtitle between dashes (○○方針 ～国の動向～), and what a line prints beside a title (資料１ ○○計画)."""
    for beside in rules["title.beside"].pattern.finditer(view.text):
        if beside.start():
            view = view.slice(0, beside.start()).strip()
            break
        if beside.end() < len(view):
            return _main_part(view.slice(beside.end()).strip(), rules)
    match = rules["title.subtitle"].pattern.search(view.text)
    if match and rules["title.plan_name"].pattern.search(view.text[: match.start()]):
        return view.slice(0, match.start()).strip()
    return view


def _find_field_value(document: Document, rules: RuleSet) -> View | None:
    """Return the value of a form's name field, which may stand apart from its heading."""
    for node in document.nodes[:_FRONT]:
        if not rules["title.name_field"].pattern.search(node.text):
            continue
        for other in document.nodes[node.index + 1 : node.index + _FRONT]:
            name = rules["title.plan_name"].pattern.search(other.text)
            if other.label is None and name and other.text not in node.text:
                return other.body
    return None


def _find_vision(document: Document, rules: RuleSet) -> View | None:
    pattern = rules["vision.inline"].pattern
    for node in document.nodes:
        inline = pattern.search(node.body.text)
        if inline:
            return node.body.slice(*inline.span("text"))
    for node in document.nodes:
        if node.announces == "vision" and node.kind == "heading":
            below = next((child for child in document.children(node.index) if child.kind == "paragraph"), None)
            if below is not None and len(below.text) <= 120:
                return below.body
    return None


def _can_be_title(node: Node, rules: RuleSet) -> bool:
    text = node.text
    if not text or len(text) > _MAX_TITLE or text.endswith("。") or node.table is not None:
        return False
    # A year heads a title of its own where it is the year that the plan is for: 令和８年度 施政方針.
    return not rules["title.not_title"].pattern.search(text) or bool(rules["title.annual"].pattern.search(text))
