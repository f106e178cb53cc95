"""Characters that a conversion before us has lost: what is gone cannot be read, but it can be told.

A program that writes a text in an encoding without Ⅰ or ～ puts 「?」 or U+FFFD in their place. A 「?」 in a sentence
follows its words (必要か?) or stands in an address; one that opens a line or stands between two figures stands for
something else.
"""

from __future__ import annotations

import re

from planextract.document import Finding
from planextract.spans import Span

# A plan that lost thousands of characters is not helped by thousands of places.
MOST_PLACES = 20
_JAPANESE = "ぁ-ゖァ-ヺー一-鿿々"
_LOST = re.compile(
    "\ufffd"
    rf"|(?m:^[ \t　]*)\?(?=[ \t　]?[{_JAPANESE}0-9０-９])"  # ? 県産品の輸出拡大
    r"|(?<=[0-9０-９年月日度])\?(?=[0-9０-９]|令和|平成|昭和)"  # 令和２年度?６年度
    r"|(?<=[ァ-ヺー一-鿿])\?(?=[ァ-ヺ一-鿿])"  # 拠点?ネットワーク
)


def find_lost_characters(text: str) -> tuple[Finding, ...]:
    """Return a finding that names the places where characters were lost, none where there are none.

    Args:
        text: Canonical text of a document that was a text file.
    """
    if "?" not in text and "\ufffd" not in text:  # most texts have lost nothing
        return ()
    places = [match.end() - 1 for match in _LOST.finditer(text)]
    if not places:
        return ()
    message = f"文字コードの変換で失われた文字（? など）が{len(places)}か所あります。元の文書を入手し直してください。"
    return (Finding("text.characters_lost", message, tuple(Span(at, at + 1) for at in places[:MOST_PLACES])),)
