"""A document on its way through the stages: frozen values, filled in one stage after the other.

``ingest`` makes the source and either the canonical text or the drawn pages (``canvases``); ``layout``
turns canvases into text, lines and tables; ``normalise`` adds the folded view of every line;
``structure`` adds the outline; ``tokenise`` the sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Literal

from planextract.frozen import frozen_dataclass
from planextract.spans import Span, View
from planextract.values.labels import Label
from planextract.words import Sentence

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points from the page's top left."""

NodeKind = Literal["heading", "item", "paragraph", "table"]
Zone = Literal[
    "measures",  # what the plan will do
    "pillars",  # the list of pillars
    "challenge",  # 課題
    "achievement",  # 成果
    "background",  # 背景, 現状, 経緯
    "vision",  # 将来像, 基本理念
    "merit",  # 期待される効果, 連携のメリット
    "reason",  # 理由, 先導性
    "organisation",  # 推進体制
    "procedure",  # 手続, 形式的な項目
    "kpi",  # 数値目標
    "schedule",  # 工程
    "evaluation",  # 評価, 検証
    "budget",  # 事業費
    "actors",  # 構成団体, 作成主体
    "period",  # 計画期間
    "other",
]


@frozen_dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from.

    Attributes:
        id: Path under the input folder, without extension.
        name: File name.
        media_type: ``text/plain``, ``text/markdown`` or ``application/pdf``.
        sha256: Hex digest of the bytes.
        bytes: Size.
        pages: Number of pages, None for formats without pages.
        encoding: Name of the text encoding, None for PDF.
    """

    id: str
    name: str
    media_type: str
    sha256: str
    bytes: int
    pages: int | None = None
    encoding: str | None = None


@frozen_dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character.

    Attributes:
        text: The character or ligature.
        box: Its box.
        size: Font size in points.
        font: Font name, empty if unknown.
        angle: 0, 90, 180 or 270: direction of writing, clockwise.
    """

    text: str
    box: Box
    size: float
    font: str = ""
    angle: int = 0


@frozen_dataclass(frozen=True, slots=True)
class Canvas:
    """One drawn page, whatever library read it.

    Attributes:
        number: One-based page number.
        width: Width in points.
        height: Height in points.
        glyphs: Characters in stream order.
        lines: Straight lines, as boxes of little or no thickness.
        rects: Rectangles with a visible outline, and thin ones.
        fills: Rectangles that are only painted.
        images: Boxes of pictures.
        curves: Number of curves.
        failure: Code of the error that kept the page from being read, else None.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    lines: tuple[Box, ...] = ()
    rects: tuple[Box, ...] = ()
    fills: tuple[Box, ...] = ()
    images: tuple[Box, ...] = ()
    curves: int = 0
    failure: str | None = None


@frozen_dataclass(frozen=True, slots=True)
class Page:
    """One page of the canonical text.

    Attributes:
        number: One-based.
        span: Its range of the canonical text, without the closing form feed.
        width: Width in points, None for text.
        height: Height in points, None for text.
    """

    number: int
    span: Span
    width: float | None = None
    height: float | None = None


@frozen_dataclass(frozen=True, slots=True)
class Line:
    """One physical line of the canonical text.

    Attributes:
        span: Its range, without the line break.
        page: One-based page number.
        box: Its box, None for text.
        size: Median font size in points, None for text.
        column: Index of the block of the page it belongs to; lines of one block are read together.
        table: Index into ``Document.tables`` if the line is a table row, else None.
        furniture: True for running headers, page numbers and tables of contents.
        view: Folded text, filled by ``normalise``.
    """

    span: Span
    page: int
    box: Box | None = None
    size: float | None = None
    column: int | None = None
    table: int | None = None
    furniture: bool = False
    view: View | None = None

    def with_view(self, view: View) -> Line:
        """Return the line with its folded text; most of what normalising costs, so without ``replace``."""
        return Line(self.span, self.page, self.box, self.size, self.column, self.table, self.furniture, view)


@frozen_dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, covering one or more rows and columns.

    Attributes:
        row: First row, from 0.
        column: First column, from 0.
        rows: Number of rows it covers.
        columns: Number of columns it covers.
        spans: Where its text stands (several when its lines are apart); empty for a blank cell.
        box: Its box, None for text.
        view: Folded text of all spans, filled by ``normalise``; None for a blank cell.
    """

    row: int
    column: int
    spans: tuple[Span, ...]
    rows: int = 1
    columns: int = 1
    box: Box | None = None
    view: View | None = None

    @property
    def text(self) -> str:
        """Folded text, empty for a blank cell."""
        return self.view.text if self.view else ""


