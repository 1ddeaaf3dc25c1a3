"""The report in a real browser: no request, every marker opens, keyboard, small screens, accessibility."""

import shutil
import sys
import time
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from invented import large_report, valley_report

from palermo.publish.edition import edition_of
from palermo.publish.html import html_page
from palermo.publish.report import in_order

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium on the system; install it and run again"),
]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_bytes(html_page(edition_of(in_order(valley_report())), digest="0" * 64))
    return path.as_uri()


def opened(browser: Browser, address: str, **options) -> Page:
    page = browser.new_context(**options).new_page()
    page.goto(address)
    return page


def test_page_asks_no_host_and_logs_no_error(browser, address):
    page = browser.new_context().new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    page.locator("a.mark").first.click()
    assert asked == [address]
    assert said == []


def test_every_marker_opens_its_passage_with_scripts_off(browser, address):
    page = opened(browser, address, java_script_enabled=False)
    for summary in page.locator("main summary").all():
        summary.click()
    links = [link.get_attribute("href") for link in page.locator("a.mark").all()]
    for target in dict.fromkeys(links):
        page.locator(f'a.mark[href="{target}"]').first.click()
        passage = page.locator(f"article{target}")
        assert passage.is_visible()
        assert passage.locator("mark").is_visible()
        assert page.url.endswith(target)


def test_marker_opens_panel_and_escape_gives_focus_back(browser, address):
    page = opened(browser, address)
    mark = page.locator("a.mark").nth(2)
    mark.focus()
    page.keyboard.press("Enter")
    number = mark.get_attribute("href")
    assert page.locator("#panel").is_visible()
    assert page.locator("#panel-body mark").text_content() == page.locator(f"{number} mark").text_content()
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('href')") == number


def test_panel_link_leads_to_the_passage(browser, address):
    page = opened(browser, address)
    mark = page.locator("a.mark").nth(4)
    mark.click()
    page.locator("#panel-link").click()
    assert page.url.endswith(mark.get_attribute("href"))
    assert not page.locator("#panel").is_visible()


def test_first_key_reaches_the_skip_link(browser, address):
    page = opened(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("width", [360, 640, 1280])
def test_no_horizontal_scroll(browser, address, width):
    # At 200 % zoom a window 1280 wide lays out in 640 units.
    page = opened(browser, address, viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_accessibility_fault(browser, address, scheme):
    page = opened(browser, address, color_scheme=scheme)
    page.locator("a.mark").first.click()
    # axe needs to place its own script; the page's policy is bypassed for the check alone.
    found = Axe().run(page)["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


def test_thousand_claims_open_in_two_seconds(browser, tmp_path):
    path = tmp_path / "large.html"
    path.write_bytes(html_page(edition_of(in_order(large_report(1000))), digest=""))
    page = browser.new_context().new_page()
    start = time.perf_counter()
    page.goto(path.as_uri())
    page.locator("a.mark").first.click()
    assert page.locator("#panel").is_visible()
    assert time.perf_counter() - start < 2
