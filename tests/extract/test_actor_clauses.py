from __future__ import annotations

from collections.abc import Sequence

from planextract.document import Document, Node, Source
from planextract.extract.actor_clauses import UNTOLD, find_open_clauses, settle_roles, within_actions
from planextract.extract.actor_measures import PARTNER
from planextract.mentions import ActionMention, ActorMention
from planextract.rules.loader import load_rules
from planextract.spans import fold
from planextract.words import Parse, Sentence, Word

TEXT = "商工会が開く。"
BODY = fold(TEXT)
NODE = Node(0, None, 0, "item", BODY, BODY, 1)
DOCUMENT = Document(
    Source("plan", "plan.txt", "text/plain", "0" * 64, 1), text=TEXT, nodes=(NODE,), sentences=(Sentence(0, 0, BODY),)
)
RULES = load_rules("actor_clauses")
OPENS = Parse(
    (
        Word("商工会", 0, "商工会", "NOUN", 2, "nsubj"),
        Word("が", 3, "が", "ADP", 0, "case"),
        Word("開く", 4, "開く", "VERB", 2, "ROOT"),
        Word("。", 6, "。", "PUNCT", 2, "punct"),
    )
)


def mention(role: str = "mentioned", *reasons: str) -> ActorMention:
    return ActorMention(
        0, BODY.slice(0, 3), "actor.head.chamber", reasons, name="商工会", kind="association", role=role
    )


class Recorder:
    """A parser that answers alike and remembers what it was asked."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> tuple[Parse, ...]:
        self.asked.extend(texts)
        return (self.parse,) * len(texts)


def settle(found: ActorMention, parse: Parse = OPENS, document: Document = DOCUMENT) -> tuple[ActorMention, list[str]]:
    recorder = Recorder(parse)
    (out,) = settle_roles((found,), find_open_clauses(document, (found,)), recorder, RULES)
    return out, recorder.asked


def test_the_subject_of_a_measure_leads_it() -> None:
    out, asked = settle(mention())
    assert (out.role, out.reasons, asked) == ("lead", ("clause.agent",), [TEXT])


def test_what_rules_decided_stays_and_is_not_parsed() -> None:
    decided = mention("evaluator", "role.sentence.evaluation")
    assert settle(decided) == (decided, [])


def test_an_assumed_role_gives_way_to_the_grammar() -> None:
    out, _ = settle(mention("partner", PARTNER))
    assert (out.role, out.reasons) == ("lead", ("clause.agent",))


def test_an_assumed_role_that_nothing_supports_is_kept_and_marked() -> None:
    out, _ = settle(mention("partner", PARTNER), Parse(()))
    assert (out.role, out.reasons) == ("partner", (PARTNER, UNTOLD))


def test_a_sentence_that_cannot_tell_is_not_parsed() -> None:
    body = fold("商工会の広場。")
    document = Document(DOCUMENT.source, nodes=(NODE,), sentences=(Sentence(0, 0, body),))
    assert settle(mention(), document=document) == (mention(), [])


def test_only_clauses_of_actions_are_within_them() -> None:
    clauses = find_open_clauses(DOCUMENT, (mention(),))
    assert within_actions(clauses, [(None, ActionMention(0, BODY, "action.item"))]) == clauses
    assert within_actions(clauses, [(None, ActionMention(1, BODY, "action.item"))]) == ()
    assert within_actions(clauses, ()) == ()


def test_an_action_without_text_has_no_clauses_in_it() -> None:
    empty = ActionMention(0, BODY.slice(0, 0), "action.item")
    assert within_actions(find_open_clauses(DOCUMENT, (mention(),)), [(None, empty)]) == ()
