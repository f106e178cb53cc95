"""A record beside its document in a real browser: every value leads to its place and every place to its value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from planextract.compare import Side, open_side, write_view
from planextract.settings import Settings
from tests.report.browsing import PATIENCE_SECONDS, PHONE, ask, press, visit

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
CHOSEN = "[...document.querySelectorAll('.original .chosen:not(output)')].map(place => place.textContent)"


@pytest.fixture(scope="session")
def text_side() -> Side:
    return open_side(ROOT / "raw/nikaho_sogosenryaku/r7.txt", settings=Settings(nlp="off"))


@pytest.fixture
def text_view(browser: Chrome, text_side: Side, tmp_path: Path) -> Iterator[Chrome]:
    write_view(text_side, output=tmp_path / "view.html")
    yield from visit(browser, tmp_path / "view.html")


@pytest.fixture(scope="session")
def pdf_side() -> Side:
    return open_side(ROOT / "raw/tanigawa_renkei/r6.pdf", settings=Settings(nlp="off"))


@pytest.fixture
def pdf_view(browser: Chrome, pdf_side: Side, tmp_path: Path) -> Iterator[Chrome]:
    write_view(pdf_side, output=tmp_path / "view.html")
    yield from visit(browser, tmp_path / "view.html")


def test_every_item_is_an_entry(text_view: Chrome, text_side: Side) -> None:
    plan = text_side.plan
    for kind in ("pillar", "action", "kpi", "actor", "date"):
        shown = text_view.find_elements(By.CSS_SELECTOR, f".entry[data-kind={kind}]")
        assert {entry.get_dom_attribute("id") for entry in shown} == {item.id for item in getattr(plan, f"{kind}s")}
    total = len(text_view.find_elements(By.CSS_SELECTOR, ".entry"))
    assert ask(text_view, "document.querySelector('.find output').textContent") == f"{total} / {total} 件"


def test_a_value_leads_to_its_place(text_view: Chrome, text_side: Side) -> None:
    kpi = next(kpi for kpi in text_side.plan.kpis if kpi.targets)
    text_view.find_element(By.CSS_SELECTOR, f"button[data-key='{kpi.id}.0']").click()
    assert "".join(ask(text_view, CHOSEN)) == kpi.targets[0].evidence[0].quote
    assert ask(text_view, "document.querySelector('output.chosen').textContent").startswith("根拠 1 / ")


def test_a_place_leads_to_its_value(text_view: Chrome, text_side: Side) -> None:
    pillar = text_side.plan.pillars[0]
    place = text_view.find_element(By.CSS_SELECTOR, f".original mark[data-keys~='{pillar.id}']")
    text_view.execute_script("arguments[0].scrollIntoView({ block: 'center' })", place)
    place.click()
    assert "chosen" in str(text_view.find_element(By.ID, pillar.id).get_dom_attribute("class"))


def test_kinds_and_words_filter_both_sides(text_view: Chrome, text_side: Side) -> None:
    text_view.find_element(By.CSS_SELECTOR, "input[value=kpi] + span").click()
    assert ask(text_view, "document.querySelectorAll('.entry.kpi:not([hidden])').length") == 0
    assert ask(text_view, "document.querySelectorAll('.original mark.kpi:not(.off)').length") == 0
    press(text_view, "/")
    press(text_view, *text_side.plan.pillars[0].title)
    assert not text_view.find_element(By.ID, text_side.plan.pillars[1].id).is_displayed()
    assert text_view.find_element(By.ID, text_side.plan.pillars[0].id).is_displayed()


def test_the_keyboard_is_enough(text_view: Chrome) -> None:
    first, second = (entry.get_dom_attribute("id") for entry in text_view.find_elements(By.CSS_SELECTOR, ".entry")[:2])
    press(text_view, "j")
    assert ask(text_view, "document.activeElement.id") == first
    press(text_view, "j")
    assert ask(text_view, "document.activeElement.id") == second
    assert ask(text_view, CHOSEN) != []
    press(text_view, "k", Keys.ESCAPE)
    assert ask(text_view, CHOSEN) == []


def test_a_body_with_many_mentions_is_walked(text_view: Chrome, text_side: Side) -> None:
    actor = max(text_side.plan.actors, key=lambda actor: len(actor.evidence))
    text_view.get(f"{str(text_view.current_url).partition('#')[0]}#{actor.id}")
    told = "document.querySelector('output.chosen').textContent"
    WebDriverWait(text_view, PATIENCE_SECONDS).until(lambda driver: ask(driver, told).startswith("根拠 1 / "))
    count = int(str(ask(text_view, told)).rpartition("/")[2])
    assert count >= len(actor.evidence) > 1
    press(text_view, "n")
    assert ask(text_view, told) == f"根拠 2 / {count}"


def test_a_box_stands_on_its_page(pdf_view: Chrome, pdf_side: Side) -> None:
    action = pdf_side.plan.actions[0]
    pdf_view.find_element(By.ID, action.id).click()
    picture = f"document.querySelector('.page[data-picture=\"{action.evidence[0].page}\"] img')"
    WebDriverWait(pdf_view, PATIENCE_SECONDS).until(lambda driver: ask(driver, f"{picture}?.naturalWidth > 500"))
    page = pdf_view.find_element(By.CSS_SELECTOR, f".page[data-picture='{action.evidence[0].page}']")
    boxes = page.find_elements(By.CSS_SELECTOR, "i.chosen")
    assert len(boxes) == len(action.evidence[0].boxes or ())
    assert action.evidence[0].boxes is not None
    # The picture is as wide as the page: a box in points is a box in the browser.
    scale = page.rect["width"] / ask(pdf_view, f"{picture}.naturalWidth") * 100 / 72
    assert abs(boxes[0].rect["x"] - page.rect["x"] - action.evidence[0].boxes[0][0] * scale) < 3
    assert abs(boxes[0].rect["y"] - page.rect["y"] - action.evidence[0].boxes[0][1] * scale) < 3


def test_pages_can_be_read_as_text(pdf_view: Chrome, pdf_side: Side) -> None:
    action = pdf_side.plan.actions[0]
    pdf_view.find_element(By.ID, action.id).click()
    pdf_view.find_element(By.CSS_SELECTOR, "button[name=look]").click()
    shown = "[...document.querySelectorAll('.original mark.chosen')].filter(place => place.offsetParent)"
    quote = "".join(ask(pdf_view, f"{shown}.map(place => place.textContent)"))
    assert quote == "".join(evidence.quote for evidence in action.evidence)


def test_a_phone_needs_no_sideways_scrolling(pdf_view: Chrome) -> None:
    pdf_view.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    try:
        assert ask(pdf_view, "document.documentElement.scrollWidth") <= PHONE["width"]
    finally:
        pdf_view.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
