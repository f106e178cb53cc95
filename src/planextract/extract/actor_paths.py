"""A parsed sentence → the path from a body to the main verb, as a text that rules can read.

「岩手銀行の協力を得ながら講座を開く」 makes ``〓の 協力を 得る 開く``: each word in its dictionary form with the
particles behind it, the last one with ``+た`` for the past and ``-`` for a bare noun. ``<`` before a word says that
what stands before it only describes it: 「Xが建てる施設を補助する」 makes ``〓が 建てる <施設を 補助``. In a list of
bodies each has the path of the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planextract.words import Parse

BODY = "〓"
_LONGEST_PATH = 8
_PARTICLE_LABELS = frozenset({"case", "cc", "fixed"})
_PARTICLE_PARTS = frozenset({"ADP", "CCONJ"})
_VERBS = frozenset({"VERB", "ADJ"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_AND_OTHERS = frozenset({"等", "など", "ほか", "をはじめ", "をはじめとする"})
_LISTING = frozenset({"", "と", "や", "及び", "並びに", "および", "ならびに", "又は", "または", "か"})
# What turns the subject of a verb into its object.
_VOICES = frozenset({"れる", "られる", "もらう", "いただく"})

Range = tuple[int, int]


def find_path(parse: Parse, ranges: Sequence[Range], own: int) -> str | None:
    """Return the path of a body, None where the parser sees no phrase of its own in it.

    Args:
        parse: Of the sentence.
        ranges: Where the bodies of the sentence stand, in order.
        own: Place of the body in ``ranges``.
    """
    groups = [_words_in(parse, found) for found in ranges]
    owners = {place: number for number, group in enumerate(groups) for place in group}
    if not groups[own]:
        return None
    for _ in ranges:  # from each body of a list to the next
        at = _head_of(parse, groups[own])
        if parse.words[at].label == "compound" and parse.words[at].head not in groups[own]:
            return None  # 遠野市体育館: the body is part of another name
        following = owners.get(parse.words[at].head, own)
        if following == own or _particles(parse, groups[own][-1]) not in _LISTING:
            break
        own = following
    return " ".join(_steps(parse, groups, own, owners))


def _steps(parse: Parse, groups: Sequence[Sequence[int]], own: int, owners: dict[int, int]) -> Iterator[str]:
    at, sign = _head_of(parse, groups[own]), ""
    particles = _particles(parse, groups[own][-1])
    if particles in _AND_OTHERS or (particles and particles in _LISTING and _stands_beside(parse, at)):
        at = parse.words[at].head  # Xなど近隣の組合と, XとY商会が: as if X stood there itself
        particles = _particles(parse, at)
    yield BODY + particles
    for _ in range(_LONGEST_PATH):
        described = _find_described(parse, at)
        if described is None and parse.words[at].head == at:
            return
        sign, at = ("", parse.words[at].head) if described is None else ("<", described)
        name = BODY if at in owners else parse.words[at].lemma
        ending = _ending(parse, at) if parse.words[at].head == at else ""
        yield f"{sign}{name}{_particles(parse, at)}{ending}"


def _stands_beside(parse: Parse, at: int) -> bool:
    """Tell whether a word is one of a list whose last one is no known body."""
    word = parse.words[at]
    return word.head > at and word.label in ("nmod", "conj") and parse.words[word.head].part == "PROPN"


def _find_described(parse: Parse, at: int) -> int | None:
    """Return the noun that a verb describes, None for a verb that goes on or ends.

    A verb right in front of a noun describes it, even where the parser ties it to a later verb.
    """
    word = parse.words[at]
    behind = at + 1
    while behind < len(parse.words) and parse.words[behind].label == "aux":
        behind += 1
    if (word.part not in _VERBS and behind == at + 1) or behind == len(parse.words):
        return None
    if parse.words[behind].part not in _NOUNS:
        return None
    noun = word.head if word.head > at and parse.words[word.head].part in _NOUNS else behind
    while parse.words[noun].label == "compound" and parse.words[noun].head > noun:
        noun = parse.words[noun].head
    return noun


def _ending(parse: Parse, at: int) -> str:
    """Tell how a sentence ends: ``+た`` for the past, ``-`` for a bare noun (分校を設置。), nothing for a verb."""
    behind = [word for word in parse.words[at + 1 :] if word.label == "aux" and word.head == at]
    if any(word.lemma == "た" for word in behind):
        return "+た"
    return "-" if not behind and "一" <= parse.words[at].text[-1] <= "鿿" else ""


def _words_in(parse: Parse, found: Range) -> list[int]:
    start, end = found
    return [place for place, word in enumerate(parse.words) if word.start < end and word.start + len(word.text) > start]


def _head_of(parse: Parse, group: Sequence[int]) -> int:
    """Return the last word of a body that depends on something outside it."""
    outer = [place for place in group if parse.words[place].head not in group or parse.words[place].head == place]
    return outer[-1] if outer else group[-1]


def _particles(parse: Parse, at: int) -> str:
    """Return the particles right behind a word, and the voice of a verb."""
    out: list[str] = []
    for word in parse.words[at + 1 :]:
        if word.lemma in _VOICES:
            out.append(f"+{word.lemma}")
        elif word.label in _PARTICLE_LABELS or word.part in _PARTICLE_PARTS or word.text in _AND_OTHERS:
            out.append(word.text)
        elif word.label not in ("aux", "mark"):
            break
    return "".join(out)
