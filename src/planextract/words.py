"""Sentences and words of the outline."""

from __future__ import annotations

from dataclasses import dataclass

from planextract.spans import View


@dataclass(frozen=True, slots=True)
class Token:
    """One word as Sudachi sees it.

    Attributes:
        surface: As it stands in the folded text.
        start: Offset in the sentence.
        part: Part of speech, most general part (名詞, 動詞, 助詞 …).
        detail: Second part of the part of speech (固有名詞, 格助詞 …).
        normal: Normalised form; for matching only.
    """

    surface: str
    start: int
    part: str
    detail: str
    normal: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a node.

    Attributes:
        node: Index of the node.
        start: Offset in the node's body.
        view: Folded text.
        tokens: Its words; empty until tokenised.
    """

    node: int
    start: int
    view: View
    tokens: tuple[Token, ...] = ()
