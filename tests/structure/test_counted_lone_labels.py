"""Numbers that stand alone on their lines and count on are those of the measures whose names follow."""

from __future__ import annotations

from tests.documents import outline

HEAD = "みなと市公約工程表\n\n公約の柱１　学びのまち\n\n"


def labels(text: str) -> dict[str, str]:
    nodes = outline(HEAD + text).nodes
    return {node.body.text: node.label.printed for node in nodes if node.label is not None}


def test_numbers_that_count_on_are_labels() -> None:
    text = "\n\n".join(
        f"1-{number}\n\n{name}\n\n市内の{name}に要する経費を助成します。"
        for number, name in enumerate(("医療費の軽減", "就職の応援", "議会の開催"), 1)
    )
    found = labels(text)
    assert found["医療費の軽減"].strip() == "1-1"
    assert found["議会の開催"].strip() == "1-3"


def test_numbers_that_do_not_count_on_are_text() -> None:
    text = "1-1\n\n医療費の軽減\n\n経費を助成します。\n\n3-4\n\n就職の応援\n\n見学会を開きます。\n"
    assert "医療費の軽減" not in labels(text)
