"""Time a report of 1,000 claims takes to open and answer in headless Chromium: `python -m benchmarks.report_open`.

The report, with every picture that claims are drawn in, is of invented documents, so the figures depend on the
page and the machine alone. A Chromium of the system is needed; where there is none, the measure raises
FileNotFoundError and is skipped.
"""

import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from palermo.publish import Provenance, Report, publish
from palermo.records import Assessment, Claim, Derivation, Document, Extraction, Place, Segment

DOCUMENTS, EACH = 40, 25
SENTENCE = "Pickers in camp {} of valley {} were kept from leaving in the season of 2023."
KINDS = ("forced_labour", "child_labour", "surveillance", "torture", "family_separation")
CODES = ("TCD", "SDN", "LBY", "NGA", "CMR", "CAF", "MLT")
WIDTH, HEIGHT = 1280, 800


def measure() -> dict[str, float]:
    """Return seconds until the page is loaded, until a passage opens, and until the last passage is shown.

    Errors: FileNotFoundError where the system has no Chromium.
    """
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise FileNotFoundError(2, "not found", "chromium")
    files = publish(_report())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        path = Path(folder) / "report.html"
        path.write_bytes(files["report.html"])
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}).new_page()
        figures = _walk(page, path.as_uri())
        browser.close()
    return {**figures, "report_1000_claims.html_megabytes": len(files["report.html"]) / 1e6}


def _walk(page: Page, address: str) -> dict[str, float]:
    start = time.perf_counter()
    page.goto(address)
    loaded = time.perf_counter()
    page.locator("a.mark").first.click()
    page.locator("#panel").wait_for(state="visible")
    opened = time.perf_counter()
    last = page.locator("article.passage").last
    last.scroll_into_view_if_needed()
    last.locator("mark").wait_for(state="visible")
    shown = time.perf_counter()
    return {
        "report_1000_claims.open_seconds": loaded - start,
        "report_1000_claims.passage_seconds": opened - loaded,
        "report_1000_claims.last_passage_seconds": shown - opened,
    }


def _report() -> Report:
    made = tuple(_document(number) for number in range(DOCUMENTS))
    assessment = Assessment(
        "TCD", 2024, ("2023-04-01", "2024-03-31"), None, None, automatic=False, steps=(), findings=()
    )
    return Report(
        assessment=assessment,
        documents=tuple(document for document, _ in made),
        extractions=tuple(extraction for _, extraction in made),
        derivations=tuple(
            Derivation(item.document, made[at // 4 * 4][0].document, "edited" if at % 4 else "root")
            for at, (item, _) in enumerate(made)
        ),
        corroborations=(),
        problems=(),
        provenance=Provenance("benchmark", "2024-06-30"),
    )


def _document(number: int) -> tuple[Document, Extraction]:
    label = f"list-{number:02}.txt"
    quotes = [SENTENCE.format(camp, number) for camp in range(EACH)]
    starts = [sum(len(quote) + 1 for quote in quotes[:index]) for index in range(EACH)]
    text = "\n".join(quotes)
    segments = tuple(Segment(at, at + len(quote)) for at, quote in zip(starts, quotes, strict=True))
    claims = tuple(
        Claim(
            id=f"{label}-{at}", document=label, start=at, end=at + len(quote), quote=quote, chain=(),
            certainty="asserted", verbatim=False, language="en", abuses=(KINDS[camp % len(KINDS)],),
            places=(Place("a valley", CODES[camp % len(CODES)]),), since=str(2010 + (number + camp) % 15),
        )
        for camp, (at, quote) in enumerate(zip(starts, quotes, strict=True))
    )  # fmt: skip
    return Document(label, "ab" * 32, text, "text", segments, "en"), Extraction(label, claims=claims)


if __name__ == "__main__":
    for figure, value in measure().items():
        print(f"{figure}: {value:.3f}")
