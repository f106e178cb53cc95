"""Evidence is trimmed to what is printed, with the boxes of exactly its characters."""

from __future__ import annotations

from dataclasses import replace

from planextract.link.proof import IdMaker, Prover, to_confidence
from planextract.spans import Span
from tests.documents import raw


def test_blanks_at_the_ends_are_no_evidence() -> None:
    evidence = Prover(raw("　図書館　\n")).prove_span(Span(0, 5))
    assert (evidence.start, evidence.end, evidence.quote, evidence.boxes) == (1, 4, "図書館", None)


def test_boxes_are_joined_per_line_and_cover_only_the_quote() -> None:
    text = "図書館の\n充実"
    place = {0: (10, 50), 1: (20, 50), 2: (30, 50), 3: (40, 50), 5: (10, 62), 6: (20, 62)}
    boxes = tuple((*place[at], place[at][0] + 10.0, place[at][1] + 10.0) if at in place else None for at in range(7))
    prover = Prover(replace(raw(text), boxes=boxes))
    assert prover.prove_span(Span(1, 6)).boxes == ((20, 50, 50, 60), (10, 62, 20, 72))


def test_ids_are_made_of_content_and_place() -> None:
    assert IdMaker().make("A", "柱", "施策") == IdMaker().make("A", "柱", "施 策")
    assert IdMaker().make("A", "柱", "施策") != IdMaker().make("A", "別の柱", "施策")
    ids = IdMaker()
    assert ids.make("A", "同じ") != ids.make("A", "同じ")


def test_reasons_are_listed_once() -> None:
    assert to_confidence("medium", ("a.b", "c.d", "a.b")).reasons == ("a.b", "c.d")
