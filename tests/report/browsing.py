"""What tests ask of a page in a browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Chrome

PHONE = {"width": 375, "height": 800, "deviceScaleFactor": 1, "mobile": True}
PATIENCE_SECONDS = 20


def visit(browser: Chrome, path: Path) -> Iterator[Chrome]:
    """Open a file; afterwards no script may have failed, and nothing may have been asked for but the file itself."""
    read_log(browser, "browser")
    read_log(browser, "performance")
    browser.get(path.as_uri())
    yield browser
    assert read_log(browser, "browser") == []
    assert [url for url in requests(browser) if not url.startswith(("data:", path.as_uri()))] == []


def read_log(browser: Chrome, name: str) -> list[dict[str, Any]]:
    """Return what the browser wrote since it was last asked."""
    entries: list[dict[str, Any]] = browser.get_log(name)  # type: ignore[no-untyped-call]  # selenium leaves it so
    return entries


def requests(browser: Chrome) -> Iterator[str]:
    for entry in read_log(browser, "performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            yield message["params"]["request"]["url"]


def ask(browser: Chrome, script: str) -> Any:  # noqa: ANN401 - whatever the page answers
    return browser.execute_script(f"return {script}")


def press(browser: Chrome, *keys: str) -> None:
    for key in keys:
        ActionChains(browser).send_keys(key).perform()