@frozen_dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells.

    Attributes:
        page: Page of its first row.
        cells: In row-major order.
        how: What it was read from: ``ruled``, ``spaced``, ``tabbed``, ``markdown`` or ``boxes``.
        box: Its box, None for text.
    """

    page: int
    cells: Sequence[Cell]
    how: str
    box: Box | None = None

    @property
    def height(self) -> int:
        """Number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """Number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a grid position, None where there is none."""
        for cell in self.cells:
            if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
                return cell
        return None

    def rows(self) -> Iterator[tuple[Cell | None, ...]]:
        """Yield the grid row by row; a spanning cell is repeated at each position it covers."""
        width = self.width
        grid: list[list[Cell | None]] = [[None] * width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    grid[row][column] = cell
        yield from (tuple(row) for row in grid)


@frozen_dataclass(frozen=True, slots=True)
class Node:
    """One entry of the outline: a heading, an item, a paragraph or a table.

    Attributes:
        index: Its place in ``Document.nodes``, which is document order.
        parent: Index of the node it stands under, None at the top.
        depth: Number of ancestors.
        kind: What it is.
        body: Folded text without label and marks, wrapped lines joined; empty for a table.
        whole: Folded text with label and marks.
        page: Page of its first character.
        zone: What the part of the plan that it stands in is about.
        announces: What its own words say that the part below it is about, None if they do not.
        label: Its enumerator, None if it has none.
        marks: Ids of marks printed with it, e.g. ``priority``, ``repeated``.
        table: Index into ``Document.tables`` for a table, else None.
        size: Median font size in points, None for text.
        reasons: Why its place in the outline is not certain; empty where it is.
        text: Folded text without label and marks.
    """

    index: int
    parent: int | None
    depth: int
    kind: NodeKind
    body: View
    whole: View
    page: int
    zone: Zone = "other"
    announces: Zone | None = None
    label: Label | None = None
    marks: tuple[str, ...] = ()
    table: int | None = None
    size: float | None = None
    reasons: tuple[str, ...] = ()
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.body.text)  # asked for some twenty times as often as nodes are made


@frozen_dataclass(frozen=True, slots=True)
class Finding:
    """Something in the document that a reader should know.

    Attributes:
        code: Issue code, e.g. ``layout.low_confidence``.
        message: One sentence in Japanese.
        spans: Where; may be empty.
        severity: ``info``, ``warning`` or ``error``.
    """

    code: str
    message: str
    spans: tuple[Span, ...] = ()
    severity: Literal["info", "warning", "error"] = "warning"


@frozen_dataclass(frozen=True, slots=True)
class Document:
    """A document as far as the stages have come.

    Attributes:
        source: The file.
        text: Canonical text; empty until laid out.
        pages: Pages of the canonical text.
        canvases: Drawn pages of a PDF, read as they are walked; emptied by ``layout``.
        boxes: Box of every character of ``text`` (None for breaks), or empty for text input.
        lines: Physical lines.
        tables: Tables in document order.
        family: Id of the recognised document family.
        nodes: Outline.
        sentences: Sentences of the nodes, in order.
        findings: Things to report as issues.
    """

    source: Source
    text: str = ""
    pages: tuple[Page, ...] = ()
    canvases: Sequence[Canvas] = ()
    boxes: Sequence[Box | None] = ()
    lines: Sequence[Line] = ()
    tables: tuple[Table, ...] = ()
    family: str = "unknown"
    nodes: tuple[Node, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    _below: dict[int | None, list[Node]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def ancestors(self, node: Node) -> Iterator[Node]:
        """Yield the nodes above, nearest first."""
        above = node.parent
        while above is not None:
            yield self.nodes[above]
            above = self.nodes[above].parent

    def children(self, index: int | None) -> Iterator[Node]:
        """Yield the direct children of a node (of the document for None), in order."""
        if not self._below:  # gathered when first asked for: the stages make documents that nobody asks
            for node in self.nodes:
                self._below.setdefault(node.parent, []).append(node)
        return iter(self._below.get(index, ()))

    def page_of(self, offset: int) -> int:
        """Return the one-based page that holds a canonical offset."""
        low, high = 0, len(self.pages) - 1
        while low < high:
            middle = (low + high) // 2
            if offset < self.pages[middle + 1].span.start:
                high = middle
            else:
                low = middle + 1
        return self.pages[low].number if self.pages else 1
