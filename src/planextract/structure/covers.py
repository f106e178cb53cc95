"""Lines of a cover, a foreword or a closing word: they neither go on nor end what stands before them."""

from __future__ import annotations

import re

# A subtitle, the date of a cover, or who signs (富山県知事　○○ ○○): lines that neither go on nor end what stands
# before them.
_ALONE = re.compile(
    r"^(?:はじめに|おわりに|[~〜].{2,60}[~〜]|[―—–].{2,60}[―—–]|(?:令和|平成)(?:元|[0-9]{1,2})年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)(?:策定|改[定訂])?|\((?:令和|平成|R|20)[^()\s]{1,8}年度?\s?[~〜-]\s?[^()\s]{1,10}年度?\)|"
    r"[^\s、。]{2,6}[都道府県市区町村](?:知事|長)(?:\s+[^\s、。]{1,6}){0,2})$"
)
# What each of these begins with, but for the one with a title in it.
_BEGIN_ALONE = frozenset("はお~〜―—–令平(")
# The name of a body's plan, below a slogan on a cover.
_PLANS = ("計画", "プラン", "ビジョン", "戦略", "構想", "大綱")
_PLAN_NAME = re.compile(
    rf"^(?:第[0-9]{{1,2}}[次期]\s?)?[^\s、。「」をにはがで]{{1,8}}[都道府県市町村][^\s、。「」をにはが]{{0,24}}(?:{'|'.join(_PLANS)})$"
)
# The headings of a speech or a foreword, which end like a phrase that goes on.
_FRAME = re.compile(r"(?:\S{1,4}\s*[.、]?\s*)?(?:は\s?じ\s?め\s?に|[お終]\s?わ\s?り\s?に|[む結]\s?す?\s?び\s?に)")

# Words of a table's header that nothing which ends in a verb goes on with: …仕事をつくる | 指標.
_HEADERS = frozenset({"指標", "指標名", "項目", "単位", "数値目標", "成果指標", "評価指標", "区分"})
_VERB_ENDS = frozenset("うくすつぬむるぐぶ")


def is_frame(text: str) -> bool:
    """Tell whether a line is the heading of a foreword or a closing word: はじめに, 結びに."""
    return text.endswith("に") and _FRAME.fullmatch(text) is not None


def stands_by_itself(text: str, before: str, *, after_blank: bool) -> bool:
    """Tell whether a line is a subtitle, a date, the name of a plan or a word of a header, or stands behind a cover's.

    Args:
        text: Folded line.
        before: All of the entry before it.
        after_blank: Whether a blank line parts them.
    """
    if _is_alone(text) or _is_alone(before) or (text in _HEADERS and before[-1] in _VERB_ENDS):
        return True
    return after_blank and text.endswith(_PLANS) and _PLAN_NAME.match(text) is not None


def _is_alone(text: str) -> bool:
    return (text[0] in _BEGIN_ALONE or "長" in text or "知事" in text) and _ALONE.match(text) is not None
