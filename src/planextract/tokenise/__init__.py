"""Sentences and words of the outline.

In: a document with its outline. Out: the same with ``sentences``, each with its Sudachi tokens.
"""

from __future__ import annotations

from dataclasses import replace

from planextract.document import Document, Node
from planextract.tokenise.sentences import find_sentences
from planextract.tokenise.sudachi import is_inside_word
from planextract.words import Sentence

__all__ = ["is_inside_word", "tokenise"]


def tokenise(document: Document) -> Document:
    """Return the document with the sentences of its nodes."""
    return replace(document, sentences=tuple(sentence for node in document.nodes for sentence in _sentences(node)))


def _sentences(node: Node) -> list[Sentence]:
    return [Sentence(node.index, start, node.body.slice(start, end)) for start, end in find_sentences(node.text)]
