"""The Problems that reading can return, each with a stable code.

- `empty_file`: nothing in it. - `unknown_format`: neither text, HTML, PDF, DOCX nor JSON Lines.
- `encrypted_file`: needs a password. - `damaged_file`: the format is known, the content cannot be opened.
- `too_large`: unpacks to more than can be read. - `text_cut`: read up to a limit, `start` says where it ends.
- `undecodable_bytes`: bytes or surrogates that are no characters, replaced by U+FFFD. - `nul_bytes`: likewise.
- `no_text`: opened, holds no text. - `body_uncertain`: no article body found, the whole page was kept.
- `no_text_layer`: a page is an image and no OCR engine was given. - `ocr_found_nothing`: OCR read no word.
- `endless_line`: a million characters without a break.
- `damaged_page`: one page cannot be read. - `bad_line`: a line of a `.jsonl` file is no document.
"""

from palermo.records import Problem

TEXTS = {
    "empty_file": ("the file holds no bytes", "supply the file again"),
    "unknown_format": ("the content is no text, HTML, PDF, DOCX or JSON Lines", "convert it to one of these"),
    "encrypted_file": ("the file is encrypted and cannot be read", "save a copy without a password"),
    "damaged_file": ("the file is damaged or incomplete and cannot be opened", "supply the file again"),
    "too_large": ("the file unpacks to more than can be read safely", "split it into smaller files"),
    "text_cut": ("the text is longer than can be read; the rest was left out", "split it into smaller files"),
    "undecodable_bytes": ("some bytes are no characters and were replaced by U+FFFD", "supply the file as UTF-8"),
    "nul_bytes": ("NUL characters were replaced by U+FFFD", "check that the file is text"),
    "no_text": ("no text was found", "check that the file is complete"),
    "body_uncertain": ("no article body was found; the text of the whole page was kept", "check the page's text"),
    "no_text_layer": ("the page has no text layer", "install tesseract-ocr and add the file again"),
    "ocr_found_nothing": ("text recognition found no word on the page", "supply a better scan"),
    "endless_line": (
        "the text has no line or paragraph break, so it is no writing; it was not read for claims",
        "break the text into paragraphs",
    ),
    "damaged_page": ("the page is damaged and cannot be read", "supply the file again"),
    "bad_line": ("the line is no JSON object with a text", "write one object a line with 'id' and 'text'"),
}


def fault(
    code: str, document: str, *, page: int | None = None, start: int | None = None, detail: str = ""
) -> Problem:
    """Return the Problem of that code for a document, with the page or offset where there is one."""
    message, remedy = TEXTS[code]
    if page is not None:
        message = f"page {page}: {message}"
    return Problem("read", code, message + (f" ({detail})" if detail else ""), remedy, document, page, start)
