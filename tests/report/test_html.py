"""The HTML report in a real browser: filters, evidence, keyboard, phone width, print, and nothing leaves the file."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from planextract.compare import Comparison, compare_sides, open_side, write_comparison
from planextract.settings import Settings
from tests.report.browsing import PATIENCE_SECONDS, PHONE, ask, press, read_log, visit

pytestmark = pytest.mark.browser
# A4 landscape in points, as the style sheet asks for.
A4_LANDSCAPE = (842, 595)


@pytest.fixture
def page(browser: Chrome, report: Path) -> Iterator[Chrome]:
    yield from visit(browser, report)


def shown(browser: Chrome, where: str = "") -> int:
    return int(ask(browser, f"document.querySelectorAll('tr.row{where}:not([hidden])').length"))


def wait_for_open(browser: Chrome, count: int) -> None:
    """Wait until so many rows show their evidence: browsers tell of opened details a little later."""
    WebDriverWait(browser, PATIENCE_SECONDS).until(
        lambda driver: len(driver.find_elements(By.CSS_SELECTOR, "tr.spread")) == count
    )


def reset_filters(browser: Chrome, count: int) -> None:
    """Reset the filters and wait until all rows are shown: the page applies a reset after the browser has done it."""
    browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    WebDriverWait(browser, PATIENCE_SECONDS).until(lambda driver: shown(driver) == count)


def test_every_change_is_a_row(page: Chrome, comparison: Comparison) -> None:
    changes = comparison.diff.changes
    assert shown(page) == len(changes)
    assert ask(page, "document.querySelector('output').textContent") == f"{len(changes)} / {len(changes)} 件"
    major = sum(change.severity == "major" for change in changes)
    assert ask(page, "document.querySelector('.cards .major strong').textContent") == str(major)
    assert len(page.find_elements(By.CSS_SELECTOR, ".grave li")) == major


def test_the_filters_choose_by_kind_op_severity_and_words(page: Chrome, comparison: Comparison) -> None:
    changes = comparison.diff.changes
    page.find_element(By.CSS_SELECTOR, "input[value=kpi] + span").click()
    assert shown(page) == sum(change.kind != "kpi" for change in changes)
    assert not page.find_element(By.CSS_SELECTOR, "table.kpis").is_displayed()
    page.find_element(By.CSS_SELECTOR, "input[value=added] + span").click()
    assert shown(page) == sum(change.kind != "kpi" and change.op != "added" for change in changes)
    reset_filters(page, len(changes))
    for value in ("minor", "editorial"):
        page.find_element(By.CSS_SELECTOR, f"input[value={value}] + span").click()
    assert shown(page) == shown(page, "[data-severity=major]") == sum(c.severity == "major" for c in changes)
    reset_filters(page, len(changes))
    page.find_element(By.CSS_SELECTOR, "input[name=words]").send_keys("移住コンシェルジュ")
    assert shown(page) == 1
    page.find_element(By.CSS_SELECTOR, "input[name=words]").clear()
    page.find_element(By.CSS_SELECTOR, "input[name=review] + span").click()
    assert shown(page) == sum(change.review for change in changes)


def test_evidence_opens_on_both_sides_with_the_quote_marked(page: Chrome) -> None:
    row = page.find_element(By.CSS_SELECTOR, "table.kpis tr.row.changed")
    row.find_element(By.CSS_SELECTOR, "summary").click()
    wait_for_open(page, 1)
    spread = row.find_element(By.XPATH, "following-sibling::tr[1]")
    assert spread.get_dom_attribute("class") == "spread"
    marks = {
        side: [mark.text for mark in spread.find_elements(By.CSS_SELECTOR, f".{side} mark")] for side in ("new", "old")
    }
    assert "1,260" in marks["new"]
    assert "1,200" in marks["old"]
    row.find_element(By.CSS_SELECTOR, "summary").click()
    wait_for_open(page, 0)


def test_the_keyboard_is_enough(page: Chrome) -> None:
    first, second = (row.get_dom_attribute("id") for row in page.find_elements(By.CSS_SELECTOR, "tr.row")[:2])
    press(page, "j")
    assert ask(page, "document.activeElement.id") == first
    press(page, "j")
    assert ask(page, "document.activeElement.id") == second
    press(page, Keys.ENTER)
    wait_for_open(page, 1)
    press(page, Keys.ESCAPE)
    wait_for_open(page, 0)
    press(page, "k")
    assert ask(page, "document.activeElement.id") == first
    press(page, "/")
    assert ask(page, "document.activeElement.name") == "words"
    # While typing, letters are letters.
    press(page, "j")
    assert ask(page, "document.activeElement.value") == "j"


def test_a_grave_change_leads_to_its_row(page: Chrome) -> None:
    link = page.find_element(By.CSS_SELECTOR, ".grave a")
    target = str(link.get_dom_attribute("href")).removeprefix("#")
    link.click()
    assert ask(page, "document.activeElement.id") == target


def test_unchanged_parts_are_left_out_in_words(page: Chrome) -> None:
    cells = [row.text for row in page.find_elements(By.CSS_SELECTOR, "table.comparison td")]
    assert {"（略）", "（新設）"} <= set(cells)
    assert any(text.endswith("（削除）") for text in cells)
    head = [cell.text for cell in page.find_elements(By.CSS_SELECTOR, "table.comparison th")[:3]]
    assert head == ["新", "旧", "備考"]


def test_changed_words_are_underlined_on_both_sides(page: Chrome) -> None:
    row = page.find_element(By.XPATH, "//tr[contains(., '移住コンシェルジュ')]")
    underlined = [mark.text for mark in row.find_elements(By.CSS_SELECTOR, "u")]
    assert underlined == ["６", "４"]


def test_a_phone_needs_no_sideways_scrolling(page: Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    try:
        press(page, "j", Keys.ENTER)
        wait_for_open(page, 1)
        assert ask(page, "document.documentElement.scrollWidth") <= PHONE["width"]
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_it_prints_on_a4_landscape(page: Chrome) -> None:
    answer = page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    from planextract.ingest.plumber import PlumberFile

    data = base64.b64decode(answer["data"])
    path = Path(str(ask(page, "location.pathname"))).with_suffix(".pdf")
    path.write_bytes(data)
    with PlumberFile(path, where="print", settings=Settings()) as file:
        canvas = file.read(1)
    assert (round(canvas.width), round(canvas.height)) == A4_LANDSCAPE
    # What only a screen needs is left out.
    printed = "".join(glyph.text for glyph in canvas.glyphs)
    assert "新旧対照" in printed
    assert "すべて表示" not in printed


@pytest.mark.corpus
def test_pages_are_drawn_with_boxes(browser: Chrome, shared: Path, tmp_path: Path) -> None:
    settings = Settings(nlp="off")
    old, new = (open_side(shared / f"corpus/real/nankoku_henchi_{n}.pdf", settings=settings) for n in ("r4", "r8"))
    (path,) = write_comparison(compare_sides(old, new), output=tmp_path, formats=("html",))
    browser.get(path.as_uri())
    row = browser.find_element(By.CSS_SELECTOR, "tr.row.added[data-kind=action]")
    row.find_element(By.CSS_SELECTOR, "summary").click()
    wait_for_open(browser, 1)
    picture = browser.find_element(By.CSS_SELECTOR, "tr.spread .page img")
    width = "document.querySelector('tr.spread .page img').naturalWidth"
    WebDriverWait(browser, PATIENCE_SECONDS).until(lambda driver: ask(driver, width) > 500)
    box = browser.find_element(By.CSS_SELECTOR, "tr.spread .page i")
    assert picture.rect["x"] <= box.rect["x"] <= picture.rect["x"] + picture.rect["width"]
    assert picture.rect["y"] <= box.rect["y"] <= picture.rect["y"] + picture.rect["height"]
    assert read_log(browser, "browser") == []
