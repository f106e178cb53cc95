"""The only file that knows spaCy and GiNZA: sentences in, our words with their dependencies out.

The model is loaded when the first sentence comes, once per process. Its named entities are left out: they are half
of its cost and lose to the rules (a prefecture's bureau becomes a school).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from planextract.errors import LanguageModelMissing
from planextract.tokenise.sudachi import MAX_CHARACTERS, clean
from planextract.words import NO_PARSE, Parse, Word

MODEL = "ja_ginza"
# Parts of speech come from the dictionary already; compounds and phrases are ours to make.
UNNEEDED = ("ner", "morphologizer", "compound_splitter", "bunsetu_recognizer")
PHRASE_HEAD = "_bunsetu"
# Of 1, 8, 32, 128 and 512 sentences at a time, 32 to 128 were fastest.
BATCH = 32


def parse_sentences(texts: Sequence[str]) -> tuple[Parse, ...]:
    """Parse sentences, in the order given; one that is too long for the tokeniser gets an empty parse.

    Args:
        texts: Folded sentences without line breaks.

    Raises:
        LanguageModelMissing: If the model is not installed and there is something to parse.
    """
    parses = [NO_PARSE] * len(texts)
    fitting = [(clean(text), place) for place, text in enumerate(texts) if 0 < len(text) <= MAX_CHARACTERS]
    if fitting:
        # The place goes with its text: an error handler may drop a text, and counting would shift the rest.
        for parsed, place in _model().pipe(fitting, as_tuples=True, batch_size=BATCH):
            parses[place] = Parse(tuple(_to_word(token) for token in parsed))
    return tuple(parses)


def _to_word(token: Any) -> Word:  # noqa: ANN401 - a spaCy token, which stops here
    # The parser marks heads of phrases in its labels, for the component that makes phrases of them.
    label = token.dep_.removesuffix(PHRASE_HEAD)
    return Word(token.text, token.idx, token.lemma_, token.pos_, token.head.i, label)


@lru_cache(maxsize=1)
def _model() -> Any:  # noqa: ANN401 - the spaCy pipeline, which stops here
    try:
        import spacy

        return spacy.load(MODEL, exclude=list(UNNEEDED))
    except (ImportError, OSError) as error:  # spaCy says OSError for a model that it cannot find
        raise LanguageModelMissing(MODEL, detail=str(error).partition("\n")[0]) from error
