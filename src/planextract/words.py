"""Sentences of the outline, and the words of a text as a tokeniser or a parser sees them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planextract.frozen import frozen_dataclass
from planextract.spans import View


@frozen_dataclass(frozen=True, slots=True)
class Token:
    """One word as Sudachi sees it.

    Attributes:
        surface: As it stands in the text.
        start: Offset in the text.
        part: Part of speech, most general part (名詞, 動詞, 助詞 …).
        detail: Second part of the part of speech (固有名詞, 格助詞 …).
        normal: Normalised form; for matching only.
    """

    surface: str
    start: int
    part: str
    detail: str
    normal: str


@frozen_dataclass(frozen=True, slots=True)
class Word:
    """One word as GiNZA sees it.

    Attributes:
        text: As it stands in the sentence.
        start: Offset in the sentence.
        lemma: Dictionary form.
        part: Part of speech (Universal Dependencies): NOUN, VERB, ADP …
        head: Place of the word that it depends on; its own place for the root.
        label: How it depends on it: nsubj, obl, acl …
    """

    text: str
    start: int
    lemma: str
    part: str
    head: int
    label: str


@frozen_dataclass(frozen=True, slots=True)
class Parse:
    """The words of one sentence and what they depend on.

    Attributes:
        words: In order; empty for a sentence that was too long to parse.
    """

    words: tuple[Word, ...]


NO_PARSE = Parse(())
"""Of a sentence that nobody parsed."""

Parser = Callable[[Sequence[str]], tuple[Parse, ...]]
"""Sentences → one parse each, in the same order."""


def parse_nothing(texts: Sequence[str]) -> tuple[Parse, ...]:
    """Return empty parses: without a parser a sentence has no words."""
    return (NO_PARSE,) * len(texts)


@frozen_dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a node.

    Attributes:
        node: Index of the node.
        start: Offset in the node's body.
        view: Folded text.
    """

    node: int
    start: int
    view: View
