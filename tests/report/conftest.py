"""A real browser for the HTML report, and the reports that it opens."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from planextract.compare import Comparison, compare_sides, open_side, write_comparison
from planextract.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "chromium-driver": ("chromedriver",)}
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,1000")


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """Return headless Chromium, or skip the test and name the Debian package that is missing."""
    found = {package: next(filter(None, map(shutil.which, names)), None) for package, names in PROGRAMS.items()}
    missing = [package for package, path in found.items() if path is None]
    if missing:
        pytest.skip(f"no browser: apt-get install {' '.join(missing)}")
    options = Options()
    options.binary_location = str(found["chromium"])
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(str(found["chromium-driver"])))
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Return what differs between the two revisions that the project ships."""
    settings = Settings(nlp="off")
    old, new = (open_side(ROOT / f"raw/nikaho_sogosenryaku/{name}.txt", settings=settings) for name in ("r5", "r7"))
    return compare_sides(old, new)


@pytest.fixture(scope="session")
def report(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the HTML report of the samples."""
    (path,) = write_comparison(comparison, output=tmp_path_factory.mktemp("report"), formats=("html",))
    return path
