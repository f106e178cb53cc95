"""Page numbers, running heads and tables of contents of a dump are furniture; figures and headings are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from planextract.document import Document
from planextract.ingest import ingest
from planextract.layout import layout
from planextract.normalise import normalise
from planextract.settings import Settings
from tests.documents import raw

BODY = ["１　現状", "人口は減っている。", "２　方針", "・橋を架ける。", "３　体制", "・本部を置く。"]


def read_text(text: str, folder: Path) -> Document:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return ingest(path, document_id="plan", settings=Settings(nlp="off"))


def furniture(text: str) -> list[str]:
    document = layout(raw(text))
    return [line.span.of(document.text) for line in document.lines if line.furniture]


def paged(numbers: list[str], head: str = "みどり市水辺計画") -> str:
    parts = [line for number, body in zip(numbers, BODY, strict=False) for line in (head, body, number)]
    return "\n".join([head, *parts])


@pytest.mark.parametrize(
    "numbers", [["- 1 -", "- 2 -", "- 3 -"], ["－１－", "－２－", "－３－"], ["1/9", "2/9", "3/9"], ["１", "２", "３"]]
)
def test_page_numbers_and_the_heads_beside_them_are_marked(numbers: list[str]) -> None:
    found = furniture(paged(numbers))
    assert [line for line in found if line in numbers] == numbers
    assert found.count("みどり市水辺計画") == len(numbers)


def test_bare_numbers_without_a_common_line_beside_them_are_figures() -> None:
    assert furniture("計画\n橋の数\n1\n船の数\n2\n人の数\n3\n") == []


def test_bare_numbers_between_blank_lines_up_to_the_end_are_pages() -> None:
    text = "計画\n\n橋を架ける。\n\n１\n\n船を出す。\n\n２\n\n人を育てる。\n\n３\n"
    assert furniture(text) == ["１", "２", "３"]
    assert furniture(text + "\n資料\n") == []
    assert furniture(text.replace("\n\n２\n\n", "\n２\n")) == []


def test_dashed_numbers_that_do_not_count_up_are_text() -> None:
    assert furniture("計画\n- 7 -\n橋を架ける。\n- 3 -\n船を出す。\n") == []


def test_the_first_of_equal_lines_is_the_title() -> None:
    text = "みどり市水辺計画\n- 1 -\nみどり市水辺計画\n橋を架ける。\n- 2 -\nみどり市水辺計画\n船を出す。\n- 3 -\n"
    assert furniture(text).count("みどり市水辺計画") == 2
    assert layout(raw(text)).lines[0].furniture is False


def test_a_table_of_contents_is_marked_to_its_last_entry() -> None:
    text = "計画\n目　次\n第１章　方針　１\n　１　趣旨　１\n第２章　施策　３\n第１章　方針\n１　趣旨\n橋を架ける。\n"
    assert furniture(text) == ["目　次", "第１章　方針　１", "　１　趣旨　１", "第２章　施策　３"]


@pytest.mark.parametrize("dots", [" ", " ・・・ ", " … ", "　・　"])
@pytest.mark.parametrize("bare", [("第１章　方針",), ("第１編　総論", "第１章　方針")])
def test_a_chapter_without_a_number_stays_in_the_contents(dots: str, bare: tuple[str, ...]) -> None:
    contents = ["目　次", *bare, f"１　趣旨{dots}１", f"２　期間{dots}２", "第２章　施策"]
    contents += [f"目標１　水辺{dots}３", f"目標２　朝市{dots}４"]
    body = [*bare, "１　趣旨", "橋を架ける。", "第２章　施策", "目標１　水辺", "目標２　朝市", "市を開く。"]
    assert furniture("\n".join(["計画", *contents, *body])) == contents


def test_a_line_that_does_not_come_again_ends_the_contents() -> None:
    text = "計画\n目　次\n１　趣旨　１\n２　期間　２\n３　施策　３\n朝市の日数\n１月　12\n２月　14\n橋を架ける。\n"
    assert furniture(text) == ["目　次", "１　趣旨　１", "２　期間　２", "３　施策　３"]


def test_contents_without_growing_numbers_are_text() -> None:
    assert furniture("計画\n目次\n予算　３\n橋　１\n船　２\n") == []


def test_letters_set_apart_are_one_word_that_still_maps_to_the_page() -> None:
    document = normalise(layout(raw("令 和 ６ 年 ３ 月\n1 2 3 4 5\nＡ Ｂ Ｃ Ｄ Ｅ\n計画 の 推進 体制")))
    views = [line.view.text for line in document.lines if line.view]
    assert views == ["令和6年3月", "1 2 3 4 5", "A B C D E", "計画 の 推進 体制"]
    view = document.lines[0].view
    assert view is not None
    assert [span.of(document.text) for span in view.spans(document.text)] == ["令 和 ６ 年 ３ 月"]


def test_an_icon_in_front_of_a_line_is_no_word_of_it() -> None:
    document = normalise(layout(raw("\ufffd 施策の柱１\n\ue123　背景\n森\ufffd 林\n\ufffd")))
    views = [line.view.text for line in document.lines if line.view]
    assert views == ["施策の柱1", "背景", "森\ufffd 林", "\ufffd"]


def test_bare_numbers_that_count_as_the_form_feeds_do_are_pages(tmp_path: Path) -> None:
    bodies = ["人口は減っている。", "橋の数", "船の数\n12", "・本部を置く。"]
    text = "\f".join(f"{body}\n\n{page}\n" for page, body in enumerate(bodies, start=3))
    document = layout(read_text(text, tmp_path))
    assert [line.span.of(document.text).strip() for line in document.lines if line.furniture] == list("3456")


def test_figures_at_the_end_of_pages_are_figures(tmp_path: Path) -> None:
    document = read_text("\f".join(f"橋の数\n{count}\n" for count in (4, 9, 11, 2)), tmp_path)
    assert not any(line.furniture for line in layout(document).lines)


@pytest.mark.parametrize("dash", ["-", "－", "―"])
def test_a_page_number_without_its_first_dash_goes_with_the_line_of_that_dash(dash: str) -> None:
    found = furniture(paged([f"{dash}\n{number} {dash}" for number in (1, 2, 3)]))
    assert [line for line in found if len(line) < 4] == [dash, f"1 {dash}", dash, f"2 {dash}", dash, f"3 {dash}"]


def test_a_figure_in_front_of_a_dash_is_no_page_number() -> None:
    assert furniture("みどり市水辺計画\n目標\n3 -\n実績\n4 -\n以上") == []


def test_heads_repeat_the_title_of_a_markdown_text_without_its_mark() -> None:
    head = "みどり市水辺計画"
    pages = "".join(f"{number}\n{head}\n- {number + 1}つ目の橋を架ける。\n" for number in (1, 2, 3))
    text = f"# {head}\n\n## １　方針\n\n- 橋を架ける。\n{pages}"
    assert furniture(text) == ["1", head, "2", head, "3", head]
