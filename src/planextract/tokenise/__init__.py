"""Sentences of the outline, and the two readers of words: Sudachi and GiNZA.

In: a document with its outline. Out: the same with ``sentences``. Words are not kept: Sudachi is asked where a line
break may fall inside a word, GiNZA for the sentences that rules cannot settle, each only when an answer is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planextract.document import Document
from planextract.spans import View
from planextract.tokenise.ginza import parse_sentences
from planextract.tokenise.sentences import find_sentences, is_whole
from planextract.tokenise.sudachi import is_inside_word, tokenise_texts
from planextract.words import Sentence

__all__ = ["is_inside_word", "parse_sentences", "tokenise", "tokenise_texts"]


def _cut(body: View) -> Iterable[tuple[int, View]]:
    """Return the sentences of an entry, each with its offset in it; most entries are one."""
    if is_whole(body.text):
        return ((0, body),)
    return ((start, body.slice(start, end)) for start, end in find_sentences(body.text))


def tokenise(document: Document) -> Document:
    """Return the document with the sentences of its nodes."""
    return replace(
        document,
        sentences=tuple(
            [Sentence(node.index, start, sentence) for node in document.nodes for start, sentence in _cut(node.body)]
        ),
    )
