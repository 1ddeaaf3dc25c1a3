"""Which scripts no font has where the PDF is set: typst draws their letters as empty boxes and says nothing."""

import unicodedata

import typst

NAMES = {"cjk": "Chinese", "hiragana": "Japanese", "katakana": "Japanese", "hangul": "Korean"}
SIGNS = "further signs"
_REFUSED = "could not be displayed"
_PAGE = b"""#set text(font: ("Libertinus Serif", "Noto Serif", "DejaVu Serif", "Noto Sans"))
#sys.inputs.letters"""


def unshown(text: str) -> tuple[str, ...]:
    """Return the names of the scripts of which a text holds a letter that no font here has, in order.

    Asked of typst itself: PDF/A admits no letter without a shape, so that setting such a letter is refused.
    """
    by_script: dict[str, set[str]] = {}
    for letter in set(text):
        if ord(letter) > 0x2FF and unicodedata.category(letter)[0] not in "ZC":  # noqa: PLR2004 -- Latin ends here
            by_script.setdefault(_script(letter), set()).add(letter)
    return tuple(dict.fromkeys(name for name, letters in sorted(by_script.items()) if _lacks(letters)))


def _script(letter: str) -> str:
    if "\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uffef":
        return NAMES["cjk"]
    if unicodedata.category(letter)[0] not in "LM":
        return SIGNS
    first = unicodedata.name(letter, SIGNS).split(" ")[0].casefold()
    return NAMES.get(first, first.capitalize())


def _lacks(letters: set[str]) -> bool:
    told = {"letters": " ".join(sorted(letters))}
    try:
        typst.compile(_PAGE, format="pdf", pdf_standards="a-2b", sys_inputs=told, timestamp=0)
    except typst.TypstError as refused:
        if _REFUSED in str(refused):
            return True
        raise
    return False
