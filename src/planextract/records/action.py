"""A statement of something that will be or is being done (施策, 取組, 事業)."""

from __future__ import annotations

from pydantic import Field

from planextract.records.evidence import Item


class Action(Item):
    """An action; actions form a tree.

    Attributes:
        pillar: Id of its pillar, None if the document has none for it.
        parent: Id of the action it stands under, None at the top.
        marker: As printed (``(1)``, ``①``, ``・``), None if none.
        text: The statement without marker and marks.
        priority: Whether it is marked as a priority (〔重点〕).
        actors: Ids of the actors that carry it out.
        dates: Ids of the dates that it names.
        qualifiers: Status words: ``study`` 検討, ``planned`` 予定, ``draft`` 案, ``tentative`` 仮称,
            ``continued`` 継続, ``repeated`` 再掲, ``none`` 該当なし, ``later`` 今後設定.
    """

    pillar: str | None = None
    parent: str | None = None
    marker: str | None = None
    text: str = Field(min_length=1)
    priority: bool = False
    actors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
