"""Round brackets on lines of their own: headings over running text, captions over articles, additions to titles."""

from __future__ import annotations

from tests.documents import outline

SPEECH = "\n\n".join(
    f"（{name}）\n　{name}に力を入れてまいります。" for name in ("医療の確保", "防災の強化", "農業の振興")
)
ARTICLES = "\n\n".join(
    f"（{name}）\n第{number}条　町は、{name}のため必要な措置を講ずるものとする。"
    for number, name in enumerate(("医療の確保", "防災の強化", "農業の振興"), 1)
)


def heads(text: str) -> list[str]:
    return [node.text for node in outline(f"題名\n\n{text}\n").nodes if node.kind == "heading"]


def test_over_running_text_they_are_headings() -> None:
    assert heads(SPEECH) == ["医療の確保", "防災の強化", "農業の振興"]


def test_over_articles_they_are_none() -> None:
    assert not {"医療の確保", "防災の強化", "農業の振興"} & set(heads(ARTICLES))


def test_two_of_them_say_too_little() -> None:
    assert heads(SPEECH.rsplit("\n\n", 1)[0]) == []
